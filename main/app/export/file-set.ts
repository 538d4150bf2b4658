import { mkdir, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openAtomic, targetError, type AtomicFile } from '../atomic-write.ts'
import type { OpenFile } from './spool.ts'

/** Files of one export, which all come into a folder or none of them does. */
export interface FileSet {
  /** Writes a file beside those that lie in the folder. @throws LecternError `target-unwritable` */
  add(name: string, bytes: Uint8Array): Promise<void>
  /** Puts all of them in their places. @throws LecternError `target-unwritable` */
  commit(): Promise<void>
  /** Leaves the folder as it was, also one that was not there. Never rejects. */
  discard(): Promise<void>
}

/**
 * Begins a set of files in a folder, which is made when it is missing; the one that it lies in must be there. What lies
 * there already stays until all new files are on the disk, but for temporary ones; then those of the same names are
 * replaced, one after the other.
 * @param open `openAtomic` when absent
 * @throws LecternError `target-unwritable`
 */
export async function createFileSet(folder: string, open: OpenFile = openAtomic): Promise<FileSet> {
  const files: AtomicFile[] = []
  const made = await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw targetError(folder, error)
  })
  return {
    async add(name, bytes) {
      const file = await open(join(folder, name))
      files.push(file)
      await file.write(bytes)
      // Thousands of them at once are more open files than systems allow.
      await file.settle()
    },
    async commit() {
      for (const file of files) await file.commit()
    },
    async discard() {
      for (const file of files) await file.discard()
      if (made === undefined) return
      // One that has got something of somebody else's meanwhile stays.
      for (let place = folder; place.length >= made.length; place = dirname(place))
        await rmdir(place).catch(() => {})
    },
  }
}

/**
 * Does what `work` does with a set of files, and puts them in their places when it is done.
 * @throws LecternError `target-unwritable`, and what `work` throws; then the folder is as it was
 */
export async function withFileSet<T>(
  folder: string,
  open: OpenFile | undefined,
  work: (files: FileSet) => Promise<T>,
): Promise<T> {
  const files = await createFileSet(folder, open)
  try {
    const done = await work(files)
    await files.commit()
    return done
  } catch (error) {
    await files.discard()
    throw error
  }
}
