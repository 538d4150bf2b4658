import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type PptxGen from 'pptxgenjs'
import type { Deck, DeckMeta, Diagnostic } from '../../../core/deck/types.ts'
import {
  isSvg,
  type Box,
  type CellLine,
  type Paragraph,
  type SlideObject,
  type SlideObjects,
  type TableCell,
} from '../../../core/export/slide-objects.ts'
import { writeFileAtomic } from '../atomic-write.ts'
import { containedFile, decodeSegments } from '../contained-path.ts'
import { contentType } from '../content-types.ts'
import type { ExportProgress, WriteFile } from './pdf.ts'
import type { Printer } from './printer.ts'
import { FONTS, plain, POINT, textOf, type TextSurroundings } from './pptx-text.ts'
import { forXml, repairPptx } from './pptx-repair.ts'
import { reportDiagnostics } from './report-diagnostics.ts'
import { checkTarget } from './target.ts'

export interface PptxExport {
  deck: Deck
  /** Of the lecture, absolute. */
  folder: string
  printer: Printer
  out: string
  signal?: AbortSignal
  onProgress?: (progress: ExportProgress) => void
  /** `writeFileAtomic` when absent. */
  write?: WriteFile
}

/** CSS pixels to the inch. */
const INCH = 96

/**
 * Writes the lecture as slides to edit: text, lists, tables, pictures, notes and alternative texts as such, diagrams as
 * vector drawings.
 * @returns with `lost`, what could not be carried over, in words
 * @throws LecternError `target-unwritable`, `export-failed` and what the printer throws
 */
