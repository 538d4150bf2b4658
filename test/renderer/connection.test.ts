import { describe, expect, it } from 'vitest'
import type { ClientMessage, Snapshot } from '../../core/rpc/contract.ts'
import type { Port } from '../../core/rpc/port.ts'
import { memoryPortPair } from '../../core/rpc/ports.ts'
import type { ConnectionStatus } from '../../renderer/shared/connect.ts'
import { Connection, ConnectionLost, retryDelay } from '../../renderer/shared/connection.ts'

/** A main side that answers by hand, and a clock that only moves when told to. */
function setUp({ refused = 0, deckBase = '/deck/' } = {}) {
  const ends: { port: Port; calls: ClientMessage[] }[] = []
  const waits: { run: () => void; milliseconds: number }[] = []
  let toRefuse = refused
  const open = (): Port => {
    if (toRefuse > 0) {
      toRefuse -= 1
      throw new Error('refused')
    }
    const [page, main] = memoryPortPair()
    const end = { port: main, calls: [] as ClientMessage[] }
    main.onMessage((message) => end.calls.push(message as ClientMessage))
    ends.push(end)
    return page
  }
  const connection = new Connection(open, {
    deckBase,
    later(run, milliseconds) {
      const wait = { run, milliseconds }
      waits.push(wait)
      return () => waits.splice(waits.indexOf(wait), 1)
    },
  })
  const statuses: ConnectionStatus[] = []
  connection.onStatus((status) => statuses.push(status))
  const last = <T>(list: T[]): T => {
    const item = list.at(-1)
    if (item === undefined) throw new Error('nothing there yet')
    return item
  }
  return {
    connection,
    statuses,
    waits,
    end: () => last(ends),
    connections: () => ends.length,
    refuse: (times: number) => (toRefuse = times),
    retry: () => last(waits.splice(0)).run(),
    async snapshot(revision: number, deckRevision = 1) {
      last(ends).port.post({ kind: 'snapshot', snapshot: snapshotOf(revision, deckRevision) })
      await settled()
    },
    async answer(result: unknown) {
      const { port, calls } = last(ends)
      port.post({ kind: 'result', id: last(calls).id, result })
      await settled()
    },
    async breakOff() {
      last(ends).port.close()
      await settled()
    },
  }
}

function snapshotOf(revision: number, deckRevision: number): Snapshot {
  return { revision, deckRevision, now: 0, view: { role: 'printer', appearance: 'light', ink: [] } }
}

/** Everything that was under way in memory has arrived. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

describe('the connection of a page', () => {
  it('PV1 is open with the first snapshot, and a later listener gets the latest one', async () => {
    const { connection, statuses, snapshot } = setUp()
    expect(statuses).toEqual(['connecting'])
    await snapshot(1)
    await snapshot(2)
    expect(statuses).toEqual(['connecting', 'open'])
    const seen: number[] = []
    connection.onSnapshot(({ revision }) => seen.push(revision))
    expect(seen).toEqual([2])
    await snapshot(3)
    expect(seen).toEqual([2, 3])
  })

  it('PV2 reconnects for ever, soon at first and every two seconds later', async () => {
    const { statuses, waits, connections, refuse, retry, snapshot, breakOff } = setUp()
    await snapshot(1)
    refuse(7)
    await breakOff()
    const delays: number[] = []
    for (let attempt = 0; attempt < 8; attempt += 1) {
      delays.push(waits.at(-1)?.milliseconds ?? -1)
      retry()
    }
    expect(delays).toEqual([150, 300, 600, 1200, 2000, 2000, 2000, 2000])
    expect(connections()).toBe(2)
    await snapshot(1)
    expect(statuses).toEqual(['connecting', 'open', 'lost', 'open'])
    await breakOff()
    expect(waits.at(-1)?.milliseconds).toBe(retryDelay(0))
  })

  it('PV3 refuses an intent while the connection is lost and never sends it later', async () => {
    const { connection, end, retry, snapshot, breakOff } = setUp()
    await snapshot(1)
    await breakOff()
    await expect(connection.dispatch({ type: 'next' })).rejects.toBeInstanceOf(ConnectionLost)
    retry()
    await snapshot(2)
    expect(end().calls).toEqual([])
  })

  it('PV4 rejects what was under way when the connection broke', async () => {
    const { connection, end, snapshot, breakOff } = setUp()
    await snapshot(1)
    const dispatched = connection.dispatch({ type: 'next' })
    await settled()
    expect(end().calls).toMatchObject([{ method: 'dispatch', params: { action: { type: 'next' } } }])
    const refusal = dispatched.catch((error: unknown) => error)
    await breakOff()
    expect(await refusal).toMatchObject({ code: 'closed' })
  })

  it('PV5 lets reading wait for the connection instead of failing', async () => {
    const { connection, end, answer, snapshot } = setUp()
    const outline = connection.outline()
    await settled()
    expect(end().calls).toEqual([])
    await snapshot(1)
    await answer({ deckRevision: 1 })
    await expect(outline).resolves.toEqual({ deckRevision: 1 })
  })

  it('PV6 asks for the outline once per deck revision, and again after every reconnect', async () => {
    const { connection, end, answer, retry, snapshot, breakOff } = setUp()
    await snapshot(1)
    const first = connection.outline()
    const second = connection.outline()
    await settled()
    await answer({ deckRevision: 1 })
    expect(await first).toBe(await second)
    expect(end().calls).toHaveLength(1)
    await snapshot(2, 2)
    void connection.outline()
    await settled()
    expect(end().calls).toHaveLength(2)
    await answer({ deckRevision: 2 })
    await breakOff()
    retry()
    await snapshot(1, 2)
    void connection.outline()
    await settled()
    expect(end().calls).toMatchObject([{ method: 'outline' }])
  })

  it('PV7 ignores a connection that was replaced, and stops for good when closed', async () => {
    const { connection, waits, end, snapshot } = setUp()
    await snapshot(1)
    connection.close()
    await settled()
    end().port.close()
    await settled()
    expect(waits).toEqual([])
  })

  it('PV8 points the pictures of slides at the host where the deck lives', async () => {
    const { connection, answer, snapshot } = setUp({ deckBase: 'lectern://deck/' })
    await snapshot(1)
    const slides = connection.slides([0])
    await settled()
    await answer({ deckRevision: 1, slides: [{ index: 0, html: '<img src="/deck/a%20b.svg">' }] })
    expect((await slides)[0]?.html).toBe('<img src="lectern://deck/a%20b.svg">')
  })

  it('PV9 skips the wait when asked to, and only then', async () => {
    const { connection, connections, snapshot, breakOff } = setUp()
    await snapshot(1)
    connection.retryNow()
    expect(connections()).toBe(1)
    await breakOff()
    connection.retryNow()
    expect(connections()).toBe(2)
  })
})
