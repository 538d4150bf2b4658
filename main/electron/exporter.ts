import type { Deck } from '../../core/deck/types.ts'
import type { Printer } from '../app/export/printer.ts'
import type { Dialogs } from './dialogs.ts'
import type { Stand } from './lecture-stand.ts'
import type { ElectronLike } from './surface.ts'

export type ExportSlides = (job: {
  deck: Deck
  printer: Printer
  out: string
}) => Promise<{ path: string; pages: number }>

export interface ExporterDeps {
  stand: Stand
  printer: Printer
  dialogs: Dialogs
  electron: { readonly shell: Pick<ElectronLike['shell'], 'showItemInFolder'> }
  exportSlides: ExportSlides
  log(message: string, cause?: unknown): void
}

/** Exports the current lecture after asking where to. One export at a time: further calls do nothing. */
export function createExporter(deps: ExporterDeps): () => Promise<void> {
  const { stand, printer, dialogs, electron, log } = deps
  let busy = false
  return async () => {
    const lecture = stand.current()
    if (busy || lecture === null) return
    busy = true
    try {
      const { deck } = lecture.host.deck()
      const out = await dialogs.chooseTarget(deck.meta.title)
      if (out === null) return
      // What is printed is the page's newest deck: not one whose citations are still being set.
      await lecture.whenIdle?.()
      const { path, pages } = await deps.exportSlides({ deck: lecture.host.deck().deck, printer, out })
      if (await dialogs.tellExported(path, pages)) electron.shell.showItemInFolder(path)
    } catch (error) {
      log('The slides could not be exported.', error)
      await dialogs.tellFailure('The slides could not be exported.', error)
    } finally {
      busy = false
    }
  }
}
