import { walk } from '../deck/tree.ts'
import { endOf, parseSafely, startOf } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'

/**
 * In some formats a footnote is named anew on every slide; in Lectern a name holds for a file. A name that
 * several slides give gets the slide's number on all but the first of them.
 */
export function separateFootnotes(passages: readonly Passage[]): Passage[] {
  const taken = new Set<string>()
  return passages.map((passage, index) => {
    const root = passage.text.includes('[^') ? parseSafely(passage.text) : undefined
    if (!root) return passage
    const own = root.children.flatMap((node) => (node.type === 'footnoteDefinition' ? [node.identifier] : []))
    const doubled = new Set(own.filter((name) => taken.has(name)))
    for (const name of own) taken.add(name)
    if (doubled.size === 0) return passage
    const edits: Edit[] = []
    walk(root, (node) => {
      const isReference = node.type === 'footnoteReference'
      if ((!isReference && node.type !== 'footnoteDefinition') || !doubled.has(node.identifier)) return
      const at = isReference ? endOf(node) - 1 : passage.text.indexOf(']:', startOf(node))
      edits.push({ start: at, end: at, text: `-${index + 1}` })
    })
    return passage.edit(edits)
  })
}
