import { describe, expect, test } from 'vitest'
import { orClose } from '../../main/electron/or-close.ts'
import { settle } from './fake-time.ts'
import type { FakeWindow } from './fake-window.ts'
import { pageIn, setUpShell } from './set-up-shell.ts'

interface Place {
  x: number
  y: number
  width: number
  height: number
}

function overlaps(a: Place, b: Place): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function press(window: FakeWindow, key: string, shift = false, isAutoRepeat = false): boolean {
  let taken = false
  window.webContents.emit(
    'before-input-event',
    { preventDefault: () => (taken = true) },
    { type: 'keyDown', key, control: false, alt: false, meta: false, shift, isAutoRepeat },
  )
  return taken
}

describe('ST209 one key swaps the displays, one puts the slides over the notes', () => {
  test.each(['page', 'audience', 'menu'] as const)('swapping, from the %s', async (from) => {
    const { presenter, audience, click } = await setUpShell()
    const [desk, stage] = [presenter.bounds, audience.bounds]
    const swap = async () => {
      if (from === 'page') await pageIn(presenter).client.call('arrange', { what: 'swap-displays' })
      else if (from === 'menu') click('swap')
      else press(audience, 'V', true)
      await settle()
    }
    await swap()
    expect(overlaps(audience.bounds, stage)).toBe(false)
    expect(overlaps(presenter.bounds, stage)).toBe(true)
    await swap()
    expect([overlaps(audience.bounds, stage), overlaps(presenter.bounds, desk)]).toEqual([true, true])
  })

  test('with one display the slides come over the notes and go again, and a held key does it once', async () => {
    const { presenter, audience } = await setUpShell({ projector: false })
    const { client } = pageIn(presenter)
    expect(audience.visible).toBe(false)
    await client.call('arrange', { what: 'one-display' })
    await settle()
    expect(audience.visible && audience.fullScreen).toBe(true)
    press(audience, 'v', false, true)
    await settle()
    expect(audience.visible).toBe(true)
    expect(press(audience, 'v')).toBe(true)
    await settle()
    expect(audience.visible).toBe(false)
  })

  test('the room cannot', async () => {
    const { audience } = await setUpShell()
    const before = audience.bounds
    await expect(pageIn(audience).client.call('arrange', { what: 'swap-displays' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(audience.bounds).toEqual(before)
  })
})

describe('AP216 a lecture whose setting up fails is closed again', () => {
  test('and it is told why it failed, also when closing fails too', async () => {
    for (const close of [async () => {}, () => Promise.reject(new Error('closing'))]) {
      let closed = 0
      const opened = {
        close() {
          closed += 1
          return close()
        },
      }
      await expect(orClose(opened, () => Promise.reject(new Error('no network')))).rejects.toThrow(
        'no network',
      )
      expect(closed).toBe(1)
      expect(await orClose(opened, async (found) => found === opened)).toBe(true)
      expect(closed).toBe(1)
    }
  })
})
