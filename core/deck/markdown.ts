import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import { fenceFromMarkdown, fenceSyntax } from './fences.ts'

function remarkFences(this: Processor): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push(fenceSyntax())
  ;(data.fromMarkdownExtensions ??= []).push(fenceFromMarkdown())
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkFences).freeze()

/** Markdown -> mdast with Pandoc's fence lines, mathematics and GFM. Throws only when nested absurdly deep. */
export function parseMarkdown(text: string): Root {
  return processor.runSync(processor.parse(text) as Root) as Root
}
