import type { Root } from 'mdast'
import { slideSchema } from '../deck/sanitize.ts'
import { walk } from '../deck/tree.ts'
import { emptyElements, replace, stepOf, type FoundTags, type HtmlContext } from './found-tags.ts'
import { attributesOf, columnsOf } from './html-attributes.ts'
import { convertHtmlMedia, convertHtmlPicture } from './html-media.ts'
import { divLine, GONE, PAUSE } from './marks.ts'
import { endOf, literalRanges, parseSafely, Ranges, startOf } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'
import type { ImportReport } from './report.ts'
import { pairTags, printTag, scanTags, type Tag } from './tags.ts'

/** Elements that go with all that is in them. */
const removed = new Set([...(slideSchema.strip ?? []), 'canvas', 'form', 'audio-player'])
const allowed = new Set(slideSchema.tagNames ?? [])

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
  const found: FoundTags = { ...context, root, tags, pairs: pairTags(tags), isBlockStart, edits: [] }
  for (let index = 0; index < tags.length;) index = convertTag(index, found)
  for (const edit of dedent(root, passage.text)) found.edits.push(edit)
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
function convertTag(index: number, found: FoundTags): number {
  const tag = found.tags[index]
  if (!tag) return index + 1
  const name = tag.name.toLowerCase()
  if (removed.has(name)) return removeElement(index, tag, found)
  if (name === 'img') convertHtmlPicture(tag, found)
  else if (['audio', 'video', 'source', 'track'].includes(name)) return convertHtmlMedia(index, tag, found)
  else if (allowed.has(name)) convertAllowed(index, tag, name, found)
  else convertUnknown(index, tag, name, found)
  return index + 1
}

function removeElement(index: number, tag: Tag, found: FoundTags): number {
  const { passage, report, tags } = found
  const place = passage.place(tag.start)
  const closing = tag.isClosing || tag.isSelfClosing ? index : found.pairs.get(index)
  const isRaw = ['script', 'style'].includes(tag.name.toLowerCase())
  const block = found.root.children.find((node) => endOf(node) >= tag.end)
  const alone = isRaw && block ? endOf(block) : tag.end
  const end = closing === undefined ? alone : (tags[closing]?.end ?? tag.end)
  const address = tag.attributes.get('src') ?? ''
  const link = /^https:\/\/[^\s"'<>]+$/i.test(address) ? `<a href="${address}">${address}</a>` : ''
  replace(found, tag.start, end, link)
  if (!tag.isClosing) reportRemoved(tag.name.toLowerCase(), link !== '', place, report)
  let next = (closing ?? index) + 1
  while ((tags[next]?.start ?? end) < end) next += 1
  return next
}

function reportRemoved(
  name: string,
  isLinked: boolean,
  place: ReturnType<Passage['place']>,
  report: ImportReport,
): void {
  if (name === 'style') {
    report.add(
      'style-lost',
      place,
      'styles of the deck’s own are left out: the theme decides how slides look',
    )
  } else if (name === 'script') {
    report.add('script-lost', place, 'a slide runs no script')
  } else {
    const reason = `<${name}> is left out${isLinked ? '; a link to its address stands in its place' : ''}`
    report.add('html-lost', place, reason)
  }
}

function convertAllowed(index: number, tag: Tag, name: string, found: FoundTags): void {
  if (tag.isClosing) return
  // In HTML `<div/>` opens an element; who writes it means an empty one.
  if (tag.isSelfClosing && !emptyElements.has(name)) return replace(found, tag.start, tag.end, '')
  const attributes = attributesOf(tag, found)
  const columns = columnsOf(tag)
  if (columns > 1 && countChildren(index, found) <= columns) attributes.set('class', 'columns')
  const printed = printTag(name, attributes)
  const pause = stepOf(tag, found)
  if (pause + printed === found.passage.text.slice(tag.start, tag.end)) return
  found.edits.push({ start: tag.start, end: tag.end, text: pause + printed })
}

/** How many elements and blocks stand in an element, those in elements of its own not counted. */
function countChildren(index: number, { tags, pairs, root }: FoundTags): number {
  const last = pairs.get(index) ?? index
  const covered: [number, number][] = []
  let count = 0
  for (let i = index + 1; i < last; i++) {
    const tag = tags[i]
    if (!tag || tag.isClosing) continue
    count += 1
    const partner = pairs.get(i) ?? i
    covered.push([tag.start, tags[partner]?.end ?? tag.end])
    i = partner
  }
  const inside = new Ranges(covered)
  const [from, to] = [tags[index]?.end ?? 0, tags[last]?.start ?? 0]
  const blocks = root.children.filter(
    (block) => block.type !== 'html' && startOf(block) >= from && endOf(block) <= to,
  )
  return count + blocks.filter((block) => inside.endAt(startOf(block)) === undefined).length
}

function convertUnknown(index: number, tag: Tag, name: string, found: FoundTags): void {
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
function convertClicks(index: number, tag: Tag, name: string, found: FoundTags): void {
  const { passage, tags, report } = found
  const place = passage.place(tag.start)
  const partner = tags[found.pairs.get(index) ?? -1]
  if (tag.isClosing) return replace(found, tag.start, tag.end, '')
  const inside = passage.text.slice(tag.end, partner?.start)
  const isList = name === 'v-clicks' && /^\s*(?:[-*+]|\d+[.)]|<[uo]l\b)/.test(inside)
  const canOpen = found.isBlockStart(tag)
  if (!canOpen || !partner) {
    report.add('animation-lost', place, `<${tag.name}> within a line or a list makes no step`)
    replace(found, tag.start, tag.end, '')
  } else if (isList) {
    replace(found, tag.start, tag.end, divLine('incremental'))
    replace(found, partner.start, partner.end, divLine(''))
  } else {
    replace(found, tag.start, tag.end, name === 'v-clicks' ? '' : PAUSE)
    if (name === 'v-clicks') stepBlocks(tag.end, partner.start, found)
  }
}

/** Each block between two offsets shows at a step of its own; a list steps its items. */
function stepBlocks(start: number, end: number, { root, edits }: FoundTags): void {
  for (const block of root.children) {
    const at = startOf(block)
    if (at < start || endOf(block) > end || (block.type === 'html' && /^<[/!]/.test(block.value))) continue
    edits.push({ start: at, end: at, text: block.type === 'list' ? divLine('incremental') : PAUSE })
    if (block.type === 'list') edits.push({ start: endOf(block), end: endOf(block), text: divLine('') })
  }
}
