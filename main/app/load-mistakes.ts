import type { Diagnostic } from '../../core/deck/types.ts'
import { errorCode } from './atomic-write.ts'
import { messageOf } from '../../core/deck/message-of.ts'

/** What the file system said about one file, in words. */
export function unreadable(path: string, error: unknown): Diagnostic {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return wrong(path, 'you have no permission to read it', 'ask for access or copy the lecture')
    case 'ENOENT':
      return wrong(path, 'it is not there: a link without a target, or just removed')
    case 'ENOTDIR':
      return wrong(path, 'it is a file where a folder is expected')
    case 'ELOOP':
      return wrong(path, 'the link leads back to itself')
    default:
      return wrong(path, `it cannot be read: ${messageOf(error)}`)
  }
}

/** There is more than is read. */
export function beyond(file: string, reason: string, hint?: string): Diagnostic {
  return { ...wrong(file, reason, hint), code: 'limit-exceeded' }
}

/** About a file as a whole. */
export function wrong(file: string, reason: string, hint?: string): Diagnostic {
  const place = { code: 'file-unreadable', severity: 'error', file, line: 1, column: 1 } as const
  return hint === undefined ? { ...place, reason } : { ...place, reason, hint }
}
