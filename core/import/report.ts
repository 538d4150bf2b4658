import type { Place } from '../deck/diagnose.ts'
import type { Severity } from '../deck/types.ts'
import type { ImportCode, ImportProblem } from './types.ts'

/** `info`: something is there still, in another form or without its looks. `error`: text is missing. */
export const importSeverities: Record<ImportCode, Severity> = {
  'animation-lost': 'warning',
  'background-lost': 'warning',
  'code-option-lost': 'info',
  'component-lost': 'warning',
  'footer-lost': 'warning',
  'formula-unreadable': 'warning',
  'front-matter-invalid': 'error',
  'heading-moved': 'info',
  'html-lost': 'warning',
  'include-missing': 'error',
  'layout-lost': 'warning',
  'link-lost': 'warning',
  'markup-lost': 'warning',
  'media-lost': 'warning',
  'output-lost': 'warning',
  'picture-lost': 'warning',
  'references-unread': 'warning',
  'script-lost': 'warning',
  'setting-lost': 'info',
  'slide-hidden': 'warning',
  'slide-unreadable': 'error',
  'style-lost': 'warning',
  unclosed: 'warning',
}

/** Collects what could not be carried over. The same thing on the same line counts once. */
export class ImportReport {
  readonly #found = new Map<string, ImportProblem>()

  /** `severity` overrides the code's usual one. */
  add(code: ImportCode, place: Place, reason: string, hint?: string, severity?: Severity): void {
    const problem: ImportProblem = { code, severity: severity ?? importSeverities[code], ...place, reason }
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
