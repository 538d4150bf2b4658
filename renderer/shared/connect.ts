import type { PageReport } from '../../core/rpc/contract.ts'
import type { Port } from '../../core/rpc/port.ts'
import type { Follower, Role } from '../../core/session/types.ts'
import { deckBase } from './asset-urls.ts'
import { Connection } from './connection.ts'
import type { LectureConnection } from './lecture-connection.ts'
import { socketPort } from './socket-port.ts'

export type { ConnectionStatus, LectureConnection } from './lecture-connection.ts'

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
