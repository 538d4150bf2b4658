import type { Appearance } from '../deck/types.ts'

/** Where somebody is in the deck. */
export interface Position {
  /** 0-based slide index. */
  slide: number
  /** 0-based; 0 is the slide as it first shows. */
  step: number
}

/** A position that outlives a change of the deck. */
export interface Place {
  /** Id of the slide. */
  slide: string
  /** 0-based. */
  step: number
}

/** What the projector does. `frozen` keeps showing `at` while the presenter moves on. */
export type Screen =
  | { kind: 'live' }
  | { kind: 'frozen'; at: Position }
  | { kind: 'blank'; colour: 'black' | 'white' }

/** The lecture's clock. Times are milliseconds since the epoch; elapsed times are milliseconds. */
export type Clock =
  | { kind: 'waiting' }
  | { kind: 'running'; since: number; before: number }
  | { kind: 'paused'; elapsed: number }

/** What a hand on the slide does: nothing, point, draw, rub out, or choose a region to enlarge. */
export type Tool = 'none' | 'laser' | 'spotlight' | 'pen' | 'highlighter' | 'eraser' | 'zoom'

/** By name, since the theme decides how each looks on light and on dark. `ink` is black on light, white on dark. */
export type InkColour = 'red' | 'blue' | 'green' | 'yellow' | 'ink'

/** One line drawn on a slide. Lengths are CSS pixels of the slide's 1280 × 720. */
export interface Stroke {
  /** Unique in the lecture; made up by the page that draws. */
  id: string
  tool: 'pen' | 'highlighter'
  colour: InkColour
  width: number
  /** 0-based step at which it was drawn: it shows from there on. */
  step: number
  /** x, y, x, y, … from the slide's upper left corner. */
  points: readonly number[]
}

/** What was drawn on one slide, with what undo and redo need; the nearest state is the last of each. */
export interface SlideInk {
  strokes: readonly Stroke[]
  past: readonly (readonly Stroke[])[]
  future: readonly (readonly Stroke[])[]
}

/** Part of the slide that fills the projector. */
export interface Zoom {
  /** Centre of the region, CSS pixels of the slide's 1280 × 720. */
  x: number
  y: number
  /** How much it is enlarged, more than 1. */
  scale: number
}

/** One stay of the room at a slide. */
export interface Visit {
  /** Id of the slide. */
  slide: string
  /** Highest step that was shown, 0-based. */
  step: number
  /** When it came, milliseconds since the epoch. */
  at: number
  /** What the lecture's clock said then, milliseconds. */
  elapsed: number
}

export interface Session {
  position: Position
  screen: Screen
  clock: Clock
  appearance: Appearance
  tool: Tool
  colour: InkColour
  /** Null: the whole slide. Gone with the slide. */
  zoom: Zoom | null
  /** Key of the reference that lies over the slide; null when none does. Gone with the step. */
  source: string | null
  /** By the slide's id. */
  ink: Readonly<Record<string, SlideInk>>
  /** Ids of slides, in the order in which they were marked. */
  bookmarks: readonly string[]
  /** Ids of slides that moving on passes over. */
  skipped: readonly string[]
  /** Where jumps came from, the nearest last. */
  back: readonly Place[]
  /** Where going back came from, the nearest last. */
  forward: readonly Place[]
  /** Every stay since the clock was set to zero. */
  visits: readonly Visit[]
  /** What setting the clock to zero threw away, while it can be taken back. */
  beforeReset: { clock: Clock; visits: readonly Visit[] } | null
  /** Whether times are taken for a plan; the room sees the same. */
  rehearsal: boolean
}

/** What the reducer must know of the deck, and nothing more. */
export interface DeckShape {
  /** In deck order. */
  slides: { id: string; lastStep: number }[]
}

/** What may also be done on the projector's own screen. */
export type InkAction =
  | { type: 'stroke'; slide: string; stroke: Stroke }
  /** Rubs strokes out, by id. */
  | { type: 'erase'; slide: string; strokes: readonly string[] }
  | { type: 'undo-ink'; slide: string }
  | { type: 'redo-ink'; slide: string }

export type Action =
  | { type: 'next' }
  | { type: 'previous' }
  | { type: 'next-slide' }
  | { type: 'previous-slide' }
  | { type: 'first' }
  | { type: 'last' }
  | { type: 'goto'; slide: string; step?: number | undefined }
  /** To where the last jump came from, and forth again. */
  | { type: 'back' }
  | { type: 'forward' }
  | { type: 'blank'; colour: 'black' | 'white' }
  | { type: 'freeze' }
  | { type: 'live' }
  /** From looking ahead to what the frozen projector shows; it goes on live. */
  | { type: 'return' }
  | { type: 'clock'; command: 'start' | 'pause' | 'reset' | 'undo-reset' }
  | { type: 'rehearse'; on: boolean }
  | { type: 'appearance'; appearance: Appearance }
  | { type: 'tool'; tool: Tool; colour?: InkColour | undefined }
  | { type: 'zoom'; zoom: Zoom | null }
  | { type: 'source'; key: string | null }
  | { type: 'bookmark'; slide: string }
  | { type: 'skip'; slides: readonly string[]; skip: boolean }
  | { type: 'clear-ink'; slide: string }
  | InkAction

/** Who is connected; decides what may be seen and done. */
export type Role = 'presenter' | 'audience' | 'printer'

/**
 * What a hand is doing on a slide at this moment. It is passed on as it comes and never kept: what is to
 * stay is a stroke. Lengths are CSS pixels of the slide's 1280 × 720.
 */
export type Pointer =
  | { kind: 'laser' | 'spotlight'; slide: string; x: number; y: number }
  | { kind: 'stroke'; slide: string; stroke: Stroke }

/** What the room sees. */
export interface AudienceView {
  role: 'audience'
  position: Position
  blank: 'black' | 'white' | null
  appearance: Appearance
  tool: Tool
  colour: InkColour
  zoom: Zoom | null
  source: string | null
  /** Of the slide at `position`, whatever the step. */
  ink: readonly Stroke[]
}

/** The session as the presenter view needs it: what grows with the lecture stays out. */
export interface PresenterSession extends Omit<
  Session,
  'ink' | 'back' | 'forward' | 'visits' | 'beforeReset'
> {
  /** Id of the slide at `position`; '' in a deck without slides. */
  slide: string
  /** Of the slide at `position`, whatever the step. */
  ink: readonly Stroke[]
  can: {
    back: boolean
    forward: boolean
    undoInk: boolean
    redoInk: boolean
    undoReset: boolean
  }
  /** What the clock said when the room came to its slide, milliseconds; 0 before anything moved. */
  slideSince: number
}

export interface PresenterView {
  role: 'presenter'
  session: PresenterSession
  /** What the projector shows at this moment. */
  audience: AudienceView
  /** The position one step on; null at the very end. */
  upcoming: Position | null
}

export interface PrinterView {
  role: 'printer'
  appearance: Appearance
}

export type View = AudienceView | PresenterView | PrinterView
