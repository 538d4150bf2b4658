import type { Deck, Diagnostic } from '../../../core/deck/types.ts'
import { writeFileAtomic } from '../atomic-write.ts'
import { finishDocument } from './document.ts'
import type { Printer } from './printer.ts'
import { reportDiagnostics } from './report-diagnostics.ts'
import { checkTarget } from './target.ts'

/** CSS pixels; 960 × 540 points. */
const PAGE = { pageWidth: 1280, pageHeight: 720 }

export type ExportStage = 'printing' | 'finishing' | 'writing'

export interface SlidesExport {
  deck: Deck
  printer: Printer
  /** Path of the PDF, relative to the working directory or absolute. Replaced when it exists. */
  out: string
  /** Aborting rejects with the signal's reason and leaves the target as it was. */
  signal?: AbortSignal
  onProgress?: (stage: ExportStage) => void
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
 * Writes the lecture as a PDF, one page a slide at its last step. The file is written whole or not
 * at all; whether it can be written is checked before anything is printed.
 * @throws LecternError `target-unwritable`, `export-failed` and what the printer throws
 */
export async function exportSlides(job: SlidesExport): Promise<ExportResult> {
  const { deck, printer, signal, onProgress } = job
  signal?.throwIfAborted()
  const path = await checkTarget(job.out)
  onProgress?.('printing')
  const { pdf, report } = await printer.print({ path: '/print', ...PAGE, ...(signal && { signal }) })
  signal?.throwIfAborted()
  onProgress?.('finishing')
  const finished = await finishDocument(pdf, deck.meta, report.pages.length)
  signal?.throwIfAborted()
  onProgress?.('writing')
  await writeFileAtomic(path, finished)
  return {
    path,
    pages: report.pages.length,
    bytes: finished.byteLength,
    diagnostics: reportDiagnostics(deck, report),
  }
}
