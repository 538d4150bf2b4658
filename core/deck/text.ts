import type { Element, Nodes } from 'hast'

const blocks =
  /^(?:p|div|section|blockquote|pre|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|th|td|figure|figcaption|br)$/

/** The words of a tree without its markup, blocks and lines separated by one blank. */
export function treeText(tree: Nodes, isLeftOut: (element: Element) => boolean = () => false): string {
  const parts: string[] = []
  collect(tree, isLeftOut, parts)
  return parts
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,;:!?)])/g, '$1')
    .trim()
}

function collect(node: Nodes, isLeftOut: (element: Element) => boolean, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value)
  else if ((node.type as string) === 'raw')
    parts.push(formulaText((node as unknown as { value: string }).value))
  else if (node.type === 'element' && isLeftOut(node)) return
  else if ('children' in node) {
    const isBlock = node.type === 'element' && blocks.test(node.tagName)
    if (isBlock) parts.push(' ')
    for (const child of node.children) collect(child, isLeftOut, parts)
    if (isBlock) parts.push(' ')
  }
}

/** A formula as its author wrote it: KaTeX keeps the source beside the MathML. */
function formulaText(html: string): string {
  const source = /<annotation[^>]*>([^<]*)<\/annotation>/.exec(html)?.[1] ?? ''
  return source.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Words as one would speak them: runs of letters and digits, apostrophes and hyphens within. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0
}
