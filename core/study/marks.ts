import { findQuote, type Found } from './anchor.ts'
import { emptyRecord, mergeRecords, standing, write } from './merge.ts'
import type { Mark, Part, StudyRecord, Version } from './types.ts'

/** A mark as it is shown. */
export interface OwnMark extends Mark {
  id: string
  /** Of the last change. */
  changed: number
}

/** Marks that were not removed, oldest first. What several windows wrote at once is all there. */
export function marksOf(record: StudyRecord): OwnMark[] {
  const marks = Object.entries(record.marks).flatMap(([id, versions]): OwnMark[] => {
    const mark = combined(versions)
    return mark === null ? [] : [{ ...mark, id, changed: Math.max(...versions.map(({ at }) => at)) }]
  })
  return marks.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))
}

/** The newest version, with the notes of all others that say something else. */
function combined(versions: readonly Version<Mark>[]): Mark | null {
  const [newest, ...others] = standing(versions)
  if (newest === undefined) return null
  const notes = new Set([newest, ...others].map(({ note }) => note.trim()).filter((note) => note !== ''))
  return { ...newest, note: [...notes].join('\n\n') }
}

/** The record with a mark written (null to remove it) by one window. */
export function withMark(
  record: StudyRecord,
  id: string,
  mark: Mark | null,
  writer: string,
  at: number,
): StudyRecord {
  const versions = write(Object.hasOwn(record.marks, id) ? (record.marks[id] ?? []) : [], mark, writer, at)
  return { ...record, marks: { ...record.marks, [id]: versions } }
}

/**
 * Marks of a file, to be merged into a record: what was removed here since the file was written is there again,
 * for whoever brings a file in wants what is in it.
 */
export function broughtIn(
  record: StudyRecord,
  marks: StudyRecord['marks'],
  writer: string,
  at: number,
): StudyRecord {
  let merged = mergeRecords(record, { ...emptyRecord(), marks })
  for (const [id, versions] of Object.entries(marks)) {
    const wanted = combined(versions)
    const now = combined(merged.marks[id] ?? [])
    if (wanted !== null && now === null) merged = withMark(merged, id, wanted, writer, at)
  }
  const own = Object.fromEntries(Object.keys(marks).map((id) => [id, merged.marks[id] ?? []]))
  return { ...emptyRecord(), marks: own }
}

/** A slide's texts as marks are found in them. */
export interface MarkedTexts {
  id: string
  texts: Record<Part, string>
}

/** Where a mark is in the lecture as it is now. */
export type MarkPlace =
  | { kind: 'slide'; slide: string }
  | { kind: 'found'; slide: string; part: Part; passage: Found }
  /** Neither its slide nor its words are there any more. */
  | { kind: 'lost' }

/**
 * Looks for a mark: on its slide, first in the part where it was made, then on all other slides, there only for
 * the very same words. A mark on a whole slide is lost with the slide.
 */
export function placeMark({ slide, quote }: Mark, slides: readonly MarkedTexts[]): MarkPlace {
  const own = slides.find(({ id }) => id === slide)
  if (quote === undefined) return own === undefined ? { kind: 'lost' } : { kind: 'slide', slide }
  const parts: Part[] = quote.part === 'slide' ? ['slide', 'notes'] : ['notes', 'slide']
  for (const part of own === undefined ? [] : parts) {
    const passage = findQuote(own?.texts[part] ?? '', quote)
    if (passage !== null) return { kind: 'found', slide, part, passage }
  }
  for (const other of slides) {
    if (other === own) continue
    for (const part of parts) {
      // A word or two stand on many slides.
      const passage = quote.exact.trim().length < 12 ? null : findQuote(other.texts[part], quote)
      if (passage?.same === true) return { kind: 'found', slide: other.id, part, passage }
    }
  }
  return { kind: 'lost' }
}
