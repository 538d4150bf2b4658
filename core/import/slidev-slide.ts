import type { Nodes } from 'mdast'
import type { Place } from '../deck/diagnose.ts'
import { walk } from '../deck/tree.ts'
import type { Assets } from './assets.ts'
import { isPicture, setBackground, setTransition } from './backgrounds.ts'
import { inColumns } from './columns.ts'
import { findComments } from './comments.ts'
import { fenced } from './fenced.ts'
import { textOf, type Settings } from './front-matter.ts'
import { inlineLinks } from './inline-links.ts'
import { readLines } from './lines.ts'
import { withoutMarks } from './marks.ts'
import type { Context, FoundSlide } from './model.ts'
import { endOf, parseSafely, startOf } from './parsed.ts'
import { Passage, type Edit } from './passage.ts'
import { escapeWords, linkAddress } from './pictures.ts'
import { repair } from './repair.ts'
import { ImportReport, quoted } from './report.ts'

interface Piece {
  content: Passage
  settings: Settings
  place: Place
  /** Its front matter is the whole deck's too. */
  isFirst: boolean
}

export interface SlideContext extends Context {
  assets: Assets
}

/** One slide of Slidev. */
export function readSlidevSlides(piece: Piece, context: SlideContext): FoundSlide[] {
  const count = countMoves(piece.content)
  return Array.from({ length: count }, (_, move) => readSlide(piece, move, context))
}

/** `move` is the state in which moving code is shown, 0-based. */
function readSlide(piece: Piece, move: number, context: SlideContext): FoundSlide {
  // What is lost is said once.
  const report = move === 0 ? context.report : new ImportReport()
  const { settings, place } = piece
  const text = (key: string) => textOf(settings.get(key)?.value)
  const { body, notes } = takeNotes(repair(inlineLinks(piece.content), report))
  const slide: FoundSlide = {
    body: rewrite(body, move, { ...context, report }),
    notes: move === 0 ? notes : [],
    place,
    classes: [],
  }
  const title = piece.isFirst ? undefined : text('title')
  if (title !== undefined) slide.title = escapeWords(title)
  const id = text('routeAlias')
  if (id !== undefined) slide.id = id
  takeSettings(slide, piece, { ...context, report })
  arrange(slide, text('layout') ?? 'default', piece, { ...context, report })
  return slide
}

const slideKeys =
  /^(?:layout|title|src|hide|disabled|routeAlias|level|hideInToc|name|image|url|backgroundSize|zoom|duration|author|subtitle|date|lang|info|titleTemplate|keywords|comark|mdc|monaco|colorSchema|htmlAttrs|selectable|record|presenter|exportFilename|download|drawings|lineNumbers|routerMode|aspectRatio|canvasWidth|favicon|highlighter|fonts|remoteAssets|browserExporter|seoMeta|twoslash|plantUmlServer|editor|contextMenu|wakeLock|preload|foo)$/

function takeSettings(slide: FoundSlide, { settings, isFirst }: Piece, context: SlideContext): void {
  const { report } = context
  for (const [key, { value, place }] of settings) {
    if (slideKeys.test(key) || value === null) continue
    const words = quoted(textOf(value) ?? key)
    if (key === 'background' || key === 'backgroundImage')
      setBackground(slide, textOf(value) ?? '', place, context)
    // In the deck's own front matter it holds for all slides.
    else if (key === 'transition' && !isFirst) setTransition(slide, textOf(value) ?? key, place, report)
    else if (key === 'class' || key === 'layoutClass')
      report.add('style-lost', place, `the class ${words} has no looks here`, undefined, 'info')
    else report.add('setting-lost', place, `"${key}" has no counterpart`)
  }
}

/** The last comment, when nothing follows it. */
function takeNotes(content: Passage): { body: Passage; notes: Passage[] } {
  const end = content.text.trimEnd().length
  if (!content.text.slice(0, end).endsWith('-->')) return { body: content, notes: [] }
  const root = parseSafely(content.text)
  const last = root && findComments(root).at(-1)
  if (!last || last.end < end) return { body: content, notes: [] }
  const notes = content.slice(...last.inside)
  const cues = [...notes.text.matchAll(/\[click:(\d{1,2})\]/g)].map((match): Edit => ({
    start: match.index,
    end: match.index + match[0].length,
    text: Array.from({ length: Number(match[1]) }, () => '[click]').join(' '),
  }))
  return {
    body: content.slice(0, last.start),
    notes: last.value.trim() === '' ? [] : [notes.edit(cues)],
  }
}

/** Slides that one slide's moving code is worth. */
const mostMoves = 20

/** How many states the moving code of a slide has: each becomes a slide; 1 for a slide without. */
function countMoves(content: Passage): number {
  if (!content.text.includes('magic-move')) return 1
  const root = parseSafely(content.text)
  let count = 1
  if (root) walk(root, (node) => (count = Math.max(count, movesOf(node).length)))
  return Math.min(count, mostMoves)
}

