import type { Deck } from '../../core/deck/types.ts'
import type { ExportUnit, ExportWish } from '../../core/export/wish.ts'
import type { Printer } from '../app/export/printer.ts'
import type { Dialogs } from './dialogs.ts'
import type { Stand } from './lecture-stand.ts'
import type { ElectronLike } from './surface.ts'

export type ExportAs = (job: {
  wish: ExportWish
  deck: Deck
  /** Of the lecture, absolute. */
  folder: string
  printer: Printer
  out: string
}) => Promise<{ path: string; count: number; unit: ExportUnit }>

export interface ExporterDeps {
  stand: Stand
  printer: Printer
  dialogs: Dialogs
  electron: { readonly shell: Pick<ElectronLike['shell'], 'showItemInFolder'> }
  exportAs: ExportAs
  log(message: string, cause?: unknown): void
}

/**
 * Exports the current lecture as what was wished for after asking where to. One export at a time: further calls do
 * nothing.
 */
export function createExporter(deps: ExporterDeps): (wish: ExportWish) => Promise<void> {
  const { stand, printer, dialogs, electron, log } = deps
  let busy = false
  return async (wish) => {
    const lecture = stand.current()
    if (busy || lecture === null) return
    busy = true
    try {
      const { deck } = lecture.host.deck()
      const out = await dialogs.chooseTarget(deck.meta.title, wish)
      if (out === null) return
      // What is printed is the page's newest deck: not one whose citations are still being set.
      await lecture.whenIdle?.()
      const job = { wish, deck: lecture.host.deck().deck, folder: lecture.folder, printer, out }
      const { path, count, unit } = await deps.exportAs(job)
      if (await dialogs.tellExported(path, count, unit)) electron.shell.showItemInFolder(path)
    } catch (error) {
      log('The lecture could not be exported.', error)
      await dialogs.tellFailure('The lecture could not be exported.', error)
    } finally {
      busy = false
    }
  }
}
