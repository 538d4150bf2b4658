import type { Deck, Diagnostic } from '../../../core/deck/types.ts'
import type { ExportStage } from '../../../core/export/exporter.ts'
import type { PageReport } from '../../../core/rpc/contract.ts'
import {
  mayRunOn,
  needsNotes,
  pageSize,
  pdfQuery,
  type PdfOptions,
} from '../../../core/export/pdf-options.ts'
import { divisionQuery, partsOf } from '../../../core/export/parts.ts'
import { openAtomic } from '../atomic-write.ts'
import { LecternError } from '../errors.ts'
import { createDocument } from './document.ts'
import type { Printer, PrintProgress } from './printer.ts'
import { reportDiagnostics } from './report-diagnostics.ts'
import { createSpool, type OpenFile } from './spool.ts'
import { checkTarget } from './target.ts'

export type ExportProgress = ExportStage

/** Writes a file whole or not at all. @throws LecternError `target-unwritable` */
export type WriteFile = (path: string, bytes: Uint8Array) => Promise<void>

export interface PdfExport {
  deck: Deck
  options: PdfOptions
  printer: Printer
  /** Path of the PDF, relative to the working directory or absolute. Replaced when it exists. */
  out: string
  /** Aborting rejects with the signal's reason and leaves the target as it was. */
  signal?: AbortSignal
  onProgress?: (progress: ExportProgress) => void
  /** `openAtomic` when absent. */
  open?: OpenFile
  /** Of pages that are slides, so many are printed at once; `PAGES_AT_ONCE` when absent. */
  pagesAtOnce?: number
}

export interface ExportResult {
  /** Absolute. */
  path: string
  pages: number
  bytes: number
  /** What only showed in the layout: slides that overflow, diagrams that cannot be drawn. */
  diagnostics: Diagnostic[]
}

/**
 * The browser's time for a page grows with the number of pages that it prints at once, and so does its memory; below a
 * hundred neither is worth a word. Each part brings its fonts once more, 40 kB.
 */
const PAGES_AT_ONCE = 100

/**
 * Writes the lecture as a PDF of the wanted kind. The file is written whole or not at all; whether it can be
 * written is checked before anything is printed.
 * @throws LecternError `target-unwritable`, `export-failed` and what the printer throws
 */
export async function exportPdf(job: PdfExport): Promise<ExportResult> {
  const { deck, options, printer, signal, onProgress, open = openAtomic } = job
  const { pagesAtOnce = PAGES_AT_ONCE } = job
  signal?.throwIfAborted()
  const path = await checkTarget(job.out)
  if (options.kind === 'sources' && Object.keys(deck.references).length === 0) throw nothingCited()
  const { width, height } = pageSize(options)
  onProgress?.({ stage: 'laying-out', done: 0, all: deck.slides.length })
  const division = { atMost: pagesAtOnce, shares: printer.atOnce ?? 1 }
  const parts = mayRunOn(options) ? 1 : partsOf(deck.slides, options.kind, division).length
  const file = createSpool(path, open)
  const document = createDocument(file.write)
  try {
    const { pdf, report } = await printer.print({
      path: `/print?${pdfQuery(options)}&${divisionQuery(division)}`,
      notes: needsNotes(options),
      pageWidth: width,
      pageHeight: height,
      shares: division.shares,
      parts: Math.max(1, parts),
      ...(signal && { signal }),
      ...(onProgress && { onProgress: parts > 1 ? inPages(onProgress, pagesOf(deck, options)) : onProgress }),
      onPart: (part) => document.add(part),
    })
    signal?.throwIfAborted()
    onProgress?.({ stage: 'finishing' })
    await document.add(pdf)
    const pages = await document.finish(deck.meta, {
      pages: report.pages.length,
      mayRunOn: mayRunOn(options),
      places: placesOf(report),
      titles: deck.slides.map(({ title }) => title),
    })
    signal?.throwIfAborted()
    onProgress?.({ stage: 'writing' })
    const bytes = await file.commit()
    return { path, pages, bytes, diagnostics: reportDiagnostics(deck, report) }
  } catch (error) {
    await file.discard()
    throw error
  }
}

/** How many pages that are slides there will be. */
function pagesOf({ slides }: Deck, { kind }: PdfOptions): number {
  return kind === 'steps' ? slides.reduce((sum, { lastStep }) => sum + lastStep + 1, 0) : slides.length
}

/** Of a print in parts, how many pages are done of all: each page that lays out slides counts its own alone. */
function inPages(onProgress: (progress: ExportProgress) => void, all: number) {
  return (progress: PrintProgress) => {
    if (progress.stage === 'printing') onProgress({ ...progress, all })
  }
}

/** The first page of each slide, 0-based, by its id. */
function placesOf({ pages }: PageReport): Map<string, number> {
  const places = new Map<string, number>()
  for (const [index, { slide }] of pages.entries()) if (!places.has(slide)) places.set(slide, index)
  return places
}

function nothingCited(): LecternError {
  return new LecternError(
    'export-failed',
    'This lecture cites nothing, so there are no sources to print.',
    'Sources are cited as [@key]; docs/authoring.md tells more.',
  )
}
