import { slug } from 'github-slugger'
import type { Heading, Root, RootContent } from 'mdast'
import { isId, trailingAttributes } from '../deck/attributes.ts'
import { sourceText } from '../deck/diagnose.ts'
import { plainText } from '../deck/tree.ts'
import { fenced } from './fenced.ts'
import type { HtmlContext } from './found-tags.ts'
import { convertHtml } from './html.ts'
import { inlineLinks } from './inline-links.ts'
import { cleanText, GONE, OWN, withoutGaps } from './marks.ts'
import type { Dialect, FoundSlide } from './model.ts'
import { endOf, literalRanges, parseSafely, startOf } from './parsed.ts'
import { applyEdits, Passage } from './passage.ts'
import { repair } from './repair.ts'
import { slideEdits, type EditContext } from './slide-edits.ts'
import { scanTags } from './tags.ts'
import { ImportReport } from './report.ts'
import type { Assets } from './assets.ts'

/** Everything of the conversion that is the same for all slides of a deck. */
export type DeckContext = Omit<EditContext, 'passage' | 'title' | 'headingDepth'>

/** A slide that has been read and not yet been written. */
export interface ReadSlide {
  found: FoundSlide
  body: Passage
  /** Undefined for what no parser can hold. */
  root: Root | undefined
  heading: Heading | undefined
  /** Plain text; '' for a slide without a title. */
  title: string
  /** Wanted as its id. */
  name: string
  /** 1 to 6; absent without a heading. */
  depth?: number
  /** Few words and nothing else: fit to open a section. */
  isLight: boolean
  isEmpty: boolean
}

/** Brings a slide into the form that Lectern parses, and finds its title. */
export function readSlide(
  found: FoundSlide,
  context: { dialect: Dialect; report: ImportReport; assets: Assets },
): ReadSlide {
  const body = prepare(found.body, context)
  const root = parseSafely(body.text)
  if (!root) {
    context.report.add(
      'slide-unreadable',
      found.place,
      'this slide is nested too deep to be read; it stays as text',
    )
  }
  const heading = root && titleOf(root, body)
  const title = plainTitle(heading) || (found.title ?? '')
  const blocks = root?.children.filter((block) => block !== heading && isVisible(block)) ?? []
  const isPutInColumn = root?.children.some(
    (block) => block.type === 'divMarker' && block.value.startsWith(OWN) && isBefore(block, heading),
  )
  if (heading && !isPutInColumn && isBefore(blocks[0], heading)) {
    const reason = 'a slide begins with its heading, so this one moved to the top'
    context.report.add('heading-moved', body.place(startOf(heading)), reason)
  }
  const slide: ReadSlide = {
    found,
    body,
    root,
    heading,
    title,
    name: nameOf(found, heading, title, blocks),
    isLight: isLight(blocks, (address) => context.assets.read(address, found.place.file).kind === 'file'),
    isEmpty: root !== undefined && heading === undefined && title === '' && blocks.length === 0,
  }
  if (heading) slide.depth = heading.depth
  return slide
}

/** Reduces the HTML and mends what would go wrong. What many elements have lost alike is said once. */
function prepare(passage: Passage, context: Omit<HtmlContext, 'passage'>): Passage {
  const report = context.report.oncePerReason()
  // What is never closed hides HTML from being seen, and the other way round.
  const mended = repair(withoutGaps(passage), context.report)
  const html = convertHtml({ ...context, report, passage: mended })
  return withoutGaps(inlineLinks(repair(withoutGaps(html), context.report)))
}

function isBefore(block: RootContent | undefined, heading: Heading | undefined): boolean {
  return block !== undefined && heading !== undefined && startOf(block) < startOf(heading)
}

function isVisible(block: RootContent): boolean {
  if (block.type === 'html') return !/^(?:<!--[\s\S]*?-->\s*)+$/.test(block.value.trim())
  return block.type !== 'definition' && block.type !== 'footnoteDefinition' && block.type !== 'divMarker'
}

/** The first heading that stands in nothing else, if the slide begins with it or it is a large one. */
function titleOf(root: Root, body: Passage): Heading | undefined {
  const index = root.children.findIndex(({ type }) => type === 'heading')
  const heading = root.children[index]
  if (heading?.type !== 'heading') return undefined
  const before = root.children.slice(0, index)
  const isFirst = !before.some(isVisible)
  if (isFirst) return heading
  if (heading.depth > 2 || before.some((block) => block.type === 'divMarker' && !block.value.startsWith(OWN)))
    return undefined
  const tags = scanTags(body.text.slice(0, startOf(heading)), literalRanges(root))
  const open = tags.reduce((depth, { name, isClosing, isSelfClosing }) => {
    if (isSelfClosing || /^(?:br|hr|img|input|source|track|wbr)$/i.test(name)) return depth
    return depth + (isClosing ? -1 : 1)
  }, 0)
  return open > 0 ? undefined : heading
}

