import { extname } from 'node:path'

/** Of the one file that a whole lecture can be packed into, without the dot. */
export const ARCHIVE_EXTENSION = 'lectern'

/** Whether a path is to be opened as an archive; the name decides, a folder may be called anything else. */
export function isArchive(path: string): boolean {
  return extname(path).toLowerCase() === `.${ARCHIVE_EXTENSION}`
}

/**
 * Unpacks an archive to where a lecture can be read and watched; whoever calls closes it in the end.
 * @throws LecternError when it cannot be read or holds what it must not
 */
export type OpenArchive = (file: string) => Promise<UnpackedArchive>

export interface UnpackedArchive {
  /** Absolute path of the lecture folder. */
  folder: string
  /** Removes what was unpacked. Never rejects. */
  close(): Promise<void>
}
