import type { Diagnostic } from '../../core/deck/types.ts'

/** A diagnostic that is like any other but for what is changed. */
export const one = (change: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'citation-unknown',
  severity: 'error',
  file: 'slides/01-a.md',
  line: 12,
  column: 3,
  reason: 'no reference is called "basbaum"',
  ...change,
})
