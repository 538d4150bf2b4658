import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Characters of one entry and bytes of the file; what is older than two files' worth is gone. */
const MAX_ENTRY = 20_000
const MAX_FILE = 1_000_000

/**
 * Appends to a file, at once and before anything else can go wrong; a program with windows has no terminal
 * to complain to. Never throws: without a disk there is nothing to be told and nobody to tell.
 * @param now milliseconds since the epoch
 */
export function createLogFile(path: string, now: () => number): (text: string) => void {
  return (text) => {
    try {
      mkdirSync(dirname(path), { recursive: true })
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_FILE) renameSync(path, `${path}.old`)
      appendFileSync(path, `${new Date(now()).toISOString()} ${text.slice(0, MAX_ENTRY)}\n`)
    } catch {
      // See above.
    }
  }
}
