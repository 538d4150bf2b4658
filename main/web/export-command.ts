import { cacheFolder } from '../app/cache-folder.ts'
import { createCitationFormatter } from '../app/citation-formatter.ts'
import { createDrawingCache } from '../app/drawing-cache.ts'
import type { PdfOptions } from '../../core/export/pdf-options.ts'
import { exportPdf, type ExportProgress, type ExportResult } from '../app/export/pdf.ts'
import { checkTarget } from '../app/export/target.ts'
import { Lecture } from '../app/lecture.ts'
import { createRoutes } from '../app/routes.ts'
import { chromiumPrinter } from './chromium-printer.ts'
import { startWebShell } from './server.ts'

export interface ExportOptions {
  /** Built pages, see `createRoutes`. */
  pagesDir: string
  pdf: PdfOptions
  /** Aborting rejects with the signal's reason; nothing is written, no browser stays. */
  signal?: AbortSignal
  onProgress?: (progress: ExportProgress) => void
}

export interface LectureExport extends ExportResult {
  /** Number of errors in the sources; `lectern check` lists them. */
  sourceErrors: number
}

/**
 * Exports a lecture as a PDF without Electron: serves the lecture to a Chromium of its own on
 * 127.0.0.1 for as long as that prints.
 * @param folder of the lecture
 * @param out path of the PDF, relative to the working directory or absolute
 * @throws LecternError what `Lecture.open`, `exportPdf` and `findChromium` throw
 */
export async function exportWithChromium(
  folder: string,
  out: string,
  options: ExportOptions,
): Promise<LectureExport> {
  const { pagesDir, pdf, signal, onProgress } = options
  await checkTarget(out)
  const citations = createCitationFormatter({ cacheFolder: cacheFolder() })
  const lecture = await Lecture.open(folder, { citations, drawings: createDrawingCache(cacheFolder()) })
  try {
    // Setting the citations and checking the diagrams give new decks; what is printed is one deck from beginning to end.
    await lecture.whenIdle()
    signal?.throwIfAborted()
    const routes = createRoutes({ pagesDir, lectureDir: () => lecture.folder })
    const shell = await startWebShell({ lecture, routes })
    try {
      const { deck } = lecture.deck()
      const printer = chromiumPrinter(shell.printUrl)
      const hooks = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
      const result = await exportPdf({ deck, options: pdf, printer, out, ...hooks })
      const sourceErrors = deck.diagnostics.filter(({ severity }) => severity === 'error').length
      return { ...result, sourceErrors }
    } finally {
      await shell.close()
    }
  } finally {
    await lecture.close()
  }
}
