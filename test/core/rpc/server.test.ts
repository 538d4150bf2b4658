import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { connectClient, RpcError } from '../../../core/rpc/client.ts'
import type { PageReport, ServerMessage } from '../../../core/rpc/contract.ts'
import type { Port } from '../../../core/rpc/port.ts'
import type { LectureHost } from '../../../core/rpc/host.ts'
import { memoryPortPair } from '../../../core/rpc/ports.ts'
import { serve, type ServeOptions } from '../../../core/rpc/server.ts'
import type { Role } from '../../../core/session/types.ts'
import { sampleDeck, sampleHost } from '../../support/lecture-host.ts'
import { receive } from '../../support/ports.ts'

const emptyReport: PageReport = { deckRevision: 7, pages: [], diagramErrors: [], overflows: [] }

/** Serves a host and returns the page's end past its first snapshot. */
async function connected(
  role: Role,
  host: LectureHost = sampleHost(),
  options?: ServeOptions,
): Promise<Port> {
  const [page, main] = memoryPortPair()
  serve(main, role, host, options)
  await receive(page, 1)
  return page
}

async function reply(page: Port, message: unknown): Promise<ServerMessage> {
  const answer = receive(page, 1)
  page.post(message)
  const [first] = await answer
  return first as ServerMessage
}

const call = (method: string, params: unknown, id = 1) => ({ kind: 'call', id, method, params })

describe('what each role may see', () => {
  test('RP10 the audience never gets notes, not even public ones', async () => {
    const answer = await reply(await connected('audience'), call('slides', { indices: [0, 1, 2] }))
    expect(JSON.stringify(answer)).not.toMatch(/SECRET|public|notesHtml/)
  })

  test('RP11 the presenter gets the notes with private blocks, who prints notes those without, a printer none', async () => {
    const presenter = JSON.stringify(
      await reply(await connected('presenter'), call('slides', { indices: [0] })),
    )
    const notes = JSON.stringify(
      await reply(await connected('notes-printer'), call('slides', { indices: [0] })),
    )
    const printer = JSON.stringify(await reply(await connected('printer'), call('slides', { indices: [0] })))
    expect(presenter).toContain('SECRET')
    expect(notes).toContain('<p>public</p>')
    expect(notes).not.toContain('SECRET')
    expect(printer).not.toMatch(/SECRET|public|notesHtml/)
  })

  test('RP12 mistakes in the sources go to the presenter alone', async () => {
    const outline = async (role: Role) => {
      const client = connectClient(await connected(role))
      return client.call('outline', {})
    }
    expect((await outline('presenter')).diagnostics).toHaveLength(1)
    expect((await outline('audience')).diagnostics).toEqual([])
    expect((await outline('printer')).diagnostics).toEqual([])
  })

  test('RP13 a slide leaves without its source place, its text or any field nobody decided about', async () => {
    const deck = sampleDeck(1)
    Object.assign(deck.slides[0] ?? {}, { rehearsal: 'hush' })
    const answer = await reply(
      await connected('presenter', sampleHost(deck)),
      call('slides', { indices: [0] }),
    )
    const text = JSON.stringify(answer)
    expect(text).not.toContain('hush')
    expect(text).not.toContain('slides/01.md')
  })

  test('RP14 a slide carries its full references with the locator used there', async () => {
    const client = connectClient(await connected('audience'))
    const { slides } = await client.call('slides', { indices: [0] })
    expect(slides[0]?.references).toMatchObject([{ key: 'basbaum1984', locator: 'p. 310', verified: true }])
  })

  test('RP15 indices outside the deck are left out', async () => {
    const client = connectClient(await connected('audience'))
    const { slides } = await client.call('slides', { indices: [99, 1] })
    expect(slides.map(({ index }) => index)).toEqual([1])
  })

  test.each(['audience', 'printer', 'notes-printer'] as const)(
    'RP16 the %s cannot move the lecture',
    async (role) => {
      const host = sampleHost()
      const answer = await reply(await connected(role, host), call('dispatch', { action: { type: 'next' } }))
      expect(answer).toMatchObject({ kind: 'error', id: 1, code: 'forbidden' })
      expect(host.session().position).toEqual({ slide: 0, step: 0 })
    },
  )

  test('RP17 a page’s report reaches the lecture', async () => {
    const host = sampleHost()
    expect(await reply(await connected('printer', host), call('report', { report: emptyReport }))).toEqual({
      kind: 'result',
      id: 1,
      result: {},
    })
    expect(host.reports).toEqual([emptyReport])
  })
})

