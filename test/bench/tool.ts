import type { SyntheticSlide } from '../support/synthetic.ts'

/** A lecture that a tool has opened: what was to be done before a browser can show it, is done. */
export interface Opened {
  /** Where the slides show. */
  url: string
  /** The page whose keyboard moves the slides; absent when it is the same. */
  controlUrl?: string
  close(): Promise<void>
}

export interface Tool {
  name: string
  version: string
  /** How the measured way is walked, in words. */
  how: string
  /** CSS selector of what is there once a slide shows. */
  shown: string
  /** @param folder an empty folder of its own, absolute */
  open(slides: readonly SyntheticSlide[], folder: string): Promise<Opened>
}