/** The code blocks within a block of moving code. */
function movesOf(node: Nodes): string[] {
  if (node.type !== 'code' || node.lang !== 'md' || !/magic-move/.test(node.meta ?? '')) return []
  return node.value.match(/^(`{3,})[^\n]*\n[\s\S]*?^\1[ \t]*$/gm) ?? []
}

/** Moving code and snippets from files. */
function rewrite(body: Passage, move: number, context: SlideContext): Passage {
  const root = parseSafely(body.text)
  if (!root) return body
  const edits: Edit[] = []
  walk(root, (node) => {
    const moves = movesOf(node)
    if (moves.length === 0) return
    const reason = 'code that moves is a slide for each of its states'
    context.report.add('animation-lost', body.place(startOf(node)), reason, undefined, 'info')
    edits.push({ start: startOf(node), end: endOf(node), text: moves[move] ?? moves.at(-1) ?? '' })
  })
  for (const { text, start, end, isLiteral } of readLines(body.text)) {
    if (isLiteral || !/^<<<\s/.test(text)) continue
    edits.push({ start, end, text: snippet(text, body.place(start), context) })
  }
  return body.edit(edits)
}

/** `<<< @/snippets/external.ts#region {2|3}` */
function snippet(line: string, place: Place, { report, assets, included }: SlideContext): string {
  const [, path = '', region, rest = ''] = /^<<<\s+([^\s#]+)(?:#([\w-]+))?(.*)$/.exec(line) ?? []
  const found = assets.resolve(path, place.file)
  const text = found === undefined ? undefined : included.get(found)
  if (text === undefined) {
    const reason = `the code of ${quoted(path)} is missing: there is no such text below the deck’s folder`
    report.add('include-missing', place, reason)
    return `\`${path.replaceAll('`', '')}\``
  }
  const code = withoutMarks(region === undefined ? text : regionOf(text, region)).trimEnd()
  const language = /\.(\w+)$/.exec(path)?.[1] ?? ''
  const lines = /\{[^{}]*\}/.exec(rest)?.[0] ?? ''
  return `\n${fenced(`${language} ${lines}`, code)}\n`
}

/** Between `#region NAME` and `#endregion`; the whole text when it has no such region. */
function regionOf(text: string, name: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n')
  const start = lines.findIndex((line) => line.includes('#region') && line.trimEnd().endsWith(name))
  if (start < 0) return text
  const length = lines.slice(start + 1).findIndex((line) => line.includes('#endregion'))
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n')
}

/** The parts of a slide between lines such as `::right::`, by name. */
function slots(body: Passage, report: ImportReport): Map<string, Passage> {
  const parts = new Map<string, Passage>()
  let name = 'default'
  let start = 0
  const cut = (end: number) => {
    const part = repair(body.slice(start, end), report)
    const before = parts.get(name)
    parts.set(name, before ? Passage.join(before, '\n\n', part) : part)
  }
  for (const line of readLines(body.text)) {
    const match = line.isLiteral ? null : /^::\s*([\w.:-]+?)\s*::\s*$/.exec(line.text)
    if (!match) continue
    cut(line.start)
    name = match[1] ?? 'default'
    start = line.end + 1
  }
  cut(body.text.length)
  return parts
}

function arrange(slide: FoundSlide, layout: string, piece: Piece, context: SlideContext): void {
  const { report } = context
  const place = piece.settings.get('layout')?.place ?? piece.place
  const parts = slots(slide.body, report)
  const main = parts.get('default') ?? slide.body
  const empty = main.slice(0, 0)
  const [left, right] = [parts.get('left'), parts.get('right')]
  if (left ?? right) {
    const hasHeader = left !== undefined
    const columns = inColumns([left ?? main, right ?? empty])
    slide.body = hasHeader ? Passage.join(main, '\n\n', columns) : columns
  } else {
    slide.body = main
  }
  for (const [name, part] of parts) {
    if (/^(?:default|left|right)$/.test(name)) continue
    slide.body = Passage.join(slide.body, '\n\n', part)
  }
  const address = textOf(piece.settings.get('image')?.value)
  if (layout.startsWith('image') && address !== undefined) {
    addPicture(slide, layout, address, piece, context)
  } else if (layout.startsWith('iframe')) {
    const url = textOf(piece.settings.get('url')?.value) ?? ''
    report.add('html-lost', place, `the page ${quoted(url)} is not shown in the slide`)
    if (/^https:/i.test(url))
      slide.body = Passage.join(slide.body, `\n\n[${escapeWords(url)}](${linkAddress(url)})\n`)
  } else if (layout === 'section') {
    slide.opensSection = true
  } else if (layout === 'statement') {
    slide.classes.push('statement')
  } else if (
    !/^(?:default|fact|center|cover|intro|end|full|none|quote|two-cols|two-cols-header|image.*)$/.test(layout)
  ) {
    report.add('layout-lost', place, `the layout ${quoted(layout)} is not known here`)
  }
}

function addPicture(
  slide: FoundSlide,
  layout: string,
  address: string,
  piece: Piece,
  { report, assets }: SlideContext,
): void {
  const place = piece.settings.get('image')?.place ?? piece.place
  const read = assets.read(address, place.file)
  if (read.kind !== 'file') {
    const reason = `the picture ${quoted(address)} is not a file below the deck’s folder, and is left out`
    report.add('picture-lost', place, reason, 'Save it beside the deck’s file and name it there.')
    return
  }
  const name = read.path.slice(read.path.lastIndexOf('/') + 1)
  const words = escapeWords(name.replace(/\.\w+$/, '').replaceAll(/[-_]+/g, ' '))
  const empty = slide.body.slice(0, 0)
  const picture = Passage.join(empty, `\n\n![${words}](${linkAddress(address)})\n\n`)
  const isBare = slide.body.text.replaceAll(/<!--[\s\S]*?-->/g, '').trim() === ''
  if (layout === 'image' && !isBare && isPicture(read.path)) slide.background = assets.take(read.path, place)
  else if (layout === 'image-left') slide.body = inColumns([picture, slide.body])
  else if (layout === 'image-right') slide.body = inColumns([slide.body, picture])
  else slide.body = Passage.join(slide.body, picture)
}
