import { severities } from './diagnose.ts'
import type { DiagnosticCode } from './types.ts'

/** Every code there is. */
export const diagnosticCodes = Object.keys(severities) as DiagnosticCode[]

/** Where a code is explained: a path below the program's folder, with the heading; undefined for other codes. */
export function helpFor(code: string): string | undefined {
  return Object.hasOwn(severities, code) ? `docs/problems.md#${code}` : undefined
}
