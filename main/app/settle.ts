import { statSync } from 'node:fs'
import { join } from 'node:path'

/** Files whose text makes the lecture. Editors' own files beside them come and go. */
const TEXTS = /\.(?:md|ya?ml|json|bib|mmd|csl)$/i
/** More than this at once are no longer one save, and looking at each would take longer than reading. */
const MOST = 200

/**
 * Watches files settle: an editor that writes in place leaves a file empty or cut short for a moment, and
 * slides that vanish for that moment would take the lecturer along.
 */
export class Settling {
  readonly #folder: string
  /** By path: bytes when it was looked at last. */
  readonly #sizes = new Map<string, number>()

  /** @param folder absolute; paths are relative to it */
  constructor(folder: string) {
    this.#folder = folder
  }

  touch(path: string): void {
    if (!TEXTS.test(path) || this.#sizes.size >= MOST || this.#sizes.has(path)) return
    this.#sizes.set(path, sizeOf(join(this.#folder, path)))
  }

  /** Of the files touched so far: some are empty or gone, some grew since the last look, or all are well. */
  look(): 'gone' | 'growing' | 'settled' {
    let state: 'gone' | 'growing' | 'settled' = 'settled'
    for (const [path, before] of this.#sizes) {
      const size = sizeOf(join(this.#folder, path))
      this.#sizes.set(path, size)
      if (size === 0) state = 'gone'
      else if (size !== before && state === 'settled') state = 'growing'
    }
    return state
  }

  forget(): void {
    this.#sizes.clear()
  }
}

/** Bytes; 0 also for what is not there. */
function sizeOf(path: string): number {
  try {
    return statSync(path, { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return 0
  }
}
