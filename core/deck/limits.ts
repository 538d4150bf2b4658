/**
 * How much of something a lecture may hold. Each is far above what a lecture needs and far below what would
 * stop a lecture in progress. What lies beyond is left out, with a diagnostic; the rest is shown.
 *
 * Lengths are in UTF-16 code units.
 */
export const limits = {
  slides: 10_000,
  /** Steps of one slide after the first: later ones show together with the last. */
  steps: 500,
  /** Between two blank lines of Markdown. */
  block: 50_000,
  blockLines: 2000,
  /** Marks such as `*`, `[` and `<` in one paragraph, heading or table cell; later ones are plain text. */
  marks: 500,
  /** Of those, the ones that make the parser look for their end in vain. */
  vainMarks: 16,
  /** Links with an address in one paragraph. */
  links: 200,
  /** Equal marks in a row that may still mean something: `***`. */
  markRun: 32,
  /** Quotations and lists that one line opens within each other. */
  containers: 60,
  /** Fenced divs within each other. */
  divs: 40,
  /** Columns of a table. */
  columns: 40,
  /** Rows of a table. */
  rows: 1000,
  /** A code block. */
  code: 50_000,
  codeLines: 1000,
  /** Groups of lines that one code block lights one after the other. */
  lineGroups: 50,
  formula: 5000,
  diagram: 20_000,
  /** `%% pause` lines of one diagram. */
  pauses: 100,
  id: 100,
  /** A title, or a line of lecture.yaml. */
  title: 2000,
  authors: 200,
  /** Values of one record of the references, those within others included. */
  record: 5000,
  /** Lists and mappings within each other there. */
  recordDepth: 30,
  /** The address of a link or picture. */
  address: 2000,
  /**
   * What the references of one lecture to definitions may add up to: each copies its footnote or address to
   * where it stands.
   */
  copies: 5_000_000,
  /** Diagnostics of one code that are listed. */
  diagnostics: 300,
  /** Names that are compared to find what mistyped ones meant. */
  comparisons: 200_000,
  /** A diagnostic's reason or hint. */
  words: 400,
} as const
