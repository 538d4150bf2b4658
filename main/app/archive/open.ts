import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { exportFiles } from '../../../core/export/wish.ts'
import { cacheFolder } from '../user-folders.ts'
import { findLecture } from '../folder.ts'

/**
 * The folder of a lecture that is given as a folder or as a `.lectern` file, which is unpacked where Lectern keeps
 * what it could make again. Absolute.
 * @throws LecternError what `findLecture` and `unpackLecture` throw
 */
export async function findLectureOrArchive(path: string): Promise<string> {
  if (!isArchive(path) || (await isFolder(path))) return findLecture(path)
  const { unpackLecture } = await import('./unpack.ts')
  return findLecture(await unpackLecture(path, join(cacheFolder() ?? join(tmpdir(), 'lectern'), 'archives')))
}

/** By its name alone; a folder may be called anything else. */
export function isArchive(path: string): boolean {
  return extname(path).toLowerCase() === `.${exportFiles.archive.ending}`
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
