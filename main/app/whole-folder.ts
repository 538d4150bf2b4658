import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { errorCode, targetError } from './atomic-write.ts'
import { LecternError } from './errors.ts'

/**
 * Makes sure that a folder may be written: it is not there yet, or it is empty.
 * @returns whether it is there
 * @throws LecternError `target-unwritable`
 */
export async function isEmptyTarget(folder: string): Promise<boolean> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    if (errorCode(error) !== 'ENOTDIR') throw targetError(folder, error)
    throw new LecternError(
      'target-unwritable',
      `${folder} is a file.`,
      'Name a folder that is not there yet.',
    )
  }
  if (names.length === 0) return true
  const remedy = 'Name a folder that is not there yet; nothing that exists is overwritten.'
  throw new LecternError('target-unwritable', `The folder ${folder} is not empty.`, remedy)
}

/**
 * Writes a folder with all that belongs into it or, after a failure, leaves what was there before. An empty
 * folder that is there already is filled and stays the same one, since a terminal may stand in it.
 * @param folder absolute
 * @param fill writes into the folder it is given
 * @returns what `fill` returns
 * @throws LecternError `target-unwritable`; what `fill` throws; the signal's reason
 */
export async function writeWholeFolder<T>(
  folder: string,
  signal: AbortSignal,
  fill: (place: string) => Promise<T>,
): Promise<T> {
  const isThere = await isEmptyTarget(folder)
  let temporary: string | undefined
  try {
    const beside = isThere ? resolve(folder) : dirname(resolve(folder))
    temporary = await mkdtemp(join(beside, `.${basename(folder).slice(0, 40)}.`))
    // A lecture is as readable as any folder that one makes.
    const place = join(temporary, 'lecture')
    await mkdir(place)
    const filled = await fill(place)
    signal.throwIfAborted()
    if (isThere) await moveInto(folder, place)
    else await rename(place, folder)
    return filled
  } catch (error) {
    if (signal.aborted || error instanceof LecternError) throw error
    throw targetError(folder, error)
  } finally {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true }).catch(() => {})
  }
}

/** Everything or nothing of what is in `place`, by renaming. */
async function moveInto(folder: string, place: string): Promise<void> {
  const moved: string[] = []
  try {
    for (const name of await readdir(place)) {
      await rename(join(place, name), join(folder, name))
      moved.push(name)
    }
  } catch (error) {
    for (const name of moved) await rename(join(folder, name), join(place, name)).catch(() => {})
    throw error
  }
}
