import type { Root, RootContent } from 'mdast'
import { isHeading, plainPart } from './plain-blocks.ts'
import { Lines, type Point } from './plain-lines.ts'
import { walk } from './tree.ts'

/** Whether a text may be read part by part: what stands in one part of it then says nothing about another. */
export function isDivisible(text: string): boolean {
  // A definition holds for the whole text; other line endings and the like are for the parser.
  return !text.includes(']:') && !/^\uFEFF|[\r\0]/.test(text)
}

type Parse = (text: string, onLimit: (offset: number) => void) => Root

/**
 * Reads a text from heading to heading: most of what people write needs no parser that knows everything, which
 * takes several times as long. What is not plain is left to `parse`; the tree is the one that it would make of
 * the whole text.
 */
export function parseInParts(text: string, parse: Parse, onLimit: (offset: number) => void): Root {
  const lines = new Lines(text)
  const blocks: RootContent[] = []
  /** The line from which on nothing has been parsed yet. */
  let from = 0
  const parseUntil = (to: number): Root => {
    const start = lines.start(from)
    const root = parse(text.slice(start, lines.start(to)), (offset) => onLimit(start + offset))
    return shift(root, from, start)
  }
  let at = 0
  while (at < lines.count) {
    const plain = plainPart(lines, at)
    if (plain) {
      if (from < at) blocks.push(...parseUntil(at).children)
      blocks.push(...plain.blocks)
      from = at = plain.next
      continue
    }
    const part = at
    at = nextCut(lines, at)
    if (at >= lines.count || !mayGoOn(text.slice(lines.start(part), lines.start(at)))) continue
    const { children } = parseUntil(at)
    if (isOpenEnded(children.at(-1))) break
    blocks.push(...children)
    from = at
  }
  if (from < lines.count) blocks.push(...parseUntil(lines.count).children)
  const start: Point = { line: 1, column: 1, offset: 0 }
  const end = lines.point(text.length, lines.count - 1)
  return { type: 'root', children: blocks, position: { start, end } }
}

/** The next heading below a blank line; the end of the text when there is none. */
function nextCut(lines: Lines, line: number): number {
  for (let at = line + 1; at < lines.count; at += 1)
    if (lines.isBlank(at - 1) && isHeading(lines, at)) return at
  return lines.count
}

/** Whether there may be code, a formula or HTML which a blank line and a heading do not end. */
function mayGoOn(part: string): boolean {
  return /```|~~~|\$\$|<[!?a-z]/i.test(part)
}

/** Whether what comes last, also within a list or a quotation, may be one of these. */
function isOpenEnded(last: RootContent | undefined): boolean {
  if (last?.type === 'code' || last?.type === 'math' || last?.type === 'html') return true
  return last !== undefined && 'children' in last && isOpenEnded(last.children.at(-1))
}

/** Moves a part's places to where the part stands in the text. */
function shift(root: Root, lines: number, offset: number): Root {
  if (lines === 0) return root
  walk(root, ({ position }) => {
    if (!position) return
    for (const point of [position.start, position.end]) {
      point.line += lines
      point.offset = (point.offset ?? 0) + offset
    }
  })
  return root
}
