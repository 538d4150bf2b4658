import { join } from 'node:path'
import { helpFor } from '../../core/deck/help.ts'
import type { Diagnostic, Severity } from '../../core/deck/types.ts'

export interface ReportOptions {
  /** As the user gave it, so that the printed paths can be opened from where they are printed. */
  folder: string
  /** Whether the terminal shows colours. */
  colour: boolean
}

/**
 * Diagnostics as a compiler prints them, `file:line:column severity code message` with the hint indented
 * under it, by file and place; the first of each kind says where it is explained. At the end how many there
 * are. Ends with a line break.
 */
export function formatDiagnostics(diagnostics: Diagnostic[], options: ReportOptions): string {
  return formatProblems(diagnostics, options)
}

/** Anything that has the form of a diagnostic, such as what an import could not carry over. */
export type Problem = Omit<Diagnostic, 'code'> & { code: string }

/** The same for problems with codes of their own. */
export function formatProblems(diagnostics: Problem[], { folder, colour }: ReportOptions): string {
  const paint = (code: number, text: string) => (colour ? `\u001B[${code}m${text}\u001B[0m` : text)
  const explained = new Set<string>()
  const lines = [...diagnostics].sort(byPlace).flatMap((diagnostic) => {
    const { file, line, column, severity, code, reason, hint } = diagnostic
    const path = visible(file === '' ? folder : join(folder, file))
    const place = paint(BOLD, `${path}:${line}:${column}`)
    const first = `${place} ${paint(COLOURS[severity], severity)} ${paint(GREY, code)} ${visible(reason)}`
    const below = hint === undefined || hint === '' ? [] : [`    ${visible(hint)}`]
    const help = explained.has(code) ? undefined : helpFor(code)
    if (help === undefined) return [first, ...below]
    explained.add(code)
    return [first, ...below, `    ${paint(GREY, `help: ${help}`)}`]
  })
  return [...lines, summary(diagnostics), ''].join('\n')
}

/** e.g. `2 errors, 1 warning`. */
function summary(diagnostics: Problem[]): string {
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    const word = severity === 'info' ? 'note' : severity
    return count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`]
  })
  return counts.length === 0 ? 'No problems found.' : counts.join(', ')
}

const BOLD = 1
const GREY = 90
const COLOURS: Record<Severity, number> = { error: 31, warning: 33, info: 36 }

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}

/** On one line and without what a terminal would obey: the words come from somebody's lecture. */
function visible(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}
