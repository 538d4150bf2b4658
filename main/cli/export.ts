import { join, resolve } from 'node:path'
import type { Diagnostic } from '../../core/deck/types.ts'
import { lostNotes } from '../../core/export/exporter.ts'
import { findLectureOrArchive } from '../app/archive/open.ts'
import type { ExportProgress } from '../app/export/pdf.ts'
import type { ExportTarget } from './export-arguments.ts'
import { shownPath } from './shown-path.ts'
import type { Terminal } from './terminal.ts'

export interface ExportRequest {
  folder: string
  /** Path of what is written. */
  out: string
  target: ExportTarget
  format: 'text' | 'json'
  appRoot: string
  /** What relative paths are relative to, absolute. */
  directory: string
  colour: boolean
  /** Aborting leaves no file behind, and an old one as it was. */
  signal: AbortSignal
}

/** What was written, whatever it is. */
interface Written {
  /** Absolute. */
  path: string
  bytes: number
  /** What is counted, in the singular: `page`. */
  unit: 'page' | 'slide' | 'file' | 'picture' | 'drawing' | 'source'
  count: number
  diagnostics: Diagnostic[]
  /** Lines for people, of what is missing from it. */
  notes: string[]
  /** Errors in the sources; 0 where they were not looked for. */
  sourceErrors: number
}

/**
 * Writes the lecture as what was asked for; what must be drawn is drawn by a Chromium of this machine.
 * @returns the exit code
 * @throws LecternError when something is missing, and the signal's reason when aborted
 */
export async function exportLecture(request: ExportRequest, terminal: Terminal): Promise<number> {
  const { directory, format, target } = request
  const folder = await findLectureOrArchive(resolve(directory, request.folder))
  const written = await write({ ...request, folder, out: resolve(directory, request.out) }, (progress) =>
    terminal.progress(progressText(progress)),
  )
  terminal.progress('')
  if (format === 'json') {
    const { path, bytes, unit, count, diagnostics, sourceErrors, notes } = written
    const result = { path, type: target.type, bytes, [`${unit}s`]: count, sourceErrors, notes, diagnostics }
    terminal.print(JSON.stringify(result, null, 2))
    return 0
  }
  if (written.sourceErrors > 0) terminal.note('The sources have errors; lectern check lists them.')
  if (written.diagnostics.length > 0) {
    const { formatDiagnostics } = await import('../app/report.ts')
    const shown = shownPath(folder, request.folder, directory)
    terminal.note(formatDiagnostics(written.diagnostics, { folder: shown, colour: request.colour }).trimEnd())
  }
  for (const note of written.notes) terminal.note(note)
  const counted = `${written.count} ${written.unit}${written.count === 1 ? '' : 's'}`
  terminal.print(
    `${shownPath(written.path, request.out, directory)}: ${counted}, ${sizeInWords(written.bytes)}`,
  )
  return 0
}

/** What is loaded is what the wanted kind needs. */
async function write(
  { folder, out, target, appRoot, signal }: ExportRequest,
  onProgress: (progress: ExportProgress) => void,
): Promise<Written> {
  const served = { pagesDir: join(appRoot, 'out', 'renderer'), signal }
  const plain = { diagnostics: [], notes: [], sourceErrors: 0 }
  switch (target.type) {
    case 'pdf': {
      const { exportWithChromium } = await import('../web/export-command.ts')
      const result = await exportWithChromium(folder, out, { ...served, pdf: target.pdf, onProgress })
      return { ...plain, ...result, unit: 'page', count: result.pages }
    }
    case 'html': {
      const { exportHtmlWithChromium } = await import('../web/export-more.ts')
      const result = await exportHtmlWithChromium(folder, out, { ...served, notes: target.notes, onProgress })
      return { ...plain, ...result, unit: 'slide', count: result.slides }
    }
    case 'pptx': {
      const { exportPptxWithChromium } = await import('../web/export-more.ts')
      const result = await exportPptxWithChromium(folder, out, { ...served, onProgress })
      return { ...plain, ...result, notes: lostNotes(result.lost), unit: 'slide', count: result.slides }
    }
    case 'png': {
      const { exportPicturesWithChromium } = await import('../web/export-more.ts')
      const result = await exportPicturesWithChromium(folder, out, {
        ...served,
        ...target,
        onProgress,
      })
      return { ...plain, ...result, unit: 'picture', count: result.pictures }
    }
    case 'svg': {
      const { exportDrawingsWithChromium } = await import('../web/export-more.ts')
      const result = await exportDrawingsWithChromium(folder, out, {
        ...served,
        only: target.only,
        onProgress,
      })
      return { ...plain, ...result, unit: 'drawing', count: result.drawings }
    }
    case 'archive': {
      const { exportArchive } = await import('../app/export/archive.ts')
      const result = await exportArchive({ folder, out, signal })
      const notes = result.leftOut.map(({ path, reason }) => `${path} was left out: ${reason}.`)
      return { ...plain, ...result, notes, unit: 'file', count: result.files }
    }
    case 'references': {
      const { exportReferences } = await import('../app/export/references.ts')
      const result = await exportReferences({ folder, out, signal })
      return { ...plain, ...result, unit: 'source', count: result.sources }
    }
  }
}

/** One line that the next one replaces. */
export function progressText(progress: ExportProgress): string {
  switch (progress.stage) {
    case 'laying-out':
      return `Laying out slide ${progress.done} of ${progress.all}…`
    case 'printing':
      return printingText(progress)
    case 'finishing':
      return 'Finishing…'
    case 'writing':
      return 'Writing…'
  }
}

function printingText({ pages, before = 0, all }: Extract<ExportProgress, { stage: 'printing' }>): string {
  const ofAll = all === undefined ? '' : ` of ${all}`
  if (before > 0 || all !== undefined) return `Printing pages ${before + 1} to ${before + pages}${ofAll}…`
  return pages === 1 ? 'Printing 1 page…' : `Printing ${pages} pages…`
}

function sizeInWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
