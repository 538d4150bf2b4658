import type { Delete, Heading, Image, Link, Nodes, Root, Text } from 'mdast'
import type { InlineMath, Math as MathBlock } from 'mdast-util-math'
import { trailingAttributes } from '../deck/attributes.ts'
import { fenceFor } from '../deck/code-fences.ts'
import type { Katex } from '../deck/katex.ts'
import type { Assets } from './assets.ts'
import { readFence } from './code.ts'
import { linkTarget, type Resolve } from './links.ts'
import type { Dialect } from './model.ts'
import { endOf, startOf } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'
import { convertPicture, linkAddress } from './pictures.ts'
import type { ImportReport } from './report.ts'

export interface EditContext {
  passage: Passage
  dialect: Dialect
  report: ImportReport
  assets: Assets
  resolve: Resolve
  /** Absent when the deck has no formulas. */
  katex: Katex | undefined
  /** The slide's own heading, which goes to its top. */
  title?: Heading | undefined
  /** Other headings come out at this level at least. */
  headingDepth: number
}

/** Where a node stands. */
interface Around {
  parent: Nodes
  index: number
  isLinked: boolean
  /** The paragraph, heading or cell it stands in has brackets, which could be a citation's. */
  isBracketed: boolean
}

interface Collecting extends EditContext {
  edits: Edit[]
  shift: number
}

/** What has to change in the text of a slide, or of its notes, for Lectern to read it as its format does. */
export function slideEdits(root: Root, context: EditContext): Edit[] {
  const highest = root.children.reduce(
    (depth, node) =>
      node.type === 'heading' && node !== context.title ? Math.min(depth, node.depth) : depth,
    6,
  )
  const shift = Math.max(0, context.headingDepth - highest)
  const collecting: Collecting = { ...context, edits: [], shift }
  const around = { parent: root, isLinked: false, isBracketed: false }
  root.children.forEach((node, index) => collect(node, { ...around, index }, collecting))
  return collecting.edits
}

function collect(node: Nodes, around: Around, c: Collecting): void {
  const { text } = c.passage
  const edit = (start: number, end: number, words: string) => c.edits.push({ start, end, text: words })
  switch (node.type) {
    case 'heading':
      editHeading(node, around, c)
      break
    case 'thematicBreak':
      edit(startOf(node), endOf(node), '<hr>\n')
      return
    case 'code':
      return editCode(node, c)
    case 'math':
    case 'inlineMath':
      return editMath(node, c)
    case 'image':
      return editPicture(node, around, c)
    case 'html':
      return editHtml(node.value, startOf(node), c)
    case 'text':
      return editText(node, around, c)
    case 'delete':
      editDeleted(node, c)
      break
    case 'link':
      editLink(node, c)
      break
    default:
  }
  if (!('children' in node)) return
  const isBlock = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell'
  const isBracketed = around.isBracketed || (isBlock && text.slice(startOf(node), endOf(node)).includes('['))
  const isLinked = around.isLinked || node.type === 'link'
  node.children.forEach((child, index) => collect(child, { parent: node, index, isLinked, isBracketed }, c))
}

/** Headings below a slide's own; setext ones become those with number signs. */
function editHeading(node: Heading, { parent }: Around, c: Collecting): void {
  const { text } = c.passage
  const depth = parent.type === 'root' ? Math.min(6, node.depth + c.shift) : node.depth
  const [first, last] = [node.children[0], node.children.at(-1)]
  const start = startOf(node)
  if (!first || !last) return void c.edits.push({ start, end: endOf(node), text: '' })
  c.edits.push({ start, end: startOf(first), text: `${'#'.repeat(depth)} ` })
  const isSetext = text[start] !== '#'
  const close = isSetext ? [{ start: endOf(last), end: endOf(node), text: '' }] : []
  c.edits.push(...close)
  if (isSetext) {
    for (let at = text.indexOf('\n', start); at >= 0 && at < endOf(last); at = text.indexOf('\n', at + 1))
      c.edits.push({ start: at, end: at + 1, text: ' ' })
  }
  const attributes = last.type === 'text' ? trailingAttributes(last.value) : undefined
  if (!attributes) return
  const brace = text.slice(0, endOf(last)).lastIndexOf('{')
  if (c.dialect.isPandoc) c.edits.push({ start: brace, end: endOf(last), text: '' })
  else c.edits.push({ start: endOf(last), end: endOf(last), text: ' <!-- -->' })
}

