export type Severity = 'error' | 'warning' | 'info'

/** Every mistake an author can make has one stable code, which the documentation explains. */
export type DiagnosticCode =
  | 'config-missing'
  | 'config-invalid'
  | 'no-slides'
  | 'file-unreadable'
  | 'file-encoding'
  | 'yaml-invalid'
  | 'references-invalid'
  | 'citation-unknown'
  | 'notes-orphan'
  | 'notes-missing'
  | 'slide-id-duplicate'
  | 'image-missing'
  | 'image-alt-missing'
  | 'fence-unclosed'
  | 'attribute-invalid'
  | 'math-invalid'
  | 'diagram-missing'
  | 'diagram-invalid'
  | 'diagram-description-missing'
  | 'link-unknown'
  | 'clicks-mismatch'
  | 'slide-overflow'
  | 'letters-missing'
  | 'limit-exceeded'
  | 'image-unsafe'
  | 'diagram-settings'
  | 'glossary-invalid'
  | 'session-unsaved'
  | 'record-invalid'

/** Something in a text that its author should know: where it is and why. */
export interface Problem<Code extends string> {
  code: Code
  severity: Severity
  file: string
  line: number
  column: number
  reason: string
  /** What to do about it, where that is known: often the nearest valid name. */
  hint?: string
}

/** `file` is a path relative to the lecture folder, with `/`; '' when the folder itself is meant. */
export type Diagnostic = Problem<DiagnosticCode>
