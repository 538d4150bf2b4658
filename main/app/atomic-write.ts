import { randomBytes } from 'node:crypto'
import { open, readdir, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { LecternError } from './errors.ts'
import { messageOf } from '../../core/deck/message-of.ts'

/**
 * Writes a whole file or nothing: the bytes go to a temporary file in the same folder, are forced to
 * the disk and then take the target's name. An existing target is replaced; a symbolic link stays a
 * link and what it points to is replaced. On failure the old target is untouched and no temporary
 * file is left.
 * @param mode of a new file; what the system takes by itself when absent
 * @throws LecternError `target-unwritable`
 */
export async function writeFileAtomic(
  path: string,
  bytes: Uint8Array | string,
  mode?: number,
): Promise<void> {
  const file = await openAtomic(path, mode)
  await file.write(bytes)
  await file.commit()
}

/** A file that is written piece by piece, and is there whole or not at all. */
export interface AtomicFile {
  /** @throws LecternError `target-unwritable`; then the temporary file is gone */
  write(bytes: Uint8Array | string): Promise<void>
  /** Nothing more will be written: forces it to the disk and closes it. @throws LecternError as `write` */
  settle(): Promise<void>
  /** Puts it in the target's place, settled or not. @throws LecternError as `write` */
  commit(): Promise<void>
  /** Leaves the target as it was. Never rejects. */
  discard(): Promise<void>
}

/** Opens a file to be written as by `writeFileAtomic`. @throws LecternError `target-unwritable` */
export async function openAtomic(path: string, mode?: number): Promise<AtomicFile> {
  const shown = resolve(path)
  let temporary: string | undefined
  let file: FileHandle | undefined
  const discard = async () => {
    await file?.close().catch(() => {})
    file = undefined
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => {})
  }
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      await discard()
      throw targetError(shown, error)
    }
  }
  const target = await attempt(async () => {
    const found = await linkTarget(shown)
    if (await isFolder(found)) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    temporary = join(dirname(found), `${temporaryName(found)}${randomBytes(6).toString('hex')}.tmp`)
    file = await open(temporary, 'wx', mode)
    return found
  })
  const settle = async () => {
    await file?.sync()
    await file?.close()
    file = undefined
  }
  return {
    write: (bytes) => attempt(async () => await file?.writeFile(bytes)),
    settle: () => attempt(settle),
    commit: () =>
      attempt(async () => {
        await settle()
        await rename(temporary ?? '', target)
        // What has this name now is no temporary file any more.
        temporary = undefined
      }),
    discard,
  }
}

/** What names of temporary files of a target begin with. */
function temporaryName(target: string): string {
  return `.${basename(target).slice(0, 40)}.`
}

/**
 * Removes temporary files that a process left which was killed while it wrote this one. Only for whoever alone
 * writes it. Never rejects: what stays does no harm.
 */
export async function clearLeftovers(path: string): Promise<void> {
  const start = temporaryName(path)
  const names = await readdir(dirname(path)).catch(() => [])
  for (const name of names) {
    const isLeft = name.startsWith(start) && /^[\da-f]{12}\.tmp$/.test(name.slice(start.length))
    if (isLeft) await rm(join(dirname(path), name), { force: true }).catch(() => {})
  }
}

/** Turns what the file system said about a target into words and a remedy. `path` is shown as given. */
export function targetError(path: string, error: unknown): LecternError {
  const code = errorCode(error)
  const [what, remedy] = TARGET_PROBLEMS[code] ?? [messageOf(error), 'Choose another place for the file.']
  return new LecternError('target-unwritable', `Cannot write ${path}: ${what}.`, remedy, { cause: error })
}

/** The system's name of a file error, e.g. `ENOENT`; '' when the error carries none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

const NO_PERMISSION = [
  'you have no permission to write there',
  'Choose a folder of your own, or close the file if another program has it open.',
] as const

const TARGET_PROBLEMS: Record<string, readonly [what: string, remedy: string]> = {
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EBUSY: ['another program is using the file', 'Close the file in the other program and try again.'],
  EROFS: ['that disk can only be read', 'Choose a place on another disk.'],
  ENOSPC: ['the disk is full', 'Free some space or choose another disk.'],
  EDQUOT: ['your share of the disk is used up', 'Free some space or choose another disk.'],
  ENOENT: ['the folder does not exist', 'Create the folder first or choose another one.'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Choose a path whose folders exist.'],
  EISDIR: ['a folder of that name is there', 'Give the name of a file, not of a folder.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter name.'],
}

async function linkTarget(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return path
    throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
