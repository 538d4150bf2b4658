import type { Root } from 'mdast'
import { walk } from '../deck/tree.ts'
import { endOf, parseSafely, startOf } from './parsed.ts'

interface TextFile {
  path: string
  text: string
}

/**
 * A footnote holds for its file alone. Where the source was one file and the lecture has several, each gets
 * copies of the footnotes that stand in another one.
 */
export function carryFootnotes(files: TextFile[]): TextFile[] {
  const parsed = files.map((file) => ({
    ...file,
    root: file.path.endsWith('.md') && file.text.includes('[^') ? parseSafely(file.text) : undefined,
  }))
  const all = new Map<string, string>()
  for (const { root, text } of parsed) {
    for (const [name, written] of footnotesIn(root, text)) if (!all.has(name)) all.set(name, written)
  }
  if (all.size === 0) return files
  return parsed.map(({ path, text, root }) => {
    const own = new Set(footnotesIn(root, text).keys())
    const missing = [...all].filter(([name]) => !own.has(name) && text.toLowerCase().includes(`[${name}]`))
    const added = missing.map(([, written]) => written)
    return { path, text: added.length === 0 ? text : `${text.trimEnd()}\n\n${added.join('\n\n')}\n` }
  })
}

function footnotesIn(root: Root | undefined, text: string): Map<string, string> {
  const found = new Map<string, string>()
  if (!root) return found
  walk(root, (node) => {
    if (node.type !== 'footnoteDefinition') return
    const name = `^${(node.label ?? node.identifier).toLowerCase()}`
    if (!found.has(name)) found.set(name, text.slice(startOf(node), endOf(node)))
  })
  return found
}
