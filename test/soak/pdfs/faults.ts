import { needsNotes, type PdfOptions } from '../../../core/export/pdf-options.ts'
import { PRIVATE, SPOKEN } from '../author.ts'
import type { Fault } from '../invariants.ts'
import type { PdfPlan } from './plan.ts'

/** The file that an export is to take the place of. */
export const OLD_FILE = 'last week’s slides'

/** How an export ended for whoever asked for it. `said`: in words that are meant for people. */
export type PdfEnd =
  | { kind: 'done' }
  | { kind: 'said'; words: string }
  | { kind: 'cancelled' }
  | { kind: 'unexpected'; words: string }

/** What there is once a PDF was made, or was not. */
export interface PdfSeen {
  outcome: PdfPlan['outcome']
  to: PdfPlan['to']
  options: PdfOptions
  end: PdfEnd
  /** Names of all that lies where it was to be written. */
  files: readonly string[]
  /** What lies there under its name, as text; null for nothing. */
  file: string | null
  /** The text of each page of what was made, without blanks; null for nothing, or for no PDF. */
  pages: readonly string[] | null
  /** Words of the slides that must stand in it. */
  words: readonly string[]
  /** Ids of processes that it left running. */
  processes: readonly number[]
  /** Names of temporary files and folders that it left. */
  temporary: readonly string[]
}

/** There is the whole file or the old one, and nothing of the work is left. */
export function pdfFaults(seen: PdfSeen): Fault[] {
  const found: Fault[] = []
  const wrong = (what: string) => found.push({ invariant: 'pdf', what })
  const { outcome, end, file, to } = seen
  const ought = ({ whole: 'done', killed: 'said', cancelled: 'cancelled' } as const)[outcome]
  if (end.kind !== ought)
    wrong(`it ended as ${end.kind}, not as ${ought}${'words' in end ? `: ${end.words}` : ''}`)
  if (outcome === 'whole') found.push(...contentFaults(seen))
  else if (to === 'file' && file !== OLD_FILE)
    wrong(file === null ? 'the old file is gone' : 'the old file was touched')
  const names = to === 'file' ? 'lecture.pdf' : ''
  if (seen.files.join(', ') !== names) wrong(`beside the file there lie ${seen.files.join(', ')}`)
  if (seen.processes.length > 0) wrong(`processes that still run: ${seen.processes.join(', ')}`)
  if (seen.temporary.length > 0) wrong(`temporary files that are left: ${seen.temporary.join(', ')}`)
  return found
}

function contentFaults({ pages, words, options }: PdfSeen): Fault[] {
  if (pages === null) return [{ invariant: 'pdf', what: 'what was made is no PDF' }]
  const text = pages.join('')
  const missing = options.kind === 'script' ? [] : words.filter((word) => !text.includes(word))
  const found: Fault[] = missing.map((word) => ({ invariant: 'pdf', what: `${word} is missing from it` }))
  if (needsNotes(options) !== text.includes(SPOKEN))
    found.push({ invariant: 'pdf', what: `the ${options.kind} has notes or lacks them` })
  if (text.includes(PRIVATE)) found.push({ invariant: 'private', what: `private notes stand in the PDF` })
  return found
}
