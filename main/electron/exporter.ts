import type { Deck } from '../../core/deck/types.ts'
import { settlePdfOptions, type PdfOptions, type PdfWishes } from '../../core/export/pdf-options.ts'
import type { Printer } from '../app/export/printer.ts'
import type { Dialogs } from './dialogs.ts'
import type { Stand } from './lecture-stand.ts'
import type { ElectronLike } from './surface.ts'

export type ExportPdf = (job: {
  deck: Deck
  options: PdfOptions
  printer: Printer
  out: string
}) => Promise<{ path: string; pages: number }>

export interface ExporterDeps {
  stand: Stand
  printer: Printer
  dialogs: Dialogs
  electron: { readonly shell: Pick<ElectronLike['shell'], 'showItemInFolder'> }
  exportPdf: ExportPdf
  log(message: string, cause?: unknown): void
}

/**
 * Exports the current lecture as the wanted PDF after asking where to. One export at a time: further calls do
 * nothing.
 */
export function createExporter(deps: ExporterDeps): (wishes: PdfWishes) => Promise<void> {
  const { stand, printer, dialogs, electron, log } = deps
  let busy = false
  return async (wishes) => {
    const lecture = stand.current()
    if (busy || lecture === null) return
    const options = settlePdfOptions(wishes)
    if ('problem' in options) throw new RangeError(options.problem)
    busy = true
    try {
      const { deck } = lecture.host.deck()
      const out = await dialogs.chooseTarget(deck.meta.title, options.kind)
      if (out === null) return
      // What is printed is the page's newest deck: not one whose citations are still being set.
      await lecture.whenIdle?.()
      const job = { deck: lecture.host.deck().deck, options, printer, out }
      const { path, pages } = await deps.exportPdf(job)
      if (await dialogs.tellExported(path, pages)) electron.shell.showItemInFolder(path)
    } catch (error) {
      log('The lecture could not be exported.', error)
      await dialogs.tellFailure('The lecture could not be exported.', error)
    } finally {
      busy = false
    }
  }
}
