import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { errorCode } from './atomic-write.ts'

/** Whoever is at a short piece of work for so long has died at it: it takes milliseconds. */
const STALE_MS = 10_000
const WAIT_MS = 15
/** A lock that names nobody: its owner is about to write its name, or died before. */
const NAMELESS_MS = 2000

/** Locks that this process holds, is taking or is letting go. */
const held = new Map<string, { times: number; taken: Promise<boolean> }>()
const leaving = new Map<string, Promise<void>>()

/** Lets a lock go; to be called once. Never rejects. */
export type LetGo = () => Promise<void>

/**
 * Takes the lock at `path` for this process. It is held until it was let go as often as it was taken, or until the
 * process dies: one that a crash left behind belongs to nobody.
 * @returns null while another process that is alive holds it
 * @throws the file system's error when the file cannot be written
 */
export async function takeLock(path: string): Promise<LetGo | null> {
  await leaving.get(path)
  const lock = held.get(path) ?? { times: 0, taken: create(path) }
  held.set(path, lock)
  lock.times += 1
  /** Whether it was the last time. */
  const forget = (): boolean => {
    lock.times -= 1
    if (lock.times === 0) held.delete(path)
    return lock.times === 0
  }
  let isOurs = false
  try {
    // Somebody may have taken it away since, as from a process that hangs.
    isOurs = (await lock.taken) && ((await ownerOf(path)) === process.pid || (await create(path)))
  } finally {
    if (!isOurs) forget()
  }
  if (!isOurs) return null
  return async () => {
    if (!forget()) return
    const gone = leave(path)
    leaving.set(path, gone)
    await gone
    leaving.delete(path)
  }
}

async function leave(path: string): Promise<void> {
  if ((await ownerOf(path)) === process.pid) await clear(path)
}

/** Works that wait for each other in this process, by the path of their lock. */
const queues = new Map<string, Promise<unknown>>()

/**
 * Runs `work` while none under the same path runs, here or in another process. A lock that is older than ten seconds
 * is taken away, even if its owner seems to live: systems give the numbers of processes away again.
 * @throws what `work` throws, and the file system's error when the lock cannot be written at all
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(path)
  const run = (async () => {
    await before?.catch(() => {})
    const letGo = await waitFor(path)
    try {
      return await work()
    } finally {
      await letGo()
    }
  })()
  queues.set(path, run)
  try {
    return await run
  } finally {
    if (queues.get(path) === run) queues.delete(path)
  }
}

async function waitFor(path: string): Promise<LetGo> {
  for (;;) {
    const letGo = await takeLock(path)
    if (letGo !== null) return letGo
    const made = await madeAt(path)
    if (made !== null && ageOf(made) > STALE_MS) await takeAway(path, made)
    else await setTimeout(WAIT_MS)
  }
}

async function create(path: string): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, 'wx', 0o600)
      await file.writeFile(String(process.pid)).finally(() => file.close())
      return true
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
      const made = await madeAt(path)
      // Let go just now: whoever is there next has as good a right to it.
      if (made === null) continue
      if (await isOwned(path, made)) return false
      await takeAway(path, made)
    }
  }
  return false
}

/** The number of a process; NaN where none is named. */
async function ownerOf(path: string): Promise<number> {
  return Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10)
}

async function isOwned(path: string, made: Stats): Promise<boolean> {
  const owner = await ownerOf(path)
  if (!(owner > 0)) return ageOf(made) <= NAMELESS_MS
  // This process would know of it, so it is that of an earlier one with the same number.
  if (owner === process.pid) return false
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Null when there is none. */
async function madeAt(path: string): Promise<Stats | null> {
  return await stat(path).catch(() => null)
}

/** Milliseconds since it was made. */
function ageOf({ mtimeMs }: Stats): number {
  return Date.now() - mtimeMs
}

/**
 * Takes a lock away that belongs to nobody. Since it was looked at it may have been let go, and another process may
 * have made its own: that one is put back.
 * @param made what was looked at
 */
async function takeAway(path: string, made: Stats): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch {
    // Gone by itself, or it cannot be had: whoever wants it tries again.
    return
  }
  const taken = await madeAt(aside)
  const isAnother = taken !== null && (taken.ino !== made.ino || taken.mtimeMs !== made.mtimeMs)
  if (isAnother) await link(aside, path).catch(() => {})
  await clear(aside)
}

/** Also a folder, which is what earlier versions made. */
async function clear(path: string): Promise<void> {
  await rm(path, { force: true, recursive: true }).catch(() => {})
}
