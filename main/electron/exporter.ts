import { basename } from 'node:path'
import type { Deck } from '../../core/deck/types.ts'
import {
  createExportState,
  type Exporter,
  type ExportStage,
  type ExportState,
} from '../../core/export/exporter.ts'
import { exportTarget, type ExportWish } from '../../core/export/wish.ts'
import type { ExportedAs } from '../app/export/as.ts'
import type { Printer } from '../app/export/printer.ts'
import { describe, type Dialogs } from './dialogs.ts'
import type { Stand } from './lecture-stand.ts'
import type { ElectronLike } from './surface.ts'

export type ExportAs = (job: {
  wish: ExportWish
  deck: Deck
  /** Of the lecture, absolute. */
  folder: string
  printer: Printer
  out: string
  signal: AbortSignal
  onProgress: (progress: ExportStage) => void
}) => Promise<ExportedAs>

export interface ExporterDeps {
  stand: Stand
  printer: Printer
  dialogs: Dialogs
  electron: { readonly shell: Pick<ElectronLike['shell'], 'showItemInFolder'> }
  exportAs: ExportAs
  log(message: string, cause?: unknown): void
}

/** Exports for the dialog of the presenter page and for the menu. One export at a time: further calls do nothing. */
export interface DesktopExporter extends Required<Exporter> {
  /** As from the menu, where nobody watches: the end is told in a message box. */
  exportAndTell(wish: ExportWish): Promise<void>
}

/** Nothing rejects: what fails is told. */
export function createExporter(deps: ExporterDeps): DesktopExporter {
  const { dialogs, electron, log } = deps
  const { state, subscribe, set }: ExportState = createExportState()
  let running: AbortController | null = null
  let written: string | null = null

  /** What was written; null when the lecturer changed their mind or an export runs already. */
  async function run(wish: ExportWish): Promise<ExportedAs | null> {
    if (running !== null || deps.stand.current() === null) return null
    const mine = new AbortController()
    running = mine
    try {
      const done = await ask(wish, deps, mine.signal, set)
      set(done === null ? { kind: 'idle' } : { kind: 'done', ...told(done) })
      if (done !== null) written = done.path
      return done
    } catch (error) {
      set(mine.signal.aborted ? { kind: 'idle' } : { kind: 'failed', why: inWords(error) })
      if (mine.signal.aborted) return null
      log('The lecture could not be exported.', error)
      throw error
    } finally {
      running = null
    }
  }

  return {
    state,
    subscribe,
    // The state tells how it ended.
    start: (wish) => void run(wish).catch(() => undefined),
    cancel: () => running?.abort(),
    reveal() {
      if (written !== null) electron.shell.showItemInFolder(written)
    },
    async exportAndTell(wish) {
      try {
        const done = await run(wish)
        if (done === null) return
        const { path, count, unit } = done
        if (await dialogs.tellExported(path, count, unit)) electron.shell.showItemInFolder(path)
      } catch (error) {
        await dialogs.tellFailure('The lecture could not be exported.', error)
      }
    },
  }
}

/** Asks where to and writes there; null when the lecturer changed their mind. */
async function ask(
  wish: ExportWish,
  { stand, dialogs, printer, exportAs }: ExporterDeps,
  signal: AbortSignal,
  set: ExportState['set'],
): Promise<ExportedAs | null> {
  const lecture = stand.current()
  if (lecture === null) return null
  set({ kind: 'asking' })
  const { meta, slides } = lecture.host.deck().deck
  const out = await dialogs.chooseTarget(meta.title, exportTarget(wish, slides))
  if (out === null || signal.aborted) return null
  const onProgress = (progress: ExportStage) => {
    if (!signal.aborted) set({ kind: 'busy', progress })
  }
  onProgress({ stage: 'laying-out', done: 0, all: lecture.host.deck().deck.slides.length })
  // What is printed is the page's newest deck: not one whose citations are still being set.
  await lecture.whenIdle?.()
  signal.throwIfAborted()
  const { deck, release } = lecture.host.holdForPrint()
  const job = { wish, deck, folder: lecture.folder, printer, out, signal, onProgress }
  return await exportAs(job).finally(release)
}

const told = ({ path, count, unit, notes }: ExportedAs) => ({ file: basename(path), count, unit, notes })

function inWords(error: unknown): string {
  const { message, remedy } = describe(error)
  return `${message} ${remedy}`.trim()
}