function plainTitle(heading: Heading | undefined): string {
  if (!heading) return ''
  const last = heading.children.at(-1)
  const rest = last?.type === 'text' ? trailingAttributes(last.value)?.rest : undefined
  const text = heading.children
    .map((child) => (child === last && rest !== undefined ? rest : plainText(child)))
    .join('')
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** From the source's own id, the title, or the first words. */
function nameOf(
  found: FoundSlide,
  heading: Heading | undefined,
  title: string,
  blocks: RootContent[],
): string {
  const last = heading?.children.at(-1)
  const written = last?.type === 'text' ? trailingAttributes(last.value)?.attributes.id : undefined
  for (const id of [written, found.id]) if (id !== undefined && isId(id)) return id
  const words = title === '' ? firstWords(blocks) : title
  return asId(words)
}

function asId(words: string): string {
  const id = slug(words.slice(0, 200))
    .replaceAll(/^[-.]+|-+$/g, '')
    .replaceAll(/-{2,}/g, '-')
    .slice(0, 60)
  return isId(id) ? id.replace(/-+$/, '') : ''
}

function firstWords(blocks: RootContent[]): string {
  for (const block of blocks) {
    const text = block.type === 'code' || block.type === 'math' ? '' : plainText(block).trim()
    if (text !== '') return text.split(/\s+/).slice(0, 5).join(' ')
  }
  return ''
}

function isLight(blocks: RootContent[], isPicture: (address: string) => boolean): boolean {
  let length = 0
  for (const block of blocks) {
    if (block.type !== 'paragraph' && block.type !== 'html') return false
    const pictures =
      block.type === 'paragraph' ? block.children.filter((child) => child.type === 'image') : []
    if (pictures.some(({ url }) => isPicture(url))) return false
    length += plainText(block).length
  }
  return blocks.length <= 8 && length <= 400
}

/** The slide's title as inline Markdown and its body, without the heading's line itself. */
export function writeSlide(slide: ReadSlide, context: DeckContext): { title: string; body: string } {
  const { body, root, heading } = slide
  if (!root) return { title: '', body: asCode(body.text) }
  const edits = slideEdits(root, { ...context, passage: body, title: heading, headingDepth: 3 })
  const [first, last] = [heading?.children[0], heading?.children.at(-1)]
  const title =
    first && last ? oneLine(applyEdits(body.text, edits, startOf(first), endOf(last))) : slide.found.title
  const text = heading
    ? applyEdits(body.text, [...edits, { start: startOf(heading), end: endOf(heading), text: '' }])
    : applyEdits(body.text, edits)
  return { title: cleanText(title ?? '').trim(), body: tidy(closed(text)) }
}

/** Speaker notes: like a slide, but every heading stays below the one that names the slide. */
export function writeNotes(passage: Passage, context: DeckContext): string {
  const converted = prepare(passage, context)
  const root = parseSafely(converted.text)
  if (!root) return asCode(converted.text)
  const edits = slideEdits(root, { ...context, passage: converted, headingDepth: 3 })
  return tidy(closed(applyEdits(converted.text, edits))).trimStart()
}

/** What the changes have brought to light must not swallow the slides below either. */
function closed(text: string): string {
  const mended = repair(Passage.of(sourceText({ path: '', text })), new ImportReport()).text
  return cleanText(hasPairs(mended) ? mended : mended.replaceAll(ownLine, GONE))
}

// oxlint-disable-next-line eslint/no-control-regex
const ownLine = /:::\u0001(?:\{[^}\n]*\})?/g

/** Whether every div that was put in opens and closes where Markdown sees it. */
function hasPairs(text: string): boolean {
  const written = text.match(ownLine)?.length ?? 0
  if (written === 0) return true
  let depth = 0
  let seen = 0
  for (const block of parseSafely(text)?.children ?? []) {
    if (block.type !== 'divMarker') continue
    seen += 1
    depth += block.value === OWN ? -1 : 1
    if (depth < 0) return false
  }
  return depth === 0 && seen === written
}

function oneLine(text: string): string {
  return text.replaceAll(/(?: {2,}|\\)?\n\s*/g, ' ').trim()
}

/** Without empty lines around it; never indented at its beginning by accident. */
function tidy(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}

function asCode(text: string): string {
  return fenced('', cleanText(text))
}