function editCode(node: Nodes & { type: 'code' }, c: Collecting): void {
  const start = startOf(node)
  const line = c.passage.text.slice(start, endOf(node)).split('\n', 1)[0] ?? ''
  const fence = /^(?:`{3,}|~{3,})/.exec(line)?.[0]
  if (fence === undefined) return
  const { info, lost } = readFence(node, c.dialect.format)
  for (const option of lost) {
    c.report.add('code-option-lost', c.passage.place(start), `the code’s option ${option} is left out`)
  }
  c.edits.push({ start: start + fence.length, end: start + line.length, text: info })
}

/** What KaTeX cannot read is shown as it is written. */
function editMath(node: MathBlock | InlineMath, c: Collecting): void {
  const [start, end] = [startOf(node), endOf(node)]
  const isDisplay = c.passage.text.startsWith('$$', start)
  const reason = c.katex && unreadable(node.value, isDisplay, c.katex)
  if (reason === undefined) return
  c.report.add('formula-unreadable', c.passage.place(start), `this formula stays as text: ${reason}`)
  const isBlock = node.type === 'math'
  const fence = fenceFor(node.value, isBlock ? '```' : '`')
  if (!isBlock)
    return void c.edits.push({ start, end, text: `${fence} ${node.value.replaceAll('\n', ' ')} ${fence}` })
  const written = c.passage.text.slice(start, end)
  const dollars = /^\$+/.exec(written)?.[0].length ?? 2
  const tail = /\$+\s*$/.exec(written)?.[0].length ?? 2
  c.edits.push(
    { start, end: start + dollars, text: `${fence}latex` },
    { start: end - tail, end, text: fence },
  )
}

function unreadable(formula: string, displayMode: boolean, katex: Katex): string | undefined {
  try {
    const limits = { trust: false, maxExpand: 1000, maxSize: 100 }
    katex.renderToString(formula, {
      output: 'mathml',
      displayMode,
      throwOnError: true,
      strict: 'ignore',
      ...limits,
    })
    return undefined
  } catch (error) {
    const message = (error as { rawMessage?: unknown }).rawMessage
    return typeof message === 'string' ? message : 'it is too deeply nested'
  }
}

function editPicture(node: Image, around: Around, c: Collecting): void {
  const siblings = 'children' in around.parent ? around.parent.children : []
  const next = siblings[around.index + 1]
  const after = next?.type === 'text' ? c.passage.text.slice(startOf(next), endOf(next)) : ''
  const place = c.passage.place(startOf(node))
  const isLone =
    around.parent.type === 'paragraph' &&
    around.index === 0 &&
    siblings.length <= 2 &&
    (next === undefined || /^\{[^{}]*\}\s*$/.test(after))
  const { text, length } = convertPicture({ node, place, after, isLone, isLinked: around.isLinked }, c)
  c.edits.push({ start: startOf(node), end: endOf(node) + length, text })
}

/** Links to slides from HTML that has been reduced already. */
function editHtml(value: string, start: number, c: Collecting): void {
  for (const match of value.matchAll(/ href="([^"]*)"/g)) {
    const at = start + match.index
    const target = linkTarget(match[1] ?? '', c.resolve, c.passage.place(at), c.report)
    const text = target ? ` href="${target.address}"` : ''
    if (text !== match[0]) c.edits.push({ start: at, end: at + match[0].length, text })
  }
}

function editText(node: Text, { isBracketed, isLinked, parent }: Around, c: Collecting): void {
  const start = startOf(node)
  const written = c.passage.text.slice(start, endOf(node))
  const escape = (pattern: RegExp, text: string) => {
    for (const match of written.matchAll(pattern))
      c.edits.push({ start: start + match.index, end: start + match.index, text })
  }
  if (isBracketed && !isLinked && !c.dialect.hasCitations)
    escape(/(?<![\\\p{L}\p{N}_/])@(?=[\p{L}\p{N}_{])/gu, '\\')
  if (/^\s*\.[ \u00A0]\.[ \u00A0]\.\s*$/.test(node.value)) escape(/(?<=\.)[ \u00A0]\./g, ' ')
  if (c.dialect.hasHardBreaks && parent.type !== 'heading') escape(/(?<!\\)\n/g, '\\')
  if (c.dialect.isVue && /\{\{.*\}\}/.test(written)) {
    c.report.add('component-lost', c.passage.place(start), 'what stands in {{ }} is not computed')
  }
}

/** Only GFM takes one tilde for a strike; for Pandoc it is a subscript. */
function editDeleted(node: Delete, c: Collecting): void {
  const [start, end] = [startOf(node), endOf(node)]
  if (c.passage.text.startsWith('~~', start)) return
  const [open, close] = c.dialect.isPandoc ? ['<sub>', '</sub>'] : ['\\~', '\\~']
  c.edits.push({ start, end: start + 1, text: open }, { start: end - 1, end, text: close })
}

function editLink(node: Link, c: Collecting): void {
  const [first, last] = [node.children[0], node.children.at(-1)]
  const [start, end] = [startOf(node), endOf(node)]
  if (!first || !last || c.passage.text[start] !== '[') return
  const target = linkTarget(node.url, c.resolve, c.passage.place(start), c.report)
  if (target?.address === node.url) return
  c.edits.push({ start, end: startOf(first), text: target ? '[' : '' })
  c.edits.push({ start: endOf(last), end, text: target ? `](${linkAddress(target.address)})` : '' })
}
