import type { Definition, FootnoteDefinition, Nodes, RootContent } from 'mdast'
import { limits } from './limits.ts'

/** Calls `visit` for the node and everything below it, in document order. */
export function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node)
  if ('children' in node) for (const child of node.children) walk(child, visit)
}

/** The words of a node without its markup. */
export function plainText(node: Nodes): string {
  if ('value' in node && node.type !== 'html' && node.type !== 'divMarker') return node.value
  if ('alt' in node) return node.alt ?? ''
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map(plainText).join('') : ''
}

/** Link and footnote definitions of one file, by identifier; the first one of a name wins, as in CommonMark. */
export interface Definitions {
  links: Map<string, Definition>
  footnotes: Map<string, FootnoteDefinition>
  /** How much may still be copied to where it is referred to. */
  copiesLeft: number
}

/** Takes the definitions out of a file's blocks, for they hold for the whole file and not for one slide. */
export function takeDefinitions(blocks: RootContent[]): { definitions: Definitions; rest: RootContent[] } {
  const definitions: Definitions = { links: new Map(), footnotes: new Map(), copiesLeft: limits.copies }
  const rest: RootContent[] = []
  for (const block of blocks) {
    if (block.type === 'definition') {
      if (block.url.length <= limits.address && !definitions.links.has(block.identifier))
        definitions.links.set(block.identifier, block)
    } else if (block.type === 'footnoteDefinition') {
      if (!definitions.footnotes.has(block.identifier)) definitions.footnotes.set(block.identifier, block)
    } else {
      rest.push(block)
    }
  }
  return { definitions, rest }
}

/** Copies of the definitions that these blocks refer to, footnotes within footnotes included. */
export function usedDefinitions(blocks: RootContent[], definitions: Definitions): RootContent[] {
  const found = new Map<string, RootContent>()
  const queue = [...blocks]
  for (let block = queue.shift(); block; block = queue.shift()) {
    walk(block, (node) => {
      if (node.type === 'linkReference' || node.type === 'imageReference') {
        const definition = definitions.links.get(node.identifier)
        if (!definition || definitions.copiesLeft <= 0) return
        definitions.copiesLeft -= definition.url.length + (definition.title?.length ?? 0)
        found.set(`link ${node.identifier}`, definition)
      } else if (node.type === 'footnoteReference') {
        const key = `footnote ${node.identifier}`
        const definition = definitions.footnotes.get(node.identifier)
        if (!definition || found.has(key) || definitions.copiesLeft <= 0) return
        const { start, end } = definition.position ?? {}
        definitions.copiesLeft -= (end?.offset ?? 0) - (start?.offset ?? 0)
        const copy = clone(definition)
        found.set(key, copy)
        queue.push(copy)
      }
    })
  }
  return [...found.values()]
}

/** Parsed Markdown is plain data, and `structuredClone` is not part of the language. */
function clone<T>(node: T): T {
  return JSON.parse(JSON.stringify(node)) as T
}
