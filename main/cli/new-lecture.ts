import { resolve } from 'node:path'
import { createLecture } from '../app/new-lecture.ts'
import { shownPath } from './shown-path.ts'
import type { Terminal } from './terminal.ts'

export interface NewLectureCommand {
  /** The folder to write, as it was given. */
  folder: string
  /** Undefined to make one of the folder's name. */
  title: string | undefined
  /** What relative paths are relative to, absolute. */
  directory: string
  /** Aborting leaves nothing behind. */
  signal: AbortSignal
}

/**
 * Writes a lecture to begin with and says what to do with it.
 * @returns the exit code
 * @throws LecternError when the folder cannot be written
 */
export async function newLecture(command: NewLectureCommand, terminal: Terminal): Promise<number> {
  const { directory, title, signal } = command
  const { folder, first, ...made } = await createLecture(resolve(directory, command.folder), {
    title,
    signal,
  })
  const shown = quote(shownPath(folder, command.folder, directory))
  terminal.note(
    `${shown}: "${made.title}", five slides, their notes, a diagram and a source.\n` +
      `  Edit ${first} and the others in your own editor.\n` +
      `  Next: lectern present ${shown} (or: npm start -- ${shown})`,
  )
  return 0
}

function quote(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path
}
