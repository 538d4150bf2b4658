import type { ElementContent, Root as HastRoot } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Root, RootContent } from 'mdast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { plainHtml } from './html-text.ts'
import { plainTree } from './plain-tree.ts'
import { inlineSchema, slideSchema } from './sanitize.ts'

const toHast = unified().use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' }).freeze()
const parseRaw = unified().use(rehypeRaw).freeze()
const sanitizeSlide = unified().use(rehypeSanitize, slideSchema).freeze()
const sanitizeInline = unified().use(rehypeSanitize, inlineSchema).freeze()

/** Markdown -> HTML tree, with nothing in it that the allow-list does not know. Slots are still empty. */
export function cleanTree(blocks: RootContent[], hasRawHtml: boolean): HastRoot {
  return (hasRawHtml ? undefined : plainTree(blocks)) ?? cleanAnyTree(blocks, hasRawHtml)
}

/** The same by the libraries alone: what `cleanTree` is held against. */
export function cleanAnyTree(blocks: RootContent[], hasRawHtml: boolean): HastRoot {
  const root: Root = { type: 'root', children: blocks }
  const tree = toHast.runSync(root) as HastRoot
  const parsed = hasRawHtml ? (parseRaw.runSync(tree) as HastRoot) : tree
  return sanitizeSlide.runSync(parsed) as HastRoot
}

/** HTML from elsewhere, such as a CSL engine, reduced to inline markup and external links. */
export function cleanInline(html: string): ElementContent[] {
  const tree: HastRoot = { type: 'root', children: [{ type: 'raw', value: html }] }
  const clean = sanitizeInline.runSync(parseRaw.runSync(tree) as HastRoot) as HastRoot
  return clean.children.filter((child) => child.type === 'element' || child.type === 'text')
}

/** The tree must have come through `cleanTree` or `cleanInline`, or be ours. */
export function serialise(nodes: HastRoot | ElementContent[]): string {
  const tree: HastRoot = Array.isArray(nodes) ? { type: 'root', children: nodes } : nodes
  return plainHtml(tree) ?? serialiseAnything(tree)
}

/** The same by the library alone: what `serialise` is held against. */
export function serialiseAnything(tree: HastRoot): string {
  return toHtml(tree, { allowDangerousHtml: true })
}
