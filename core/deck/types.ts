/**
 * The deck: what a lecture folder becomes once it is compiled.
 *
 * Everything here is plain data that survives `structuredClone` and JSON. Slide indices and steps
 * are 0-based; lines and columns are 1-based, columns counted in UTF-16 code units.
 */

import type { Diagnostic } from './diagnostic.ts'

export type { Diagnostic, DiagnosticCode, Severity } from './diagnostic.ts'
export type {
  CitationItem,
  CitationRequest,
  CitationResult,
  CompileServices,
  DiagramProblem,
} from './compile-services.ts'

/** How well a claim is supported. Shown in words and shape, never by colour alone. */
export type Grade = 'established' | 'emerging' | 'contested'

/** One text of a lecture folder, already decoded as UTF-8 without a byte order mark. */
export interface SourceFile {
  /** Path relative to the lecture folder, with `/`, e.g. `slides/01-introduction.md`. */
  path: string
  text: string
}

/** Everything `compile` reads. The loader gathers it; the compiler itself touches no disk. */
export interface LectureSources {
  /** `slides/lecture.yaml`; undefined when there is none. */
  config: SourceFile | undefined
  /** `slides/*.md` in presentation order (by file name). */
  slides: SourceFile[]
  /** `speaker-notes/*.md`. */
  notes: SourceFile[]
  /** Mermaid sources, `slides/**\/*.mmd`. */
  diagrams: SourceFile[]
  /** `slides/references.json` (CSL-JSON), `.yaml` (CSL-YAML) or `.bib` (BibTeX, BibLaTeX): the first found. */
  references: SourceFile | undefined
  /** `slides/glossary.yaml`; absent when there is none. */
  glossary?: SourceFile | undefined
  /** Citation styles, `slides/**\/*.csl`; absent when there are none. */
  styles?: SourceFile[]
  /** Themes of the lecture's own, `slides/**\/*.css`; absent when there are none. */
  themes?: SourceFile[]
  /** Paths of every regular file below `slides/`, relative to the lecture folder. */
  files: string[]
  /** By path, for files that pages fetch and nobody here reads: another value after each change of the file. */
  stamps?: Record<string, string>
  /** By path: why a picture must not be shown, in words; a picture that is not listed may be. */
  unsafeImages?: Record<string, string>
  /** What already went wrong while reading (encoding, permission). */
  diagnostics: Diagnostic[]
}

export interface DeckMeta {
  title: string
  subtitle?: string
  authors: string[]
  /** BCP 47 tag; 'en' when the lecture does not say. */
  lang: string
  /** As written, e.g. `2026-11-23`. */
  date?: string
  /** Planned length in minutes; absent when not stated. */
  duration?: number
  /** Shown on the title slide and in every export. */
  disclaimer?: string
  appearance: Appearance
  /** How slides look; absent for the theme "paper" as it is. */
  theme?: DeckTheme
}

/** A theme that comes with Lectern, and what a lecture changes of it. */
export interface DeckTheme {
  name: 'paper' | 'contrast' | 'night'
  /** CSS values by custom property, each checked, e.g. `--slide-ink` -> `#18212c`; absent for a bundled theme. */
  light?: Record<string, string>
  dark?: Record<string, string>
}

export type Appearance = 'light' | 'dark'

export type Transition = 'none' | 'fade' | 'slide'

/** What is behind a slide. */
export type Background =
  /** `#rrggbb`, and the appearance in which text on it is read best. */
  | { kind: 'colour'; colour: string; appearance: Appearance }
  /** A tint of the theme, which follows the lecture's appearance. */
  | { kind: 'theme'; tint: 'tint' | 'accent' }
  /** An address as in the slide's HTML, `/deck/slides/…`. */
  | { kind: 'picture'; src: string }

export interface Section {
  id: string
  /** Plain text. */
  title: string
  /** Index of its first slide, the section opener itself. */
  firstSlide: number
  slideCount: number
}

