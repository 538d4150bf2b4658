import type { Deck } from '../deck/types.ts'
import type { Action, Follower, Pointer, Role, Visit } from '../session/types.ts'
import type { StudyRecord } from '../study/types.ts'
import type {
  Following,
  FoundRecord,
  LecturePlaces,
  NewLectureAnswer,
  NewLectureWish,
  PageReport,
  PointerListener,
  RehearsalWritten,
  Snapshot,
  Study,
} from './contract.ts'

/*
 * What the main side needs of a lecture to serve it, in whichever shell. Nothing of this leaves the process;
 * what does is in contract.ts.
 */

/** What the server side of a connection needs from the lecture. */
export interface LectureHost {
  /** As one role is to see it: the projector shows no mistakes. The deck as it is when `role` is absent. */
  deck(role?: Role): { revision: number; deck: Deck }
  /** Pages that print see the deck as it is now until `release` is called, however it changes meanwhile. */
  holdForPrint(): { deck: Deck; release(): void }
  snapshot(role: Role | Follower): Snapshot
  dispatch(action: Action): number
  visits(): { visits: readonly Visit[]; elapsed: number }
  /** Rejects when it cannot be written. Absent: there is no place to write to. */
  writeRehearsal?(what: 'report' | 'minutes'): Promise<RehearsalWritten>
  /** Passes on what a hand does; `from` is the listener that is not to hear of it. */
  point(pointer: Pointer | null, from?: PointerListener): void
  /** Called with what hands on other pages do, returns the way to stop listening. */
  onPointer(listener: PointerListener): () => void
  report(report: PageReport): void
  /** Called after every change, returns the way to stop listening. */
  subscribe(listener: () => void): () => void
  /** Absent: every page draws its diagrams itself. */
  readonly drawings?: Drawings | undefined
  /** Absent: nobody can follow along. */
  readonly following?: FollowAlong | undefined
  /** Absent: pages begin with what they begin with, each time. */
  readonly preferences?: Preferences | undefined
  /** Absent: nobody's marks are kept. */
  readonly study?: StudyKeeper | undefined
  /** What was shown when the lecture was given. Absent: nobody can tell. Never rejects. */
  record?(): Promise<FoundRecord>
  /** A reference in APA style; absent where no citation can be set. Never rejects. */
  apa?(key: string): Promise<string | null>
}

/** Lets people in the room follow along. Nothing here throws. */
export interface FollowAlong {
  state(): Following
  turn(on: boolean): void
  show(isShown: boolean): void
  /** Called after every change of the state, returns the way to stop listening. */
  subscribe(listener: () => void): () => void
}

/** Finished diagrams by key. Pages trust none of them: they are cleaned like those drawn a moment ago. */
export interface Drawings {
  /** Null when there is none. Never rejects. */
  read(key: string): Promise<string | null>
  /** Never rejects. */
  keep(key: string, drawing: string): Promise<void>
}

/** What students keep of this lecture. */
export interface StudyKeeper {
  /** Rejects when it cannot be read. */
  read(): Promise<Study>
  /** Rejects when it cannot be written; nothing that was kept before is lost then. */
  keep(changes: StudyRecord, lecture?: string): Promise<Study>
}

/** Small things that pages remember, like the size of the notes. Nothing here throws. */
export interface Preferences {
  all(): Readonly<Record<string, string>>
  keep(name: string, value: string): void
}

/** Lectures beside the one that is given, for the page from which they are opened. */
export interface OwnLectures extends LecturePlaces {
  /** Never rejects. */
  make(wish: NewLectureWish): Promise<NewLectureAnswer>
}
