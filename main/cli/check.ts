import { resolve } from 'node:path'
import { cacheFolder } from '../app/user-folders.ts'
import { findLectureOrArchive } from '../app/archive/open.ts'
import type { MachineFormat } from '../app/machine-report.ts'
import { shownPath } from './shown-path.ts'
import type { Terminal } from './terminal.ts'

export interface CheckRequest {
  /** As it was given, or absolute. */
  folder: string
  format: 'text' | MachineFormat
  colour: boolean
  /** What relative paths are relative to, absolute. */
  directory: string
  /** Of Lectern. */
  version: string
}

/**
 * Prints the mistakes in a lecture's sources.
 * @returns the exit code: 1 when there is an error among them
 * @throws LecternError when the folder is no lecture or cannot be read
 */
export async function check(request: CheckRequest, terminal: Terminal): Promise<number> {
  const { directory, format, colour, version } = request
  const found = await findLectureOrArchive(resolve(directory, request.folder))
  const [{ checkLecture }, { createCitationFormatter }, { formatDiagnostics }, { machineReport }] =
    await Promise.all([
      import('../app/check.ts'),
      import('../app/citation-formatter.ts'),
      import('../app/report.ts'),
      import('../app/machine-report.ts'),
    ])
  const { diagnostics } = await checkLecture(found, createCitationFormatter({ cacheFolder: cacheFolder() }))
  const text =
    format === 'text'
      ? formatDiagnostics(diagnostics, {
          folder: shownPath(found, request.folder, directory),
          colour,
        }).trimEnd()
      : machineReport(format, diagnostics, { folder: found, directory, version })
  if (text !== '') terminal.print(text)
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
}
