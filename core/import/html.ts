import type { Root } from 'mdast'
import { slideSchema } from '../deck/sanitize.ts'
import { walk } from '../deck/tree.ts'
import type { Assets } from './assets.ts'
import { attributesOf, isFragment } from './html-attributes.ts'
import { asBlock, divLine, GONE, PAUSE } from './marks.ts'
import type { Dialect } from './model.ts'
import { endOf, literalRanges, parseSafely, Ranges, startOf } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'
import { quoted, type ImportReport } from './report.ts'
import { closingTag, printTag, scanTags, type Tag } from './tags.ts'

export interface HtmlContext {
  passage: Passage
  dialect: Dialect
  report: ImportReport
  assets: Assets
}

/** Elements that go with all that is in them. */
const removed = new Set([...(slideSchema.strip ?? []), 'canvas', 'form', 'audio-player'])
const allowed = new Set(slideSchema.tagNames ?? [])
const empty = new Set(['br', 'hr', 'img', 'input', 'source', 'track', 'col', 'wbr'])

interface Found extends HtmlContext {
  tags: Tag[]
  /** Where a step can begin: blocks of HTML and paragraphs that stand in nothing else. */
  isBlockStart: (tag: Tag) => boolean
  edits: Edit[]
}

/** Reduces the HTML of a slide to what slides show; steps that Vue or reveal.js makes of elements become pauses. */
export function convertHtml(context: HtmlContext): Passage {
  const { passage, dialect } = context
  const root = passage.text.includes('<') ? parseSafely(passage.text) : undefined
  if (!root) return passage
  const inHtml = htmlRanges(root)
  const tags = scanTags(passage.text, literalRanges(root)).filter(
    (tag) => dialect.isVue || inHtml.endAt(tag.start) !== undefined,
  )
  if (tags.length === 0) return passage
  const blocks = root.children.filter(({ type }) => type === 'html' || type === 'paragraph')
  const blockRanges = new Ranges(blocks.map((block) => [startOf(block), endOf(block)]))
  const isBlockStart = (tag: Tag) => {
    const line = passage.text.slice(passage.text.lastIndexOf('\n', tag.start - 1) + 1, tag.start)
    return line.trim() === '' && blockRanges.endAt(tag.start) !== undefined
  }
  const found: Found = { ...context, tags, isBlockStart, edits: [] }
  for (let index = 0; index < tags.length; ) index = convertTag(index, found)
  found.edits.push(...dedent(root, passage.text))
  return withoutShells(passage.edit(found.edits))
}

/** Elements that have nothing in them any more. */
function withoutShells(passage: Passage): Passage {
  // oxlint-disable-next-line eslint/no-control-regex
  const shell = /<(a|button|div|p|span)(?: [^<>]{0,500})?>[\s\u0002]{0,200}<\/\1>/g
  let current = passage
  for (let round = 0; round < 4 && shell.test(current.text); round++) {
    shell.lastIndex = 0
    const root = parseSafely(current.text)
    if (!root) return current
    const literal = literalRanges(root)
    const edits = [...current.text.matchAll(shell)].flatMap(({ index, 0: { length } }) =>
      literal.endAt(index) === undefined ? [{ start: index, end: index + length, text: GONE }] : [],
    )
    current = current.edit(edits)
  }
  return current
}

function htmlRanges(root: Root): Ranges {
  const ranges: [number, number][] = []
  walk(root, (node) => {
    if (node.type === 'html') ranges.push([startOf(node), endOf(node)])
  })
  return new Ranges(ranges)
}

/** Indentation of HTML would be code as soon as an empty line stands above it. */
function dedent(root: Root, text: string): Edit[] {
  return root.children.flatMap((node) => {
    if (node.type !== 'html' || /<pre\b/i.test(node.value)) return []
    const start = startOf(node)
    return [...text.slice(start, endOf(node)).matchAll(/^[ \t]+/gm)].map((match) => {
      const at = start + match.index
      return { start: at, end: at + match[0].length, text: '' }
    })
  })
}

/** Converts one tag, with what is in it where it goes as a whole; returns the index of the next to look at. */
function convertTag(index: number, found: Found): number {
  const tag = found.tags[index]
  if (!tag) return index + 1
  const name = tag.name.toLowerCase()
  if (removed.has(name)) return removeElement(index, tag, found)
  if (name === 'img') convertPicture(tag, found)
  else if (['audio', 'video', 'source', 'track'].includes(name)) return convertMedia(index, tag, found)
  else if (allowed.has(name)) convertAllowed(tag, name, found)
  else convertUnknown(index, tag, name, found)
  return index + 1
}

function replace(found: Found, start: number, end: number, text: string): void {
  found.edits.push({ start, end, text: text === '' ? GONE : text })
}

