import type { Clock } from './types.ts'

export type ClockCommand = 'start' | 'pause' | 'reset'

/** Milliseconds of lecture so far; never negative, even when the computer's time was set back. */
export function elapsed(clock: Clock, now: number): number {
  switch (clock.kind) {
    case 'waiting':
      return 0
    case 'running':
      return clock.before + Math.max(0, now - clock.since)
    case 'paused':
      return clock.elapsed
  }
}

/** Commands that do not fit the state (pausing a clock that waits) change nothing. */
export function runClock(clock: Clock, command: ClockCommand, now: number): Clock {
  switch (command) {
    case 'start':
      return clock.kind === 'running' ? clock : { kind: 'running', since: now, before: elapsed(clock, now) }
    case 'pause':
      return clock.kind === 'running' ? { kind: 'paused', elapsed: elapsed(clock, now) } : clock
    case 'reset':
      return clock.kind === 'waiting' ? clock : { kind: 'waiting' }
  }
}
