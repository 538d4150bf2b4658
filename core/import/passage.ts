import { placeAt, type Place, type SourceText } from '../deck/diagnose.ts'

/** What is to stand in place of the characters from `start` to `end`, offsets 0-based. */
export interface Edit {
  start: number
  end: number
  text: string
}

interface Segment {
  /** Where it begins in the passage's text. */
  at: number
  source: SourceText
  /** Where it begins in the source. */
  offset: number
  /** False for words that are not the source's: all of them stand where they were put in. */
  isCopied: boolean
}

/** A text made of pieces of sources, which still knows where every character comes from. */
export class Passage {
  readonly text: string
  readonly #segments: readonly Segment[]

  private constructor(text: string, segments: readonly Segment[]) {
    this.text = text
    this.#segments = segments
  }

  /** A stretch of a source; all of it when no offsets are given. */
  static of(source: SourceText, start = 0, end = source.text.length): Passage {
    return new Passage(source.text.slice(start, end), [{ at: 0, source, offset: start, isCopied: true }])
  }

  /** Passages one after the other; strings stand where the passage before them ends. */
  static join(first: Passage, ...rest: (Passage | string)[]): Passage {
    return Passage.concat(first, rest)
  }

  /** The same for any number of them. */
  static concat(first: Passage, rest: readonly (Passage | string)[]): Passage {
    let text = first.text
    const segments = [...first.#segments]
    for (const part of rest) {
      const last = segments.at(-1)
      if (typeof part !== 'string') {
        for (const segment of part.#segments) segments.push({ ...segment, at: segment.at + text.length })
        text += part.text
      } else if (last) {
        const offset = last.offset + (last.isCopied ? text.length - last.at : 0)
        segments.push({ at: text.length, source: last.source, offset, isCopied: false })
        text += part
      }
    }
    return new Passage(text, segments)
  }

  /** Where a character of the passage stands in its source. */
  place(offset: number): Place {
    const { source, offset: start } = this.#origin(offset)
    return placeAt(source, start)
  }

  slice(start: number, end = this.text.length): Passage {
    const from = Math.max(0, Math.min(start, this.text.length))
    const to = Math.max(from, Math.min(end, this.text.length))
    const { source, offset, isCopied } = this.#origin(from)
    const segments: Segment[] = [{ at: 0, source, offset, isCopied }]
    for (let i = this.#indexAt(from) + 1; i < this.#segments.length; i++) {
      const segment = this.#segments[i]
      if (!segment || segment.at >= to) break
      segments.push({ ...segment, at: segment.at - from })
    }
    return new Passage(this.text.slice(from, to), segments)
  }

  /** With the edits made. Of edits that overlap the one that begins first counts, the longer of equals. */
  edit(edits: readonly Edit[]): Passage {
    if (edits.length === 0) return this
    const parts: string[] = []
    const segments: Segment[] = []
    let length = 0
    let done = 0
    const copy = (until: number) => {
      if (until <= done && length > 0) return
      const piece = this.slice(done, until)
      for (const segment of piece.#segments) segments.push({ ...segment, at: segment.at + length })
      parts.push(piece.text)
      length += piece.text.length
    }
    for (const { start, end, text } of inOrder(edits)) {
      if (start < done) continue
      copy(start)
      segments.push({ ...this.#origin(start), at: length, isCopied: false })
      parts.push(text)
      length += text.length
      done = end
    }
    copy(this.text.length)
    return new Passage(parts.join(''), segments)
  }

  #origin(offset: number): Omit<Segment, 'at'> {
    const segment = this.#segments[this.#indexAt(offset)]
    if (!segment) throw new Error('a passage without a source')
    const { at, source, isCopied } = segment
    return { source, isCopied, offset: segment.offset + (isCopied ? Math.max(0, offset - at) : 0) }
  }

  /** The last segment that begins at or before the offset. */
  #indexAt(offset: number): number {
    let low = 0
    let high = this.#segments.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#segments[middle]?.at ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** The text between two offsets with the edits made; those that do not lie within are left out. */
export function applyEdits(text: string, edits: readonly Edit[], from = 0, to = text.length): string {
  let result = ''
  let done = from
  for (const edit of inOrder(edits)) {
    if (edit.start < done || edit.end > to) continue
    result += text.slice(done, edit.start) + edit.text
    done = edit.end
  }
  return result + text.slice(done, to)
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || b.end - a.end)
}
