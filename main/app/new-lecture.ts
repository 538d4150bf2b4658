import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import {
  firstFile,
  lectureTemplate,
  titleFromName,
  titleProblem,
} from '../../core/template/lecture-template.ts'
import { LecternError } from './errors.ts'
import { writeWholeFolder } from './whole-folder.ts'

export interface NewLectureOptions {
  /** Made of the folder's name when absent. */
  title?: string | undefined
  /** Aborting leaves nothing behind. */
  signal?: AbortSignal
}

export interface NewLecture {
  /** The lecture's folder, absolute. */
  folder: string
  title: string
  /** What was written, paths relative to the folder, with `/`. */
  files: string[]
  /** The file to open first, relative to the folder. */
  first: string
}

/**
 * Writes a small lecture to begin with: all of it or, after a failure, nothing. Never overwrites.
 * @param folder not there yet, or empty
 * @throws LecternError `usage` for a title that cannot be one, `target-unwritable`; the signal's reason
 */
export async function createLecture(folder: string, options: NewLectureOptions = {}): Promise<NewLecture> {
  const { signal = new AbortController().signal } = options
  const target = resolve(folder)
  const title = options.title ?? titleFromName(basename(target))
  const problem = titleProblem(title)
  if (problem !== undefined) {
    throw new LecternError(
      'usage',
      problem,
      'Give a short one, or none: it is then made of the folder’s name.',
    )
  }
  const files = lectureTemplate(title)
  await writeWholeFolder(target, signal, async (place) => {
    for (const { path, text } of files) {
      signal.throwIfAborted()
      await mkdir(dirname(join(place, path)), { recursive: true })
      await writeFile(join(place, path), text)
    }
  })
  return { folder: target, title: title.trim(), files: files.map(({ path }) => path), first: firstFile }
}
