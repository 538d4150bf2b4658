import type {
  Diagnostic,
  DeckMeta,
  Diagram,
  GlossaryTerm,
  Grade,
  Reference,
  Section,
  Slide,
} from '../deck/types.ts'
import type { Exporting } from '../export/exporter.ts'
import type { ExportWish } from '../export/wish.ts'
import type { Action, Pointer, View, Visit } from '../session/types.ts'
import type { FoundRecord } from '../session/record.ts'
import type { CardText, StudyRecord } from '../study/types.ts'

export type { FoundRecord } from '../session/record.ts'
export type { Port } from './port.ts'

/**
 * The one contract between a page and the main side, whichever shell carries it.
 *
 * A page says `hello`, then gets whole snapshots, never differences. It asks for slides by index
 * when it needs them, so that a lecture of thousands of slides is never sent whole.
 */

/** A slide in the outline: enough to list, count and plan, without its body. */
export interface SlideSummary extends Pick<
  Slide,
  'id' | 'index' | 'section' | 'kind' | 'title' | 'lastStep'
> {
  minutes?: number
  grade?: Grade
  /** May be left out when time is short. */
  optional?: boolean
  /** How many the slide has; absent when none. */
  diagramCount?: number
}

/** The lecture without slide bodies. Sent whole when the deck changes. */
export interface DeckOutline {
  deckRevision: number
  meta: DeckMeta
  sections: Section[]
  slides: SlideSummary[]
  /** Mistakes in the sources; always empty for roles other than the presenter. */
  diagnostics: Diagnostic[]
}

/** A slide's body as one role may see it. */
export interface SlideContent extends Omit<Slide, 'notes' | 'text' | 'source'> {
  diagrams: Diagram[]
  /** The slide's references in order of appearance, with the locator used here. */
  references: (Reference & { locator?: string })[]
  /** HTML; absent when there are none or when the role may not see them. */
  notesHtml?: string
}

export interface Snapshot {
  /** Grows by at least 1 with every change of anything below. */
  revision: number
  /** Grows when the deck was compiled anew; then outline and slides are to be fetched again. */
  deckRevision: number
  /** The main side's clock when the snapshot was made, milliseconds since the epoch. */
  now: number
  view: View
  /** Reviewer only: grows when somebody's marks or answers changed; then `study` is to be asked again. */
  studyRevision?: number
  /** Presenter only; absent where nobody could follow along. */
  following?: Following
  /** Follower only: the slide that the room has just come to, so that hundreds need not ask for it at once. */
  slide?: SlideContent
  /** Audience only: an address to show to the room while the title slide is up; absent when none is to be shown. */
  invitation?: string
}

/** Whether people in the room can follow along on devices of their own. */
export type Following =
  /** `trouble`: why it could not be turned on, in words. */
  | { kind: 'off'; trouble?: string }
  | { kind: 'starting' }
  | {
      kind: 'on'
      /** With what lets people in: whoever has it may follow. */
      address: string
      /** How many are connected at this moment, told at most once a second. */
      followers: number
      /** Whether the title slide shows the address to the room. */
      isShown: boolean
    }

/** What a page that lays slides out found; the exporter and the tests read it. */
export interface PageReport {
  deckRevision: number
  /** Printed pages in order: which slide at which step. */
  pages: { slide: string; step: number }[]
  /** Diagrams that Mermaid could not draw. */
  diagramErrors: { slide: string; diagram: string; message: string }[]
  /** Slides whose content is larger than the slide, by how many CSS pixels. */
  overflows: { slide: string; x: number; y: number }[]
  /** Letters that no font of the machine can write; absent where nobody looked. */
  missingLetters?: { slide: string; letters: string }[] | undefined
}

