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
  /** In a font with serifs, like titles. */
  serif?: true
  /** CSS pixels, where it is another than the paragraph's. */
  size?: number
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
  /** Written from right to left. */
  isRtl?: true
  /** CSS pixels between its text and that of the paragraph before it; absent for none. */
  before?: number
}

export type SlideObject =
  | { kind: 'title'; box: Box; paragraphs: Paragraph[] }
  | { kind: 'text'; box: Box; paragraphs: Paragraph[]; fill?: string }
  | TableObject
  /** A picture of the lecture, by its address as pages know it; of an SVG also a PNG, as for drawings. */
  | { kind: 'picture'; box: Box; address: string; alternative: string; png?: string }
  /** A diagram as a drawing that needs no style sheet, and as a PNG (base64) for programs that show no SVG; '' for none. */
  | { kind: 'drawing'; box: Box; svg: string; png: string; alternative: string }

/** A line along the edge of a cell. */
export interface CellLine {
  /** CSS pixels. */
  width: number
  /** `#rrggbb`. */
  colour: string
}

export interface TableCell {
  paragraphs: Paragraph[]
  /** Columns and rows that it takes, 1 and more. */
  across: number
  down: number
  /** Between its edge and its text. */
  padding: [top: number, right: number, bottom: number, left: number]
  /** Null for none. */
  lines: [top: CellLine | null, right: CellLine | null, bottom: CellLine | null, left: CellLine | null]
}

/** Lengths of its parts as they were laid out, CSS pixels. */
export interface TableObject {
  kind: 'table'
  box: Box
  rows: {
    heading: boolean
    height: number
    /** With those that reach into it from above each row takes all columns. */
    cells: TableCell[]
  }[]
  /** How wide each column is. */
  columns: number[]
  /** Of running text. */
  size: number
}

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

/** Whether the picture at this address is a drawing. */
export function isSvg(address: string): boolean {
  return /\.svg(?:\?|$)/i.test(address)
}
