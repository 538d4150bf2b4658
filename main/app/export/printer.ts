import type { ExportStage } from '../../../core/export/exporter.ts'
import type { PageReport } from '../../../core/rpc/contract.ts'
import { LecternError } from '../errors.ts'

/** How far a print is: slides that the page has laid out, then the browser's own work on all pages. */
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
}

/** Each shell supplies one: Chromium under the web shell, `printToPDF` in Electron. */
export interface Printer {
  /**
   * Opens the page, awaits its `window.lecternReady` and prints it, tagged and with an outline.
   * @throws LecternError `browser-missing`, `browser-failed`, `library-missing`, `export-failed`
   */
  print(job: PrintJob): Promise<{ pdf: Uint8Array; report: PageReport }>
  /**
   * Opens a page of ours that makes something else than a print, and returns its `window.lecternMade`.
   * @throws LecternError as `print`
   */
  make(job: PrintJob): Promise<{ made: unknown; report: PageReport }>
}

/** What went wrong while printing, as an `export-failed` that says why; a `LecternError` stays as it is. */
export function printingFailed(error: unknown): LecternError {
  if (error instanceof LecternError) return error
  const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  return new LecternError('export-failed', `The lecture could not be printed: ${why}`, '', { cause: error })
}
