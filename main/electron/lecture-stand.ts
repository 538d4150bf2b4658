import type { LectureHost } from '../../core/rpc/host.ts'

/** A lecture folder that is open: read, watched and answering. */
export interface OpenLecture {
  /** Absolute. */
  readonly folder: string
  readonly host: LectureHost
  /** Resolves when its citations are set and its diagrams checked; absent when there is nothing to wait for. */
  whenIdle?(): Promise<void>
  /** Forces to the disk at once what must outlive the loss of power; absent when nothing must. Never throws. */
  flush?(): void
  /** Stops watching and writes what is left to write. */
  close(): Promise<void>
}

/** Holds the one lecture that is being given; the windows are there before it is read. */
export interface Stand {
  /** Null while no lecture is open. */
  current(): OpenLecture | null
  /** Resolves with the lecture that is current, at once or when one is open. */
  whenOpen(): Promise<OpenLecture>
  /** Puts another one in its place and returns the one before, still open; null when it is the first. */
  replace(next: OpenLecture): OpenLecture | null
  /** Takes the current one away and returns it, still open; null when there is none. */
  clear(): OpenLecture | null
  /** Calls back after every change of whichever lecture is current, and when it is replaced. */
  subscribe(listener: () => void): void
}

export function createStand(): Stand {
  const listeners = new Set<() => void>()
  let opened = Promise.withResolvers<void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  let current: OpenLecture | null = null
  let stop = () => {}
  const stand: Stand = {
    current: () => current,
    async whenOpen() {
      await opened.promise
      return current ?? stand.whenOpen()
    },
    replace(next) {
      const previous = current
      stop()
      current = next
      stop = next.host.subscribe(tell)
      opened.resolve()
      tell()
      return previous
    },
    clear() {
      const previous = current
      stop()
      stop = () => {}
      current = null
      opened = Promise.withResolvers<void>()
      tell()
      return previous
    },
    subscribe(listener) {
      listeners.add(listener)
    },
  }
  return stand
}

/** Whether a lecture is being given at this moment. */
export function clockRuns(stand: Stand): boolean {
  return clockOf(stand) === 'running'
}

/** Whether a lecture has begun, also while its clock is stopped for a break. */
export function isUnderWay(stand: Stand): boolean {
  return clockRuns(stand) || clockOf(stand) === 'paused'
}

function clockOf(stand: Stand) {
  const view = stand.current()?.host.snapshot('presenter').view
  return view?.role === 'presenter' ? view.session.clock.kind : null
}
