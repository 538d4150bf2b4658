import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { clearLeftovers } from './atomic-write.ts'
import { FileJournal, type FileJournalOptions, type Journal } from './file-journal.ts'
import { takeLock, type LetGo } from './file-lock.ts'
import { readJournal, type JournalContent } from './journal-file.ts'
import { lectureKey } from './user-folders.ts'

export type { Journal, JournalDisk } from './file-journal.ts'

/** A lecture that was cut off longer ago is not gone on with, milliseconds. */
const LONGEST_BREAK = 12 * 60 * 60 * 1000

export interface JournalOptions extends FileJournalOptions {
  /** Where Lectern keeps such things; need not exist. Undefined: nothing is kept. */
  state: string | undefined
  /** Of the lecture, absolute and without links. */
  folder: string
  /** Begins anew even when the lecture was cut off. */
  fresh?: boolean
}

const nowhere = (trouble: unknown): Journal => ({
  resumed: null,
  isKept: false,
  onTrouble: (listener) => void (trouble !== null && listener(trouble)),
  async begin() {},
  write() {},
  flush() {},
  async close() {},
})

/** The journal of a lecture, and the one of the time before; paths. */
export function journalPaths(state: string, folder: string): { current: string; previous: string } {
  const name = join(state, 'lectures', lectureKey(folder))
  return { current: `${name}.jsonl`, previous: `${name}.previous.jsonl` }
}

/** The last time that anything was shown or drawn: the journal of now, or the one before when that one holds nothing. */
export async function lastGiven(state: string, folder: string): Promise<JournalContent | null> {
  const { current, previous } = journalPaths(state, folder)
  for (const path of [current, previous]) {
    const content = await readJournal(path)
    if (content === null) continue
    const { visits, ink } = content.session
    if (visits.some(({ hidden }) => !hidden) || ink.some(({ strokes }) => strokes.length > 0)) return content
  }
  return null
}

/**
 * Opens the journal of a lecture. Never rejects: a lecture that cannot be written down is given all the same,
 * and so is one that another Lectern is giving at this moment, which keeps the journal.
 */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { state, folder, fresh = false, now = Date.now } = options
  if (state === undefined) return nowhere(null)
  const paths = journalPaths(state, folder)
  let letGo: LetGo | null = null
  try {
    await mkdir(join(state, 'lectures'), { recursive: true, mode: 0o700 })
    letGo = await takeLock(`${paths.current}.lock`)
    if (letGo === null) return nowhere(null)
    await clearLeftovers(paths.current)
    const before = await readJournal(paths.current)
    const isCutOff = before !== null && !before.ended && now() - before.at < LONGEST_BREAK
    const resumed = isCutOff && !fresh ? before.session : null
    // What was shown the last time stays at hand until the next one.
    if (before !== null && resumed === null) await rename(paths.current, paths.previous)
    return new FileJournal(paths.current, letGo, resumed, options)
  } catch (error) {
    await letGo?.()
    return nowhere(error)
  }
}
