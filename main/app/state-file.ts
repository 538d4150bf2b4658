import { INITIAL, readState, type DesktopState } from '../../core/desktop/state.ts'
import { openKeptFile, type KeptFileOptions } from './kept-file.ts'

export type StateFileDeps = Pick<KeptFileOptions<DesktopState>, 'later' | 'log'>

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

/** @param path absolute; need not exist */
export function openStateFile(path: string, deps: StateFileDeps): StateFile {
  const file = openKeptFile(path, { ...deps, read: readState, initial: INITIAL, settle: SETTLE_MS })
  return {
    state: file.value,
    change: (update) => file.change(update(file.value())),
    flush: file.flush,
  }
}
