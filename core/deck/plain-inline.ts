import type { PhrasingContent } from 'mdast'
import type { InlineMath } from 'mdast-util-math'
import type { Lines, Position } from './plain-lines.ts'

/** All that may be markup, or an address. */
const special = /[\\`*_~[\]<&!$]/g
/** Far fewer than those of which the parser would have to say that they are too many. */
const mostMarks = 50
/** More than what the parser takes for addresses. */
const address = /https?:\/\/|www\.|[-.\w+]@/i

// Emphasis between blanks, of words without any other markup: what flanks it leaves no doubt.
const words =
  /[\p{L}\p{N}](?:[^\\`*_~[\]<&!$\n]*(?:[\p{L}\p{N}%](?=MARK(?:[\s.,;:?)]|$))|[.,:;?)](?=MARK(?:\s|$))))?/u
const emphasisOf = (mark: string) =>
  new RegExp(`${mark}(${words.source.replaceAll('MARK', mark)})${mark}(?=[\\s.,;:?)]|$)`, 'uy')
const strong = emphasisOf('\\*\\*')
const emphasis = emphasisOf('\\*')
const code = /`([^\s`](?:[^`\n]*[^\s`])?)`(?!`)/y
const tag = /(<(?:\/[a-z]+|[a-z]+(?: class="[\w -]+")?)>)/y
const formula = /\$([^\s$](?:[^$\n]*[^\s$])?)\$(?!\$)/y

/**
 * The inline content between two offsets, where it is plain enough; null where only the parser can tell.
 *
 * @param first line of `from`
 */
export function plainInline(lines: Lines, from: number, to: number, first: number): PhrasingContent[] | null {
  const { text } = lines
  if (address.test(text.slice(from, to))) return null
  const found: PhrasingContent[] = []
  let line = first
  let done = from
  const pointAt = (offset: number) => {
    while (offset > lines.end(line)) line += 1
    return lines.point(offset, line)
  }
  const position = (start: number, end: number): Position => ({ start: pointAt(start), end: pointAt(end) })
  const putText = (end: number) => {
    if (end > done) found.push({ type: 'text', value: text.slice(done, end), position: position(done, end) })
  }
  special.lastIndex = from
  let marks = 0
  for (let match = special.exec(text); match && match.index < to; match = special.exec(text)) {
    const at = match.index
    if ((marks += 1) > mostMarks) return null
    if (isJustText(match[0], text.charCodeAt(at + 1))) continue
    const marked = markedAt(text, at, to, at === from)
    if (!marked) return null
    putText(at)
    found.push(withPlaces(marked, at, pointAt))
    done = special.lastIndex = at + marked.length
  }
  putText(to)
  return found
}

const blank = 32
const lineFeed = 10
const caret = 94
const opening = 91
const round = 40

/** Of a file without definitions, in which no brackets but those before an address are more than text. */
function isJustText(mark: string, next: number): boolean {
  switch (mark) {
    case '[':
      return next !== caret
    case ']':
      return next !== round
    case '!':
      return next !== opening
    case '&':
      return next === blank || next === lineFeed
    default:
      return false
  }
}

interface Marked {
  kind: 'strong' | 'emphasis' | 'inlineCode' | 'inlineMath' | 'html'
  value: string
  /** Marks included. */
  length: number
}

function markedAt(text: string, at: number, to: number, isFirst: boolean): Marked | null {
  const kinds = kindsOf(text, at)
  if (!kinds) return null
  const [kind, pattern] = kinds
  const isFree = isFirst || text.charCodeAt(at - 1) === blank || text.charCodeAt(at - 1) === lineFeed
  if (!isFree && (kind === 'strong' || kind === 'emphasis')) return null
  pattern.lastIndex = at
  const match = pattern.exec(text)
  if (!match || at + match[0].length > to) return null
  return { kind, value: match[1] ?? '', length: match[0].length }
}

function kindsOf(text: string, at: number): [Marked['kind'], RegExp] | null {
  switch (text[at]) {
    case '*':
      return text[at + 1] === '*' ? ['strong', strong] : ['emphasis', emphasis]
    case '`':
      return ['inlineCode', code]
    case '$':
      return ['inlineMath', formula]
    case '<':
      return ['html', tag]
    default:
      return null
  }
}

function withPlaces(
  { kind, value, length }: Marked,
  at: number,
  pointAt: (offset: number) => Position['start'],
): PhrasingContent {
  const start = pointAt(at)
  if (kind === 'strong' || kind === 'emphasis') {
    const marks = kind === 'strong' ? 2 : 1
    const inner: Position = { start: pointAt(at + marks), end: pointAt(at + length - marks) }
    const children: PhrasingContent[] = [{ type: 'text', value, position: inner }]
    return { type: kind, children, position: { start, end: pointAt(at + length) } }
  }
  const position = { start, end: pointAt(at + length) }
  return kind === 'inlineMath' ? { ...formulaOf(value), position } : { type: kind, value, position }
}

function formulaOf(value: string): InlineMath {
  return {
    type: 'inlineMath',
    value,
    data: {
      hName: 'code',
      hProperties: { className: ['language-math', 'math-inline'] },
      hChildren: [{ type: 'text', value }],
    },
  }
}
