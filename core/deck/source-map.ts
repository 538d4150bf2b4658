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
    const entity = source[at] === '&' ? entityAt(source, at) : undefined
    if (entity !== undefined && !value.startsWith(entity, i)) {
      offsets.push(at)
      at += entity.length
      continue
    }
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

/** The longest run that the parser may have left out: the marks and the indentation of a line. */
const longestGap = 60

const entityPattern = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y

function resume(value: string, i: number, source: string, at: number): number {
  const limit = Math.min(source.length, at + longestGap)
  for (let next = at; next < limit; next++) {
    if (source[next] !== value[i]) continue
    const follows = value[i + 1]
    const after = source[next + 1]
    if (follows === undefined || after === follows || after === '\\' || after === '&' || follows === '\n')
      return next
  }
  return at
}

function entityAt(source: string, at: number): string | undefined {
  entityPattern.lastIndex = at
  return entityPattern.exec(source)?.[0]
}
