import type { Page } from 'playwright-core'
import type { PdfKind } from '../../core/export/pdf-options.ts'
import type { SyntheticSlide } from '../support/synthetic.ts'

/** A lecture that a tool has opened: what was to be done before a browser can show it, is done. */
export interface Opened {
  /** Where the slides show. */
  url: string
  /**
   * Opens the lecturer's own window beside the one that shows the slides, ready for keys. Absent when the
   * tool has none.
   */
  lecturer?(slides: Page): Promise<Page>
  close(): Promise<void>
}

export interface Tool {
  name: string
  version: string
  /** How the measured way is walked, in words. */
  how: string
  /** CSS selector of what is there once a slide shows. */
  shown: string
  /** Ids of the measures that it takes part in; all when absent. */
  measures?: readonly string[]
  /** Whether the window of the slides goes on by a key of its own; else only by the lecturer's window. */
  movesItself: boolean
  /**
   * Writes the lecture as its author would have; no part of any figure.
   * @param folder an empty folder of its own, absolute
   */
  write(slides: readonly SyntheticSlide[], folder: string): Promise<void>
  /** @param folder that of `write` */
  open(folder: string): Promise<Opened>
  /**
   * Gets all ready to turn the lecture into HTML in this process; what it returns does that once, from the
   * texts, with nothing remembered from before. Absent when the tool does not do this outside a browser.
   */
  compiler?(slides: readonly SyntheticSlide[], folder: string): Promise<() => Promise<unknown>>
  /**
   * Writes all slides as a PDF, from its program's start to its end. Absent when it writes none.
   * @param folder that of `write`
   * @param out absolute
   * @param browser the program to print with, the same for all
   */
  pdf?(folder: string, out: string, browser: string): Promise<void>
  /**
   * The same as something else than slides. Absent when it writes nothing else.
   * @returns the most memory that its program and the browser held together, bytes; 0 where nobody can tell
   */
  pdfAs?(kind: PdfKind, folder: string, out: string): Promise<number>
}
