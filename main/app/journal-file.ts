import { readFile } from 'node:fs/promises'
import { readSavedChange, readSavedSession } from '../../core/session/schema.ts'
import { withChange, type SavedChange, type SavedSession } from '../../core/session/saved.ts'
import { errorCode } from './atomic-write.ts'

/*
 * One JSON value a line. The first is the whole session, each further one a change, the last one says that
 * the lecture was ended. A process that dies leaves at most its last line torn.
 */

/** Told apart from files of another kind or a later form. */
const FORM = 1

export type JournalLine = { at: number } & (
  | { lectern: typeof FORM; session: SavedSession }
  | { change: SavedChange }
  | { ended: true }
)

/** What a journal tells. Times are milliseconds since the epoch. */
export interface JournalContent {
  session: SavedSession
  /** Of the last line. */
  at: number
  /** Whether the lecture was ended, not cut off. */
  ended: boolean
}

export function lineOf(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`
}

export function firstLine(session: SavedSession, at: number): string {
  return lineOf({ at, lectern: FORM, session })
}

/**
 * What is left of a journal: of a torn or damaged one, all before the damage.
 * @returns null when there is none, or nothing in it can be read
 */
export async function readJournal(path: string): Promise<JournalContent | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === '') throw error
    return null
  }
  return contentOf(text)
}

/** As `readJournal`, of the file's text. Never throws. */
export function contentOf(text: string): JournalContent | null {
  const [first = '', ...lines] = text.split('\n')
  const head = record(first)
  const session = head?.['lectern'] === FORM ? readSavedSession(head['session']) : null
  if (head === null || session === null) return null
  const content: JournalContent = { session, at: head.at, ended: false }
  for (const line of lines) {
    const next = record(line)
    if (next === null) break
    content.at = next.at
    content.ended = next['ended'] === true
    if (content.ended) continue
    const change = readSavedChange(next['change'])
    if (change === null) break
    content.session = withChange(content.session, change)
  }
  return content
}

function record(line: string): ({ at: number } & Record<string, unknown>) | null {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('at' in value)) return null
    const { at } = value
    return typeof at === 'number' && Number.isFinite(at) ? { ...value, at } : null
  } catch {
    return null
  }
}
