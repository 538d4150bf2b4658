import type { Definition } from 'mdast'
import { walk } from '../deck/tree.ts'
import { GONE } from './marks.ts'
import { endOf, parseSafely, startOf } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'
import { escapeWords, linkAddress } from './pictures.ts'

/** Writes the addresses of `[words][name]` where they are used, for a name would hold in its file alone. */
export function inlineLinks(passage: Passage): Passage {
  const root = /^[ >\t]*\[[^\]\n]+\]:/m.test(passage.text) ? parseSafely(passage.text) : undefined
  if (!root) return passage
  const definitions = new Map<string, Definition>()
  walk(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
  })
  const edits: Edit[] = []
  walk(root, (node) => {
    if (node.type === 'definition') edits.push({ start: startOf(node), end: endOf(node), text: GONE })
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    const definition = definitions.get(node.identifier)
    if (!definition) return
    const title = definition.title ? ` "${escapeWords(definition.title).replaceAll('"', '\\"')}"` : ''
    const target = `](${linkAddress(definition.url)}${title})`
    if (node.type === 'imageReference') {
      const text = `![${escapeWords(node.alt ?? '')}${target}`
      edits.push({ start: startOf(node), end: endOf(node), text })
      return
    }
    const last = node.children.at(-1)
    if (last) edits.push({ start: endOf(last), end: endOf(node), text: target })
  })
  return passage.edit(edits)
}
