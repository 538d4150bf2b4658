import type { Code, Heading, Paragraph, Root, RootContent } from 'mdast'
import { parseAttributes, trailingAttributes, type Attributes } from '../deck/attributes.ts'
import { isStepped } from './stepped.ts'
import type { DivMarker } from '../deck/fences.ts'
import { walk } from '../deck/tree.ts'
import { setBackground, setTransition, type BackgroundContext } from './backgrounds.ts'
import { divLine, GONE, OWN, PAUSE } from './marks.ts'
import type { FoundSlide } from './model.ts'
import { endOf, parseSafely, startOf } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'
import { cellEdit } from './quarto-cells.ts'
import { quoted, type ImportReport } from './report.ts'

interface Reading {
  passage: Passage
  report: ImportReport
  edits: Edit[]
  notes: Passage[]
}

/** One slide of Quarto or Pandoc; undefined for one that is hidden. */
export function readPandocSlide(
  passage: Passage,
  heading: Heading | undefined,
  context: BackgroundContext,
): FoundSlide | undefined {
  const { report } = context
  const place = passage.place(/\S/.exec(passage.text)?.index ?? 0)
  const slide: FoundSlide = { body: passage, notes: [], place, classes: [] }
  const attributes = headingAttributes(heading)
  if (attributes && !readSlideAttributes(attributes, slide, context)) return undefined
  const root = parseSafely(passage.text)
  if (!root) return slide
  const reading: Reading = { passage, report, edits: [], notes: [] }
  readBlocks(root, reading)
  slide.notes = reading.notes
  slide.body = passage.edit(reading.edits)
  return slide
}

/** False for a slide that is hidden. */
function readSlideAttributes(attributes: Attributes, slide: FoundSlide, context: BackgroundContext): boolean {
  const { report } = context
  const { place } = slide
  if (attributes.id !== undefined) slide.id = attributes.id
  for (const name of attributes.classes) {
    if (name === 'incremental' || name === 'statement') slide.classes.push(name)
    else if (!/^(?:unnumbered|unlisted|smaller|scrollable|center|title-slide|r-fit-text)$/.test(name))
      report.add('style-lost', place, `the class ${quoted(name)} has no looks here`)
  }
  for (const [key, value] of attributes.values) {
    if (key === 'visibility' && value === 'hidden') {
      report.add('slide-hidden', place, 'this slide is hidden in the source, and is left out')
      return false
    }
    if (/^(?:data-)?background(?:-color|-image)?$/.test(key)) setBackground(slide, value, place, context)
    else if (/^(?:data-)?background-(?:video|iframe|gradient)$/.test(key))
      report.add('background-lost', place, `the background ${quoted(value)} is left out`)
    else if (/^(?:data-)?background/.test(key)) continue
    else if (/^(?:data-)?transition$/.test(key)) setTransition(slide, value, place, report)
    else report.add('setting-lost', place, `${key} has no counterpart`)
  }
  return true
}

/** What an opening line says: `{.class #id}` or one word. */
function readMarker(marker: DivMarker): Attributes {
  const braces = /^\{(.*)\}$/.exec(marker.value)
  const attributes = parseAttributes(braces ? (braces[1] ?? '') : `.${marker.value.split(/\s+/)[0] ?? ''}`)
  if (isStepped(attributes)) attributes.classes.push('fragment')
  return attributes
}

interface Open {
  marker: DivMarker
  attributes: Attributes
  kind: 'kept' | 'notes' | 'cut' | 'plain'
}

function readBlocks(root: Root, reading: Reading): void {
  const open: Open[] = []
  for (const block of root.children) {
    if (block.type !== 'divMarker') readBlock(block, open, reading)
    else if (block.value !== '') open.push(openDiv(block, open, reading))
    else closeDiv(block, open.pop(), open, reading)
  }
  // What is never closed would go on over the slides below.
  while (open.length > 0) {
    const left = open.pop()
    if (!left) break
    reading.report.add(
      'unclosed',
      reading.passage.place(startOf(left.marker)),
      'this ::: block is never closed',
    )
    const end = reading.passage.text.length
    if (left.kind === 'notes') closeNotes(left, end, end, reading)
    if (left.kind === 'kept') reading.edits.push({ start: end, end, text: divLine('') })
  }
}

function isCut(open: Open[]): boolean {
  return open.some(({ kind }) => kind === 'notes' || kind === 'cut')
}

const kept = new Set(['columns', 'column', 'incremental', 'nonincremental', 'answer', 'myth', 'fact'])

