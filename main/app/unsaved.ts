import type { Diagnostic } from '../../core/deck/types.ts'
import { errorCode } from './atomic-write.ts'
import { LecternError } from './errors.ts'
import { messageOf } from '../../core/deck/message-of.ts'

/** Says that the lecture's place cannot be written down, and why. Concerns the lecturer alone. */
export function unsaved(error: unknown): Diagnostic {
  // Those of ours name a file that nobody knows.
  const cause = error instanceof LecternError ? (error.cause ?? error) : error
  const isFull = ['ENOSPC', 'EDQUOT'].includes(errorCode(cause))
  const what = isFull ? 'the disk is full' : messageOf(cause)
  return {
    code: 'session-unsaved',
    severity: 'warning',
    file: '',
    line: 1,
    column: 1,
    reason: `where this lecture is cannot be written down: ${what}`,
    hint: isFull
      ? 'Free some space on the disk. The lecture itself goes on.'
      : 'The lecture goes on; after a crash it would begin anew.',
  }
}
