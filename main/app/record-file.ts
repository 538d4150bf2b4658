import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Diagnostic } from '../../core/deck/types.ts'
import { RECORD_FILE, type FoundRecord, type LectureRecord } from '../../core/session/record.ts'
import { fitRecord } from '../../core/session/record-fit.ts'
import { readLectureRecord } from '../../core/session/schema.ts'
import type { DeckShape } from '../../core/session/types.ts'
import { errorCode } from './atomic-write.ts'
import { isWithin, realPathOf } from './folder.ts'

/** Larger ones are not read: a lecture drawn full on every slide takes a few. Bytes. */
export const MAX_RECORD_BYTES = 20_000_000

/**
 * The record of a lecture that was given, which a pack for students carries at its top. A record may come from
 * anybody: one that cannot be used is named, and the lecture opens without. Never rejects.
 * @param lecture absolute
 */
export async function readRecord(lecture: string): Promise<FoundRecord> {
  const none = (trouble: string | null): FoundRecord => ({ record: null, trouble })
  const top = await realPathOf(lecture)
  const real = await realPathOf(join(lecture, RECORD_FILE))
  if (top === undefined || real === undefined) return none(null)
  if (!isWithin(top, real)) return none('it is a link that leads out of the lecture')
  try {
    const about = await stat(real)
    if (!about.isFile()) return none('it is no file')
    if (about.size > MAX_RECORD_BYTES) return none(`it is larger than ${MAX_RECORD_BYTES / 1_000_000} MB`)
    const read = readLectureRecord(JSON.parse(await readFile(real, 'utf8')))
    return read.ok ? { record: read.record, trouble: null } : none(read.reason)
  } catch (error) {
    if (error instanceof SyntaxError) return none('it is not JSON')
    return none(`it cannot be read (${errorCode(error) ?? 'unknown'})`)
  }
}

/** What `lectern check` says of it. */
export function recordDiagnostics({ record, trouble }: FoundRecord, shape: DeckShape): Diagnostic[] {
  if (trouble !== null) return [wrong(`the record of the lecture cannot be used: ${trouble}`)]
  const unknown = record === null ? [] : fitRecord(record, shape).unknown
  if (unknown.length === 0) return []
  const named = unknown.slice(0, 3).map((id) => JSON.stringify(id.slice(0, 80)))
  const rest = unknown.length > named.length ? ` and ${unknown.length - named.length} more` : ''
  return [wrong(`the record tells of slides that the lecture does not have: ${named.join(', ')}${rest}`)]
}

function wrong(reason: string): Diagnostic {
  const hint = 'write the pack anew with lectern pack, or remove the file'
  return { code: 'record-invalid', severity: 'warning', file: RECORD_FILE, line: 1, column: 1, reason, hint }
}

/** As it stands in the file: for people too, but a drawn line takes one line. */
export function recordText(record: LectureRecord): string {
  const text = JSON.stringify(record, null, 2)
  // No text in JSON holds a line break, so these are lists of numbers and nothing else.
  return `${text.replaceAll(/\[\n\s+(-?[\d.e+-]+(?:,\n\s+-?[\d.e+-]+)*)\n\s+\]/g, (_whole, numbers: string) => `[${numbers.replaceAll(/\n\s+/g, ' ')}]`)}\n`
}
