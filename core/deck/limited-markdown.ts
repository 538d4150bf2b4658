import type { Root } from 'mdast'
import { placeAt, type Report, type SourceText } from './diagnose.ts'
import { limits } from './limits.ts'
import { parseMarkdown } from './markdown.ts'
import { withinLimits } from './measure.ts'
import { walk } from './tree.ts'

/**
 * Parses a file of the lecture in time proportional to its length, whatever is in it: what goes beyond the
 * limits is read as plain text or left out, and reported.
 */
export function parseSource(source: SourceText, report: Report): Root {
  const marks: number[] = []
  const root = parseMarkdown(withinLimits(source, report).text, (offset) => marks.push(offset))
  for (const offset of marks) {
    const reason = 'this paragraph has so much markup that from here on it is shown as plain text'
    report.add('limit-exceeded', placeAt(source, offset), reason, 'Divide it into several.')
  }
  walk(root, (node) => {
    if (node.type !== 'table') return
    const columns = node.align?.length ?? 0
    if (columns <= limits.columns && node.children.length <= limits.rows) return
    const reason = `this table has more than ${limits.columns} columns or ${limits.rows} rows; it is cut there`
    report.add('limit-exceeded', placeAt(source, node.position?.start.offset ?? 0), reason)
    node.align = node.align?.slice(0, limits.columns) ?? null
    node.children = node.children.slice(0, limits.rows)
    for (const row of node.children) row.children = row.children.slice(0, limits.columns)
  })
  return root
}
