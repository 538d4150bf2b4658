import { cacheFolder } from '../app/cache-folder.ts'
import { createCitationFormatter } from '../app/citation-formatter.ts'
import { createDrawingCache } from '../app/drawing-cache.ts'
import { exportSlides, type ExportResult, type ExportStage } from '../app/export/slides.ts'
import { checkTarget } from '../app/export/target.ts'
import { Lecture } from '../app/lecture.ts'
import { createAnswers } from '../app/routes.ts'
import { chromiumPrinter } from './chromium-printer.ts'
import { startWebShell } from './server.ts'

export interface ExportOptions {
  /** Built pages, see `createAnswers`. */
  pagesDir: string
  /** Aborting rejects with the signal's reason; nothing is written, no browser stays. */
  signal?: AbortSignal
  onProgress?: (stage: ExportStage) => void
}

export interface LectureExport extends ExportResult {
  /** Number of errors in the sources; `lectern check` lists them. */
  sourceErrors: number
}

/**
 * Exports a lecture's slides as a PDF without Electron: serves the lecture to a Chromium of its own on
 * 127.0.0.1 for as long as that prints.
 * @param folder of the lecture
 * @param out path of the PDF, relative to the working directory or absolute
 * @throws LecternError what `Lecture.open`, `exportSlides` and `findChromium` throw
 */
export async function exportWithChromium(
  folder: string,
  out: string,
  options: ExportOptions,
): Promise<LectureExport> {
  const { pagesDir, signal, onProgress } = options
  await checkTarget(out)
  const citations = createCitationFormatter({ cacheFolder: cacheFolder() })
  const lecture = await Lecture.open(folder, { citations, drawings: createDrawingCache(cacheFolder()) })
  try {
    // Setting the citations and checking the diagrams give new decks; what is printed is one deck from beginning to end.
    await lecture.whenIdle()
    signal?.throwIfAborted()
    const routes = createAnswers({ pagesDir, lectureDir: () => lecture.folder })
    const shell = await startWebShell({ lecture, routes })
    try {
      const { deck } = lecture.deck()
      const printer = chromiumPrinter(shell.printUrl)
      const hooks = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
      const result = await exportSlides({ deck, printer, out, ...hooks })
      const sourceErrors = deck.diagnostics.filter(({ severity }) => severity === 'error').length
      return { ...result, sourceErrors }
    } finally {
      await shell.close()
    }
  } finally {
    await lecture.close()
  }
}
