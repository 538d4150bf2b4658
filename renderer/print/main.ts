import '../shared/theme.css'
import './print.css'
import './paper.css'
import './handout.css'
import './sources.css'
import './script.css'
import { needsNotes, readPdfQuery, type PdfOptions } from '../../core/export/pdf-options.ts'
import { partsOf, readDivision } from '../../core/export/parts.ts'
import { readPreviewQuery, readSlidesQuery, type PreviewPart } from '../../core/export/preview.ts'
import type { DeckOutline, PageReport } from '../../core/rpc/contract.ts'
import { connectLecture } from '../shared/connect.ts'
import { shareDrawings } from '../shared/drawing-store.ts'
import { inkOf, newReport, wantedOf, type PrintConnection } from './gather.ts'
import { drawMargins, previewSource, showAsPaper } from './preview.ts'
import { showOnScreen } from './on-screen.ts'
import { printHandout } from './handout.ts'
import { printScript } from './script.ts'
import { slidePages } from './slide-pages.ts'
import { printSources } from './source-pages.ts'

const query = new URLSearchParams(location.search)
const options = readPdfQuery(query)
const preview = readPreviewQuery(query)
const place = document.querySelector<HTMLElement>('.print')
if (place === null) throw new Error('print/index.html has no place for the pages')

type Layout = (
  connection: PrintConnection,
  outline: DeckOutline,
  options: PdfOptions,
  place: HTMLElement,
) => Promise<PageReport>

const layouts: Record<PdfOptions['kind'], Layout> = {
  slides: inParts,
  steps: inParts,
  handout: printHandout,
  script: printScript,
  sources: printSources,
}

/** Whoever prints says how many pages at once; so does whoever takes pictures of them, which are of what is seen. */
const isLookedAt = !query.has('part') || query.has('seen')

/** The first part; the others come when they are asked for. */
async function inParts(
  source: PrintConnection,
  outline: DeckOutline,
  options: PdfOptions,
  place: HTMLElement,
): Promise<PageReport> {
  const { share, ...division } = readDivision(query)
  const slides = wantedOf(source, outline).flatMap((index) => outline.slides[index] ?? [])
  const mine = partsOf(slides, options.kind, division).filter((_, at) => at % division.shares === share)
  const parts = slidePages(source, outline, options, place, mine)
  window.lecternNext = async () => {
    const { value } = await parts.next()
    showOnScreen(isLookedAt)
    return value ?? null
  }
  return (await window.lecternNext()) ?? newReport(outline)
}

async function layOut(source: PrintConnection, place: HTMLElement): Promise<PageReport> {
  const outline = await source.outline()
  document.title = outline.meta.title
  document.documentElement.lang = outline.meta.lang
  place.classList.add(`kind-of-${options.kind}`)
  return await layouts[options.kind](source, outline, options, place)
}

async function layOutAll(place: HTMLElement): Promise<PageReport> {
  const connection = connectLecture(needsNotes(options) ? 'notes-printer' : 'printer')
  shareDrawings(connection, true)
  window.lecternProgress ??= (done, all) => connection.laidOut(done, all)
  const source: PrintConnection = {
    outline: () => connection.outline(),
    slides: (indices) => connection.slides(indices),
    ink: options.ink ? await inkOf(connection) : null,
    only: readSlidesQuery(query) ?? undefined,
  }
  const report = await layOut(source, place)
  showOnScreen(isLookedAt)
  await connection.report(report)
  return report
}

/** A few slides, in a frame of the presenter page. */
async function layOutPart(place: HTMLElement, part: PreviewPart): Promise<PageReport> {
  const given = previewSource()
  shareDrawings(given, true)
  showAsPaper(options)
  const source: PrintConnection = {
    outline: () => given.outline(),
    slides: (indices) => given.slides(indices, needsNotes(options)),
    ink: options.ink ? given.ink() : null,
    only: part.slides,
    onMargins: (texts) => drawMargins(texts, part),
  }
  return await layOut(source, place)
}

/** What was laid out; whoever prints this page waits for it. */
window.lecternReady = preview === null ? layOutAll(place) : layOutPart(place, preview)