export interface Slide {
  /** Stable: notes, links, bookmarks and marks hang on it. Unique in the deck. */
  id: string
  index: number
  /** Index into `Deck.sections`; -1 for the title slide and for slides before the first section. */
  section: number
  kind: 'title' | 'section' | 'content' | 'bibliography'
  /** Plain text; '' for a slide without a heading. */
  title: string
  /** The same as inline HTML (sanitised). */
  titleHtml: string
  /** Layout and other classes from the heading's attributes, e.g. `two-columns`. */
  classes: string[]
  /** Minutes planned for this slide; absent when not stated. */
  minutes?: number
  grade?: Grade
  /** May be left out when time is short. */
  optional?: boolean
  /** Behind the slide; absent for the theme's paper. */
  background?: Background
  /** How the slide comes; absent for the stage's own way. */
  transition?: Transition
  /** Index of the last step. 0 means the slide shows everything at once. */
  lastStep: number
  /**
   * Sanitised HTML of the body, without the heading. An element with `data-step="k"` is hidden
   * before step k. See docs/architecture.md, "What a slide's HTML may contain".
   */
  html: string
  diagrams: Diagram[]
  /** In order of first appearance, each key once. */
  citations: SlideCitation[]
  notes?: SpeakerNotes
  /** Body as plain text, for search and for word counts. Without notes. */
  text: string
  /** Its file was not read yet: it has a title and no body. Absent: false. */
  isOutline?: true
  source: { file: string; line: number }
}

/** A Mermaid diagram of a slide; its place in the HTML is `<figure class="diagram" data-diagram="ID">`. */
export interface Diagram {
  /** Unique in the deck. */
  id: string
  /** Mermaid source as written, including `%% pause` lines (comments to Mermaid). */
  source: string
  /** Plain text; '' when the author left it out (a diagnostic says so). */
  title: string
  description: string
  /** Step at which the first part shows. Part p (0-based, split at `%% pause`) shows at firstStep + p. */
  firstStep: number
  /** Number of `%% pause` lines. */
  pauses: number
}

export interface SlideCitation {
  /** Key into `Deck.references`; unknown keys are left out here and reported as diagnostics. */
  key: string
  /** As written after the key, e.g. `p. 310`; absent when there is none. */
  locator?: string
}

export interface SpeakerNotes {
  /** With `::: private` blocks, as `<div class="private">`. For the presenter alone. */
  html: string
  /** Without them. For review, handouts and scripts. */
  publicHtml: string
  /** Number of `[click]` cues. */
  clicks: number
  /** Words one would speak: without private blocks and cues. */
  words: number
  source: { file: string; line: number }
}

export interface Reference {
  key: string
  /** The CSL-JSON record as written, without `custom`. */
  csl: Record<string, unknown>
  /** Full entry in the lecture's citation style, as inline HTML (sanitised). */
  entryHtml: string
  /** e.g. `human PET`, `systematic review`; absent when the record does not say. */
  studyType?: string
  /** Sample or species, e.g. `10 trained men`, `mice`. */
  sample?: string
  /** One sentence on what it found. */
  finding?: string
  /** Bare DOI, without `https://doi.org/`; absent when unknown or not verified. */
  doi?: string
  /** False for a record known from memory only; shown as "unverified". */
  verified: boolean
  /** Ids of the slides that cite it, in deck order. */
  citedBy: string[]
}

/** A word that the lecture explains. */
export interface GlossaryTerm {
  /** Unique in the glossary; stable as long as the term keeps its name. */
  id: string
  term: string
  /** Plain text. */
  definition: string
  /** Other names of the same, such as a spelling without Greek letters. */
  aliases: string[]
  /** Keys of references; those that no slide cites are not in `Deck.references`. */
  sources: string[]
  /** Id of the slide that defines it; absent for a term of glossary.yaml. */
  slide?: string
}

export interface Deck {
  meta: DeckMeta
  sections: Section[]
  slides: Slide[]
  /** By key; only those that a slide cites. */
  references: Record<string, Reference>
  /** Absent when the lecture explains no words. */
  glossary?: GlossaryTerm[]
  diagnostics: Diagnostic[]
}
