import { resolve } from 'node:path'
import type { Deck, Diagnostic } from '../../../core/deck/types.ts'
import { settlePdfOptions } from '../../../core/export/pdf-options.ts'
import { lostNotes } from '../../../core/export/exporter.ts'
import { exportTarget, type ExportUnit, type ExportWish } from '../../../core/export/wish.ts'
import { stateFolder } from '../user-folders.ts'
import type { ExportProgress } from './pdf.ts'
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
  onProgress?: (progress: ExportProgress) => void
}

export interface ExportedAs {
  /** Absolute. */
  path: string
  count: number
  unit: ExportUnit
  /** In words: what is missing from it and what went wrong on single slides. */
  notes: readonly string[]
}

/**
 * Writes the lecture as what was wished for. Only what that needs is loaded.
 * @throws LecternError what the kind of export throws; RangeError for PDF wishes that do not go together
 */
export async function exportAs(job: ExportAsJob): Promise<ExportedAs> {
  const { wish } = job
  switch (wish.type) {
    case 'pdf': {
      const options = settlePdfOptions(wish.pdf)
      if ('problem' in options) throw new RangeError(options.problem)
      const { exportPdf } = await import('./pdf.ts')
      const { path, pages, diagnostics } = await exportPdf({ ...job, options })
      return { path, count: pages, unit: 'page', notes: diagnostics.map(inWords) }
    }
    case 'html': {
      const { exportStandalone } = await import('./standalone.ts')
      const { path, slides, diagnostics } = await exportStandalone({ ...job, notes: wish.notes })
      return { path, count: slides, unit: 'slide', notes: diagnostics.map(inWords) }
    }
    case 'archive': {
      const { exportArchive } = await import('./archive.ts')
      const { path, files, leftOut } = await exportArchive(job)
      const notes = leftOut.map((each) => `${each.path} was left out: ${each.reason}.`)
      return { path, count: files, unit: 'file', notes }
    }
    case 'bib':
    case 'csl': {
      const { exportReferences } = await import('./references.ts')
      const { path, sources } = await exportReferences({ ...job, format: wish.type })
      return { path, count: sources, unit: 'source', notes: [] }
    }
    case 'png': {
      const { exportPicture, exportPictures } = await import('./pictures.ts')
      const { slide: only, dark, ink } = wish
      const wanted = { ...job, dark, ink }
      const { path, pictures, diagnostics } =
        only === null ? await exportPictures({ ...wanted, only }) : await exportPicture({ ...wanted, only })
      return { path, count: pictures, unit: 'picture', notes: diagnostics.map(inWords) }
    }
    case 'svg': {
      const { exportDrawing, exportDrawings } = await import('./drawings.ts')
      const { isFolder } = exportTarget(wish, job.deck.slides)
      const write = isFolder ? exportDrawings : exportDrawing
      const { path, drawings, diagnostics } = await write({ ...job, only: wish.slide })
      return { path, count: drawings, unit: 'drawing', notes: diagnostics.map(inWords) }
    }
    case 'pack': {
      const { packLecture } = await import('../pack.ts')
      const { folder, signal = new AbortController().signal } = job
      const out = resolve(job.out)
      const { record, leftOut } = await packLecture({ folder, out, state: stateFolder(), signal })
      const notes = leftOut.map((file) => `${file} was left out: private notes in it cannot be told apart.`)
      return { path: out, count: record.slides.length, unit: 'slide', notes }
    }
    case 'pptx': {
      const { exportPptx } = await import('./pptx.ts')
      const { path, slides, diagnostics, lost } = await exportPptx(job)
      return { path, count: slides, unit: 'slide', notes: [...diagnostics.map(inWords), ...lostNotes(lost)] }
    }
  }
}

const inWords = ({ reason }: Diagnostic) => reason
