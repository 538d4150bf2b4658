import { extname } from 'node:path'

/** Of the one file that a whole lecture can be packed into, without the dot. */
export const ARCHIVE_EXTENSION = 'lectern'

/** Whether a path is to be opened as an archive; the name decides, a folder may be called anything else. */
export function isArchive(path: string): boolean {
  return extname(path).toLowerCase() === `.${ARCHIVE_EXTENSION}`
}
