import { slug } from 'github-slugger'
import { trailingAttributes } from '../deck/attributes.ts'
import { plainText, walk } from '../deck/tree.ts'
import type { ReadSlide } from './slide.ts'

/** The names by which the source links to a slide: those of its headings and of what it marks with an id. */
export function headingNames({ root }: ReadSlide): string[] {
  const names: string[] = []
  if (!root) return names
  walk(root, (node) => {
    if (node.type === 'html') {
      for (const match of node.value.matchAll(/ id="([^"]+)"/g)) if (match[1]) names.push(match[1])
    }
    if (node.type !== 'heading') return
    const last = node.children.at(-1)
    const found = last?.type === 'text' ? trailingAttributes(last.value) : undefined
    if (found?.attributes.id !== undefined) names.push(found.attributes.id)
    names.push(
      slug(
        plainText(node)
          .replace(/\{[^{}]*\}\s*$/, '')
          .trim(),
      ),
    )
  })
  return names
}
