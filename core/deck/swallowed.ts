import type { RootContent } from 'mdast'
import { openFence } from './code-fences.ts'
import { placeAt, type Report, type SourceText } from './diagnose.ts'
import { walk } from './tree.ts'

/**
 * Code, display mathematics and comments that are never closed swallow the rest of a file. They are legal
 * Markdown and never meant.
 */
export function reportUnclosed(blocks: RootContent[], source: SourceText, report: Report): void {
  for (const block of blocks) {
    walk(block, (node) => {
      const start = node.position?.start.offset ?? 0
      const written = () => source.text.slice(start, node.position?.end.offset)
      if (node.type === 'code' || node.type === 'math') {
        const fence = openFence(written())
        if (!fence) return
        const what = node.type === 'code' ? 'code block' : 'formula'
        report.add(
          'fence-unclosed',
          placeAt(source, start),
          `this ${what} is never closed, so everything after it became part of it`,
          `Close it with a line of ${fence}`,
        )
      } else if (node.type === 'html' && node.value.startsWith('<!--') && !node.value.includes('-->')) {
        const reason = 'this comment is never closed, so everything after it is hidden'
        report.add('fence-unclosed', placeAt(source, start), reason, 'Close it with -->')
      }
    })
  }
}
