import type { Place } from '../deck/diagnose.ts'
import type { Passage } from './passage.ts'
import type { ImportReport } from './report.ts'
import type { ImportFormat } from './types.ts'

/** What the source says about the whole deck; absent where it says nothing. */
export interface DeckFacts {
  title?: string
  subtitle?: string
  authors?: string[]
  lang?: string
  date?: string
  /** Minutes. */
  duration?: number
  appearance?: 'light' | 'dark'
  /** Name of a citation style. */
  csl?: string
}

/** A slide as its format has cut it out: what only that format means is done with already. */
export interface FoundSlide {
  body: Passage
  notes: Passage[]
  place: Place
  /** As the source calls it. */
  id?: string
  /** By which the source refers to what stands on the slide, such as `fig-brain`. */
  anchors?: string[]
  classes: string[]
  /** `#rrggbb`, or the address of a picture relative to `slides/`. */
  background?: string
  transition?: 'none' | 'fade' | 'slide'
  /** In place of a heading of the body, where there is none. */
  title?: string
  /** The source says that a part of the deck begins here. */
  opensSection?: boolean
  /** Index of the vertical stack that it stands in; absent outside of stacks and in flat formats. */
  stack?: number
  /** Steps all lists of the slide. */
  isIncremental?: boolean
}

export interface FoundDeck {
  facts: DeckFacts
  slides: FoundSlide[]
  dialect: Dialect
  /** Bibliographies that the deck names, relative to its folder. */
  bibliographies: { path: string; place: Place }[]
}

/** How a format's Markdown differs from the others', for the part of the conversion that all share. */
export interface Dialect {
  format: ImportFormat
  /** Fenced divs, attributes after headings and pictures, captions from descriptions. */
  isPandoc: boolean
  /** Components and directives of Vue among the HTML. */
  isVue: boolean
  /** A line break in the source is one on the slide. */
  hasHardBreaks: boolean
  /** `[@key]` cites; otherwise it is text. */
  hasCitations: boolean
  /** Footnotes are named per slide, not per file. */
  hasSlideFootnotes: boolean
}

export interface Context {
  report: ImportReport
  /** Texts of included files by path. */
  included: ReadonlyMap<string, string>
}
