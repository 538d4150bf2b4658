import type { Dialogs } from './dialogs.ts'
import { clockRuns, type OpenLecture, type Stand } from './lecture-stand.ts'

export interface OpenerDeps {
  stand: Stand
  dialogs: Pick<Dialogs, 'confirmSwitch' | 'tellFailure'>
  /** @throws LecternError when the folder is no lecture or cannot be read */
  openLecture(folder: string): Promise<OpenLecture>
  /** Another lecture stands: pages must connect and load anew. */
  replaced(): void
  log(message: string, cause?: unknown): void
}

/**
 * Opens another lecture in place of the one that stands, which stays when that fails. Asks first while
 * a lecture is being given. Of several asked for at once the last one is opened.
 */
export function createLectureOpener(deps: OpenerDeps): (folder: string) => Promise<void> {
  const { stand, dialogs } = deps
  let latest = 0
  return async (folder) => {
    latest += 1
    const turn = latest
    try {
      if (clockRuns(stand) && !(await dialogs.confirmSwitch())) return
      const next = await deps.openLecture(folder)
      if (turn !== latest) {
        await next.close()
        return
      }
      const previous = stand.replace(next)
      deps.replaced()
      await previous?.close()
    } catch (error) {
      deps.log(`The lecture ${folder} could not be opened.`, error)
      await dialogs.tellFailure('The lecture could not be opened.', error)
    }
  }
}
