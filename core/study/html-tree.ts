import { escapeHtml } from '../deck/escape-html.ts'

/**
 * Reads the HTML that the compiler wrote: well-formed, every element closed, no comments. It is no parser for
 * HTML from elsewhere; what it does not understand it takes as text and never throws.
 */

export interface HtmlElement {
  /** Lower case; '' for the root. */
  name: string
  attributes: Record<string, string>
  children: HtmlNode[]
}
export type HtmlNode = HtmlElement | string

const TOKEN =
  /<\/([a-z][^\s>]*)\s*>|<([a-z][^\s/>]*)((?:\s+[^\s=/>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*(\/?)>/gi
const ATTRIBUTE = /([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g
const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'source', 'track', 'wbr'])

/** The tree of a fragment; its root has the name ''. */
export function parseHtml(html: string): HtmlElement {
  const root: HtmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  let end = 0
  const text = (upTo: number) => {
    if (upTo > end) open.at(-1)?.children.push(decode(html.slice(end, upTo)))
  }
  for (const match of html.matchAll(TOKEN)) {
    text(match.index)
    end = match.index + match[0].length
    const [, closed, opened, attributes = '', selfClosed] = match
    if (closed !== undefined) {
      const at = open.findLastIndex(({ name }) => name === closed.toLowerCase())
      if (at > 0) open.length = at
      continue
    }
    const element = {
      name: (opened ?? '').toLowerCase(),
      attributes: readAttributes(attributes),
      children: [],
    }
    open.at(-1)?.children.push(element)
    if (selfClosed !== '/' && !VOID.has(element.name)) open.push(element)
  }
  text(html.length)
  return root
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE))
    found[name.toLowerCase()] = decode(double ?? single ?? bare ?? '')
  return found
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
}

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** HTML again. */
export function serialiseHtml(node: HtmlNode): string {
  if (typeof node === 'string') return escapeHtml(node)
  const inner = node.children.map(serialiseHtml).join('')
  if (node.name === '') return inner
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')
  return VOID.has(node.name)
    ? `<${node.name}${attributes}>`
    : `<${node.name}${attributes}>${inner}</${node.name}>`
}

export function hasClass({ attributes }: HtmlElement, name: string): boolean {
  return (attributes['class'] ?? '').split(/\s+/).includes(name)
}

/** Elements below `root` in document order for which `fits` holds; those inside one that fits are left out. */
export function findAll(root: HtmlElement, fits: (element: HtmlElement) => boolean): HtmlElement[] {
  return root.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return fits(child) ? [child] : findAll(child, fits)
  })
}

/** A copy without the elements for which `fits` holds. */
export function without(root: HtmlElement, fits: (element: HtmlElement) => boolean): HtmlElement {
  const children = root.children.flatMap((child): HtmlNode[] => {
    if (typeof child === 'string') return [child]
    return fits(child) ? [] : [without(child, fits)]
  })
  return { ...root, children }
}

const BLOCKS =
  /^(?:p|div|section|blockquote|pre|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|th|td|figure|figcaption|br|details|summary)$/

function isBlock({ name }: HtmlElement): boolean {
  return BLOCKS.test(name)
}

/** Short marks of citations, footnotes' numbers and messages of the compiler are not the text's own words. */
export function isAside(element: HtmlElement): boolean {
  const { name, attributes } = element
  return name === 'cite' || name === 'sup' || 'data-code' in attributes || hasClass(element, 'click')
}

/** The words of a tree without its markup: one line, blocks apart by one blank. A formula is its source. */
export function plainText(root: HtmlNode, isLeftOut: (element: HtmlElement) => boolean = isAside): string {
  const parts: string[] = []
  collect(root, isLeftOut, parts)
  return parts
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,;:!?)])/g, '$1')
    .trim()
}

function collect(node: HtmlNode, isLeftOut: (element: HtmlElement) => boolean, parts: string[]): void {
  if (typeof node === 'string') {
    parts.push(node)
    return
  }
  if (node.name !== '' && isLeftOut(node)) return
  if (hasClass(node, 'katex')) {
    const [source] = findAll(node, ({ name }) => name === 'annotation')
    parts.push(source?.children.join('') ?? '')
    return
  }
  if (isBlock(node)) parts.push(' ')
  for (const child of node.children) collect(child, isLeftOut, parts)
  if (isBlock(node)) parts.push(' ')
}

/**
 * The text as a browser has it in its text nodes, character by character: what marks are anchored in, so that
 * page and record agree on places. Drawings and messages of the compiler are left out.
 */
export function flatText(root: HtmlNode): string {
  if (typeof root === 'string') return root
  if (isUnmarked(root.name, root.attributes)) return ''
  return root.children.map(flatText).join('')
}

/** Elements in which no passage can be marked. */
export function isUnmarked(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return (
    name === 'svg' ||
    name === 'math' ||
    'data-code' in attributes ||
    /(?:^|\s)(?:katex|click)(?:\s|$)/.test(attributes['class'] ?? '')
  )
}
