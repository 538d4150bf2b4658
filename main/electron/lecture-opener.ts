import type { Dialogs } from './dialogs.ts'
import { isUnderWay, type OpenLecture, type Stand } from './lecture-stand.ts'

export interface OpenerDeps {
  stand: Stand
  dialogs: Pick<Dialogs, 'confirmSwitch' | 'tellFailure'>
  /** @throws LecternError when it is no lecture or cannot be read */
  openLecture(path: string): Promise<OpenLecture>
  /** The lecture stands, in place of another one or of none (null). */
  opened(path: string, lecture: OpenLecture, previous: OpenLecture | null): void
  /** Nothing stands and nothing more is being opened. */
  nothingStands(): void
  /** What is being opened, null when nothing is any more. */
  opening(path: string | null): void
  log(message: string, cause?: unknown): void
}

/**
 * Opens another lecture in place of the one that stands, which stays when that fails. Asks first while
 * a lecture is under way. Of several asked for at once the last one is opened. Never rejects.
 */
export function createLectureOpener(deps: OpenerDeps): (path: string) => Promise<void> {
  const { stand, dialogs } = deps
  let latest = 0
  let underWay = 0
  return async (path) => {
    latest += 1
    underWay += 1
    const turn = latest
    let failure: unknown = null
    try {
      // It is there already, and follows its files.
      if (stand.current()?.folder === path) return
      if (isUnderWay(stand) && !(await dialogs.confirmSwitch())) return
      deps.opening(path)
      const next = await deps.openLecture(path)
      if (turn !== latest) {
        await next.close()
        return
      }
      const previous = stand.replace(next)
      deps.opened(path, next, previous)
      await previous?.close()
    } catch (error) {
      failure = error ?? new Error('unknown')
      deps.log(`The lecture ${path} could not be opened.`, error)
    } finally {
      underWay -= 1
      if (underWay === 0) {
        deps.opening(null)
        if (stand.current() === null) deps.nothingStands()
      }
    }
    // Nobody need wait for the answer.
    if (failure !== null) void tell(failure)
  }

  async function tell(error: unknown): Promise<void> {
    try {
      await dialogs.tellFailure('The lecture could not be opened.', error)
    } catch (cause) {
      deps.log('That could not even be told.', cause)
    }
  }
}
