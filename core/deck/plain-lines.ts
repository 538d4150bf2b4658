import type { Paragraph } from 'mdast'

/** From where to where something stands in a text. */
export type Position = NonNullable<Paragraph['position']>
/** Line and column from 1, the offset from 0. */
export type Point = Position['start']

/** A text line by line. Lines are counted from 0 here, from 1 in points. */
export class Lines {
  readonly text: string
  /** Offset of each line's first character, and behind the last line one more as if a line followed. */
  readonly #starts: number[] = [0]

  /** @param text with `\n` as its only line ending */
  constructor(text: string) {
    this.text = text
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1)
    this.#starts.push(text.length + 1)
  }

  get count(): number {
    return this.#starts.length - 1
  }

  start(line: number): number {
    return this.#starts[line] ?? this.text.length
  }

  /** Offset of the line's end, without its line ending. */
  end(line: number): number {
    return (this.#starts[line + 1] ?? this.text.length + 1) - 1
  }

  line(line: number): string {
    return this.text.slice(this.start(line), this.end(line))
  }

  isBlank(line: number): boolean {
    return this.start(line) === this.end(line)
  }

  /** @param line the one that the offset lies in */
  point(offset: number, line: number): Point {
    return { line: line + 1, column: offset - this.start(line) + 1, offset }
  }
}
