import { limits } from './limits.ts'

/** Pandoc's `{#id .class key=value}`, read from the text between the braces. */
export interface Attributes {
  id?: string
  classes: string[]
  /** Later ones win. */
  values: Map<string, string>
  /** What could not be read; `offset` is 0-based in the text that was given. */
  problems: { offset: number; text: string; reason: string }[]
}

/** Letters and digits of any script, `_`, `-` and `.`: what an id may consist of. */
const idPattern = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u
/** By these reveal.js tells slides and their states apart; the workbench is where diagrams are measured. */
export const reservedClasses = new Set(
  'stack past present future enabled disabled slides reveal fragment visible diagram-workbench'.split(' '),
)
const classPattern = /^[\p{L}_-][\p{L}\p{M}\p{N}_-]*$/u
const tokenPattern = /([^\s="']+)=(?:"([^"]*)"|'([^']*)'|(\S*))|(\S+)/gu

export function isId(text: string): boolean {
  return text.length <= limits.id && idPattern.test(text)
}

export function emptyAttributes(): Attributes {
  return { classes: [], values: new Map(), problems: [] }
}

/** Reads what stands between `{` and `}`. Never throws: what is not understood is a problem in the result. */
export function parseAttributes(text: string): Attributes {
  const result = emptyAttributes()
  for (const match of text.matchAll(tokenPattern)) {
    const [token, key, double, single, plain] = match
    const problem = (reason: string) => result.problems.push({ offset: match.index, text: token, reason })
    if (key !== undefined && !token.startsWith('#') && !token.startsWith('.')) {
      result.values.set(key, double ?? single ?? plain ?? '')
    } else if (token.startsWith('#')) {
      if (!isId(token.slice(1)))
        problem(`"${token.slice(0, limits.id)}" is not an id: letters, digits, "-", "_" and "." are allowed`)
      else if (result.id !== undefined) problem(`a second id, "${token}": one is enough`)
      else result.id = token.slice(1)
    } else if (token.startsWith('.')) {
      const name = token.slice(1)
      if (name.length > limits.id || !classPattern.test(name)) problem(`"${token}" is not a class name`)
      else if (reservedClasses.has(name)) problem(`the class "${name}" is one that the stage uses itself`)
      else result.classes.push(name)
    } else {
      problem(`"${token}" is neither #id nor .class nor key=value`)
    }
  }
  return result
}

/**
 * Whether the text between two braces is meant as attributes at all. `{a, b}` at the end of a heading is
 * plain text, `{#a b}` is a list of attributes with a mistake in it.
 */
function looksLikeAttributes(text: string): boolean {
  return /^\s*(?:[#.][^\s]|[\p{L}_][\p{L}\p{N}_-]*=)/u.test(text)
}

export interface TrailingAttributes {
  /** The text before the braces, without the blanks between them. */
  rest: string
  attributes: Attributes
  /** 0-based offset of what stands inside the braces. */
  inside: number
}

/** `Text {#id .class}` -> text and attributes; undefined when there are none at the end. */
export function trailingAttributes(text: string): TrailingAttributes | undefined {
  const trimmed = text.trimEnd()
  if (!trimmed.endsWith('}')) return undefined
  const open = trimmed.lastIndexOf('{')
  if (open < 0) return undefined
  const inner = trimmed.slice(open + 1, -1)
  if (!looksLikeAttributes(inner)) return undefined
  return { rest: text.slice(0, open).trimEnd(), attributes: parseAttributes(inner), inside: open + 1 }
}

/** `{width=50%} and so on`, as it stands after a picture; `length` counts the braces too. */
export function leadingAttributes(text: string): { attributes: Attributes; length: number } | undefined {
  const match = /^\{([^{}\n]*)\}/.exec(text)
  if (!match || !looksLikeAttributes(match[1] ?? '')) return undefined
  return { attributes: parseAttributes(match[1] ?? ''), length: match[0].length }
}
