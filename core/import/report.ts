import type { Place } from '../deck/diagnose.ts'
import type { Severity } from '../deck/types.ts'
import type { ImportCode, ImportProblem } from './types.ts'

/** In these cases something is there still, in another form or without its looks. */
const notes: ReadonlySet<ImportCode> = new Set<ImportCode>([
  'code-option-lost',
  'heading-moved',
  'setting-lost',
])
const errors: ReadonlySet<ImportCode> = new Set<ImportCode>([
  'front-matter-invalid',
  'include-missing',
  'slide-unreadable',
])

/** Collects what could not be carried over. The same thing on the same line counts once. */
export class ImportReport {
  readonly #found = new Map<string, ImportProblem>()

  /** `severity` overrides the code's usual one. */
  add(code: ImportCode, place: Place, reason: string, hint?: string, severity?: Severity): void {
    const usual = errors.has(code) ? 'error' : notes.has(code) ? 'info' : 'warning'
    const problem: ImportProblem = { code, severity: severity ?? usual, ...place, reason }
    if (hint !== undefined) problem.hint = hint
    const key = JSON.stringify([code, place.file, place.line, reason])
    if (!this.#found.has(key)) this.#found.set(key, problem)
  }

  /** A report that passes on only the first of its problems that read the same. */
  oncePerReason(): ImportReport {
    const said = new Set<string>()
    const once = new ImportReport()
    once.add = (code, place, reason, ...rest) => {
      if (said.has(`${code} ${reason}`)) return
      said.add(`${code} ${reason}`)
      this.add(code, place, reason, ...rest)
    }
    return once
  }

  list(): ImportProblem[] {
    return [...this.#found.values()].sort(
      (a, b) => (a.file === b.file ? 0 : a.file < b.file ? -1 : 1) || a.line - b.line || a.column - b.column,
    )
  }
}

/** For messages: on one line and not too long. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`
}
