import type { ExportUnit, ExportWish } from './wish.ts'

/** How far an export is. */
export type ExportStage =
  /** Slides that the page has laid out, of all. */
  | { stage: 'laying-out'; done: number; all: number }
  /**
   * The browser's own work on so many pages, after those that were printed before; absent for none. `all`: how many
   * there will be; absent where these are all.
   */
  | { stage: 'printing'; pages: number; before?: number; all?: number }
  | { stage: 'finishing' }
  | { stage: 'writing' }

/** What was written, as whoever asked for it is told. */
export interface Exported {
  /** Name of the file, without its folder. */
  file: string
  count: number
  unit: ExportUnit
  /** In words: what is missing from it and what went wrong on single slides. */
  notes: readonly string[]
}

/** The one export that a program may be busy with. */
export type Exporting =
  | { kind: 'idle' }
  /** Somebody is choosing where to write. */
  | { kind: 'asking' }
  | { kind: 'busy'; progress: ExportStage }
  | ({ kind: 'done' } & Exported)
  /** `why`: in words, with what helps. */
  | { kind: 'failed'; why: string }

/** Exports for whoever sits before a window. Nothing here throws. */
export interface Exporter {
  state(): Exporting
  /** Called after every change of the state, returns the way to stop listening. */
  subscribe(listener: () => void): () => void
  /**
   * Asks where to, then writes. Does nothing while another export runs. Absent in a browser: there the page
   * fetches the file from `/export`.
   */
  start?(wish: ExportWish): void
  /** Leaves the old file as it was. */
  cancel?(): void
  /** Shows the file that was written last in its folder. */
  reveal?(): void
}

/** Holds the state that an `Exporter` tells of. */
export interface ExportState extends Pick<Exporter, 'state' | 'subscribe'> {
  set(next: Exporting): void
}

export function createExportState(): ExportState {
  let state: Exporting = { kind: 'idle' }
  const listeners = new Set<() => void>()
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set(next) {
      state = next
      for (const listener of listeners) listener()
    },
  }
}

/** Each thing that was lost once, with the slides that lost it. @param lost as `slide id: what` */
export function lostNotes(lost: readonly string[]): string[] {
  const slides = new Map<string, string[]>()
  for (const line of lost) {
    const [, slide = '', what = ''] = /^([^:]+): (.*)$/s.exec(line) ?? []
    slides.set(what, [...(slides.get(what) ?? []), slide])
  }
  return [...slides].map(([what, ids]) => {
    const shown = ids.slice(0, 5).join(', ') + (ids.length > 5 ? ` and ${ids.length - 5} more` : '')
    return `Not carried over: ${what} (${shown}).`
  })
}
