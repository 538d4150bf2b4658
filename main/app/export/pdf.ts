import type { Deck, Diagnostic } from '../../../core/deck/types.ts'
import type { ExportStage } from '../../../core/export/exporter.ts'
import {
  mayRunOn,
  needsNotes,
  pageSize,
  pdfQuery,
  type PdfOptions,
} from '../../../core/export/pdf-options.ts'
import { writeFileAtomic } from '../atomic-write.ts'
import { LecternError } from '../errors.ts'
import { finishDocument } from './document.ts'
import type { Printer } from './printer.ts'
import { reportDiagnostics } from './report-diagnostics.ts'
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
  /** `writeFileAtomic` when absent. */
  write?: WriteFile
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
 * Writes the lecture as a PDF of the wanted kind. The file is written whole or not at all; whether it can be
 * written is checked before anything is printed.
 * @throws LecternError `target-unwritable`, `export-failed` and what the printer throws
 */
export async function exportPdf(job: PdfExport): Promise<ExportResult> {
  const { deck, options, printer, signal, onProgress, write = writeFileAtomic } = job
  signal?.throwIfAborted()
  const path = await checkTarget(job.out)
  if (options.kind === 'sources' && Object.keys(deck.references).length === 0) throw nothingCited()
  const { width, height } = pageSize(options)
  onProgress?.({ stage: 'laying-out', done: 0, all: deck.slides.length })
  const { pdf, report } = await printer.print({
    path: `/print?${pdfQuery(options)}`,
    notes: needsNotes(options),
    pageWidth: width,
    pageHeight: height,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
  signal?.throwIfAborted()
  onProgress?.({ stage: 'finishing' })
  const expected = { pages: report.pages.length, mayRunOn: mayRunOn(options) }
  const finished = await finishDocument(pdf, deck.meta, expected)
  signal?.throwIfAborted()
  onProgress?.({ stage: 'writing' })
  await write(path, finished.bytes)
  return {
    path,
    pages: finished.pages,
    bytes: finished.bytes.byteLength,
    diagnostics: reportDiagnostics(deck, report),
  }
}

function nothingCited(): LecternError {
  return new LecternError(
    'export-failed',
    'This lecture cites nothing, so there are no sources to print.',
    'Sources are cited as [@key]; docs/authoring.md tells more.',
  )
}
