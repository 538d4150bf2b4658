/** What a slide consists of, as a program that edits slides would have it. Lengths are CSS pixels of 1280 × 720. */

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A stretch of text that looks the same all over. */
export interface TextRun {
  text: string
  bold?: true
  italic?: true
  code?: true
  raised?: 'sub' | 'sup'
  /** `#rrggbb`; absent for the colour of the slide's text. */
  colour?: string
  /** An address outside of the lecture, or `#` and the id of a slide. */
  link?: string
}

export interface Paragraph {
  runs: TextRun[]
  /** Absent for running text. */
  bullet?: 'disc' | 'number'
  /** 0 for the outermost list. */
  level: number
  /** CSS pixels. */
  size: number
  align: 'left' | 'center' | 'right'
}

export type SlideObject =
  | { kind: 'title'; box: Box; paragraphs: Paragraph[] }
  | { kind: 'text'; box: Box; paragraphs: Paragraph[]; fill?: string }
  | { kind: 'table'; box: Box; rows: { heading: boolean; cells: Paragraph[][] }[]; size: number }
  /** A picture of the lecture, by its address as pages know it. */
  | { kind: 'picture'; box: Box; address: string; alternative: string }
  /** A diagram as a drawing that needs no style sheet. */
  | { kind: 'drawing'; box: Box; svg: string; alternative: string }

export interface SlideObjects {
  id: string
  /** Plain text; '' for a slide without one. */
  title: string
  /** `#rrggbb`. */
  background: string
  ink: string
  objects: SlideObject[]
  /** Plain text, a line a paragraph; '' for none. */
  notes: string
  /** What an editable slide cannot hold, in words. */
  lost: string[]
}
