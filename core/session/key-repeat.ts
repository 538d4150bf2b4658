import type { Command } from './commands.ts'

/** Milliseconds between two moves of a key that is held down: as fast as one can still see where one is. */
const STRIDE = 120

/** Keys of clickers and telephones: a long press of theirs is one press, and some repeat like mad. */
const ONCE = new Set(['PageDown', 'PageUp', 'AudioVolumeDown', 'AudioVolumeUp'])

export interface HeldKey {
  /** `KeyboardEvent.key`. */
  key: string
  /** Whether the press comes of the key's being held down. */
  repeat: boolean
  /** Milliseconds; only differences count. */
  time: number
}

/**
 * Decides which presses count, so that a held key moves on calmly and stops when it is let go, and never
 * flickers between black and not black. One for each keyboard.
 */
export function createRepeatGate(): (command: Pick<Command, 'repeats'>, press: HeldKey) => boolean {
  let last = -Infinity
  return (command, { key, repeat, time }) => {
    if (repeat && (command.repeats !== true || ONCE.has(key) || time - last < STRIDE)) return false
    last = time
    return true
  }
}
