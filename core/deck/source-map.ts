/** Where the characters of a parsed text stand in what the author wrote. */
export interface Alignment {
  /** Offset in the source for each character of the value, never decreasing. */
  offsets: number[]
  /** Indices of characters that were written with a backslash before them. */
  escaped: Set<number>
}

/**
 * Lines a text's value up with its source, which may hold more: backslashes, entities, and at line starts
 * the marks of a quotation or the indentation of a list. Where they cannot be matched the offset stays near.
 */
export function alignText(value: string, source: string): Alignment {
  const offsets: number[] = []
  const escaped = new Set<number>()
  let at = 0
  for (let i = 0; i < value.length; i++) {
    const char = value[i]
    if (source[at] === '\\' && source[at + 1] === char && char !== '\\') {
      escaped.add(i)
      at += 1
    } else if (source[at] !== char) {
      at = resume(value, i, source, at)
    }
    offsets.push(Math.min(at, source.length))
    if (at < source.length) at += 1
  }
  return { offsets, escaped }
}

/** The longest run that the parser may have left out: an indentation, or an entity such as `&nbsp;`. */
const longestGap = 60

function resume(value: string, i: number, source: string, at: number): number {
  const limit = Math.min(source.length, at + longestGap)
  for (let next = at; next < limit; next++) {
    if (source[next] !== value[i]) continue
    const follows = value[i + 1]
    if (follows === undefined || source[next + 1] === follows || follows === '\n') return next
  }
  if (source[at] !== '&') return at
  const end = source.indexOf(';', at)
  return end >= 0 && end < limit ? end : at
}
