import type { GlossaryTerm } from '../../core/deck/types.ts'
import type {
  Arrangement,
  DeckOutline,
  FoundRecord,
  Methods,
  NewLectureAnswer,
  NewLectureWish,
  PageReport,
  PointerListener,
  RehearsalWritten,
  SlideContent,
  Snapshot,
  Study,
} from '../../core/rpc/contract.ts'
import type { Exporting } from '../../core/export/exporter.ts'
import type { ExportWish } from '../../core/export/wish.ts'
import type { Action, Pointer, Visit } from '../../core/session/types.ts'
import type { StudyRecord } from '../../core/study/types.ts'

/** `open` once the first snapshot has come; `lost` until the next one after that. */
export type ConnectionStatus = 'connecting' | 'open' | 'lost'

/**
 * A page's side of the lecture. It reconnects for ever. Reading (`outline`, `slides`) waits while
 * the connection is away; what was already under way when it broke is rejected.
 */
export interface LectureConnection {
  /** The latest snapshot is replayed to a new listener. Returns the way to stop listening. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void
  /** The present status is told to a new listener. Returns the way to stop listening. */
  onStatus(listener: (status: ConnectionStatus) => void): () => void
  /** Fetched once per deck revision and connection. */
  outline(): Promise<DeckOutline>
  /** In the order asked for; indices outside the deck are left out. Cached per deck revision. */
  slides(indices: readonly number[]): Promise<SlideContent[]>
  /** Rejects at once with `ConnectionLost` while the connection is away: intents are never queued. */
  dispatch(action: Action): Promise<void>
  /** Does what the command of this id means for the lecture as it is by then. Rejects as `dispatch` does. */
  command(id: string): Promise<void>
  /** What hands on other pages do. Returns the way to stop listening. */
  onPointer(listener: PointerListener): () => void
  /** Tells other pages what a hand does here; null when it is gone. Dropped while the connection is away. */
  point(pointer: Pointer | null): void
  /** Asks the shell to change where the windows are. Rejects while the connection is away. */
  arrange(what: Arrangement): Promise<void>
  /** Every stay of the room since the clock was set to zero; `elapsed` is the clock now, in milliseconds. */
  visits(): Promise<{ visits: readonly Visit[]; elapsed: number }>
  /** Writes down what the rehearsal took. Rejects with a message when it cannot. */
  writeRehearsal(what: 'report' | 'minutes'): Promise<RehearsalWritten>
  /** Where lectures lie on this computer; null where this page can make none. Waits while the connection is away. */
  ownLectures(): Promise<Methods['own-lectures']['result']['places']>
  /** Writes a lecture to begin with and serves it. Rejects while the connection is away. */
  newLecture(wish: NewLectureWish): Promise<NewLectureAnswer>
  /** What this computer remembers, by name. Waits while the connection is away. */
  preferences(): Promise<Readonly<Record<string, string>>>
  /** Dropped while the connection is away. */
  keepPreference(name: string, value: string): void
  /** Lets people in the room follow along, shows them the address. Rejects while the connection is away. */
  follow(change: { on?: boolean; isShown?: boolean }): Promise<void>
  /** Presenter only: as a page that prints gets them. Not cached. Waits while the connection is away. */
  slidesToPrint(indices: readonly number[], notes: boolean): Promise<SlideContent[]>
  /** What the program exports; the present state is told to a new listener. Returns the way to stop listening. */
  onExporting(listener: (exporting: Exporting) => void): () => void
  /** Asks where to, then writes. Rejects while the connection is away. */
  export(wish: ExportWish): Promise<void>
  /** Rejects while the connection is away. */
  cancelExport(): Promise<void>
  /** Shows the file that was written last in its folder. Rejects while the connection is away. */
  showExport(): Promise<void>
  /** Tells how many slides are laid out to be printed. Dropped while the connection is away. */
  laidOut(done: number, all: number): void
  /** What another page drew under this key; null when there is nothing. Rejects while the connection is away. */
  drawing(key: string): Promise<string | null>
  /** Rejects at once with `ConnectionLost` while the connection is away. */
  keepDrawing(key: string, drawing: string): Promise<void>
  /** The words that the lecture explains. Waits while the connection is away. */
  glossary(): Promise<GlossaryTerm[]>
  /** A source in APA style; null when it cannot be set. Rejects while the connection is away. */
  apa(key: string): Promise<string | null>
  /** What was shown when the lecture was given. Waits while the connection is away. */
  record(): Promise<FoundRecord>
  /** What is kept of this lecture; null where nothing can be. Waits while the connection is away. */
  study(): Promise<Study | null>
  /** Rejects at once with `ConnectionLost` while the connection is away, and when it cannot be written. */
  keepStudy(changes: StudyRecord, lecture?: string): Promise<Study | null>
  /** Rejects at once with `ConnectionLost` while the connection is away. */
  report(report: PageReport): Promise<void>
  close(): void
}
