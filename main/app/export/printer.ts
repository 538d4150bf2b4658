import type { PageReport } from '../../../core/rpc/contract.ts'
import { LecternError } from '../errors.ts'

/** What to print. Lengths are CSS pixels (96 to the inch). */
export interface PrintJob {
  /** Path and query of the print page, e.g. `/print?kind=slides`. */
  path: string
  pageWidth: number
  pageHeight: number
  /** Aborting rejects `print` with the signal's reason and leaves no process behind. */
  signal?: AbortSignal
}

/** Each shell supplies one: Chromium under the web shell, `printToPDF` in Electron. */
export interface Printer {
  /**
   * Opens the page, awaits its `window.lecternReady` and prints it, tagged and with an outline.
   * @throws LecternError `browser-missing`, `browser-failed`, `library-missing`, `export-failed`
   */
  print(job: PrintJob): Promise<{ pdf: Uint8Array; report: PageReport }>
}

/** What went wrong while printing, as an `export-failed` that says why; a `LecternError` stays as it is. */
export function printingFailed(error: unknown): LecternError {
  if (error instanceof LecternError) return error
  const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  return new LecternError('export-failed', `The lecture could not be printed: ${why}`, '', { cause: error })
}