describe('whatever a page sends', () => {
  test.each([
    ['no object', 'hello'],
    ['null', null],
    ['no call', { kind: 'snapshot' }],
    ['a fractional id', call('outline', {}, 1.5)],
    ['a field too many', { ...call('outline', {}), extra: 1 }],
  ])('RP20 what is no call is answered as a bad message: %s', async (_, message) => {
    expect(await reply(await connected('presenter'), message)).toMatchObject({
      kind: 'error',
      id: null,
      code: 'bad-message',
    })
  })

  test.each(['shutdown', 'constructor', '__proto__', 'toString'])(
    'RP21 a method that the contract has not is unknown: %s',
    async (method) => {
      const answer = await reply(await connected('presenter'), call(method, {}))
      expect(answer).toMatchObject({ kind: 'error', id: 1, code: 'unknown-method' })
    },
  )

  test.each([
    ['a negative index', 'slides', { indices: [-1] }],
    ['a fractional index', 'slides', { indices: [0.5] }],
    ['201 indices', 'slides', { indices: Array.from({ length: 201 }, () => 0) }],
    ['an unknown action', 'dispatch', { action: { type: 'explode' } }],
    ['a field too many', 'dispatch', { action: { type: 'next', now: 1 } }],
    ['an endless slide id', 'dispatch', { action: { type: 'goto', slide: 'x'.repeat(501) } }],
    ['an unknown command', 'dispatch', { command: 'explode' }],
    ['a command that only a page can do', 'dispatch', { command: 'help' }],
    ['an action and a command', 'dispatch', { action: { type: 'next' }, command: 'next' }],
    ['an unknown colour', 'dispatch', { action: { type: 'blank', colour: 'red' } }],
    [
      'an unbounded number',
      'report',
      { report: { ...emptyReport, overflows: [{ slide: 'a', x: Infinity, y: 0 }] } },
    ],
    ['no parameters', 'outline', null],
  ])('RP22 a call with wrong parameters is refused with its reason: %s', async (_, method, params) => {
    const answer = await reply(await connected('presenter'), call(method, params))
    expect(answer).toMatchObject({ kind: 'error', id: 1, code: 'bad-params' })
  })

  test('RP23 200 indices are served', async () => {
    const indices = Array.from({ length: 200 }, (_, index) => index % 3)
    const answer = await reply(await connected('audience'), call('slides', { indices }))
    expect(answer).toMatchObject({ kind: 'result' })
  })

  test('RP24 a failure inside answers without telling about the machine', async () => {
    const host = { ...sampleHost(), deck: () => { throw new Error('/home/anna/lecture exploded') } } // prettier-ignore
    const answer = await reply(await connected('presenter', host), call('outline', {}))
    expect(answer).toMatchObject({ kind: 'error', id: 1, code: 'internal' })
    expect(JSON.stringify(answer)).not.toContain('anna')
  })

  test('RP25 every message gets exactly one answer, and none makes the server throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.anything({ withNullPrototype: true }), { maxLength: 8 }),
        async (messages) => {
          const page = await connected('audience')
          const answers = receive(page, messages.length + 1)
          for (const message of messages) page.post(message)
          page.post(call('outline', {}, 42))
          expect((await answers).at(-1)).toMatchObject({ kind: 'result', id: 42 })
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the pace', () => {
  test('RP30 several changes in one turn make one snapshot, the latest', async () => {
    const host = sampleHost()
    const page = await connected('presenter', host)
    const snapshots: ServerMessage[] = []
    page.onMessage((message) => snapshots.push(message as ServerMessage))
    for (let n = 0; n < 50; n += 1) host.change()
    await vi.waitUntil(() => snapshots.length > 0)
    await reply(page, call('outline', {}))
    expect(snapshots).toEqual([{ kind: 'snapshot', snapshot: host.snapshot('presenter') }])
  })

  test('RP31 a page that calls too often is refused until it slows down', async () => {
    let now = 0
    const page = await connected('audience', sampleHost(), { callsPerSecond: 3, now: () => now })
    const codes: string[] = []
    for (let n = 0; n < 4; n += 1) codes.push((await reply(page, call('outline', {}, n))).kind)
    expect(codes).toEqual(['result', 'result', 'result', 'error'])
    now = 400
    expect(await reply(page, call('outline', {}))).toMatchObject({ kind: 'result' })
    expect(await reply(page, call('outline', {}))).toMatchObject({ code: 'too-many-calls' })
  })
})

describe('the page’s side', () => {
  test('RP40 calls without an answer are rejected when the connection ends', async () => {
    const [page, main] = memoryPortPair()
    const client = connectClient(page)
    const waiting = client.call('outline', {})
    main.close()
    await expect(waiting).rejects.toMatchObject({ name: 'RpcError', code: 'closed' })
    await client.closed
    await expect(client.call('outline', {})).rejects.toBeInstanceOf(RpcError)
  })

  test('RP41 a listener that comes late gets the latest snapshot at once', async () => {
    const [page, main] = memoryPortPair()
    const client = connectClient(page)
    serve(main, 'audience', sampleHost())
    await client.call('outline', {})
    let revision = 0
    client.onSnapshot((snapshot) => {
      revision = snapshot.revision
    })
    expect(revision).toBe(1)
  })

  test('RP42 an older snapshot, and what is no message at all, change nothing', async () => {
    const [page, main] = memoryPortPair()
    const client = connectClient(page)
    const seen: number[] = []
    client.onSnapshot(({ revision }) => seen.push(revision))
    const host = sampleHost()
    const snapshot = (revision: number) => ({
      kind: 'snapshot',
      snapshot: { ...host.snapshot('audience'), revision },
    })
    for (const message of [snapshot(2), null, 'noise', { kind: 'noise' }, snapshot(1), snapshot(3)])
      main.post(message)
    main.close()
    await client.closed
    expect(seen).toEqual([2, 3])
  })
})
