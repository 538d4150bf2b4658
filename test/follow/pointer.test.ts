import { describe, expect, test } from 'vitest'
import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'
import { followPointer, NO_POINTER } from '../../core/rpc/followed-pointer.ts'
import type { Action, Pointer } from '../../core/session/types.ts'
import { createCrowd } from '../../main/follow/crowd.ts'
import { createRounds, roundLength } from '../../main/follow/pace.ts'
import { sampleHost } from '../support/lecture-host.ts'

const laser = (x: number, slide = 'slide-0'): Pointer => ({ kind: 'laser', slide, x, y: 20 })
const holding = (tool: 'laser' | 'spotlight' | 'none' | 'pen'): Action => ({ type: 'tool', tool })

function pointed() {
  const host = sampleHost()
  const pointer = followPointer(host, () => {})
  const seen = () => (JSON.parse(pointer.text()) as { pointer: Pointer | null }).pointer
  return { host, seen }
}

describe('what followers see of a hand', () => {
  test('ST200 laser and spotlight are seen where the room sees them', () => {
    const { host, seen } = pointed()
    host.dispatch(holding('laser'))
    host.point(laser(10))
    expect(seen()).toEqual(laser(10))
    host.dispatch(holding('spotlight'))
    expect(seen()).toBeNull()
    host.point({ ...laser(30), kind: 'spotlight' } as Pointer)
    expect(seen()).toMatchObject({ kind: 'spotlight', x: 30 })
    host.point(null)
    expect(seen()).toBeNull()
  })

  test('ST201 a hand on a slide that the lecturer looks at in private, or behind a blank screen, is not told', () => {
    const { host, seen } = pointed()
    host.dispatch(holding('laser'))
    host.dispatch({ type: 'freeze' })
    host.dispatch({ type: 'goto', slide: 'slide-2' })
    host.point(laser(10, 'slide-2'))
    expect(seen()).toBeNull()
    host.point(laser(10, 'slide-0'))
    expect(seen()).toEqual(laser(10))
    host.dispatch({ type: 'blank', colour: 'black' })
    expect(seen()).toBeNull()
  })

  test('ST202 what was pointed at goes with the tool, also when the page that pointed says nothing more', () => {
    const { host, seen } = pointed()
    host.dispatch(holding('laser'))
    host.point(laser(10))
    host.dispatch(holding('none'))
    expect(seen()).toBeNull()
  })

  test('ST202 a line on its way is not told', () => {
    const { host, seen } = pointed()
    host.dispatch(holding('pen'))
    const stroke = { id: 's', tool: 'pen', colour: 'red', width: 4, step: 0, points: [1, 2] } as const
    host.point({ kind: 'stroke', slide: 'slide-0', stroke })
    expect(seen()).toBeNull()
  })
})

/** A follower's socket without a network. */
class Listener extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  readonly heard: string[] = []
  send(text: string): void {
    this.heard.push(text)
  }
  terminate(): void {}
  get pointers(): string[] {
    return this.heard.filter((text) => text.includes('"pointer"'))
  }
}