/** Calls a page may make. Parameters are checked by `core/rpc/schema.ts` on arrival. */
export interface Methods {
  outline: { params: Record<string, never>; result: DeckOutline }
  /** At most 200 per call; indices outside the deck are left out of the answer. */
  /** `as`, presenter only: as a page that prints would get them, to show what it would look like. */
  slides: {
    params: { indices: number[]; as?: 'printer' | 'notes-printer' | undefined }
    result: { deckRevision: number; slides: SlideContent[] }
  }
  /**
   * Presenter only, but for what is drawn (`InkAction`): that the projector's own screen may do too. A command goes by
   * its id where what it does depends on the lecture: two keys pressed faster than a snapshot travels are two intents.
   */
  dispatch: { params: { action: Action } | { command: string }; result: { revision: number } }
  report: { params: { report: PageReport }; result: Record<string, never> }
  /** What a hand is doing, for the other pages; null when it is gone. Presenter and audience. */
  point: { params: { pointer: Pointer | null }; result: Record<string, never> }
  /** Presenter only: changes where the windows are; nothing happens where the shell owns none. */
  arrange: { params: { what: Arrangement }; result: Record<string, never> }
  /** Every stay since the clock was set to zero. Presenter only. */
  visits: { params: Record<string, never>; result: { visits: readonly Visit[]; elapsed: number } }
  /** Lets people in the room follow along or not, and shows them the address or not. Presenter only. */
  follow: {
    params: { on?: boolean | undefined; isShown?: boolean | undefined }
    result: Record<string, never>
  }
  /**
   * Writes down what the rehearsal took: as a report beside the slides, or as the planned minutes of the
   * slides themselves. Presenter only.
   */
  'write-rehearsal': { params: { what: 'report' | 'minutes' }; result: RehearsalWritten }
  /** Where the lecture lies, and where a new one would; null where pages can make none. Presenter only. */
  'own-lectures': {
    params: Record<string, never>
    result: { places: LecturePlaces | null }
  }
  /** Writes a lecture to begin with and serves it. Presenter only. */
  'new-lecture': { params: NewLectureWish; result: NewLectureAnswer }
  /** What pages remember on this computer, by name. Presenter only. */
  preferences: { params: Record<string, never>; result: { preferences: Readonly<Record<string, string>> } }
  /** Presenter only. */
  'keep-preference': { params: { name: string; value: string }; result: Record<string, never> }
  /** A diagram that some page drew on an earlier day, by the key that the page made; null when there is none. */
  drawing: { params: { key: string }; result: { drawing: string | null } }
  /** All but the audience: what they drew, for all pages to come. */
  'keep-drawing': { params: { key: string; drawing: string }; result: Record<string, never> }
  /** How many slides are laid out, of all. Pages that print. */
  'laid-out': { params: { done: number; all: number }; result: Record<string, never> }
  /** Asks where to, then writes; `exporting` messages tell the rest. Presenter only. */
  export: { params: { wish: ExportWish }; result: Record<string, never> }
  /** Presenter only. */
  'cancel-export': { params: Record<string, never>; result: Record<string, never> }
  /** Shows the file that was written last in its folder. Presenter only. */
  'show-export': { params: Record<string, never>; result: Record<string, never> }
  /** The words that the lecture explains. */
  glossary: { params: Record<string, never>; result: { terms: GlossaryTerm[] } }
  /** A source in APA style, plain text, whatever the lecture's own style; null for an unknown key. */
  apa: { params: { key: string }; result: { text: string | null } }
  /** Reviewer only: what was shown when the lecture was given, where its folder tells. */
  record: { params: Record<string, never>; result: FoundRecord }
  /** Reviewer only: what is kept of this lecture on this computer; null where nothing can be kept. */
  study: { params: Record<string, never>; result: { study: Study | null } }
  /**
   * Reviewer only: merges this into what is kept and answers once it is on the disk. `lecture` is that of a
   * `DueElsewhere`; absent: this one.
   */
  'keep-study': {
    params: { changes: StudyRecord; lecture?: string | undefined }
    result: { study: Study | null }
  }
}

/** The slides over the notes on one display and back; both windows on each other's display. */
export type Arrangement = 'one-display' | 'swap-displays'

/** A card of another lecture on this computer that is due. */
export interface DueElsewhere extends CardText {
  /** Names that lecture to `keep-study`. */
  lecture: string
  title: string
  card: string
}

export interface Study {
  record: StudyRecord
  /** At most 200, the longest due first. */
  elsewhere: DueElsewhere[]
}

export type Method = keyof Methods

/** Why a call was refused. */
export type RpcErrorCode =
  | 'bad-message'
  | 'unknown-method'
  | 'bad-params'
  | 'forbidden'
  | 'too-many-calls'
  | 'internal'
  | 'closed'

/** Page to main. `id` is chosen by the page and echoed. */
export type ClientMessage = {
  [M in Method]: { kind: 'call'; id: number; method: M; params: Methods[M]['params'] }
}[Method]

/** Main to page. */
export type ServerMessage =
  | { kind: 'snapshot'; snapshot: Snapshot }
  /** What a hand on another page does at this moment; the latest counts, and nothing is kept. */
  | { kind: 'pointer'; pointer: Pointer | null }
  /** What the program exports; the latest counts. For the presenter alone, when it is not idle and when it changes. */
  | { kind: 'exporting'; exporting: Exporting }
  | { kind: 'result'; id: number; result: unknown }
  | { kind: 'error'; id: number | null; code: RpcErrorCode; message: string }

/** To be read by people. */
export interface LecturePlaces {
  /** Of the lecture that is given, absolute; null when it is no folder of theirs. */
  readonly folder: string | null
  /** The folder below which a new lecture is made unless another one is named; absolute. */
  readonly newIn: string
}

export interface NewLectureWish {
  title: string
  /** Absolute, or relative to `newIn`; not there yet, or empty. */
  folder: string
}

/** The address of the new lecture's own home page, or in words why there is none. */
export type NewLectureAnswer = { address: string } | { problem: string }

export interface RehearsalWritten {
  /** Of the report, relative to the lecture's folder; null when minutes were written. */
  file: string | null
  /** How many slides it tells of, or whose minutes were written. */
  slides: number
  /** Slides whose minutes could not be written, by id, and why. */
  skipped: { slide: string; reason: string }[]
}

/** Called with null when the hand is gone. */
export type PointerListener = (pointer: Pointer | null) => void
