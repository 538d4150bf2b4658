import { join, resolve } from 'node:path'
import { findLecture } from '../app/folder.ts'
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

/**
 * Writes the lecture as what was asked for, printed by a Chromium of this machine.
 * @returns the exit code
 * @throws LecternError when something is missing, and the signal's reason when aborted
 */
export async function exportLecture(request: ExportRequest, terminal: Terminal): Promise<number> {
  const { directory, appRoot, signal, format, target } = request
  const folder = await findLecture(resolve(directory, request.folder))
  const [{ exportWithChromium }, { formatDiagnostics }] = await Promise.all([
    import('../web/export-command.ts'),
    import('../app/report.ts'),
  ])
  const result = await exportWithChromium(folder, resolve(directory, request.out), {
    pagesDir: join(appRoot, 'out', 'renderer'),
    pdf: target.pdf,
    signal,
    onProgress: (progress) => terminal.progress(progressText(progress)),
  })
  terminal.progress('')
  if (format === 'json') {
    const { path, pages, bytes, diagnostics, sourceErrors } = result
    terminal.print(
      JSON.stringify({ path, type: target.type, pages, bytes, sourceErrors, diagnostics }, null, 2),
    )
    return 0
  }
  if (result.sourceErrors > 0) terminal.note('The sources have errors; lectern check lists them.')
  if (result.diagnostics.length > 0) {
    const shown = shownPath(folder, request.folder, directory)
    terminal.note(formatDiagnostics(result.diagnostics, { folder: shown, colour: request.colour }).trimEnd())
  }
  const pages = result.pages === 1 ? '1 page' : `${result.pages} pages`
  terminal.print(`${shownPath(result.path, request.out, directory)}: ${pages}, ${sizeInWords(result.bytes)}`)
  return 0
}

/** One line that the next one replaces. */
export function progressText(progress: ExportProgress): string {
  switch (progress.stage) {
    case 'laying-out':
      return `Laying out slide ${progress.done} of ${progress.all}…`
    case 'printing':
      return progress.pages === 1 ? 'Printing 1 page…' : `Printing ${progress.pages} pages…`
    case 'finishing':
      return 'Finishing…'
    case 'writing':
      return 'Writing…'
  }
}

function sizeInWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
