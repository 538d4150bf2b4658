/** Stable names for failures of the environment; the documentation and the tests use them. */
export type LecternErrorCode =
  | 'folder-missing'
  | 'not-a-folder'
  | 'not-a-lecture'
  | 'permission-denied'
  | 'too-large'
  | 'archive-invalid'
  | 'browser-missing'
  | 'browser-failed'
  | 'library-missing'
  | 'port-unavailable'
  | 'pages-missing'
  | 'target-unwritable'
  | 'export-failed'
  | 'not-given'
  | 'usage'

/**
 * A failure that is neither the author's nor the programmer's: a missing folder, a browser that does
 * not start. Always says what happened and what would help; never shown with a stack trace.
 */
export class LecternError extends Error {
  readonly code: LecternErrorCode
  /** One sentence on what to do; '' when nothing is known to help. */
  readonly remedy: string

  constructor(code: LecternErrorCode, message: string, remedy = '', options?: ErrorOptions) {
    super(message, options)
    this.name = 'LecternError'
    this.code = code
    this.remedy = remedy
  }
}
