import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { INITIAL, readState, type DesktopState } from '../../core/desktop/state.ts'
import { errorCode, writeFileAtomic } from './atomic-write.ts'

export interface StateFileDeps {
  /** Calls back after so many milliseconds; returns the way to call it off. */
  later: (callback: () => void, milliseconds: number) => () => void
  log(message: string, cause?: unknown): void
}

/** What the desktop program remembers, on disk. The program never waits for it and never fails by it. */
export interface StateFile {
  state(): DesktopState
  /** Takes effect at once and is written soon. */
  change(update: (state: DesktopState) => DesktopState): void
  /** Resolves when everything is written that was changed before. Never rejects. */
  flush(): Promise<void>
}

/** Moving a window changes the state with every pixel. */
const SETTLE_MS = 500

/**
 * Reads the state at once, because the windows open by it. A file that cannot be read as a state is kept
 * aside as `<name>.broken`, and the defaults count.
 */
export function openStateFile(path: string, { later, log }: StateFileDeps): StateFile {
  let state = readAtOnce(path, log)
  let written = state
  let callOff: (() => void) | null = null
  /** Writes come one after the other, so that an older one never lands last. */
  let writing: Promise<void> = Promise.resolve()

  const write = async () => {
    if (written === state) return
    const next = state
    try {
      mkdirSync(dirname(path), { recursive: true })
      await writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`)
      written = next
    } catch (error) {
      log('What Lectern remembers could not be written.', error)
    }
  }
  const flush = () => {
    callOff?.()
    callOff = null
    writing = writing.then(write)
    return writing
  }
  return {
    state: () => state,
    change(update) {
      state = update(state)
      callOff?.()
      callOff = later(() => void flush(), SETTLE_MS)
    },
    flush,
  }
}

function readAtOnce(path: string, log: StateFileDeps['log']): DesktopState {
  try {
    const state = readState(JSON.parse(readFileSync(path, 'utf8')))
    if (state !== null) return state
    keepAside(path, log, 'it holds no state')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return INITIAL
    keepAside(path, log, error)
  }
  return INITIAL
}

function keepAside(path: string, log: StateFileDeps['log'], cause: unknown): void {
  log(`${path} cannot be used; it is kept as ${path}.broken, and the defaults count.`, cause)
  try {
    renameSync(path, `${path}.broken`)
  } catch {
    // Then the next write replaces it.
  }
}
