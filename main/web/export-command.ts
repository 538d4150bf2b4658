import { availableParallelism } from 'node:os'
import type { PdfOptions } from '../../core/export/pdf-options.ts'
import type { Deck } from '../../core/deck/types.ts'
import { cacheFolder, stateFolder } from '../app/user-folders.ts'
import { createCitationFormatter } from '../app/citation-formatter.ts'
import { createDrawingCache } from '../app/drawing-cache.ts'
import { exportPdf, type ExportProgress, type ExportResult } from '../app/export/pdf.ts'
import type { Printer } from '../app/export/printer.ts'
import type { SavedInk } from '../../core/session/saved.ts'
import { findLecture } from '../app/folder.ts'
import { lastGiven } from '../app/journal.ts'
import { checkTarget } from '../app/export/target.ts'
import { Lecture } from '../app/lecture.ts'
import { createAnswers } from '../app/routes.ts'
import { launchChromium } from './chromium.ts'
import { chromiumPrinter, type Launch } from './chromium-printer.ts'
import { startWebShell } from './server.ts'

export interface ServedExportOptions {
  /** With what was drawn when the lecture was given last. */
  ink?: boolean
  /** How many pages print at the same time; as many as the machine has processors for, four at most, when absent. */
  atOnce?: number
  /** Built pages, see `createAnswers`. */
  pagesDir: string
  /** Aborting rejects with the signal's reason; nothing is written, no browser stays. */
  signal?: AbortSignal
}

export interface ExportOptions extends ServedExportOptions {
  pdf: PdfOptions
  onProgress?: (progress: ExportProgress) => void
}

/** Every result of an export also tells the number of errors in the sources; `lectern check` lists them. */
export type WithSourceErrors<T> = T & { sourceErrors: number }

export type LectureExport = WithSourceErrors<ExportResult>

/** Each page that prints is a process of its own, of about 200 MB. */
const AT_ONCE = Math.min(4, availableParallelism())

/**
 * Serves a lecture to a Chromium of its own on 127.0.0.1 for as long as `use` makes something of it: one deck from
 * beginning to end, with its citations set and its diagrams checked.
 * @param folder of the lecture
 * @throws LecternError what `Lecture.open`, `use` and `findChromium` throw
 */
export async function withServedLecture<T>(
  folder: string,
  { pagesDir, signal, ink = false, atOnce = AT_ONCE }: ServedExportOptions,
  use: (served: { deck: Deck; folder: string; printer: Printer; printUrl: string }) => Promise<T>,
): Promise<WithSourceErrors<T>> {
  const citations = createCitationFormatter({ cacheFolder: cacheFolder() })
  const lecture = await Lecture.open(folder, {
    citations,
    drawings: createDrawingCache(cacheFolder()),
    ink: ink ? await lastInk(folder) : [],
  })
  const browser = startAhead()
  try {
    await lecture.whenIdle()
    signal?.throwIfAborted()
    const routes = createAnswers({ pagesDir, lectureDir: () => lecture.folder })
    const shell = await startWebShell({ lecture, routes })
    try {
      const { deck } = lecture.deck()
      const printer = chromiumPrinter(shell.printUrl, { launch: browser.launch, atOnce })
      const result = await use({ deck, folder: lecture.folder, printer, printUrl: shell.printUrl })
      const sourceErrors = deck.diagnostics.filter(({ severity }) => severity === 'error').length
      return { ...result, sourceErrors }
    } finally {
      await shell.close()
    }
  } finally {
    await Promise.all([lecture.close(), browser.end()])
  }
}

/** A browser that starts while the lecture is still compiled, for the first who launches one; `end` in any case. */
function startAhead(): { launch: Launch; end(): Promise<void> } {
  let started: ReturnType<Launch> | null = launchChromium()
  // Whoever launches it is told; without anybody it was not needed.
  started.catch(() => undefined)
  return {
    launch() {
      const mine = started ?? launchChromium()
      started = null
      return mine
    },
    async end() {
      await (await started?.catch(() => null))?.close()
    },
  }
}

/**
 * Exports a lecture as a PDF without Electron.
 * @param folder of the lecture
 * @param out path of the PDF, relative to the working directory or absolute
 * @throws LecternError what `withServedLecture` and `exportPdf` throw
 */
export async function exportWithChromium(
  folder: string,
  out: string,
  options: ExportOptions,
): Promise<LectureExport> {
  const { pdf, signal, onProgress } = options
  await checkTarget(out)
  return await withServedLecture(folder, { ...options, ink: pdf.ink }, ({ deck, printer }) =>
    exportPdf({
      deck,
      options: pdf,
      printer,
      out,
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    }),
  )
}

async function lastInk(folder: string): Promise<readonly SavedInk[]> {
  const state = stateFolder()
  if (state === undefined) return []
  return (await lastGiven(state, await findLecture(folder)))?.session.ink ?? []
}
