import type { Appearance } from '../deck/types.ts'

/** What a lecture in one HTML file is made of, as the page that lays it out took it down. */
export interface StandaloneParts {
  title: string
  /** BCP 47. */
  lang: string
  appearance: Appearance
  /** All slides; addresses of the lecture's files still as pages know them. */
  body: string
  /** Style rules without fonts. */
  css: string
  /** `@font-face` rules of the faces whose letters occur, with addresses of files below `/assets/`. */
  fonts: string[]
  /** Address, below `/assets/`, of the script that moves the slides. */
  script: string
}

/** One diagram as a drawing that needs no style sheet. */
export interface StandaloneDrawing {
  /** Ids. */
  slide: string
  diagram: string
  svg: string
}