function removeElement(index: number, tag: Tag, found: Found): number {
  const { passage, report, tags } = found
  const place = passage.place(tag.start)
  const closing = tag.isClosing || tag.isSelfClosing ? index : closingTag(tags, index)
  const raw = ['script', 'style'].includes(tag.name.toLowerCase())
  const end = closing === undefined ? (raw ? passage.text.length : tag.end) : (tags[closing]?.end ?? tag.end)
  const address = tag.attributes.get('src') ?? ''
  const link = /^https:\/\/[^\s"'<>]+$/i.test(address) ? `<a href="${address}">${address}</a>` : ''
  replace(found, tag.start, end, link)
  if (!tag.isClosing) reportRemoved(tag.name.toLowerCase(), link !== '', place, report)
  let next = (closing ?? index) + 1
  while ((tags[next]?.start ?? end) < end) next += 1
  return next
}

function reportRemoved(name: string, isLinked: boolean, place: ReturnType<Passage['place']>, report: ImportReport): void {
  if (name === 'style') {
    report.add('style-lost', place, 'styles of the deck’s own are left out: the theme decides how slides look')
  } else if (name === 'script') {
    report.add('script-lost', place, 'a slide runs no script')
  } else {
    const reason = `<${name}> is left out${isLinked ? '; a link to its address stands in its place' : ''}`
    report.add('html-lost', place, reason)
  }
}

/** A picture that is a block of its own becomes Markdown's; its address is looked at later. */
function convertPicture(tag: Tag, found: Found): void {
  const { passage, report } = found
  const attributes = attributesOf(tag, found)
  const address = tag.attributes.get('src') ?? ''
  const place = passage.place(tag.start)
  if (address === '') {
    if (!tag.isClosing) report.add('picture-lost', place, 'this picture names no file')
    replace(found, tag.start, tag.end, '')
    return
  }
  const alt = (tag.attributes.get('alt') ?? '').replaceAll(/[[\]\\`*_<$@\n]/g, ' ').trim()
  const pause = stepOf(tag, found)
  if (isAlone(tag, passage.text) && !/[()<>\s\\]/.test(address)) {
    const sizes = ['width', 'height'].flatMap((key) => {
      const value = attributes.get(key) ?? ''
      return /^\d{1,4}(?:%|px)?$/.test(value) ? [`${key}=${value}`] : []
    })
    const size = sizes.length > 0 ? `{${sizes.join(' ')}}` : ''
    replace(found, tag.start, tag.end, pause + asBlock(`![${alt}](${address})${size}`))
    return
  }
  attributes.set('src', address)
  attributes.set('alt', alt)
  replace(found, tag.start, tag.end, pause + printTag('img', attributes))
}

function isAlone(tag: Tag, text: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', tag.start - 1) + 1, tag.start)
  const end = text.indexOf('\n', tag.end)
  return line.trim() === '' && text.slice(tag.end, end < 0 ? undefined : end).trim() === ''
}

function convertMedia(index: number, tag: Tag, found: Found): number {
  const { passage, report, assets, tags } = found
  const place = passage.place(tag.start)
  const attributes = attributesOf(tag, found)
  const address = tag.attributes.get('src')
  const read = address === undefined ? undefined : assets.read(address, place.file)
  if (tag.isClosing) return index + 1
  if (read?.kind === 'file') attributes.set('src', assets.take(read.path, place))
  if (read === undefined || read.kind === 'file') {
    replace(found, tag.start, tag.end, stepOf(tag, found) + printTag(tag.name.toLowerCase(), attributes))
    return index + 1
  }
  report.add('media-lost', place, `${quoted(address ?? '')} is not a file beside the deck`, saveHint)
  const closing = empty.has(tag.name.toLowerCase()) ? index : (closingTag(tags, index) ?? index)
  const isLink = /^https:\/\/[^\s"'<>]+$/i.test(address ?? '')
  const end = tags[closing]?.end ?? tag.end
  replace(found, tag.start, end, isLink ? `<a href="${address}">${address}</a>` : '')
  return closing + 1
}

const saveHint = 'Save it beside the deck’s file and name it there, then import again.'

function convertAllowed(tag: Tag, name: string, found: Found): void {
  if (tag.isClosing) return
  // In HTML `<div/>` opens an element; who writes it means an empty one.
  if (tag.isSelfClosing && !empty.has(name)) return replace(found, tag.start, tag.end, '')
  const attributes = attributesOf(tag, found)
  const printed = printTag(name, attributes)
  const pause = stepOf(tag, found)
  if (pause + printed === found.passage.text.slice(tag.start, tag.end)) return
  found.edits.push({ start: tag.start, end: tag.end, text: pause + printed })
}

function convertUnknown(index: number, tag: Tag, name: string, found: Found): void {
  const { passage, report } = found
  if (name === 'v-clicks' || name === 'v-click') return convertClicks(index, tag, name, found)
  replace(found, tag.start, tag.end, stepOf(tag, found))
  if (tag.isClosing || name === 'v-after' || name === 'v-switch') return
  const reason = tag.isSelfClosing
    ? `<${tag.name}> is no HTML that slides show, and is left out`
    : `<${tag.name}> is no HTML that slides show; what is in it stays`
  report.add('component-lost', passage.place(tag.start), reason)
}

/** `<v-click>` is a pause, `<v-clicks>` around a list steps the list. */
function convertClicks(index: number, tag: Tag, name: string, found: Found): void {
  const { passage, tags, report } = found
  const place = passage.place(tag.start)
  const partner = tags[closingTag(tags, index) ?? -1]
  if (tag.isClosing) return replace(found, tag.start, tag.end, '')
  const inside = passage.text.slice(tag.end, partner?.start)
  const isList = name === 'v-clicks' && /^\s*(?:[-*+]|\d+[.)])\s|<li/m.test(inside)
  const canOpen = found.isBlockStart(tag)
  if (!canOpen || !partner) {
    report.add('animation-lost', place, `<${tag.name}> within a line or a list makes no step`)
    replace(found, tag.start, tag.end, '')
  } else if (isList) {
    replace(found, tag.start, tag.end, divLine('incremental'))
    replace(found, partner.start, partner.end, divLine(''))
  } else {
    if (name === 'v-clicks')
      report.add('animation-lost', place, 'what <v-clicks> steps one by one shows at once: it is no list')
    replace(found, tag.start, tag.end, PAUSE)
  }
}

/** The pause before an element that shows later; '' for all others. */
function stepOf(tag: Tag, found: Found): string {
  if (!isFragment(tag, found)) return ''
  if (found.isBlockStart(tag)) return PAUSE
  const place = found.passage.place(tag.start)
  found.report.add('animation-lost', place, `<${tag.name}> within a line, a list or a table makes no step`)
  return ''
}
