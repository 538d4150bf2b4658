/** Messages a second to all followers together that a moving hand may cost. */
const MESSAGES_A_SECOND = 4000
/** A hand is told at most so often, in milliseconds: it still looks like one. */
const OFTENEST = 50

/** Milliseconds between two rounds in which everybody is told where the hand is: the more follow, the fewer. */
export function roundLength(followers: number): number {
  return Math.max(OFTENEST, (followers * 1000) / MESSAGES_A_SECOND)
}

export interface Rounds {
  /** Something is new: begins a round at once, or when the one before is long enough ago. */
  ask(): void
  close(): void
}

export interface RoundsOptions {
  /** Begins a round. */
  begin: () => void
  /** Milliseconds that have to lie between two. */
  length: () => number
  /** Milliseconds. */
  now: () => number
  /** Calls back after so many milliseconds, returns the way to call it off. */
  later: (callback: () => void, milliseconds: number) => () => void
}

export function createRounds({ begin, length, now, later }: RoundsOptions): Rounds {
  let last = -Infinity
  let callOff: (() => void) | null = null
  const run = () => {
    callOff = null
    last = now()
    begin()
  }
  return {
    ask() {
      if (callOff !== null) return
      const wait = last + length() - now()
      if (wait <= 0) run()
      else callOff = later(run, wait)
    },
    close() {
      callOff?.()
      callOff = null
    },
  }
}
