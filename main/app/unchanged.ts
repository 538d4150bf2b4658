import { setTimeout as wait } from 'node:timers/promises'
import { LecternError } from './errors.ts'

/** Milliseconds to wait before each further attempt: somebody who saves several files is done by then. */
const RESTS = [50, 200, 800, 2000]

/**
 * Does work on files and does it again when they changed meanwhile, so that what it made is of one version alone.
 * @param look what tells of each file, by its path, whether it changed; called before and after the work
 * @param work may be done several times; what it throws counts only when nothing changed
 * @throws LecternError `export-failed` when files do not stop changing; what `look` and `work` throw; the signal's reason
 */
export async function whileUnchanged<T>(
  look: () => Promise<ReadonlyMap<string, string>>,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  let changed = ''
  for (const rest of [0, ...RESTS]) {
    if (rest > 0) await wait(rest, undefined, signal && { signal })
    const attempt = await settled(async () => {
      const before = await look()
      const done = await settled(work)
      return { before, done, after: await look() }
    })
    signal?.throwIfAborted()
    // Something vanished between being listed and being looked at.
    if (attempt.status === 'rejected' && !isGone(attempt.reason)) throw attempt.reason
    if (attempt.status === 'rejected') continue
    const { before, done, after } = attempt.value
    changed = firstChange(before, after) ?? ''
    if (changed !== '') continue
    if (done.status === 'rejected') throw done.reason
    return done.value
  }
  throw new LecternError(
    'export-failed',
    `${changed || 'A file of the lecture'} changed again and again while the files were read.`,
    'Wait until whatever writes to the folder of the lecture is done, and export again.',
  )
}

async function settled<T>(work: () => Promise<T>): Promise<PromiseSettledResult<T>> {
  const [result] = await Promise.allSettled([work()])
  return result
}

const isGone = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The path of a file that is another one, new or gone; undefined when all are as they were. */
function firstChange(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string | undefined {
  return [...new Set([...before.keys(), ...after.keys()])].find(
    (path) => before.get(path) !== after.get(path),
  )
}
