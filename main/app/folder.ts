import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { errorCode } from './atomic-write.ts'
import { LecternError } from './errors.ts'
import { messageOf } from '../../core/deck/message-of.ts'

/**
 * Makes sure that a folder is a lecture, and returns its absolute path. The `slides` folder of a
 * lecture stands for the lecture itself.
 * @throws LecternError `folder-missing`, `not-a-folder`, `permission-denied`, `not-a-lecture`
 */
export async function findLecture(folder: string): Promise<string> {
  const given = resolve(folder)
  const names = await namesIn(given)
  if (!names.includes('slides')) {
    if (basename(given) === 'slides' && (names.includes('lecture.yaml') || names.some(isMarkdown)))
      return dirname(given)
    throw noSlidesFolder(given, names)
  }
  const inside = await namesIn(join(given, 'slides'))
  if (!inside.some(isMarkdown)) {
    throw new LecternError(
      'not-a-lecture',
      `The folder slides in ${given} has no Markdown file.`,
      'Add a file such as slides/01-introduction.md that begins with "# Introduction".',
    )
  }
  return given
}

/** A visible file name that ends in `.md`. */
export function isMarkdown(name: string): boolean {
  return /^[^.].*\.md$/i.test(name)
}

/** Whether `path` is `folder` or lies below it; both absolute and free of symbolic links. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** The path without symbolic links; undefined when nothing is there or it may not be looked at. */
export async function realPathOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path)
  } catch {
    return undefined
  }
}

/** Turns what the file system said about a lecture folder into words and a remedy. */
export function folderError(folder: string, error: unknown): LecternError {
  const cause = { cause: error }
  switch (errorCode(error)) {
    case 'ENOENT':
      return new LecternError('folder-missing', `There is no folder ${folder}.`, 'Check the path.', cause)
    case 'ENOTDIR':
      return new LecternError(
        'not-a-folder',
        `${folder} is not a folder.`,
        'Give the folder that contains slides and speaker-notes, not a file.',
        cause,
      )
    case 'EACCES':
    case 'EPERM':
      return new LecternError(
        'permission-denied',
        `You have no permission to read ${folder}.`,
        'Ask for access to it, or copy the lecture to a folder of your own.',
        cause,
      )
    default: {
      const what = messageOf(error)
      return new LecternError('folder-missing', `Cannot read ${folder}: ${what}.`, 'Check the path.', cause)
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' })
    return await readdir(folder)
  } catch (error) {
    throw folderError(folder, error)
  }
}

function noSlidesFolder(folder: string, names: string[]): LecternError {
  const message = `${folder} is not a lecture: it has no folder slides.`
  const other = names.find((name) => name.toLowerCase() === 'slides')
  return new LecternError('not-a-lecture', message, remedy())

  function remedy(): string {
    if (other !== undefined) return `Rename ${other} to slides.`
    if (names.some(isMarkdown)) return 'Move the Markdown files of the slides into a folder slides.'
    if (names.every((name) => name.startsWith('.')))
      return 'The folder is empty. Put slides into slides/01-introduction.md and start again.'
    return 'A lecture is a folder that contains slides/01-introduction.md or the like.'
  }
}
