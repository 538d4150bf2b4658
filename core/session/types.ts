import type { Appearance } from '../deck/types.ts'

/** Where somebody is in the deck. */
export interface Position {
  /** 0-based slide index. */
  slide: number
  /** 0-based; 0 is the slide as it first shows. */
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

export interface Session {
  position: Position
  screen: Screen
  clock: Clock
  appearance: Appearance
}

/** What the reducer must know of the deck, and nothing more. */
export interface DeckShape {
  /** In deck order. */
  slides: { id: string; lastStep: number }[]
}

export type Action =
  | { type: 'next' }
  | { type: 'previous' }
  | { type: 'next-slide' }
  | { type: 'previous-slide' }
  | { type: 'first' }
  | { type: 'last' }
  | { type: 'goto'; slide: string; step?: number | undefined }
  | { type: 'blank'; colour: 'black' | 'white' }
  | { type: 'freeze' }
  | { type: 'live' }
  | { type: 'clock'; command: 'start' | 'pause' | 'reset' }
  | { type: 'appearance'; appearance: Appearance }

/** Who is connected; decides what may be seen and done. A `notes-printer` prints the public speaker notes too. */
export type Role = 'presenter' | 'audience' | 'printer' | 'notes-printer'

/** What the room sees. */
export interface AudienceView {
  role: 'audience'
  position: Position
  blank: 'black' | 'white' | null
  appearance: Appearance
}

export interface PresenterView {
  role: 'presenter'
  session: Session
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
