import { access, constants, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { errorCode, targetError } from '../atomic-write.ts'

/**
 * Whether a file can be written at `path`, found out before minutes of work go into it: the folder
 * exists and takes new files, and no folder is there by that name. Nothing is written. Returns the
 * absolute path.
 * @throws LecternError `target-unwritable`
 */
export async function checkTarget(path: string): Promise<string> {
  const target = resolve(path)
  try {
    const folder = await stat(dirname(target))
    if (!folder.isDirectory()) throw problem('ENOTDIR')
    // The file is replaced, not rewritten, so what counts is the folder's permission.
    await access(dirname(target), constants.W_OK | constants.X_OK)
    if (await isFolder(target)) throw problem('EISDIR')
  } catch (error) {
    throw targetError(target, error)
  }
  return target
}

const problem = (code: string) => Object.assign(new Error(code), { code })

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/**
 * The same for a folder to write into, which need not be there yet.
 * @throws LecternError `target-unwritable`
 */
export async function checkTargetFolder(path: string): Promise<string> {
  const target = resolve(path)
  try {
    if (await isFolder(target)) await access(target, constants.W_OK | constants.X_OK)
    else if (await exists(target)) throw problem('ENOTDIR')
    else await access(dirname(target), constants.W_OK | constants.X_OK)
  } catch (error) {
    throw targetError(target, error)
  }
  return target
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}
