import { limits } from './limits.ts'
import { didYouMean } from './nearest.ts'
import type { Diagnostic, DiagnosticCode, Severity, SourceFile } from './types.ts'
import { messageOf } from './message-of.ts'

/** A point in a text of the lecture; line and column are 1-based. */
export interface Place {
  file: string
  line: number
  column: number
}

/** A text together with the table that turns offsets into lines and columns. */
export interface SourceText {
  path: string
  /** With `\n` as the only line ending, so that offsets agree with what the parsers count; without NUL. */
  text: string
  /** Offset of each line's first character. */
  lineStarts: readonly number[]
}

/** Normalises line endings; lines and columns stay what the author's editor shows. */
export function sourceText(file: SourceFile): SourceText {
  const text = file.text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return { path: file.path, text, lineStarts }
}

/** The place of a 0-based offset; an offset outside the text is taken as its nearest end. */
export function placeAt(source: SourceText, offset: number): Place {
  const at = Math.max(0, Math.min(offset, source.text.length))
  let low = 0
  let high = source.lineStarts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((source.lineStarts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return { file: source.path, line: low + 1, column: at - (source.lineStarts[low] ?? 0) + 1 }
}

/** The place of a 1-based line and column, moved inside the text where they lie outside. */
export function placeOnLine(source: SourceText, line: number, column = 1): Place {
  const last = source.lineStarts.length
  const index = Math.max(1, Math.min(Math.trunc(line) || 1, last)) - 1
  const start = source.lineStarts[index] ?? 0
  const end = index + 1 < last ? (source.lineStarts[index + 1] ?? 1) - 1 : source.text.length
  const inLine = Math.max(1, Math.min(Math.trunc(column) || 1, end - start + 1))
  return { file: source.path, line: index + 1, column: inLine }
}

/** How bad each mistake is unless the place where it is found says otherwise. */
export const severities: Record<DiagnosticCode, Severity> = {
  'config-missing': 'warning',
  'config-invalid': 'warning',
  'no-slides': 'error',
  'file-unreadable': 'error',
  'file-encoding': 'error',
  'yaml-invalid': 'error',
  'references-invalid': 'error',
  'citation-unknown': 'error',
  'notes-orphan': 'warning',
  'notes-missing': 'warning',
  'slide-id-duplicate': 'error',
  'image-missing': 'error',
  'image-alt-missing': 'warning',
  'fence-unclosed': 'error',
  'attribute-invalid': 'warning',
  'math-invalid': 'error',
  'diagram-missing': 'error',
  'diagram-invalid': 'error',
  'diagram-description-missing': 'warning',
  'link-unknown': 'error',
  'clicks-mismatch': 'warning',
  'slide-overflow': 'warning',
  'letters-missing': 'warning',
  'limit-exceeded': 'error',
  'image-unsafe': 'error',
  'diagram-settings': 'warning',
  'glossary-invalid': 'warning',
  'session-unsaved': 'warning',
  'record-invalid': 'warning',
}

/**
 * Collects the mistakes found while a lecture is compiled. The same mistake at the same place counts once; of
 * very many of one kind only the first are listed, and how many more there are.
 */
export class Report {
  readonly #found = new Map<string, Diagnostic>()
  readonly #counts = new Map<DiagnosticCode, number>()
  /** By code: the first that is not listed. */
  readonly #unlisted = new Map<DiagnosticCode, Diagnostic>()
  #comparisons = 0

  /** `severity` overrides the code's usual one. */
  add(code: DiagnosticCode, place: Place, reason: string, hint?: string, severity?: Severity): void {
    const diagnostic: Diagnostic = {
      code,
      severity: severity ?? severities[code],
      file: place.file,
      line: place.line,
      column: place.column,
      reason: plainWords(reason),
    }
    if (hint !== undefined) diagnostic.hint = plainWords(hint)
    this.#keep(diagnostic)
  }

  #keep(diagnostic: Diagnostic): void {
    const { code, file, line, column, reason } = diagnostic
    const key = JSON.stringify([code, file, line, column, reason])
    if (this.#found.has(key)) return
    const count = (this.#counts.get(code) ?? 0) + 1
    this.#counts.set(code, count)
    if (count <= limits.diagnostics) this.#found.set(key, diagnostic)
    else if (!this.#unlisted.has(code)) this.#unlisted.set(code, diagnostic)
  }

  /** As `didYouMean`; gives no more hints once finding them has taken too long. */
  didYouMean(word: string, candidates: Iterable<string>, sign = ''): string | undefined {
    const names = [...candidates]
    this.#comparisons += names.length
    return this.#comparisons > limits.comparisons ? undefined : didYouMean(word, names, sign)
  }

  /** What was found in one file, say, when it was read. */
  addAll(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.#keep(diagnostic)
  }

  /** By file, then by place; mistakes at one place stay in the order in which they were found. */
  list(): Diagnostic[] {
    const more = [...this.#unlisted.values()].map((first): Diagnostic => {
      const count = (this.#counts.get(first.code) ?? 0) - limits.diagnostics
      const { hint: _, ...rest } = first
      return { ...rest, reason: `${count} more problems of this kind from here on are not listed` }
    })
    return [...this.#found.values(), ...more].sort(
      (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
    )
  }
}

/** Why a parser gave up on an author's text, in words. */
export function whyUnreadable(error: unknown): string {
  if (error instanceof RangeError) return 'this is nested too deep to be read'
  return `this cannot be read: ${messageOf(error)}`
}

/** On one line, of bounded length, and without what a terminal obeys or what turns the direction of writing. */
function plainWords(text: string): string {
  const short = text.length > limits.words ? `${text.slice(0, limits.words)}…` : text
  return short
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
