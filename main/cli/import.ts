import { dirname, relative, resolve } from 'node:path'
import type { ImportFormat } from '../../core/import/types.ts'
import { importLecture } from '../app/import.ts'
import { formatProblems } from '../app/report.ts'
import type { Terminal } from './terminal.ts'

export interface ImportCommand {
  /** The deck's file, as it was given. */
  file: string
  /** The folder to write, as it was given. */
  folder: string
  from: ImportFormat | undefined
  /** Whether what is lost makes the exit code 1. */
  strict: boolean
  format: 'text' | 'json'
  colour: boolean
  /** What relative paths are relative to, absolute. */
  directory: string
  /** Aborting leaves nothing behind. */
  signal: AbortSignal
}

/**
 * Writes a lecture folder from a deck of another program and prints what could not be carried over.
 * @returns the exit code: 1 when something was lost and that was to count
 * @throws LecternError when the file cannot be read or the folder not be written
 */
export async function importCommand(command: ImportCommand, terminal: Terminal): Promise<number> {
  const { directory, colour, signal } = command
  const file = resolve(directory, command.file)
  const folder = resolve(directory, command.folder)
  const result = await importLecture({ file, folder, format: command.from, signal })
  const lost = result.problems.filter(({ severity }) => severity !== 'info')
  const exitCode = command.strict && lost.length > 0 ? 1 : 0
  if (command.format === 'json') {
    terminal.print(JSON.stringify({ file, folder, ...result }, null, 2))
    return exitCode
  }
  if (result.problems.length > 0) {
    terminal.print(formatProblems(result.problems, { folder: dirname(command.file), colour }).trimEnd())
  }
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
  const sections = result.sections > 0 ? ` in ${count(result.sections, 'section')}` : ''
  const shown = relative(directory, folder) || '.'
  const words = shown.startsWith('..') ? folder : shown
  terminal.note(
    `${words}: ${count(result.slides, 'slide')}${sections}, read as ${NAMES[result.format]}.` +
      (result.problems.length === 0 ? ' Everything was carried over.' : '') +
      `\n  Next: lectern check ${quote(words)}, then lectern present ${quote(words)}`,
  )
  return exitCode
}

const NAMES: Record<ImportFormat, string> = {
  reveal: 'reveal.js Markdown',
  marp: 'Marp',
  slidev: 'Slidev',
  quarto: 'Quarto or Pandoc',
}

function quote(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path
}
