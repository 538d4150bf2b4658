import { LecternError } from '../app/errors.ts'
import { isArchive, type OpenArchive } from '../app/lecture-source.ts'
import type { OpenLecture } from './lecture-stand.ts'

export interface SourceDeps {
  /** @throws LecternError when the folder is no lecture or cannot be read */
  openFolder(folder: string): Promise<OpenLecture>
  /** Null while archives cannot be opened. */
  openArchive: OpenArchive | null
}

/**
 * Opens whatever stands for a lecture: its folder, or the one file that it was packed into.
 * @throws LecternError when it cannot be opened; then nothing of it is left
 */
export function createSourceOpener(deps: SourceDeps): (path: string) => Promise<OpenLecture> {
  return async (path) => {
    if (!isArchive(path)) return deps.openFolder(path)
    if (deps.openArchive === null) {
      throw new LecternError(
        'not-a-lecture',
        `${path} is a packed lecture, which this version cannot open.`,
        'Open the folder that it was made from.',
      )
    }
    const unpacked = await deps.openArchive(path)
    try {
      const lecture = await deps.openFolder(unpacked.folder)
      return {
        ...lecture,
        async close() {
          await lecture.close()
          await unpacked.close()
        },
      }
    } catch (error) {
      await unpacked.close()
      throw error
    }
  }
}
