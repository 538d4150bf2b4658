import type { GlossaryTerm } from '../../core/deck/types.ts'
import type {
  DeckOutline,
  PageReport,
  PointerListener,
  Port,
  RehearsalWritten,
  SlideContent,
  Snapshot,
  Study,
} from '../../core/rpc/contract.ts'
import type { Exporting } from '../../core/export/exporter.ts'
import type { ExportWish } from '../../core/export/wish.ts'
import type { Action, Follower, Pointer, Role, Visit } from '../../core/session/types.ts'
import type { StudyRecord } from '../../core/study/types.ts'
import { deckBase } from './asset-urls.ts'
import { Connection } from './connection.ts'
import { socketPort } from './socket-port.ts'

/** `open` once the first snapshot has come; `lost` until the next one after that. */
export type ConnectionStatus = 'connecting' | 'open' | 'lost'

/** What Electron's preload exposes; absent in the web shell. */
export interface LecternBridge {
  connect(role?: Role | Follower): Port
}

declare global {
  interface Window {
    lectern?: LecternBridge
    /**
     * Resolves once the page has painted for the first time, diagrams and fonts included; on the print
     * page to what was laid out.
     */
    lecternReady?: Promise<void | PageReport>
    /** Put in by whoever prints the page and wants to know how far it is; else the page tells it over its connection. */
    lecternProgress?: (done: number, all: number) => void
  }
}

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
  /** What hands on other pages do. Returns the way to stop listening. */
  onPointer(listener: PointerListener): () => void
  /** Tells other pages what a hand does here; null when it is gone. Dropped while the connection is away. */
  point(pointer: Pointer | null): void
  /** Every stay of the room since the clock was set to zero; `elapsed` is the clock now, in milliseconds. */
  visits(): Promise<{ visits: readonly Visit[]; elapsed: number }>
  /** Writes down what the rehearsal took. Rejects with a message when it cannot. */
  writeRehearsal(what: 'report' | 'minutes'): Promise<RehearsalWritten>
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
  /** What is kept of this lecture; null where nothing can be. Waits while the connection is away. */
  study(): Promise<Study | null>
  /** Rejects at once with `ConnectionLost` while the connection is away, and when it cannot be written. */
  keepStudy(changes: StudyRecord, lecture?: string): Promise<Study | null>
  /** Rejects at once with `ConnectionLost` while the connection is away. */
  report(report: PageReport): Promise<void>
  close(): void
}

/** Connects this page in whichever shell it runs. */
export function connectLecture(role: Role | Follower): LectureConnection {
  const connection = new Connection(() => openPort(role), {
    later(callback, milliseconds) {
      const timer = setTimeout(callback, milliseconds)
      return () => {
        clearTimeout(timer)
      }
    },
    deckBase: deckBase(location.protocol),
  })
  // Browsers slow the timers of hidden pages; one that comes to the front again must not wait.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') connection.retryNow()
  })
  return connection
}

function openPort(role: Role | Follower): Port {
  // In a browser the name can also be that of an element: a slide with the id `lectern`.
  if (typeof window.lectern?.connect === 'function') return window.lectern.connect(role)
  const url = new URL('/rpc', location.href)
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  url.searchParams.set('role', role)
  return socketPort(new WebSocket(url))
}
