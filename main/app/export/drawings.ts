import { slidesQuery } from '../../../core/export/preview.ts'
import type { StandaloneDrawing } from '../../../core/export/standalone.ts'
import { diagramsOf } from '../../../core/export/wish.ts'
import type { Deck, Diagnostic } from '../../../core/deck/types.ts'
import { writeFileAtomic } from '../atomic-write.ts'
import { LecternError } from '../errors.ts'
import { withFileSet } from './file-set.ts'
import type { ExportProgress, WriteFile } from './pdf.ts'
import { fileName, noSuchSlide } from './pictures.ts'
import type { Printer } from './printer.ts'
import { reportDiagnostics } from './report-diagnostics.ts'
import type { OpenFile } from './spool.ts'
import { checkTarget, checkTargetFolder } from './target.ts'

export interface DrawingsExport {
  deck: Deck
  /** Id of the slide whose diagrams are wanted; null or absent for those of all. */
  only?: string | null
  printer: Printer
  /** A folder; made when it is missing. Of `exportDrawing` a file. */
  out: string
  signal?: AbortSignal
  onProgress?: (progress: ExportProgress) => void
  /** Of `exportDrawing`; `writeFileAtomic` when absent. */
  write?: WriteFile
  /** Of `exportDrawings`; `openAtomic` when absent. */
  open?: OpenFile
}

export interface ExportedDrawings {
  path: string
  drawings: number
  bytes: number
  diagnostics: Diagnostic[]
}

/**
 * Writes `007-diagram-id.svg` for each diagram, with its title and description, all parts shown.
 * @throws LecternError `target-unwritable`, `usage` when there is no such slide, `export-failed` when there is no
 *   diagram, and what the printer throws
 */
export async function exportDrawings(job: DrawingsExport): Promise<ExportedDrawings> {
  const { deck, signal } = job
  const path = await checkTargetFolder(job.out)
  const { drawings, diagnostics } = await drawAll(job)
  let bytes = 0
  await withFileSet(path, job.open, async (files) => {
    for (const { slide, diagram, content } of drawings) {
      signal?.throwIfAborted()
      const number = deck.slides.findIndex(({ id }) => id === slide) + 1
      await files.add(fileName(number, diagram, deck.slides.length, 'svg'), content)
      bytes += content.byteLength
    }
  })
  return { path, drawings: drawings.length, bytes, diagnostics }
}

/**
 * The first diagram of a slide, as the file `out`.
 * @throws LecternError as `exportDrawings`
 */
export async function exportDrawing(job: DrawingsExport): Promise<ExportedDrawings> {
  const { write = writeFileAtomic } = job
  const path = await checkTarget(job.out)
  const { drawings, diagnostics } = await drawAll(job)
  const content = drawings[0]?.content ?? new Uint8Array()
  await write(path, content)
  return { path, drawings: 1, bytes: content.byteLength, diagnostics }
}

/** At least one. */
async function drawAll({ deck, only = null, printer, signal, onProgress }: DrawingsExport): Promise<{
  drawings: (Omit<StandaloneDrawing, 'svg'> & { content: Uint8Array })[]
  diagnostics: Diagnostic[]
}> {
  if (only !== null && !deck.slides.some(({ id }) => id === only)) throw noSuchSlide(only)
  if (diagramsOf(only, deck.slides).length === 0)
    throw new LecternError('export-failed', `The ${only === null ? 'lecture' : 'slide'} has no diagrams.`)
  const wanted = only === null ? null : deck.slides.filter(({ id }) => id === only)
  const { made, report } = await printer.make({
    path: `/standalone?drawings=1${slidesQuery(wanted)}`,
    notes: false,
    pageWidth: 1280,
    pageHeight: 720,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
  signal?.throwIfAborted()
  const diagnostics = reportDiagnostics(deck, report)
  const drawings = (made as StandaloneDrawing[]).map(({ svg, ...where }) => ({
    ...where,
    content: new TextEncoder().encode(svg),
  }))
  if (drawings.length === 0)
    throw new LecternError('export-failed', diagnostics[0]?.reason ?? 'The diagrams cannot be drawn.')
  return { drawings, diagnostics }
}
