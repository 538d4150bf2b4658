import type { CheckReport } from '../../core/desktop/contract.ts'

/** What a check found, as one sentence. */
export function checkWords({ errors, warnings, diagnostics }: CheckReport): string {
  const notes = diagnostics.length - errors - warnings
  const parts = [count(errors, 'error'), count(warnings, 'warning'), count(Math.max(0, notes), 'note')]
  const found = parts.filter((part) => part !== '')
  if (found.length === 0) return 'Nothing is wrong with this lecture.'
  const shown = diagnostics.length < errors + warnings ? ` The first ${diagnostics.length} are listed.` : ''
  return `${listOf(found)}.${shown}`
}

function count(number: number, word: string): string {
  if (number === 0) return ''
  return number === 1 ? `1 ${word}` : `${number} ${word}s`
}

function listOf(parts: readonly string[]): string {
  const [last = '', ...others] = parts.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`
}

/** A day as the machine writes it. @param time milliseconds since the epoch */
export function openedOn(time: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(time)
}