export async function exportPptx(job: PptxExport): Promise<{
  path: string
  slides: number
  bytes: number
  diagnostics: Diagnostic[]
  lost: string[]
}> {
  const { deck, folder, printer, signal, onProgress, write = writeFileAtomic } = job
  signal?.throwIfAborted()
  const path = await checkTarget(job.out)
  onProgress?.({ stage: 'laying-out', done: 0, all: deck.slides.length })
  const { made, report } = await printer.make({
    path: '/standalone?objects=1',
    notes: true,
    pageWidth: 1280,
    pageHeight: 720,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
  signal?.throwIfAborted()
  onProgress?.({ stage: 'finishing' })
  const slides = forXml(made as SlideObjects[])
  const bytes = await presentation(forXml(deck.meta), slides, folder)
  signal?.throwIfAborted()
  onProgress?.({ stage: 'writing' })
  await write(path, bytes)
  return {
    path,
    slides: slides.length,
    bytes: bytes.byteLength,
    diagnostics: reportDiagnostics(deck, report),
    lost: lostLines(slides),
  }
}

/** What most slides have lost is one line, as `118 slides: what`; everything else a line a slide, as `id: what`. */
function lostLines(slides: readonly SlideObjects[]): string[] {
  const losers = Map.groupBy(
    slides.flatMap(({ id, lost }) => lost.map((what) => ({ id, what }))),
    ({ what }) => what,
  )
  const most = Math.max(5, slides.length / 2)
  return [...losers].flatMap(([what, each]) =>
    each.length > most ? `${each.length} slides: ${what}` : each.map(({ id }) => `${id}: ${what}`),
  )
}

async function presentation(meta: DeckMeta, slides: SlideObjects[], folder: string): Promise<Uint8Array> {
  const { default: Pptx } = await import('pptxgenjs')
  const file = new Pptx()
  file.defineLayout({ name: 'LECTERN', width: 1280 / INCH, height: 720 / INCH })
  file.layout = 'LECTERN'
  file.title = meta.title
  file.author = meta.authors.join(', ')
  file.company = ''
  if (meta.subtitle !== undefined) file.subject = meta.subtitle
  file.theme = { headFontFace: FONTS.title, bodyFontFace: FONTS.text }
  // A title as such, so that programs list the slides by it and read it first.
  file.defineSlideMaster({
    title: 'TITLED',
    objects: [
      { placeholder: { options: { name: 'title', type: 'title', x: 0.8, y: 0.5, w: 11, h: 1 }, text: '' } },
    ],
  })
  const numbers = new Map(slides.map(({ id }, index) => [id, index + 1]))
  for (const objects of slides) {
    const slide = file.addSlide({ masterName: objects.title === '' ? '' : 'TITLED' })
    slide.background = { color: plain(objects.background) }
    for (const object of objects.objects)
      await addObject(slide, object, objects.ink, { numbers, folder, lang: meta.lang })
    if (objects.notes !== '') slide.addNotes(objects.notes)
  }
  const written = new Uint8Array((await file.write({ outputType: 'arraybuffer' })) as ArrayBuffer)
  return repairPptx(
    written,
    slides.map(({ objects }) => ({
      title: titleRoom(objects),
      pngs: objects.flatMap((object) => {
        if (object.kind === 'drawing') return [object.png]
        return object.kind === 'picture' && isSvg(object.address) ? [object.png ?? ''] : []
      }),
    })),
  )
}

/** A title whose box ends where its text does gets more room there: in another font it would break. */
function titleRoom(objects: readonly SlideObject[]): Box | null {
  const title = objects.find(({ kind }) => kind === 'title')
  if (title?.kind !== 'title') return null
  const { x, y, width, height } = title.box
  if (title.paragraphs[0]?.align === 'right') {
    const left = Math.max(Math.min(x, TITLE_MARGIN), x - width * 0.4)
    return { x: left, y, width: x + width - left, height }
  }
  return { x, y, width: Math.max(width, Math.min(width * 1.4, 1280 - TITLE_MARGIN - x)), height }
}

/** CSS pixels. */
const TITLE_MARGIN = 60

interface Surroundings extends TextSurroundings {
  /** Of the lecture. */
  folder: string
}

async function addObject(
  slide: PptxGen.Slide,
  object: SlideObject,
  ink: string,
  around: Surroundings,
): Promise<void> {
  const place = inches(object.box)
  switch (object.kind) {
    case 'title':
      slide.addText(textOf(object.paragraphs, ink, FONTS.title, around), {
        placeholder: 'title',
        ...place,
        ...FLUSH,
      })
      return
    case 'text':
      slide.addText(textOf(object.paragraphs, ink, FONTS.text, around), {
        ...(object.fill === undefined ? roomy(place, object.paragraphs[0]) : place),
        ...FLUSH,
        ...(object.fill !== undefined && { fill: { color: plain(object.fill) } }),
      })
      return
    case 'table':
      slide.addTable(
        object.rows.map(({ heading, cells }) =>
          cells.map(({ paragraphs, across, down, padding, lines }) => ({
            text: textOf(paragraphs, ink, FONTS.text, around),
            options: {
              bold: heading,
              ...(across > 1 && { colspan: across }),
              ...(down > 1 && { rowspan: down }),
              margin: cellMargin(padding),
              border: lines.map(borderOf) as [BorderProps, BorderProps, BorderProps, BorderProps],
            },
          })),
        ),
        {
          ...place,
          fontFace: FONTS.text,
          fontSize: object.size * POINT,
          colW: object.columns.map((width) => width / INCH),
          rowH: object.rows.map(({ height }) => height / INCH),
        },
      )
      return
    case 'picture': {
      const data = await pictureData(object.address, around.folder)
      if (data !== null) slide.addImage({ data, ...place, altText: object.alternative })
      return
    }
    case 'drawing': {
      const svg = Buffer.from(object.svg, 'utf8').toString('base64')
      slide.addImage({ data: `data:image/svg+xml;base64,${svg}`, ...place, altText: object.alternative })
    }
  }
}

/** Inches: the library takes less than one for them. LibreOffice takes none at all for none in all cells. */
function cellMargin(padding: TableCell['padding']): typeof padding {
  return padding.map((pixels) => Math.min(0.99, Math.max(1, pixels) / INCH)) as typeof padding
}

const FLUSH = { margin: 0, valign: 'top' as const }

type BorderProps = PptxGen.BorderProps

function borderOf(line: CellLine | null): BorderProps {
  if (line === null) return { type: 'none' }
  return { type: 'solid', pt: line.width * POINT, color: plain(line.colour) }
}

const inches = ({ x, y, width, height }: Box) => ({
  x: x / INCH,
  y: y / INCH,
  w: width / INCH,
  h: height / INCH,
})
/** Arial is no wider than the font of the slides, but for rounding. */
function roomy(place: ReturnType<typeof inches>, first: Paragraph | undefined): ReturnType<typeof inches> {
  const more = place.w * 0.02 + 0.03
  const before = first?.align === 'right' ? more : first?.align === 'center' ? more / 2 : 0
  const x = Math.max(0, place.x - before)
  return { ...place, x, w: Math.max(place.w, Math.min(place.w + more, 1280 / INCH - x)) }
}

/** Null for what is no picture of the lecture: that has its diagnostic already. */
async function pictureData(address: string, folder: string): Promise<string | null> {
  const path = /^(?:lectern:\/\/deck|\/deck)\/([^?]+)/.exec(address)?.[1]
  const segments = path === undefined ? 'malformed' : decodeSegments(path)
  if (typeof segments === 'string') return null
  const found = await containedFile(join(folder, 'slides'), segments.slice(1))
  if (found.kind !== 'file') return null
  const type = contentType('deck', segments.at(-1) ?? '')
  return `data:${type};base64,${(await readFile(found.path)).toString('base64')}`
}
