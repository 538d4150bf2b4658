import { describe, expect, test } from 'vitest'
import { elapsed, runClock } from '../../../core/session/clock.ts'
import { initialSession, reduce } from '../../../core/session/reduce.ts'
import type { Clock, DeckShape } from '../../../core/session/types.ts'

const shape: DeckShape = {
  slides: [
    { id: 'a', lastStep: 0 },
    { id: 'b', lastStep: 0 },
    { id: 'c', lastStep: 0 },
  ],
}

describe('the clock', () => {
  test('SE20 it starts by itself when the lecture leaves its first position', () => {
    const session = reduce(initialSession(shape, 'light'), { type: 'next' }, shape, 500)
    expect(session.clock).toEqual({ kind: 'running', since: 500, before: 0 })
  })

  test('SE21 moving on later does not start a clock that was set to zero', () => {
    const moved = reduce(initialSession(shape, 'light'), { type: 'next' }, shape, 500)
    const reset = reduce(moved, { type: 'clock', command: 'reset' }, shape, 600)
    expect(reduce(reset, { type: 'next' }, shape, 700).clock).toEqual({ kind: 'waiting' })
  })

  test('SE22 time while paused does not count', () => {
    let clock: Clock = { kind: 'waiting' }
    clock = runClock(clock, 'start', 1000)
    clock = runClock(clock, 'pause', 4000)
    expect(elapsed(clock, 99_000)).toBe(3000)
    clock = runClock(clock, 'start', 10_000)
    expect(elapsed(clock, 12_000)).toBe(5000)
  })

  test('SE23 starting a running clock keeps it, resetting gives zero', () => {
    const clock = runClock({ kind: 'waiting' }, 'start', 1000)
    expect(runClock(clock, 'start', 2000)).toBe(clock)
    expect(elapsed(runClock(clock, 'reset', 3000), 9000)).toBe(0)
  })

  test('SE24 a computer whose time is set back never shows negative time', () => {
    expect(elapsed({ kind: 'running', since: 5000, before: 200 }, 1000)).toBe(200)
  })

  test('SE25 a paused clock does not start by itself', () => {
    const started = { ...initialSession(shape, 'light'), clock: { kind: 'paused', elapsed: 7 } as const }
    expect(reduce(started, { type: 'next' }, shape, 1).clock).toEqual({ kind: 'paused', elapsed: 7 })
  })
})
