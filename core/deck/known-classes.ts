import type { Place, Report } from './diagnose.ts'
import { damerauLevenshtein } from './nearest.ts'

/** Classes that the theme does something with, on a slide. */
export const slideClasses = [
  'two-columns',
  'statement',
  'question',
  'objectives',
  'key-points',
  'timeline',
  'comparison',
  'myth',
  'figure',
  'diagram',
  'incremental',
  'optional',
]

/** Those for blocks. */
export const blockClasses = [
  'column',
  'columns',
  'answer',
  'myth',
  'fact',
  'incremental',
  'nonincremental',
  'question',
  'term',
]

/** Says of a class that is nearly one of these what was probably meant; other classes are the author's own. */
export function reportMisspelt(
  classes: readonly string[],
  known: readonly string[],
  placeOf: (name: string) => Place,
  report: Report,
): void {
  for (const name of classes) {
    if (known.includes(name) || name.length < 5) continue
    const meant = known.find((other) => damerauLevenshtein(name.toLowerCase(), other) <= 2)
    if (meant === undefined) continue
    const reason = `the theme has no class "${name}"`
    report.add('attribute-invalid', placeOf(name), reason, `Did you mean .${meant}?`)
  }
}
