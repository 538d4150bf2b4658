import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { errorCode, targetError } from './atomic-write.ts'
import { LecternError } from './errors.ts'

/**
 * Only a folder that is not there, or empty, is written to.
 * @throws LecternError `target-unwritable`
 */
export async function checkNewFolder(folder: string): Promise<void> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    if (errorCode(error) !== 'ENOTDIR') throw targetError(folder, error)
    throw new LecternError(
      'target-unwritable',
      `${folder} is a file.`,
      'Name a folder that is not there yet.',
    )
  }
  if (names.length === 0) return
  const remedy = 'Name a folder that is not there yet; nothing that exists is overwritten.'
  throw new LecternError('target-unwritable', `The folder ${folder} is not empty.`, remedy)
}

/**
 * Fills a folder beside the target and gives it the target's name in the end: there is the whole of it or nothing.
 * @throws LecternError `target-unwritable`, and the signal's reason when aborted
 */
export async function writeNewFolder(
  folder: string,
  signal: AbortSignal,
  fill: (place: string) => Promise<void>,
): Promise<void> {
  let temporary: string | undefined
  try {
    temporary = await mkdtemp(join(dirname(resolve(folder)), `.${basename(folder).slice(0, 40)}.`))
    // A lecture is as readable as any folder that one makes.
    const place = join(temporary, 'lecture')
    await mkdir(place)
    await fill(place)
    signal.throwIfAborted()
    // Where an empty folder is, Windows would not rename another one to its name.
    await rmdir(folder).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error
    })
    await rename(place, folder)
  } catch (error) {
    if (signal.aborted || error instanceof LecternError) throw error
    throw targetError(folder, error)
  } finally {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true }).catch(() => {})
  }
}
