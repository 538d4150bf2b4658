import type { Deck } from '../../../core/deck/types.ts'
import { settlePdfOptions } from '../../../core/export/pdf-options.ts'
import type { ExportUnit, ExportWish } from '../../../core/export/wish.ts'
import type { Printer } from './printer.ts'

export interface ExportAsJob {
  wish: ExportWish
  deck: Deck
  /** Of the lecture, absolute. */
  folder: string
  /** Built pages. */
  pagesDir: string
  printer: Printer
  out: string
  signal?: AbortSignal
}

/**
 * Writes the lecture as what was wished for. Only what that needs is loaded.
 * @throws LecternError what the kind of export throws; RangeError for PDF wishes that do not go together
 */
export async function exportAs(job: ExportAsJob): Promise<{ path: string; count: number; unit: ExportUnit }> {
  const { wish } = job
  switch (wish.type) {
    case 'pdf': {
      const options = settlePdfOptions(wish.pdf)
      if ('problem' in options) throw new RangeError(options.problem)
      const { exportPdf } = await import('./pdf.ts')
      const { path, pages } = await exportPdf({ ...job, options })
      return { path, count: pages, unit: 'page' }
    }
    case 'html': {
      const { exportStandalone } = await import('./standalone.ts')
      const { path, slides } = await exportStandalone({ ...job, notes: wish.notes })
      return { path, count: slides, unit: 'slide' }
    }
    case 'archive': {
      const { exportArchive } = await import('./archive.ts')
      const { path, files } = await exportArchive(job)
      return { path, count: files, unit: 'file' }
    }
    case 'pptx': {
      const { exportPptx } = await import('./pptx.ts')
      const { path, slides } = await exportPptx(job)
      return { path, count: slides, unit: 'slide' }
    }
  }
}
