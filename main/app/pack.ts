import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compile } from '../../core/deck/compile.ts'
import { publicNotes } from '../../core/deck/public-notes.ts'
import type { SourceFile } from '../../core/deck/types.ts'
import { lectureRecord, RECORD_FILE, type LectureRecord } from '../../core/session/record.ts'
import { listLecture, stampsOf } from './archive/list.ts'
import { LecternError } from './errors.ts'
import { findLecture, isWithin, realPathOf } from './folder.ts'
import { lastGiven } from './journal.ts'
import type { JournalContent } from './journal-file.ts'
import { loadSources } from './load.ts'
import { recordText } from './record-file.ts'
import { whileUnchanged } from './unchanged.ts'
import { isEmptyTarget, writeWholeFolder } from './whole-folder.ts'

export interface PackJob {
  /** Of the lecture; absolute. */
  folder: string
  /** The folder to write; absolute. */
  out: string
  /** Where Lectern keeps journals; undefined where it cannot. */
  state: string | undefined
  signal: AbortSignal
}

export interface Packed {
  record: LectureRecord
  /** Files of notes that could not be cleared of what is private, and are not in the pack. */
  leftOut: string[]
}

/**
 * Writes an after-class pack: the lecture as a folder, its notes without what is private, and the record of what
 * was shown the last time it was given. There is the whole pack or none, and its files are as they were at one moment.
 * @throws LecternError when the folder is no lecture, was not given yet, does not stop changing, or the pack cannot be
 *   written
 */
export async function packLecture({ folder, out, state, signal }: PackJob): Promise<Packed> {
  const lecture = await findLecture(folder)
  await isEmptyTarget(out)
  const given = state === undefined ? null : await lastGiven(state, lecture)
  if (given === null) {
    throw new LecternError(
      'not-given',
      `There is no record of ${lecture} having been given on this computer.`,
      'Give it with lectern present; what was shown is kept until it is given again.',
    )
  }
  const stamps = async () => await stampsOf((await listLecture(lecture)).found)
  return await writeWholeFolder(out, signal, (place) =>
    whileUnchanged(
      stamps,
      async () => {
        // What an attempt before this one left.
        for (const name of await readdir(place)) await rm(join(place, name), { recursive: true })
        return await fillPack(place, lecture, given, signal)
      },
      signal,
    ),
  )
}

async function fillPack(
  place: string,
  lecture: string,
  given: JournalContent,
  signal: AbortSignal,
): Promise<Packed> {
  const sources = await loadSources(lecture)
  const deck = await compile(sources)
  const record = lectureRecord(given.session, { title: deck.meta.title, slides: deck.slides }, given.at)
  const leftOut: string[] = []
  await copyTree(join(lecture, 'slides'), join(place, 'slides'), signal)
  await mkdir(join(place, 'speaker-notes'))
  for (const file of sources.notes) {
    const text = publicNotes(file.text)
    if (await isPublic({ ...file, text }, sources.slides)) await writeFile(join(place, file.path), text)
    else leftOut.push(file.path)
  }
  await writeFile(join(place, RECORD_FILE), recordText(record))
  return { record, leftOut }
}

/** The compiler has the last word: what it still takes for private is not given away. */
async function isPublic(notes: SourceFile, slides: SourceFile[]): Promise<boolean> {
  const deck = await compile({
    config: undefined,
    slides,
    notes: [notes],
    diagrams: [],
    references: undefined,
    files: [],
    diagnostics: [],
  })
  return deck.slides.every(
    (slide) => slide.notes === undefined || slide.notes.html === slide.notes.publicHtml,
  )
}

/** Names with a dot are passed over and links followed only inside, as when the lecture is read. */
async function copyTree(from: string, to: string, signal: AbortSignal, root = from): Promise<void> {
  await mkdir(to)
  const top = await realPathOf(root)
  for (const name of await readdir(from)) {
    signal.throwIfAborted()
    const place = join(from, name)
    const real = name.startsWith('.') ? undefined : await realPathOf(place)
    if (real === undefined || top === undefined || !isWithin(top, real)) continue
    const about = await stat(place)
    // A link to a folder above would never end.
    if (about.isDirectory() && !isWithin(real, (await realPathOf(from)) ?? from))
      await copyTree(place, join(to, name), signal, root)
    else if (about.isFile()) await copyFile(place, join(to, name))
  }
}
