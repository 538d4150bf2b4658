import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import { fenceFromMarkdown, fenceSyntax } from './fences.ts'
import { markupLimits } from './markup-limits.ts'
import { walk } from './tree.ts'

function remarkFences(this: Processor): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push(fenceSyntax())
  ;(data.fromMarkdownExtensions ??= []).push(fenceFromMarkdown())
}

function remarkLimits(this: Processor, onLimit: (offset: number) => void): void {
  ;(this.data().micromarkExtensions ??= []).push(markupLimits(onLimit))
}

/**
 * GFM looks through all text a second time for addresses that its first look may have missed, which takes a
 * tenth of the whole time. Where there can be none, it need not.
 */
function remarkQuickAddresses(this: Processor): void {
  for (const extension of (this.data().fromMarkdownExtensions ?? []).flat()) {
    const { transforms } = extension
    if (transforms)
      extension.transforms = transforms.map((look) => (tree) => (mayName(tree) ? look(tree) : undefined))
  }
}

/** No less than what GFM looks for. */
const address = /https?:\/\/|www\.|[-.\w+]@[-\w]/i

function mayName(tree: Root): boolean {
  let found = false
  walk(tree, (node) => (found ||= node.type === 'text' && address.test(node.value)))
  return found
}

const base = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkQuickAddresses)
  .use(remarkMath)
  .use(remarkFences)
  .freeze()

/**
 * Markdown -> mdast with Pandoc's fence lines, mathematics and GFM. Throws only when nested absurdly deep.
 *
 * @param onLimit gets the 0-based offset from which on a paragraph has too many marks to be read as markup
 */
export function parseMarkdown(text: string, onLimit: (offset: number) => void = () => {}): Root {
  const processor = base().use(remarkLimits, onLimit)
  return processor.runSync(processor.parse(text) as Root) as Root
}
