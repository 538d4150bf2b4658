/** What the compiler asks for from outside. Plain data, as in `types.ts`. */

/** One cited item inside a cluster such as `[see @a, p. 3; @b]`. */
export interface CitationItem {
  key: string
  prefix?: string
  /** As written after the comma, e.g. `p. 310`. */
  locator?: string
  /** Whatever follows the locator. */
  suffix?: string
  /** `[-@key]`: the year alone. */
  suppressAuthor?: boolean
}

export interface CitationRequest {
  /** CSL-JSON records of all cited keys. */
  records: Record<string, unknown>[]
  /** In order of appearance. */
  clusters: CitationItem[][]
  /** CSL style name; 'apa' when the lecture does not say. */
  style: string
  /** The style itself, in CSL 1.0.2, where the lecture brings its own; absent for a bundled one. */
  styleText?: string
  lang: string
}

export interface CitationResult {
  /** One short mark per cluster, as inline HTML, e.g. `(Basbaum &#38; Fields, 1984, p. 310)`. */
  marks: string[]
  /** In the order the style wants; HTML is inline. */
  entries: { key: string; html: string }[]
}

export interface DiagramProblem {
  /** 1-based, inside the diagram's own source. */
  line: number
  column: number
  reason: string
}

/** What the compiler needs but must not import: heavy, or not pure. */
export interface CompileServices {
  /** Throws only on a programmer's mistake. Without it, marks and entries are made by a plain fallback. */
  formatCitations?: (request: CitationRequest) => Promise<CitationResult>
  /** Without it, diagrams are not checked for syntax. */
  checkDiagram?: (source: string) => Promise<DiagramProblem[]>
  /**
   * Called between slides and awaited where it returns something to wait for: whoever compiles beside other
   * work lets that have its turn here. Without it, everything is done at a stretch.
   */
  breathe?: () => Promise<void> | undefined
  /**
   * Whether a file of slides or notes is to be read. Of slides in other files the deck has the outline alone:
   * `isOutline` says so. For a first look at a large lecture; absent: all are read.
   */
  isRead?: (path: string) => boolean
}
