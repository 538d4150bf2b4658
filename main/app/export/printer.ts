import type { PageReport } from '../../../core/rpc/contract.ts'

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
