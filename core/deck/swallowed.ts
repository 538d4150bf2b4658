import type { Code, RootContent } from 'mdast'
import { fenceFor, fenceOf, fenceOfAnother, openFence } from './code-fences.ts'
import { placeAt, type Report, type SourceText } from './diagnose.ts'
import { walk } from './tree.ts'

/**
 * Code, display mathematics and comments that are never closed swallow the rest of a file, or code what stands
 * before the end of the next block of code. They are legal Markdown and never meant.
 */
export function reportUnclosed(blocks: RootContent[], source: SourceText, report: Report): void {
  for (const block of blocks) {
    walk(block, (node) => {
      const start = node.position?.start.offset ?? 0
      const written = () => source.text.slice(start, node.position?.end.offset)
      if (node.type === 'code' || node.type === 'math') {
        const fence = openFence(written())
        if (!fence) {
          if (node.type === 'code') reportTakenEnd(node, written(), source, report)
          return
        }
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

/** A block of code that ends where another one ought to. */
function reportTakenEnd(code: Code, written: string, source: SourceText, report: Report): void {
  const fence = fenceOf(written)
  const inner = fence === undefined ? undefined : fenceOfAnother(code, fence)
  if (fence === undefined || inner === undefined) return
  const place = placeAt(source, code.position?.start.offset ?? 0)
  const line = place.line + inner.line
  // Without a language it may be an end that nothing is left for.
  const isBare = (code.lang ?? '') === ''
  report.add(
    'fence-unclosed',
    place,
    `this code block is never closed: with ${inner.opening} in line ${line} another one begins, whose end closes this one`,
    `Close it with a line of ${fence} above line ${line}. ` +
      (isBare ? 'If this line was to close a block, that one was closed before. ' : '') +
      `To show line ${line} as it is, begin and end this block with ${fenceFor(code.value, fence)}`,
  )
}
