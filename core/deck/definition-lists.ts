import type { Paragraph, PhrasingContent, RootContent, Text } from 'mdast'
import { alignText } from './source-map.ts'

/** Pandoc's definition list; `remark-rehype` makes it a `dl` by its `data`. */
export interface DefinitionList {
  type: 'definitionList'
  children: DefinitionPart[]
  data: { hName: 'dl' }
  position?: Paragraph['position']
}

/** A term or one of its definitions: a paragraph by its content. */
export interface DefinitionPart extends Omit<Paragraph, 'data'> {
  data: { hName: 'dt' | 'dd' }
}

declare module 'mdast' {
  interface RootContentMap {
    definitionList: DefinitionList
  }
  interface BlockContentMap {
    definitionList: DefinitionList
  }
}

const mark = /^:[ \t]+/

/**
 * Finds definition lists among blocks: a line, and below it lines that begin with `: `. A blank line may
 * stand between a term and its definitions, and between one term and the next.
 *
 * @param source the text of the file, for the places of what is divided
 */
export function definitionLists<T extends RootContent>(blocks: readonly T[], source: string): T[] {
  const result: RootContent[] = []
  for (const block of blocks) {
    const parts = block.type === 'paragraph' ? partsOf(block, result, source) : undefined
    if (!parts || block.type !== 'paragraph') {
      result.push(block)
      continue
    }
    const before = result.at(-1)
    if (before?.type === 'definitionList') before.children.push(...parts)
    else result.push(listOf(block, parts))
  }
  return result as T[]
}

function listOf(block: Paragraph, parts: DefinitionPart[]): DefinitionList {
  const list: DefinitionList = { type: 'definitionList', children: parts, data: { hName: 'dl' } }
  if (block.position) list.position = block.position
  return list
}

/** Terms and definitions of a paragraph; undefined when it is an ordinary one. May take the term from `before`. */
function partsOf(paragraph: Paragraph, before: RootContent[], source: string): DefinitionPart[] | undefined {
  const isDefinition = (line: PhrasingContent[]) => beginsWithMark(line, source)
  const lines = linesOf(paragraph.children, source)
  const first = lines.findIndex(isDefinition)
  if (first < 0 || first > 1) return undefined
  const parts: DefinitionPart[] = []
  if (first === 0) {
    // The term stands in a paragraph of its own, or the list goes on with one more definition.
    const last = before.at(-1)
    if (last?.type === 'paragraph' && linesOf(last.children, source).length === 1) {
      parts.push(part('dt', last.children, last))
      before.pop()
    } else if (last?.type !== 'definitionList') {
      return undefined
    }
  }
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (isDefinition(line)) parts.push(part('dd', withoutMark(line, source), paragraph))
    // A line before a definition is a term, if it is the first or a definition stands above it already.
    else if (parts.at(-1)?.data.hName !== 'dd') parts.push(part('dt', line, paragraph))
    else if (next && isDefinition(next)) parts.push(part('dt', line, paragraph))
    else parts.at(-1)?.children.push({ type: 'text', value: '\n' }, ...line)
  })
  return parts
}

function part(hName: 'dt' | 'dd', children: PhrasingContent[], from: Paragraph): DefinitionPart {
  const made: DefinitionPart = { type: 'paragraph', children, data: { hName } }
  if (from.position) made.position = from.position
  return made
}

/** A colon that was written with a backslash is just a colon. */
function beginsWithMark([first]: PhrasingContent[], source: string): boolean {
  if (first?.type !== 'text' || !mark.test(first.value)) return false
  const at = first.position?.start.offset
  return at === undefined || (source[at] === ':' && source[at - 1] !== '\\')
}

function withoutMark([first, ...rest]: PhrasingContent[], source: string): PhrasingContent[] {
  if (first?.type !== 'text') return rest
  const length = mark.exec(first.value)?.[0].length ?? 0
  return [cut(first, length, first.value.length, source), ...rest]
}

/** Inline content line by line; a text that goes over several lines is divided. */
function linesOf(children: readonly PhrasingContent[], source: string): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of children) {
    if (child.type !== 'text' || !/\n|^:/.test(child.value)) {
      lines.at(-1)?.push(child)
      continue
    }
    let start = 0
    child.value.split('\n').forEach((value, index) => {
      if (index > 0) lines.push([])
      if (value !== '') lines.at(-1)?.push(cut(child, start, start + value.length, source))
      start += value.length + 1
    })
  }
  return lines
}

/** A part of a text, by its 0-based ends. */
function cut(text: Text, start: number, end: number, source: string): Text {
  const made: Text = { type: 'text', value: text.value.slice(start, end) }
  const { position } = text
  const from = position?.start.offset
  if (!position || from === undefined) return made
  const { offsets } = alignText(text.value, source.slice(from, position.end.offset))
  const at = (index: number) => from + (offsets[index] ?? 0)
  made.position = {
    start: { ...position.start, offset: at(start) },
    end: { ...position.end, offset: end > start ? at(end - 1) + 1 : at(start) },
  }
  return made
}
