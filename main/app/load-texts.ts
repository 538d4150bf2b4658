import { readFile } from 'node:fs/promises'
import type { Diagnostic, SourceFile } from '../../core/deck/types.ts'
import { decodeText } from './decode.ts'
import { beyond, unreadable, wrong } from './load-mistakes.ts'
import { severalAtOnce } from './several.ts'

/** Texts larger than this are not read: no lecture is, and the compiler would stand still. Bytes. */
export const MAX_TEXT_BYTES = 5_000_000
/** All texts of a lecture together, in bytes. */
export const MAX_TOTAL_BYTES = 30_000_000

/** A text file of the lecture. */
export interface TextFile {
  /** Relative to the lecture folder, NFC. */
  path: string
  /** Absolute, as the disk has it. */
  place: string
  /** In bytes. */
  size: number
}

/**
 * The texts in the order of the files; what is not read is named.
 * @param room how many bytes may still be read; is used up
 */
export async function readTexts(
  files: readonly TextFile[],
  room: { bytes: number },
  diagnostics: Diagnostic[],
): Promise<SourceFile[]> {
  // Decided before anything is read, so that it does not depend on which file comes first from the disk.
  const wanted = files.map((file) => {
    const mistake = tooMuch(file, room.bytes)
    if (mistake === undefined) room.bytes -= file.size
    return { file, mistake }
  })
  const texts: SourceFile[] = []
  for (const { text, mistake } of await severalAtOnce(wanted, readText)) {
    if (text) texts.push(text)
    if (mistake) diagnostics.push(mistake)
  }
  return texts
}

interface WantedText {
  file: TextFile
  /** Why it is not read. */
  mistake: Diagnostic | undefined
}

interface ReadText {
  text?: SourceFile
  mistake?: Diagnostic | undefined
}

async function readText({ file: { path, place }, mistake }: WantedText): Promise<ReadText> {
  if (mistake) return { mistake }
  try {
    const { text, diagnostic } = decodeText(await readFile(place), path)
    return { text: { path, text }, mistake: diagnostic }
  } catch (error) {
    return { mistake: unreadable(path, error) }
  }
}

function tooMuch({ path, size }: TextFile, room: number): Diagnostic | undefined {
  if (size > MAX_TEXT_BYTES) {
    const limit = `${MAX_TEXT_BYTES / 1_000_000} MB`
    return wrong(path, `the file is larger than ${limit} and was not read`, 'split it')
  }
  if (size > room) {
    const limit = `${MAX_TOTAL_BYTES / 1_000_000} MB`
    return beyond(path, `the texts before it have ${limit} together; it was not read`)
  }
  return undefined
}
