import { mkdir, rmdir, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { errorCode } from './atomic-write.ts'

/** Whoever held a lock so long has died with it: what is done under one takes milliseconds. */
const STALE_MS = 10_000
const WAIT_MS = 15

/**
 * Runs `work` while no other process runs any under the same path. The lock is a folder, which only one can
 * make; one that a crash left behind is taken away after ten seconds.
 * @throws what `work` throws, and the file system's error when the folder cannot be made at all
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!(await take(path))) await setTimeout(WAIT_MS)
  try {
    return await work()
  } finally {
    await rmdir(path).catch(() => {})
  }
}

async function take(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
  const made = await stat(path).catch(() => null)
  if (made !== null && Date.now() - made.mtimeMs > STALE_MS) await rmdir(path).catch(() => {})
  return false
}
