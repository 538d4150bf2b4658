/** A place in a diagram's source; both 1-based, columns in UTF-16 code units. */
export interface Place {
  line: number
  column: number
}

/** What is left of a diagram once Mermaid has stripped it, and where each piece came from. */
export interface StrippedDiagram {
  text: string
  /**
   * The author's place for a place in `text`. A place beyond the end becomes the end of the last line
   * that is not blank: parsers report a missing end behind the last line break.
   */
  toSource(place: Place): Place
}

/**
 * Strips front matter, directives and comments the way Mermaid does before it parses, so that the
 * line its parser names can be translated back. Mermaid tells nobody what it removed, hence the copy
 * of its patterns (mermaid 12, `preprocess.ts`).
 */
export function stripDiagram(source: string): StrippedDiagram {
  let kept: Kept = { text: source, origin: Uint32Array.from({ length: source.length }, (_, at) => at) }
  kept = remove(kept, CARRIAGE_RETURN)
  kept = remove(kept, FRONT_MATTER)
  kept = remove(kept, DIRECTIVE)
  kept = remove(kept, COMMENT)
  kept = remove(kept, LEADING_SPACE)
  if (FLOWCHART.test(kept.text)) kept = remove(kept, BLANK_AFTER_BRACE)
  const { text, origin } = kept
  return {
    text,
    toSource(place) {
      const offset = offsetOf(text, place)
      const end = text.trimEnd().length
      if (end === 0) return { line: 1, column: 1 }
      if (offset < end) return placeOf(source, origin[offset] ?? 0)
      return placeOf(source, (origin[end - 1] ?? 0) + 1)
    },
  }
}

/** Line and column of a 0-based offset. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}

/** 0-based offset of a place; the text's length when the line does not exist. */
export function offsetOf(text: string, { line, column }: Place): number {
  let start = 0
  for (let current = 1; current < line; current++) {
    const feed = text.indexOf('\n', start)
    if (feed < 0) return text.length
    start = feed + 1
  }
  const feed = text.indexOf('\n', start)
  return Math.min(start + Math.max(0, column - 1), feed < 0 ? text.length : feed)
}

const CARRIAGE_RETURN = /\r(?=\n)/g
const FRONT_MATTER = /^([^\S\n]*)---[^\S\n]*\n(?:[\s\S]*?\n)?\1---[^\S\n]*\n/
const DIRECTIVE = /%{2}\{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!\}%{2}).|\r?\n)*))?\s*(?:\}%{2})?/gi
const COMMENT = /^\s*%%(?!\{)[^\n]+\n?/gm
const LEADING_SPACE = /^\s+/
const FLOWCHART = /^(?:flowchart|graph)\b/
// The flowchart's parser joins the blank lines behind a closing brace, hence also behind `accDescr {…}`.
const BLANK_AFTER_BRACE = /(?<=\})\s+(?=\n)/g

interface Kept {
  text: string
  /** For each code unit of `text` its offset in the source. */
  origin: Uint32Array
}

function remove({ text, origin }: Kept, pattern: RegExp): Kept {
  const pieces: string[] = []
  const origins = new Uint32Array(text.length)
  let length = 0
  let from = 0
  const keep = (until: number) => {
    pieces.push(text.slice(from, until))
    origins.set(origin.subarray(from, until), length)
    length += until - from
  }
  text.replace(pattern, (match, ...rest: unknown[]) => {
    const at = rest.find((value): value is number => typeof value === 'number') ?? 0
    keep(at)
    from = at + match.length
    return ''
  })
  keep(text.length)
  return { text: pieces.join(''), origin: origins.slice(0, length) }
}
