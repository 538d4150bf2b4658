import type { ExportStage } from '../../../core/export/exporter.ts'
import type { PageReport } from '../../../core/rpc/contract.ts'
import { LecternError } from '../errors.ts'

/**
 * How far a print is: slides that the page has laid out, then the browser's own work on so many pages. Pages that are
 * printed in parts go through both for each.
 */
export type PrintProgress = Extract<ExportStage, { stage: 'laying-out' | 'printing' }>

/** What to print. Lengths are CSS pixels (96 to the inch). */
export interface PrintJob {
  /** Path and query of the print page, e.g. `/print?kind=slides`. */
  path: string
  /** Whether the page is given the public speaker notes. */
  notes: boolean
  pageWidth: number
  pageHeight: number
  /** Aborting rejects `print` with the signal's reason and leaves no process behind. */
  signal?: AbortSignal
  onProgress?: (progress: PrintProgress) => void
  /**
   * Given each part but the last of a page that lays itself out in parts (`part` in its query), in their order, each
   * while the browser prints the next one. Without it only the first part is printed.
   */
  onPart?: (pdf: Uint8Array) => Promise<void>
}

/** What to take pictures of: a page that lays itself out one page at a time (`part=1` in its query). */
export interface PictureJob extends Omit<PrintJob, 'onPart' | 'onProgress'> {
  /** Pixels to the CSS pixel. */
  scale: number
  /** Given each page in its order, as PNG. */
  onPicture: (png: Uint8Array) => Promise<void>
}

/** Each shell supplies one: Chromium under the web shell, `printToPDF` in Electron. */
export interface Printer {
  /**
   * Opens the page, awaits its `window.lecternReady` and prints it, tagged and with an outline; then what its
   * `window.lecternNext` lays out in its place, as long as there is more.
   * @returns the last part, which is all where there is but one, and what was laid out in all of them
   * @throws LecternError `browser-missing`, `browser-failed`, `library-missing`, `export-failed`
   */
  print(job: PrintJob): Promise<{ pdf: Uint8Array; report: PageReport }>
  /**
   * Opens a page of ours that makes something else than a print, and returns its `window.lecternMade`.
   * @throws LecternError as `print`
   */
  make(job: PrintJob): Promise<{ made: unknown; report: PageReport }>
  /**
   * Opens the page and takes a picture of each of its pages.
   * @returns what was laid out in all of them
   * @throws LecternError as `print`
   */
  pictures(job: PictureJob): Promise<PageReport>
}

/** What went wrong while printing, as an `export-failed` that says why; a `LecternError` stays as it is. */
export function printingFailed(error: unknown): LecternError {
  if (error instanceof LecternError) return error
  const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  return new LecternError('export-failed', `The lecture could not be printed: ${why}`, '', { cause: error })
}

/** To be evaluated in the page; what has no parts has nothing to come. */
export const NEXT = 'window.lecternNext?.() ?? null'

/** What a printer does with a page once it is ready. */
export interface PrintedPage {
  /** As a PDF, as it is laid out now. */
  print(): Promise<Uint8Array>
  /** Lays out what comes next; null when that was all. */
  next(): Promise<PageReport | null>
}

/**
 * Prints a page part by part.
 * @param first what the page has laid out by now
 */
export async function printParts(
  page: PrintedPage,
  first: PageReport,
  { onProgress, onPart, signal }: Pick<PrintJob, 'onProgress' | 'onPart' | 'signal'>,
): Promise<{ pdf: Uint8Array; report: PageReport }> {
  const reports = [first]
  let before = 0
  let last: Uint8Array | undefined
  for (let report: PageReport | null = first; report !== null;) {
    signal?.throwIfAborted()
    onProgress?.({ stage: 'printing', pages: report.pages.length, ...(before > 0 && { before }) })
    const printing = page.print()
    // Meanwhile the browser needs nothing of us.
    const [pdf] = await Promise.all([printing, last && onPart?.(last)])
    last = pdf
    before += report.pages.length
    report = onPart === undefined ? null : await page.next()
    if (report !== null) reports.push(report)
  }
  if (last === undefined) throw new Error('Nothing was printed.')
  return { pdf: last, report: together(reports) }
}

/** What a printer does with a page that is to be seen once it is ready. */
export interface PicturedPage extends Pick<PrintedPage, 'next'> {
  /** Of all that is seen, as PNG. */
  picture(): Promise<Uint8Array>
}

/**
 * Takes pictures of a page part by part.
 * @param first what the page has laid out by now; without any page when there is nothing to take
 */
export async function pictureParts(
  page: PicturedPage,
  first: PageReport,
  { onPicture, signal }: Pick<PictureJob, 'onPicture' | 'signal'>,
): Promise<PageReport> {
  const reports: PageReport[] = []
  for (let report: PageReport | null = first; report !== null; report = await page.next()) {
    signal?.throwIfAborted()
    reports.push(report)
    if (report.pages.length > 0) await onPicture(await page.picture())
  }
  return together(reports)
}

function together(reports: readonly PageReport[]): PageReport {
  const letters = reports.flatMap(({ missingLetters = [] }) => missingLetters)
  return {
    deckRevision: reports[0]?.deckRevision ?? 0,
    pages: reports.flatMap(({ pages }) => pages),
    diagramErrors: reports.flatMap(({ diagramErrors }) => diagramErrors),
    overflows: reports.flatMap(({ overflows }) => overflows),
    ...(letters.length > 0 && { missingLetters: letters }),
  }
}
