import { constants } from 'node:fs'
import { copyFile, mkdir, open, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { importDeck } from '../../core/import/import.ts'
import type {
  ImportCopy,
  ImportedLecture,
  ImportFormat,
  ImportProblem,
  ImportRequest,
} from '../../core/import/types.ts'
import { errorCode } from './atomic-write.ts'
import { containedFile } from './contained-path.ts'
import { decodeText } from './decode.ts'
import { LecternError } from './errors.ts'
import { readIncluded } from './import-includes.ts'
import { isWithin, realPathOf } from './folder.ts'
import { MAX_TEXT_BYTES } from './load-texts.ts'
import { isEmptyTarget, writeWholeFolder } from './whole-folder.ts'

/** Pictures and films larger than this are left to be copied by hand. Bytes. */
const MAX_COPY_BYTES = 200_000_000
/** All of them together. Bytes. */
const MAX_COPIES_BYTES = 1_000_000_000

export interface DeckImport {
  /** The deck's file, absolute. */
  file: string
  /** The lecture's folder, absolute; it does not exist yet or is empty. */
  folder: string
  /** Found out when absent. */
  format?: ImportFormat | undefined
  /** Aborting leaves nothing behind. */
  signal: AbortSignal
}

export type ImportResult = Pick<ImportedLecture, 'format' | 'slides' | 'sections' | 'problems'> & {
  /** Files that were written and copied. */
  files: number
}

/**
 * Turns a deck of another program into a lecture folder: all of it or, after a failure, nothing. Copies only
 * files that lie below the folder of the deck's file.
 * @throws LecternError `usage`, `permission-denied`, `too-large`, `target-unwritable`; the signal's reason
 */
export async function importLecture({ file, folder, format, signal }: DeckImport): Promise<ImportResult> {
  const text = await readDeck(file)
  const root = (await realPathOf(dirname(file))) ?? dirname(file)
  await checkTarget(folder, file)
  const request: ImportRequest = { path: basename(file), text, format }
  const lecture = await importDeck({ ...request, included: await readIncluded(request, root) })
  signal.throwIfAborted()
  if (lecture.slides === 0) {
    const remedy = 'Check that it is the deck’s own file, or name its format with --from.'
    throw new LecternError('usage', `There are no slides in ${file}.`, remedy)
  }
  const problems = [...lecture.problems]
  let copied = 0
  await writeWholeFolder(folder, signal, async (place) => {
    for (const { path, text: content } of lecture.files) {
      await mkdir(dirname(join(place, path)), { recursive: true })
      await writeFile(join(place, path), content)
    }
    let budget = MAX_COPIES_BYTES
    for (const copy of lecture.copies) {
      signal.throwIfAborted()
      const size = await copyInto(place, copy, root, budget, problems)
      budget -= size
      if (size > 0) copied += 1
    }
  })
  problems.sort((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  )
  const { slides, sections } = lecture
  return { format: lecture.format, slides, sections, problems, files: lecture.files.length + copied }
}

const OTHER_KINDS: Record<string, string> = {
  '.html': 'Only decks in Markdown can be imported: give the .md file that the page shows.',
  '.htm': 'Only decks in Markdown can be imported: give the .md file that the page shows.',
  '.pptx': 'Save it as Markdown first, for instance with pandoc: pandoc deck.pptx -o deck.md',
  '.odp': 'Only decks in Markdown can be imported.',
  '.pdf': 'Only decks in Markdown can be imported.',
}

async function readDeck(file: string): Promise<string> {
  const remedy = OTHER_KINDS[extname(file).toLowerCase()]
  if (remedy !== undefined) throw new LecternError('usage', `${file} is no Markdown.`, remedy)
  let bytes: Uint8Array<ArrayBuffer>
  try {
    const about = await stat(file)
    if (!about.isFile())
      throw new LecternError('usage', `${file} is no file.`, 'Give the deck’s Markdown file.')
    if (about.size > MAX_TEXT_BYTES) {
      const limit = `${MAX_TEXT_BYTES / 1_000_000} MB`
      throw new LecternError(
        'too-large',
        `${file} is larger than ${limit}.`,
        'Split it and import its parts.',
      )
    }
    bytes = new Uint8Array(await readFile(file))
  } catch (error) {
    throw readError(file, error)
  }
  const { text, diagnostic } = decodeText(bytes, basename(file))
  if (diagnostic === undefined) return text
  const { line, column, reason, hint = '' } = diagnostic
  throw new LecternError(
    'usage',
    `${file}:${line}:${column} ${reason}.`,
    `${hint[0]?.toUpperCase()}${hint.slice(1)}.`,
  )
}

function readError(file: string, error: unknown): unknown {
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new LecternError('usage', `There is no file ${file}.`, 'Check the path.', { cause: error })
    case 'EACCES':
    case 'EPERM':
      return new LecternError('permission-denied', `You have no permission to read ${file}.`, '', {
        cause: error,
      })
    default:
      return error
  }
}

/** Only a folder that is not there, or empty, is written to; and not the one that holds the deck. */
async function checkTarget(folder: string, file: string): Promise<void> {
  if (isWithin(folder, file)) {
    const remedy = 'Name a new folder for the lecture, for instance beside the deck’s file.'
    throw new LecternError('target-unwritable', `The deck itself is in ${folder}.`, remedy)
  }
  await isEmptyTarget(folder)
}

/** Bytes that were copied; 0 when the file could not be, which is then one of the problems. */
async function copyInto(
  place: string,
  copy: ImportCopy,
  root: string,
  budget: number,
  problems: ImportProblem[],
): Promise<number> {
  const { from, to, file, line, column } = copy
  const problem = (reason: string, hint?: string) => {
    const code = to.startsWith('slides/media/') ? 'picture-lost' : 'references-unread'
    const found: ImportProblem = { code, severity: 'error', file, line, column, reason }
    problems.push(hint === undefined ? found : { ...found, hint })
    return 0
  }
  const found = await containedFile(root, from.split('/'))
  if (found.kind === 'missing') return problem(`there is no file "${from}" beside the deck`)
  if (found.kind === 'refused') return problem(`"${from}" leads out of the deck’s folder, and is not copied`)
  const about = await stat(found.path)
  if (!about.isFile()) return problem(`"${from}" is no file`)
  if (about.size > MAX_COPY_BYTES || about.size > budget) {
    return problem(`"${from}" is very large, and is not copied`, `Copy it to ${to} yourself.`)
  }
  const handle = await open(found.path).catch(() => undefined)
  if (!handle) return problem(`you have no permission to read "${from}"`)
  await handle.close()
  await mkdir(dirname(join(place, to)), { recursive: true })
  await copyFile(found.path, join(place, to), constants.COPYFILE_EXCL)
  return Math.max(1, about.size)
}
