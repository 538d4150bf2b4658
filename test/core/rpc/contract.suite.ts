import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectClient } from '../../../core/rpc/client.ts'
import { serve } from '../../../core/rpc/server.ts'
import { sampleHost } from '../../support/lecture-host.ts'
import { receive, whenClosed, type PortPair } from '../../support/ports.ts'

/**
 * What every shell's Port must keep, and the contract over it. Each shell runs this over its own pair.
 *
 * @param makePair makes a fresh, connected pair for each test
 */
export function portContract(name: string, makePair: () => PortPair | Promise<PortPair>): void {
  describe(`the port over ${name}`, () => {
    let pair: PortPair
    beforeEach(async () => {
      pair = await makePair()
    })
    afterEach(() => pair.dispose())

    test('RP1 messages arrive whole and in order, both ways', async () => {
      const messages = [{ n: 1 }, 'two', [3, null], { deep: { text: 'β-endorphin → μ 🧠', flag: true } }]
      const atMain = receive(pair.main, messages.length)
      const atPage = receive(pair.page, messages.length)
      for (const message of messages) {
        pair.page.post(message)
        pair.main.post(message)
      }
      expect(await atMain).toEqual(messages)
      expect(await atPage).toEqual(messages)
    })

    test('RP2 messages that came before the listener are kept for it', async () => {
      pair.main.post('first')
      pair.main.post('second')
      pair.page.post('ping')
      await receive(pair.main, 1)
      pair.main.post('third')
      expect(await receive(pair.page, 3)).toEqual(['first', 'second', 'third'])
    })

    test('RP3 a message is what it was when posted, and arrives after the call that posted it', async () => {
      const message = { step: 1 }
      let arrived = false
      const received = receive(pair.page, 1).then(([first]) => {
        arrived = true
        return first
      })
      pair.main.post(message)
      message.step = 2
      expect(arrived).toBe(false)
      expect(await received).toEqual({ step: 1 })
    })

    test('RP4 a large message arrives whole', async () => {
      const html = 'é<p>'.repeat(150_000)
      pair.main.post({ html })
      expect(await receive(pair.page, 1)).toEqual([{ html }])
    })

    test.each(['page', 'main'] as const)(
      'RP5 closing the %s end closes both, and tells each once',
      async (end) => {
        let told = 0
        const both = Promise.all([
          whenClosed(pair.page).then(() => (told += 1)),
          whenClosed(pair.main).then(() => (told += 1)),
        ])
        pair[end].close()
        await both
        pair.page.close()
        pair.main.close()
        expect(told).toBe(2)
      },
    )

    test('RP6 posting to a closed port is dropped in silence, a late listener is told at once', async () => {
      const ends = Promise.all([whenClosed(pair.page), whenClosed(pair.main)])
      pair.page.close()
      await ends
      expect(() => pair.page.post('late')).not.toThrow()
      expect(() => pair.main.post('late')).not.toThrow()
      let told = 0
      pair.page.onClose(() => (told += 1))
      pair.main.onClose(() => (told += 1))
      expect(told).toBe(2)
    })

    test('RP7 a page gets a snapshot at once and after each change', async () => {
      serve(pair.main, 'presenter', sampleHost())
      const client = connectClient(pair.page)
      const seen: number[] = []
      const moved = new Promise<void>((resolve) => {
        client.onSnapshot(({ view }) => {
          if (view.role !== 'presenter') return
          seen.push(view.session.position.step)
          if (view.session.position.step === 1) resolve()
          else void client.call('dispatch', { action: { type: 'goto', slide: 'slide-0', step: 1 } })
        })
      })
      await moved
      expect(seen).toEqual([0, 1])
    })

    test('RP8 calls are answered, refusals carry their code, and the end of the line rejects', async () => {
      serve(pair.main, 'audience', sampleHost())
      const client = connectClient(pair.page)
      const answer = await client.call('slides', { indices: [2, 0] })
      expect(answer.slides.map(({ id }) => id)).toEqual(['slide-2', 'slide-0'])
      await expect(client.call('dispatch', { action: { type: 'next' } })).rejects.toMatchObject({
        code: 'forbidden',
      })
      client.close()
      await client.closed
      await expect(client.call('outline', {})).rejects.toMatchObject({ code: 'closed' })
    })

    test('RP9 the server stops listening to the lecture when the page has gone', async () => {
      const host = sampleHost()
      serve(pair.main, 'presenter', host)
      expect(host.subscribers).toBe(1)
      const client = connectClient(pair.page)
      const served = whenUnsubscribed(host)
      client.close()
      await served
      expect(host.subscribers).toBe(0)
    })
  })
}

/** Resolves once the host has no subscriber left; polls in turns of the event loop, not in time. */
async function whenUnsubscribed(host: { readonly subscribers: number }): Promise<void> {
  while (host.subscribers > 0) await new Promise((resolve) => setImmediate(resolve))
}