function openDiv(marker: DivMarker, outer: Open[], { passage, report, edits }: Reading): Open {
  const attributes = readMarker(marker)
  const place = passage.place(startOf(marker))
  const { classes } = attributes
  const replace = (text: string) => edits.push({ start: startOf(marker), end: endOf(marker), text })
  if (isCut(outer)) return { marker, attributes, kind: 'plain' }
  if (classes.includes('notes')) return { marker, attributes, kind: 'notes' }
  if (classes.includes('footer')) {
    report.add('footer-lost', place, 'the slide’s footer is left out')
    return { marker, attributes, kind: 'cut' }
  }
  const known = classes.filter((name) => kept.has(name))
  const isRow =
    attributes.values.has('layout-ncol') || attributes.values.has('layout') || classes.includes('r-hstack')
  if (isRow && known.length === 0) known.push('columns')
  const pause = classes.includes('fragment') ? PAUSE : ''
  reportDiv(attributes, known, place, report)
  const width = known.includes('column') ? shareOf(attributes.values.get('width')) : undefined
  replace(known.length === 0 ? pause || GONE : pause + divLine(known.join(' .'), width))
  return { marker, attributes, kind: known.length === 0 ? 'plain' : 'kept' }
}

function reportDiv(
  { classes, values }: Attributes,
  known: string[],
  place: ReturnType<Passage['place']>,
  report: ImportReport,
): void {
  for (const name of classes) {
    if (known.includes(name) || /^(?:fragment|r-hstack|fade-in|aside|center|hidden)$/.test(name)) continue
    if (/^(?:fade|slide|grow|shrink|strike|highlight|semi|current)/.test(name))
      report.add('animation-lost', place, `${quoted(name)} is not kept: a step only shows what it shows`)
    else if (name === 'panel-tabset') report.add('layout-lost', place, 'tabs stand one below the other')
    else report.add('style-lost', place, `the class ${quoted(name)} has no looks here`)
  }
  if (values.has('style')) report.add('style-lost', place, 'the style attribute is left out')
  const width = values.get('width')
  if (width !== undefined && known.includes('column') && shareOf(width) === undefined)
    report.add(
      'layout-lost',
      place,
      `the width ${quoted(width)} of this column is not kept`,
      undefined,
      'info',
    )
}

/** A width in percent; undefined for any other. */
function shareOf(width: string | undefined): string | undefined {
  return width !== undefined && /^\d{1,2}(?:\.\d{1,3})?%$/.test(width) ? width : undefined
}

function closeDiv(marker: DivMarker, opened: Open | undefined, outer: Open[], reading: Reading): void {
  const { edits, passage, report } = reading
  const replace = (text: string) => edits.push({ start: startOf(marker), end: endOf(marker), text })
  if (!opened) {
    report.add('unclosed', passage.place(startOf(marker)), 'this ::: closes nothing, and is left out')
    return void replace(GONE)
  }
  if (opened.kind === 'notes') return closeNotes(opened, startOf(marker), endOf(marker), reading)
  if (opened.kind === 'cut') edits.push({ start: startOf(opened.marker), end: endOf(marker), text: GONE })
  else if (!isCut(outer)) replace(opened.kind === 'kept' ? divLine('') : GONE)
}

function closeNotes(opened: Open, end: number, behind: number, { passage, edits, notes }: Reading): void {
  notes.push(passage.slice(endOf(opened.marker), end))
  edits.push({ start: startOf(opened.marker), end: behind, text: GONE })
}

function readBlock(block: RootContent, open: Open[], reading: Reading): void {
  if (isCut(open)) return
  const { passage, report, edits } = reading
  if (block.type === 'paragraph' && isPause(block)) {
    edits.push({ start: startOf(block), end: endOf(block), text: `${OWN}. . .` })
    return
  }
  walk(block, (node) => {
    if (node.type === 'code') edits.push(...cellEdit(node as Code, passage, report))
  })
  if (
    block.type === 'paragraph' &&
    /^\+[-=:+]{4,}\+$/.test(passage.text.slice(startOf(block)).split('\n', 1)[0] ?? '')
  ) {
    report.add(
      'markup-lost',
      passage.place(startOf(block)),
      'a table of this form stays as text',
      'Write it with | between the cells.',
    )
  }
}

function isPause({ children: [only, ...others] }: Paragraph): boolean {
  return others.length === 0 && only?.type === 'text' && /^\.[ \u00A0]\.[ \u00A0]\.$/.test(only.value.trim())
}

/** The id and the classes that a heading's braces give. */
function headingAttributes(heading: Heading | undefined) {
  const last = heading?.children.at(-1)
  return last?.type === 'text' ? trailingAttributes(last.value)?.attributes : undefined
}
