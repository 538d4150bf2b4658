import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { StandaloneDrawing } from '../../../core/export/standalone.ts'
import type { Deck, Diagnostic } from '../../../core/deck/types.ts'
import { writeFileAtomic } from '../atomic-write.ts'
import { LecternError } from '../errors.ts'
import type { WriteFile } from './pdf.ts'
import { fileName } from './pictures.ts'
import type { Printer } from './printer.ts'
import { reportDiagnostics } from './report-diagnostics.ts'
import { checkTargetFolder } from './target.ts'

export interface DrawingsExport {
  deck: Deck
  printer: Printer
  /** A folder; made when it is missing. */
  out: string
  signal?: AbortSignal
  /** `writeFileAtomic` when absent. */
  write?: WriteFile
}

/**
 * Writes `007-diagram-id.svg` for each diagram, with its title and description, all parts shown.
 * @throws LecternError `target-unwritable`, `export-failed` when there is no diagram, and what the printer throws
 */
export async function exportDrawings(job: DrawingsExport): Promise<{
  path: string
  drawings: number
  bytes: number
  diagnostics: Diagnostic[]
}> {
  const { deck, printer, signal, write = writeFileAtomic } = job
  const path = await checkTargetFolder(job.out)
  const { made, report } = await printer.make({
    path: '/standalone?drawings=1',
    notes: false,
    pageWidth: 1280,
    pageHeight: 720,
    ...(signal && { signal }),
  })
  signal?.throwIfAborted()
  const drawings = made as StandaloneDrawing[]
  if (drawings.length === 0) throw new LecternError('export-failed', 'The lecture has no diagrams.')
  await mkdir(path, { recursive: true })
  let bytes = 0
  for (const { slide, diagram, svg } of drawings) {
    const content = new TextEncoder().encode(svg)
    const number = deck.slides.findIndex(({ id }) => id === slide) + 1
    await write(join(path, fileName(number, diagram, deck.slides.length, 'svg')), content)
    bytes += content.byteLength
  }
  return { path, drawings: drawings.length, bytes, diagnostics: reportDiagnostics(deck, report) }
}
