/**
 * Decks of other programs, turned into a lecture's files. Lines and columns are 1-based, columns counted in
 * UTF-16 code units.
 */

import type { Problem } from '../deck/diagnostic.ts'

export const importFormats = ['reveal', 'marp', 'slidev', 'quarto'] as const

export type ImportFormat = (typeof importFormats)[number]

/** What could not be carried over as it was, by kind. */
export type ImportCode =
  | 'animation-lost'
  | 'background-lost'
  | 'code-option-lost'
  | 'component-lost'
  | 'footer-lost'
  | 'formula-unreadable'
  | 'front-matter-invalid'
  | 'heading-moved'
  | 'html-lost'
  | 'include-missing'
  | 'layout-lost'
  | 'link-lost'
  | 'markup-lost'
  | 'media-lost'
  | 'output-lost'
  | 'picture-lost'
  | 'references-unread'
  | 'script-lost'
  | 'setting-lost'
  | 'slide-hidden'
  | 'slide-unreadable'
  | 'style-lost'
  | 'unclosed'

/**
 * `error` and `warning`: something was lost. `info`: something is there, in another form. `file` is the path of the
 * source as it was given, or of a file that it includes, relative to the same folder.
 */
export type ImportProblem = Problem<ImportCode>

export interface ImportRequest {
  /** How the deck's file is called in messages; its ending helps to find the format. */
  path: string
  text: string
  /** Found out from the text when absent. */
  format?: ImportFormat | undefined
  /** Texts of the files that the deck includes, by the paths that `findIncludes` gives. */
  included?: ReadonlyMap<string, string> | undefined
}

/** A file that is to be copied beside the texts. */
export interface ImportCopy {
  /** Relative to the folder of the deck's file, with `/`; never leads out of it. */
  from: string
  /** Relative to the lecture folder, below `slides/`. */
  to: string
  /** Where the deck names it first. */
  file: string
  line: number
  column: number
}

export interface ImportedLecture {
  format: ImportFormat
  /** Relative to the lecture folder, with `/`. */
  files: { path: string; text: string }[]
  copies: ImportCopy[]
  /** By file and place. */
  problems: ImportProblem[]
  /** Slides of the source that were carried over; openers that were added do not count. */
  slides: number
  /** Parts of the deck that are sections of the lecture; 0 for a deck without parts. */
  sections: number
}
