import { describe, expect, test } from 'vitest'
import type { Port } from '../../core/rpc/port.ts'
import { CHANNEL, readEnvelope } from '../../main/electron/envelope.ts'
import { acceptPorts, isTrustedFrame } from '../../main/electron/ipc-port.ts'
import { portContract } from '../core/rpc/contract.suite.ts'
import { settle } from './fake-time.ts'
import { FakeContents } from './fake-window.ts'
import { pageOf } from './page-of.ts'

const ORIGIN = 'lectern://app'

function setUp() {
  const contents = new FakeContents()
  const accepted: Port[] = []
  const clock = { now: 0 }
  const accept = (port: Port) => accepted.push(port)
  const closeAll = acceptPorts(contents, ORIGIN, accept, () => clock.now)
  return { contents, accepted, clock, closeAll, connect: pageOf(contents) }
}

/** Everything a port got, and whether it closed. */
function watch(port: Port | undefined) {
  if (!port) throw new Error('There is no port.')
  const seen = { messages: [] as unknown[], closed: 0 }
  port.onMessage((message) => seen.messages.push(message))
  port.onClose(() => (seen.closed += 1))
  return seen
}

portContract('Electron IPC', async () => {
  const { accepted, connect } = setUp()
  const page = connect()
  await settle()
  const [main] = accepted
  if (!main) throw new Error('The page was not accepted.')
  return {
    page,
    main,
    async dispose() {
      page.close()
      await settle()
    },
  }
})

describe('EL20 main listens to the page itself alone', () => {
  const ROWS: [name: string, frame: FakeContents['frame'], trusted: boolean][] = [
    ['our page', { origin: ORIGIN, parent: null }, true],
    ['a frame that has gone', null, false],
    ['a frame inside our page', { origin: ORIGIN, parent: {} }, false],
    ['a file of the lecture', { origin: 'lectern://deck', parent: null }, false],
    ['a sandboxed document', { origin: 'null', parent: null }, false],
    ['the web', { origin: 'https://app', parent: null }, false],
    ['an origin that begins like ours', { origin: 'lectern://app.evil', parent: null }, false],
  ]
  test.each(ROWS)('%s', async (_name, frame, trusted) => {
    expect(isTrustedFrame(frame, ORIGIN)).toBe(trusted)
    const { contents, accepted, connect } = setUp()
    contents.frame = frame
    connect()
    await settle()
    expect(accepted).toHaveLength(trusted ? 1 : 0)
  })

  test('each message is looked at, not only the first', async () => {
    const { contents, accepted, connect } = setUp()
    const page = connect()
    await settle()
    const main = watch(accepted[0])
    contents.frame = { origin: 'https://evil.example', parent: null }
    page.post('forged')
    await settle()
    contents.frame = { origin: ORIGIN, parent: null }
    page.post('genuine')
    await settle()
    expect(main.messages).toEqual(['genuine'])
  })

  const NONSENSE: unknown[] = [
    undefined,
    null,
    'open',
    {},
    { document: '', connection: 0, kind: 'open' },
    { document: 'd'.repeat(65), connection: 0, kind: 'open' },
    { document: 'd', connection: -1, kind: 'open' },
    { document: 'd', connection: 0.5, kind: 'open' },
    { document: 'd', connection: '0', kind: 'open' },
    { document: 'd', connection: 0, kind: 'OPEN' },
    { document: 1, connection: 0, kind: 'open' },
  ]
  test.each(NONSENSE)('what is no envelope is dropped: %j', async (message) => {
    expect(readEnvelope(message)).toBe(null)
    const { contents, accepted } = setUp()
    contents.renderer.send(CHANNEL, message)
    await settle()
    expect(accepted).toEqual([])
  })
})

describe('EL21 a connection ends with its document', () => {
  test('a page that reloads closes the connections it had, and gets a new one', async () => {
    const { contents, accepted, connect } = setUp()
    connect()
    await settle()
    const before = watch(accepted[0])
    pageOf(contents, 'document-2')()
    await settle()
    expect(before.closed).toBe(1)
    expect(accepted).toHaveLength(2)
  })

  test('what is sent late to the old document does not reach the new one', async () => {
    const { contents, accepted, connect } = setUp()
    connect()
    await settle()
    accepted[0]?.post('for the old one')
    const page = watch(pageOf(contents, 'document-2')())
    await settle()
    accepted[0]?.post('later still')
    accepted[1]?.post('for the new one')
    await settle()
    expect(page.messages).toEqual(['for the new one'])
  })

  test('a page whose process dies closes them, and may connect again', async () => {
    const { contents, accepted, connect } = setUp()
    connect()
    await settle()
    const main = watch(accepted[0])
    contents.crash('crashed')
    expect(main.closed).toBe(1)
    pageOf(contents, 'document-2')()
    await settle()
    expect(accepted).toHaveLength(2)
  })

  test('a window that is destroyed closes them and is sent nothing more', async () => {
    const { contents, accepted, connect } = setUp()
    connect()
    await settle()
    const main = watch(accepted[0])
    contents.destroyed = true
    contents.emit('destroyed')
    expect(main.closed).toBe(1)
    expect(() => accepted[0]?.post('late')).not.toThrow()
  })

  test('closed from here, the page is told and may connect again', async () => {
    const { accepted, closeAll, connect } = setUp()
    const page = watch(connect())
    await settle()
    closeAll()
    await settle()
    expect(page.closed).toBe(1)
    connect()
    await settle()
    expect(accepted).toHaveLength(2)
  })

  test('a page cannot pile up connections', async () => {
    const { accepted, connect } = setUp()
    const ports = Array.from({ length: 20 }, () => watch(connect()))
    await settle()
    expect(accepted).toHaveLength(8)
    expect(ports.filter(({ closed }) => closed === 1)).toHaveLength(12)
  })
})

describe('EL101 a page that floods main is cut off, and may come back', () => {
  test('more than 500 messages a second close its connections', async () => {
    const { accepted, clock, connect } = setUp()
    const page = connect()
    await settle()
    const main = watch(accepted[0])
    for (let n = 0; n < 600; n += 1) page.post(n)
    await settle()
    expect(main.messages).toHaveLength(499)
    expect(main.closed).toBe(1)
    clock.now += 1000
    connect()
    await settle()
    expect(accepted).toHaveLength(2)
  })

  test('opening and closing counts as well, and a lecture’s own pace does not come near', async () => {
    const { accepted, clock, connect } = setUp()
    for (let n = 0; n < 400; n += 1) connect().close()
    await settle()
    expect(accepted).toHaveLength(250)
    clock.now += 1000
    const page = connect()
    await settle()
    const main = watch(accepted.at(-1))
    for (let second = 0; second < 60; second += 1) {
      for (let n = 0; n < 50; n += 1) page.post(n)
      clock.now += 1000
      await settle()
    }
    expect(main.messages).toHaveLength(3000)
    expect(main.closed).toBe(0)
  })

  test('what nobody listens to yet is kept, but not without end', async () => {
    const { accepted, clock, connect } = setUp()
    const page = connect()
    for (let second = 0; second < 3; second += 1) {
      for (let n = 0; n < 400; n += 1) page.post(n)
      await settle()
      clock.now += 1000
    }
    expect(watch(accepted[0])).toMatchObject({ closed: 1, messages: [] })
  })
})
