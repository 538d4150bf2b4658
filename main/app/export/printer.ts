import type { ExportStage } from '../../../core/export/exporter.ts'
import type { PageReport } from '../../../core/rpc/contract.ts'
import { LecternError } from '../errors.ts'

/**
 * How far a print is: slides that a page has laid out, then the browser's own work on so many pages. What is printed in
 * parts goes through both for each.
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
   * while the browser prints another one. Without it only the first part is printed.
   */
  onPart?: (pdf: Uint8Array) => Promise<void>
  /** How many parts there are in all, where `path` names several shares; not asked otherwise. */
  parts?: number
  /** How many shares `path` names (`of` in its query): each prints its own parts, all at the same time; 1 when absent. */
  shares?: number
}

/** What to take pictures of: a page that lays itself out one page at a time (`part=1&seen=1` in its query). */
export interface PictureJob extends Omit<PrintJob, 'onPart' | 'onProgress'> {
  /** Pixels to the CSS pixel. */
  scale: number
  /** Given each page in its order, as PNG. */
  onPicture: (png: Uint8Array) => Promise<void>
}

/** Each shell supplies one: Chromium under the web shell, `printToPDF` in Electron. */
export interface Printer {
  /** How many pages it prints at the same time, where a job has so many shares; 1 when absent. */
  readonly atOnce?: number
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

/** A page that is ready to be printed. */
export interface PrintedPage {
  /** What it has laid out by now. */
  report: PageReport
  /** As a PDF, as it is laid out now. */
  print(): Promise<Uint8Array>
  /** Lays out what comes next; null when that was all. */
  next(): Promise<PageReport | null>
}

/**
 * Prints a page part by part, or several of them at the same time, each its share of the parts.
 * @param open opens the page of a share, 0-based; those that have nothing to print are not opened
 */
export async function printParts(
  open: (share: number) => Promise<PrintedPage>,
  { onProgress, onPart, signal, shares = 1, parts = Infinity }: PrintJob,
): Promise<{ pdf: Uint8Array; report: PageReport }> {
  const reports: PageReport[] = []
  const queue = createQueue(onPart, 2 * shares)
  let printing = 0
  let before = 0
  let last: Uint8Array | undefined
  const printShare = async (share: number) => {
    const page = await open(share)
    let handed = Promise.resolve()
    let report: PageReport | null = page.report
    for (let part = share; report !== null; part += shares) {
      await queue.room(part)
      signal?.throwIfAborted()
      const { pages } = report
      reports[part] = report
      printing += pages.length
      onProgress?.({ stage: 'printing', pages: printing, ...(before > 0 && { before }) })
      // Meanwhile the browser needs nothing of us.
      const [pdf] = await Promise.all([page.print(), handed])
      printing -= pages.length
      before += pages.length
      report = onPart === undefined ? null : await page.next()
      const isLast = shares > 1 ? part === parts - 1 : report === null
      if (isLast) last = pdf
      else handed = queue.hand(part, pdf)
    }
    await handed
  }
  await Promise.all(Array.from({ length: Math.min(shares, parts) }, (_, share) => printShare(share)))
  if (last === undefined || (shares > 1 && reports.filter(Boolean).length !== parts))
    throw new Error('A part of the lecture was not printed.')
  return { pdf: last, report: together(reports) }
}

/**
 * Hands parts over in their order, whichever is there first.
 * @param most how many may wait
 */
function createQueue(onPart: PrintJob['onPart'], most: number) {
  const waiting = new Map<number, Uint8Array>()
  const rooms = new Map<number, () => void>()
  let next = 0
  let handing = Promise.resolve()
  return {
    /** Resolves when a part may be printed: others that are far behind come first. */
    room(part: number): Promise<void> {
      if (part < next + most) return Promise.resolve()
      return new Promise((resolve) => rooms.set(part, resolve))
    },
    /** Resolves when all that can be handed over has been. @throws what `onPart` throws */
    hand(part: number, pdf: Uint8Array): Promise<void> {
      waiting.set(part, pdf)
      for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
        const mine = ready
        waiting.delete(next)
        rooms.get(next + most)?.()
        next += 1
        handing = handing.then(() => onPart?.(mine))
      }
      // What fails is told to whoever waits for it; the other share may have ended everything before.
      handing.catch(() => undefined)
      return handing
    },
  }
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
  const [first] = reports
  if (reports.some(({ deckRevision }) => deckRevision !== first?.deckRevision))
    throw new Error('The lecture changed while it was printed.')
  const letters = reports.flatMap(({ missingLetters = [] }) => missingLetters)
  return {
    deckRevision: first?.deckRevision ?? 0,
    pages: reports.flatMap(({ pages }) => pages),
    diagramErrors: reports.flatMap(({ diagramErrors }) => diagramErrors),
    overflows: reports.flatMap(({ overflows }) => overflows),
    ...(letters.length > 0 && { missingLetters: letters }),
  }
}
