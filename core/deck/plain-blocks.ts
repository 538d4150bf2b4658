import type { Heading, List, ListItem, Paragraph, RootContent } from 'mdast'
import type { Math as MathBlock } from 'mdast-util-math'
import { markerValue } from './fences.ts'
import { plainInline } from './plain-inline.ts'
import type { Lines, Position } from './plain-lines.ts'
import { plainTable } from './plain-table.ts'

const heading = /^(#{1,6}) (?=[^ ])/
/** What may begin something else than a paragraph, or of which only the parser can tell. */
const noParagraph = /^(?:[ \t#>+=:|~<_\\-]|\d{1,9}[.)]|`{3}|\${2}|\*{1,2}(?![A-Za-z0-9*])|\*{3})/
const untidy = /\t| $/

/** Whether a line begins a heading, before which everything else ends that is no code, formula or HTML. */
export function isHeading(lines: Lines, line: number): boolean {
  return lines.text.charCodeAt(lines.start(line)) === 35 && heading.test(lines.line(line))
}

/** The blocks of a part of a text, and the line behind it. */
export interface PlainPart {
  blocks: RootContent[]
  next: number
}

/**
 * The blocks from a line on, up to the next heading that stands below a blank line: null unless all of them are
 * headings, paragraphs, short lists of one level, code, formulas and fence lines, written as most people write them.
 * What this accepts, the parser reads just so; a property test holds it to that.
 *
 * @param first begins the text, or is a heading below a blank line
 */
export function plainPart(lines: Lines, first: number): PlainPart | null {
  const blocks: RootContent[] = []
  let at = first
  let isAfterBlank = true
  while (at < lines.count) {
    if (lines.isBlank(at)) {
      isAfterBlank = true
      at += 1
      continue
    }
    if (isAfterBlank && at > first && isHeading(lines, at)) break
    const taken = takeBlock(lines, at, isAfterBlank, blocks.at(-1)?.type)
    if (!taken) return null
    blocks.push(taken.block)
    isAfterBlank = false
    at = taken.next
  }
  return { blocks, next: at }
}

interface Taken {
  block: RootContent
  /** The line behind it. */
  next: number
}

function takeBlock(
  lines: Lines,
  at: number,
  isAfterBlank: boolean,
  before: string | undefined,
): Taken | null {
  const line = lines.line(at)
  if (untidy.test(line)) return null
  // What follows a list without a blank line may go on with its last item.
  const isApart = isAfterBlank || before !== 'list'
  switch (line[0]) {
    case ':':
      return takeMarker(lines, at, line)
    case '#':
      return isAfterBlank || before === 'heading' ? takeHeading(lines, at, line) : null
    case '`':
      return line.startsWith('```')
        ? isApart
          ? takeCode(lines, at, line)
          : null
        : takeIf(isApart, lines, at)
    case '$':
      return line.startsWith('$$')
        ? isApart
          ? takeFormula(lines, at, line)
          : null
        : takeIf(isApart, lines, at)
    case '|':
      return isApart ? takeTable(lines, at) : null
    case '-':
      if (line.startsWith('- ')) return before === 'list' ? null : takeList(lines, at)
      return isAfterBlank && before !== 'list' ? takeBreak(lines, at, line) : null
    default:
      return takeIf(isApart, lines, at)
  }
}

function takeIf(isApart: boolean, lines: Lines, at: number): Taken | null {
  return isApart ? takeParagraph(lines, at) : null
}

/** From the first character of one line to the last of another. */
function whole(lines: Lines, first: number, last: number): Position {
  return { start: lines.point(lines.start(first), first), end: lines.point(lines.end(last), last) }
}

function takeHeading(lines: Lines, at: number, line: string): Taken | null {
  const marks = heading.exec(line)?.[1]
  if (marks === undefined || line.endsWith('#')) return null
  const children = plainInline(lines, lines.start(at) + marks.length + 1, lines.end(at), at)
  if (!children) return null
  const depth = marks.length as Heading['depth']
  return { block: { type: 'heading', depth, children, position: whole(lines, at, at) }, next: at + 1 }
}

function takeMarker(lines: Lines, at: number, line: string): Taken | null {
  const colons = /^:{3,}/.exec(line)?.[0].length
  if (colons === undefined) return null
  const value = markerValue(line.slice(colons))
  return { block: { type: 'divMarker', value, position: whole(lines, at, at) }, next: at + 1 }
}

function takeParagraph(lines: Lines, first: number): Taken | null {
  let next = first
  for (; next < lines.count && !lines.isBlank(next); next += 1) {
    const line = lines.line(next)
    if (next > first && line.startsWith(':::')) break
    if (untidy.test(line) || noParagraph.test(line)) return null
  }
  const children = plainInline(lines, lines.start(first), lines.end(next - 1), first)
  if (!children) return null
  return { block: { type: 'paragraph', children, position: whole(lines, first, next - 1) }, next }
}

function takeList(lines: Lines, first: number): Taken | null {
  const children: ListItem[] = []
  let next = first
  for (; next < lines.count && !lines.isBlank(next); next += 1) {
    const line = lines.line(next)
    if (line.startsWith(':::')) break
    const item = line.startsWith('- ') && !untidy.test(line) ? itemOf(lines, next, line.slice(2)) : null
    if (!item) return null
    children.push(item)
  }
  const position = whole(lines, first, next - 1)
  const block: List = { type: 'list', ordered: false, start: null, spread: false, children, position }
  return { block, next }
}

function itemOf(lines: Lines, at: number, content: string): ListItem | null {
  // A bracket may be the box of a task.
  if (content === '' || content.startsWith('[') || noParagraph.test(content)) return null
  const children = plainInline(lines, lines.start(at) + 2, lines.end(at), at)
  if (!children) return null
  const { start, end } = whole(lines, at, at)
  const inside = { start: lines.point(lines.start(at) + 2, at), end: { ...end } }
  const paragraph: Paragraph = { type: 'paragraph', children, position: inside }
  return { type: 'listItem', spread: false, checked: null, children: [paragraph], position: { start, end } }
}

function takeTable(lines: Lines, first: number): Taken | null {
  let next = first
  while (next < lines.count && !lines.isBlank(next) && !lines.line(next).startsWith(':::')) next += 1
  const block = plainTable(lines, first, next)
  return block && { block, next }
}

function takeBreak(lines: Lines, at: number, line: string): Taken | null {
  const isAlone = /^-{3,}$/.test(line) && (at + 1 >= lines.count || lines.isBlank(at + 1))
  return isAlone ? { block: { type: 'thematicBreak', position: whole(lines, at, at) }, next: at + 1 } : null
}

/** Fences of another length, and such as may be fences, are for the parser. */
const codeFence = /^ *`{3}/
const info = /^```(?:([^\s`\\&]+)(?: ([^\s`\\&](?:[^`\\&]*[^\s`\\&])?))?)?$/

function takeCode(lines: Lines, first: number, line: string): Taken | null {
  const said = info.exec(line)
  const last = said ? closing(lines, first, '```', codeFence) : null
  if (!said || last === null) return null
  const [, lang = null, meta = null] = said
  const value = inside(lines, first, last)
  return { block: { type: 'code', lang, meta, value, position: whole(lines, first, last) }, next: last + 1 }
}

const formulaFence = /^ *\${2}/

function takeFormula(lines: Lines, first: number, line: string): Taken | null {
  const last = line === '$$' ? closing(lines, first, '$$', formulaFence) : null
  if (last === null) return null
  const value = inside(lines, first, last)
  const block: MathBlock = {
    type: 'math',
    meta: null,
    value,
    data: {
      hName: 'pre',
      hChildren: [
        {
          type: 'element',
          tagName: 'code',
          properties: { className: ['language-math', 'math-display'] },
          children: [{ type: 'text', value }],
        },
      ],
    },
    position: whole(lines, first, last),
  }
  return { block, next: last + 1 }
}

/** The line of the closing fence; null where there is none, or a doubtful one. */
function closing(lines: Lines, first: number, fence: string, maybe: RegExp): number | null {
  for (let at = first + 1; at < lines.count; at += 1) {
    const line = lines.line(at)
    if (line === fence) return at
    if (line.includes('\t') || maybe.test(line)) return null
  }
  return null
}

function inside(lines: Lines, first: number, last: number): string {
  return last === first + 1 ? '' : lines.text.slice(lines.start(first + 1), lines.end(last - 1))
}
