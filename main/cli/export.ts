import { join, resolve } from 'node:path'
import { findLecture } from '../app/folder.ts'
import { shownPath } from './shown-path.ts'
import type { Terminal } from './terminal.ts'

export interface ExportRequest {
  folder: string
  /** Path of the PDF. */
  out: string
  appRoot: string
  /** What relative paths are relative to, absolute. */
  directory: string
  colour: boolean
  /** Aborting leaves no file behind, and an old one as it was. */
  signal: AbortSignal
}

const STAGES = { printing: 'Printing the slides…', finishing: 'Finishing…', writing: 'Writing…' }

/**
 * Writes the slides as a PDF, printed by a Chromium of this machine.
 * @returns the exit code
 * @throws LecternError when something is missing, and the signal's reason when aborted
 */
export async function exportPdf(request: ExportRequest, terminal: Terminal): Promise<number> {
  const { directory, appRoot, signal } = request
  const folder = await findLecture(resolve(directory, request.folder))
  const [{ exportWithChromium }, { formatDiagnostics }] = await Promise.all([
    import('../web/export-command.ts'),
    import('../app/report.ts'),
  ])
  const result = await exportWithChromium(folder, resolve(directory, request.out), {
    pagesDir: join(appRoot, 'out', 'renderer'),
    signal,
    onProgress: (stage) => terminal.progress(STAGES[stage]),
  })
  terminal.progress('')
  if (result.sourceErrors > 0) terminal.note('The sources have errors; lectern check lists them.')
  if (result.diagnostics.length > 0) {
    const shown = shownPath(folder, request.folder, directory)
    terminal.note(formatDiagnostics(result.diagnostics, { folder: shown, colour: request.colour }).trimEnd())
  }
  const pages = result.pages === 1 ? '1 page' : `${result.pages} pages`
  terminal.print(`${shownPath(result.path, request.out, directory)}: ${pages}, ${sizeInWords(result.bytes)}`)
  return 0
}

function sizeInWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
