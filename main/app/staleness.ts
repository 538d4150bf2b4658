import type { Diagnostic } from '../../core/deck/types.ts'
import { LecternError } from './errors.ts'
import { messageOf } from '../../core/deck/message-of.ts'

/** Says that the files could not be read when they changed last, and why. */
export function staleness(error: unknown): Diagnostic {
  const message = messageOf(error)
  const reason = `the slides shown are those read last: ${message}`
  const hint = error instanceof LecternError ? error.remedy : ''
  const place = { file: '', line: 1, column: 1 }
  return { code: 'file-unreadable', severity: 'error', ...place, reason, ...(hint === '' ? {} : { hint }) }
}
