import type { Nodes, RootContent } from 'mdast'
import { Report, sourceText } from './diagnose.ts'
import { pairFences } from './fences.ts'
import { parseSource } from './limited-markdown.ts'
import { walk } from './tree.ts'

/** From a 0-based offset up to, not including, another. */
type Span = readonly [from: number, to: number]

/**
 * A file of speaker notes without what is for the lecturer alone: private blocks with their marks, comments, and
 * footnotes that only they named. Line endings become `\n`; all else stays letter by letter.
 */
export function publicNotes(text: string): string {
  return withoutSpans(withoutSpans(text, privateSpans), loneFootnotes)
}

function withoutSpans(text: string, find: (blocks: RootContent[], text: string) => Span[]): string {
  const source = sourceText({ path: '', text })
  const blocks = parseSource(source, new Report()).children
  let rest = source.text
  const spans = find(blocks, source.text).toSorted((a, b) => b[0] - a[0])
  let before = Infinity
  for (const [from, to] of spans) {
    // One within another that is cut already, when seen from the end.
    const end = Math.min(to, before)
    if (from < end) rest = rest.slice(0, from) + rest.slice(end)
    before = Math.min(before, from)
  }
  return rest
}

/**
 * Where private blocks stand. Fences pair between headings, as when notes are read: one that is not closed is private
 * up to the next.
 */
export function privateSpans(blocks: RootContent[], text: string): Span[] {
  const spans: Span[] = []
  let group: RootContent[] = []
  for (const block of blocks) {
    if (block.type === 'heading' && block.depth <= 2) {
      spans.push(...spansAmong(group, text))
      group = []
    }
    group.push(block)
  }
  return [...spans, ...spansAmong(group, text)]
}

function spansAmong(siblings: RootContent[], text: string): Span[] {
  return pairFences(siblings, () => {}).flatMap((node): Span[] => {
    if (node.type === 'fencedDiv' && node.attributes.classes.includes('private'))
      return [wholeLines(startOf(node), endOf(node), text)]
    if (node.type === 'html' && node.value.startsWith('<!--')) return [[startOf(node), endOf(node)]]
    return 'children' in node ? spansAmong(node.children as RootContent[], text) : []
  })
}

/** A private block's own lines, from the first letter of the first to the break after the last. */
function wholeLines(start: number, end: number, text: string): Span {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  return [from, next < 0 ? text.length : next + 1]
}

function loneFootnotes(blocks: RootContent[], text: string): Span[] {
  const named = new Set<string>()
  for (const block of blocks)
    walk(block, (node) => void (node.type === 'footnoteReference' && named.add(node.identifier)))
  return blocks.flatMap((block) =>
    block.type === 'footnoteDefinition' && !named.has(block.identifier)
      ? [wholeLines(startOf(block), endOf(block), text)]
      : [],
  )
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

/** A block without a closing line ends where the last of what it holds ends. */
function endOf(node: Nodes): number {
  let end = 0
  walk(node, (each) => (end = Math.max(end, each.position?.end.offset ?? 0)))
  return end
}
