import { connectClient, type Client } from '../../core/rpc/client.ts'
import type { DeckOutline, PageReport, Port, SlideContent, Snapshot } from '../../core/rpc/contract.ts'
import type { Action, Role } from '../../core/session/types.ts'
import { deckBase, slideWithDeckBase } from './asset-urls.ts'
import { createSlidesStore } from './slides-store.ts'
import { socketPort } from './socket-port.ts'

/** `open` once the first snapshot has come; `lost` until the next one after that. */
export type ConnectionStatus = 'connecting' | 'open' | 'lost'

/** What Electron's preload exposes; absent in the web shell. */
export interface LecternBridge {
  connect(role: Role): Port
}

declare global {
  interface Window {
    lectern?: LecternBridge
    /** Resolves once the page has painted for the first time, diagrams and fonts included. */
    lecternReady?: Promise<void>
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
  /** Rejects at once with `ConnectionLost` while the connection is away. */
  report(report: PageReport): Promise<void>
  close(): void
}

export class ConnectionLost extends Error {
  override name = 'ConnectionLost'
  constructor() {
    super('The connection to the lecture is lost.')
  }
}

export interface ConnectionOptions {
  /** Calls back after so many milliseconds; returns the way to call it off. */
  later: (callback: () => void, milliseconds: number) => () => void
  /** Where deck files live, see `deckBase`. */
  deckBase: string
}

/** Connects this page in whichever shell it runs. */
export function connectLecture(role: Role): LectureConnection {
  const connection = createConnection(() => openPort(role), {
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

function openPort(role: Role): Port {
  if (window.lectern !== undefined) return window.lectern.connect(role)
  const url = new URL('/rpc', location.href)
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  url.searchParams.set('role', role)
  return socketPort(new WebSocket(url))
}

/** Milliseconds before attempt n (0-based) to reconnect: soon at first, then every two seconds. */
export function retryDelay(attempt: number): number {
  return Math.min(2000, 150 * 2 ** Math.min(attempt, 10))
}

/** The same over any Port; `retryNow` skips the wait before the next attempt. */
export function createConnection(
  open: () => Port,
  options: ConnectionOptions,
): LectureConnection & { retryNow(): void } {
  const snapshots = new Set<(snapshot: Snapshot) => void>()
  const statuses = new Set<(status: ConnectionStatus) => void>()
  let status: ConnectionStatus = 'connecting'
  let client: Client | null = null
  let port: Port | null = null
  let latest: Snapshot | null = null
  let outline: { deckRevision: number; answer: Promise<DeckOutline> } | null = null
  let opened = Promise.withResolvers<Client>()
  let attempt = 0
  let callOff: (() => void) | null = null
  let ended = false

  const store = createSlidesStore(async (indices) => {
    const answer = await (await opened.promise).call('slides', { indices })
    return { ...answer, slides: answer.slides.map((slide) => slideWithDeckBase(slide, options.deckBase)) }
  })

  const setStatus = (next: ConnectionStatus): void => {
    if (status === next) return
    status = next
    for (const listener of statuses) listener(next)
  }

  const receive = (from: Client, snapshot: Snapshot): void => {
    if (from !== client) return
    if (status === 'open') {
      store.useRevision(snapshot.deckRevision)
    } else {
      // A restarted lecture may count its revisions from the start: trust nothing from before.
      store.clear()
      outline = null
      store.useRevision(snapshot.deckRevision)
    }
    latest = snapshot
    attempt = 0
    opened.resolve(from)
    setStatus('open')
    for (const listener of snapshots) listener(snapshot)
  }

  const lose = (which: Client | null): void => {
    if (which !== client || ended) return
    client = null
    if (status === 'open') opened = Promise.withResolvers()
    setStatus('lost')
    callOff = options.later(start, retryDelay(attempt))
    attempt += 1
  }

  const start = (): void => {
    callOff = null
    try {
      port = open()
    } catch {
      lose(null)
      return
    }
    const mine = connectClient(port)
    client = mine
    mine.onSnapshot((snapshot) => {
      receive(mine, snapshot)
    })
    void mine.closed.then(() => {
      lose(mine)
    })
  }

  const live = (): Client => {
    if (client === null || status !== 'open') throw new ConnectionLost()
    return client
  }

  start()

  return {
    onSnapshot(listener) {
      snapshots.add(listener)
      if (latest !== null) listener(latest)
      return () => snapshots.delete(listener)
    },
    onStatus(listener) {
      statuses.add(listener)
      listener(status)
      return () => statuses.delete(listener)
    },
    async outline() {
      const from = await opened.promise
      const deckRevision = latest?.deckRevision ?? 0
      if (outline === null || outline.deckRevision !== deckRevision) {
        const answer = from.call('outline', {})
        outline = { deckRevision, answer }
        answer.catch(() => {
          if (outline?.answer === answer) outline = null
        })
      }
      return outline.answer
    },
    slides: (indices) => store.get(indices),
    async dispatch(action) {
      await live().call('dispatch', { action })
    },
    async report(report) {
      await live().call('report', { report })
    },
    retryNow() {
      if (callOff === null || ended) return
      callOff()
      start()
    },
    close() {
      ended = true
      callOff?.()
      port?.close()
    },
  }
}
