import type { LectureHost } from '../../core/rpc/contract.ts'

/** A lecture folder that is open: read, watched and answering. */
export interface OpenLecture {
  /** Absolute. */
  readonly folder: string
  readonly host: LectureHost
  /** Stops watching and writes what is left to write. */
  close(): Promise<void>
}

/** Holds the one lecture that is being given. */
export interface Stand {
  current(): OpenLecture
  /** Puts another one in its place and returns the one before, still open. */
  replace(next: OpenLecture): OpenLecture
  /** Calls back after every change of whichever lecture is current, and when it is replaced. */
  subscribe(listener: () => void): void
}

export function createStand(first: OpenLecture): Stand {
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  let current = first
  let stop = first.host.subscribe(tell)
  return {
    current: () => current,
    replace(next) {
      const previous = current
      stop()
      current = next
      stop = next.host.subscribe(tell)
      tell()
      return previous
    },
    subscribe(listener) {
      listeners.add(listener)
    },
  }
}

/** Whether the lecture is being given at this moment. */
export function clockRuns({ host }: OpenLecture): boolean {
  const { view } = host.snapshot('presenter')
  return view.role === 'presenter' && view.session.clock.kind === 'running'
}