/** So many followers, by a clock that stands until it is moved on. */
async function crowdOf(count: number) {
  const host = sampleHost()
  host.dispatch(holding('laser'))
  let now = 0
  const waiting = new Set<{ at: number; callback: () => void }>()
  const later = (callback: () => void, milliseconds: number) => {
    const entry = { at: now + milliseconds, callback }
    waiting.add(entry)
    return () => void waiting.delete(entry)
  }
  const crowd = createCrowd(host, { changed() {}, now: () => now, later })
  const listeners = Array.from({ length: count }, () => new Listener())
  for (const listener of listeners) crowd.join(listener as unknown as WebSocket)
  const turns = async () => {
    // One turn serves twenty.
    for (let turn = 0; turn < count / 20 + 2; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }
  await turns()
  return {
    host,
    crowd,
    listeners,
    turns,
    waiting,
    async wait(milliseconds: number) {
      now += milliseconds
      for (const entry of waiting)
        if (entry.at <= now) {
          waiting.delete(entry)
          entry.callback()
        }
      await turns()
    },
  }
}

describe('telling hundreds where the hand is', () => {
  test('ST203 a hand that moves on and on is told in rounds, each time only where it is by then', async () => {
    const { host, listeners, turns, wait } = await crowdOf(3)
    for (let x = 1; x <= 100; x += 1) host.point(laser(x))
    // Not in the turn in which it moved.
    expect(listeners[0]?.pointers).toEqual([])
    await turns()
    expect(listeners[0]?.pointers).toHaveLength(1)
    for (let x = 101; x <= 200; x += 1) host.point(laser(x))
    await wait(49)
    expect(listeners[0]?.pointers).toHaveLength(1)
    await wait(1)
    for (const { pointers } of listeners) expect(pointers).toHaveLength(2)
    expect(JSON.parse(listeners[0]?.pointers[1] ?? '')).toMatchObject({ pointer: { x: 200 } })
    host.point(null)
    await wait(50)
    for (const { pointers } of listeners) expect(pointers.at(-1)).toBe(NO_POINTER)
    await wait(1000)
    expect(listeners[0]?.pointers).toHaveLength(3)
  })

  test('ST204 the more follow, the fewer rounds: a hand never costs more than 4000 messages a second', async () => {
    expect([1, 200, 500, 1000].map(roundLength)).toEqual([50, 50, 125, 250])
    const { host, listeners, wait } = await crowdOf(500)
    for (let time = 0; time < 1000; time += 10) {
      host.point(laser(time + 1))
      await wait(10)
    }
    const told = listeners.reduce((sum, { pointers }) => sum + pointers.length, 0)
    expect(told).toBeGreaterThan(500 * 6)
    expect(told).toBeLessThanOrEqual(500 * 8)
  })

  test('ST205 the slide comes before the hand, and no turn serves more than twenty', async () => {
    const { host, listeners } = await crowdOf(60)
    const before = listeners.map(({ heard }) => heard.length)
    host.point(laser(5))
    host.dispatch({ type: 'next' })
    await new Promise((resolve) => setImmediate(resolve))
    const heard = listeners.map((one, at) => one.heard.length - (before[at] ?? 0))
    expect(heard.reduce((sum, count) => sum + count, 0)).toBe(20)
    expect(listeners.flatMap(({ pointers }) => pointers)).toEqual([])
  })

  test('ST206 a device that has not read what it got hears of the hand when it has, and the others do not wait', async () => {
    const { host, listeners, turns, wait } = await crowdOf(2)
    const [slow, quick] = listeners
    if (slow === undefined || quick === undefined) throw new TypeError('There are two.')
    slow.bufferedAmount = 100_000
    host.point(laser(7))
    await turns()
    expect([slow.pointers.length, quick.pointers.length]).toEqual([0, 1])
    await wait(50)
    expect(slow.pointers).toEqual([])
    slow.bufferedAmount = 0
    await wait(50)
    expect(JSON.parse(slow.pointers[0] ?? '')).toMatchObject({ pointer: { x: 7 } })
  })

  test('ST207 a hand that rests is gone with the slide, the screen or the tool that it was on', async () => {
    const { host, listeners, turns, wait } = await crowdOf(1)
    host.point(laser(7))
    await turns()
    host.dispatch({ type: 'blank', colour: 'black' })
    await wait(50)
    expect(listeners[0]?.pointers.at(-1)).toBe(NO_POINTER)
    host.dispatch({ type: 'live' })
    await wait(50)
    expect(JSON.parse(listeners[0]?.pointers.at(-1) ?? '')).toMatchObject({ pointer: { x: 7 } })
    host.dispatch(holding('none'))
    await wait(50)
    expect(listeners[0]?.pointers.at(-1)).toBe(NO_POINTER)
  })

  test('ST207 whoever comes later sees the hand too, and nothing is planned any more once it is over', async () => {
    const { host, crowd, turns, waiting } = await crowdOf(1)
    host.point(laser(7))
    await turns()
    const late = new Listener()
    crowd.join(late as unknown as WebSocket)
    await turns()
    expect(late.pointers).toHaveLength(1)
    expect(late.heard[0]).toContain('"snapshot"')
    host.point(laser(8))
    crowd.close()
    expect(waiting.size).toBe(0)
    host.point(laser(9))
    expect(waiting.size).toBe(0)
  })

  test('ST208 a round that was called off does not begin', () => {
    const callOff: string[] = []
    let begun = 0
    const rounds = createRounds({
      begin: () => (begun += 1),
      length: () => 50,
      now: () => 0,
      later: () => () => callOff.push('off'),
    })
    rounds.ask()
    rounds.ask()
    rounds.ask()
    rounds.close()
    expect([begun, callOff]).toEqual([1, ['off']])
  })
})
