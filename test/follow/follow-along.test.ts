import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { qrCode, qrLines } from '../../core/follow/qr-code.ts'
import type { Snapshot } from '../../core/rpc/contract.ts'
import { createFollowAlong, type FollowPlace } from '../../main/follow/follow-along.ts'
import { sampleHost } from '../support/lecture-host.ts'

/** Following along on this machine alone; what it keeps is in `kept`. */
function stage(before: FollowPlace | null = null, addresses = ['127.0.0.1']) {
  const host = sampleHost()
  const kept: (FollowPlace | null)[] = []
  const service = createFollowAlong({
    host,
    routes: async () => new Response('page'),
    before,
    keep: (place) => void kept.push(place),
    addresses: () => addresses,
  })
  onTestFinished(() => service.close())
  return { host, kept, service }
}

type Stage = ReturnType<typeof stage>

async function turnedOn(...args: Parameters<typeof stage>) {
  const made = stage(...args)
  made.service.turn(true)
  await made.service.settled()
  return { ...made, address: addressOf(made) }
}

function addressOf({ service }: Pick<Stage, 'service'>): string {
  const state = service.state()
  if (state.kind !== 'on') throw new TypeError(`It is ${state.kind}.`)
  return state.address
}

/** A follower's socket and the snapshots that it gets. */
async function follow(address: string) {
  const { origin, host, port } = new URL(address)
  const entered = await fetch(address, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const socket = new WebSocket(`ws://${host}/rpc?role=follower`, { origin, headers: { cookie } })
  onTestFinished(() => socket.terminate())
  const messages: string[] = []
  socket.on('message', (data) => void messages.push(String(data)))
  await once(socket, 'message')
  return { socket, messages, cookie, port: Number(port) }
}

const snapshots = (messages: string[]) =>
  messages.map((text) => (JSON.parse(text) as { snapshot: Snapshot }).snapshot)

describe('turning following along on and off', () => {
  test('WS77 nothing listens until it is turned on, and nothing when it is off again', async () => {
    const { service } = stage()
    expect(service.state()).toEqual({ kind: 'off' })
    service.turn(true)
    expect(service.state()).toEqual({ kind: 'starting' })
    await service.settled()
    const address = addressOf({ service })
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303)
    const { socket } = await follow(address)
    service.turn(false)
    await once(socket, 'close')
    await service.settled()
    expect(service.state()).toEqual({ kind: 'off' })
    await expect(fetch(address)).rejects.toThrow('fetch failed')
  })

  test('WS78 turned on again it is found at the same address', async () => {
    const { service, address } = await turnedOn()
    service.turn(false)
    service.turn(true)
    await service.settled()
    expect(addressOf({ service })).toBe(address)
  })

  test('WS79 after a crash it is on again, at the same address, and may still be shown to the room', async () => {
    const first = await turnedOn()
    first.service.show(true)
    const place = first.kept.at(-1) ?? null
    expect(place).toMatchObject({ isShown: true })
    await first.service.close()
    const second = stage(place)
    await second.service.settled()
    expect(second.service.state()).toMatchObject({ kind: 'on', address: first.address, isShown: true })
  })

  test('WS80 a port that is another program’s by now gives way to a free one', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const { service } = stage({ port, token: 'abcdefgh23', isShown: false })
    await service.settled()
    expect(addressOf({ service })).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/abcdefgh23$/)
    expect(addressOf({ service })).not.toContain(`:${port}/`)
  })

  test('WS81 without a network, or where an address cannot be used, words say so', async () => {
    const none = stage(null, [])
    none.service.turn(true)
    await none.service.settled()
    expect(none.service.state()).toMatchObject({ kind: 'off', trouble: expect.stringContaining('Wi-Fi') })
    const foreign = stage(null, ['192.0.2.1'])
    foreign.service.turn(true)
    await foreign.service.settled()
    expect(foreign.service.state()).toMatchObject({
      kind: 'off',
      trouble: 'The address 192.0.2.1 cannot be used (EADDRNOTAVAIL).',
    })
  })

  test('WS82 a follower is told at once where the room is, and then each time it sees something else', async () => {
    const { host, address } = await turnedOn()
    host.dispatch({ type: 'next' })
    const { socket, messages } = await follow(address)
    host.dispatch({ type: 'clock', command: 'pause' })
    host.dispatch({ type: 'next' })
    await once(socket, 'message')
    expect(snapshots(messages).map(({ view }) => view)).toMatchObject([
      { position: { slide: 0, step: 1 } },
      { position: { slide: 1, step: 0 } },
    ])
  })

  test('WS83 hundreds get the latest, a few in each turn, and none twice', async () => {
    const { host, address } = await turnedOn()
    const crowd = []
    for (let one = 0; one < 120; one += 1) crowd.push(await follow(address))
    const told = crowd.map(({ socket }) => once(socket, 'message'))
    host.dispatch({ type: 'next' })
    // In the turn of the change itself no follower is served.
    for (const { messages } of crowd) expect(messages).toHaveLength(1)
    host.dispatch({ type: 'next' })
    await Promise.all(told)
    for (const { messages } of crowd) {
      expect(messages).toHaveLength(2)
      expect(snapshots(messages).at(-1)?.view).toMatchObject({ position: { slide: 1, step: 0 } })
    }
  })

  test('WS84 a follower that sends too much, too often or nonsense is let go, and the others stay', async () => {
    const { address } = await turnedOn()
    const [large, often, binary, good] = [
      await follow(address),
      await follow(address),
      await follow(address),
      await follow(address),
    ]
    const closed = [large, often, binary].map(({ socket }) => once(socket, 'close'))
    large.socket.send('x'.repeat(20_000))
    for (let time = 0; time < 30; time += 1)
      often.socket.send(JSON.stringify({ kind: 'call', id: time, method: 'outline', params: {} }))
    binary.socket.send(Buffer.from([1, 2, 3]))
    const codes = (await Promise.all(closed)).map(([code]) => code as number)
    expect(codes).toEqual([1009, 1008, 1003])
    expect(good.socket.readyState).toBe(WebSocket.OPEN)
  })
})

describe('the code with the address', () => {
  const ADDRESS = 'http://192.168.1.20:41234/abcdefgh23'

  test('WS85 is a code with its quiet border, the same in a picture and in a terminal', () => {
    const { size, path } = qrCode(ADDRESS)
    const lines = qrLines(ADDRESS, false)
    expect(lines).toHaveLength(Math.ceil(size / 2))
    const dark = new Set<string>()
    for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
      for (let at = 0; at < Number(length); at += 1) dark.add(`${Number(x) + at} ${y}`)
    expect(dark.has('4 4')).toBe(true)
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) {
        const block = lines[Math.floor(y / 2)]?.[x] ?? ''
        const isDark = y % 2 === 0 ? ' ▄'.includes(block) : ' ▀'.includes(block)
        expect(isDark, `${x} ${y}`).toBe(dark.has(`${x} ${y}`))
        const isBorder = Math.min(x, y) < 4 || Math.max(x, y) >= size - 4
        expect(isBorder && isDark, 'dark in the border').toBe(false)
      }
    }
  })

  test('WS86 tells a terminal both colours where it has colours', () => {
    for (const line of qrLines(ADDRESS, true))
      expect([line.slice(0, 8), line.slice(-4)]).toEqual(['\u001B[97;40m', '\u001B[0m'])
  })
})
