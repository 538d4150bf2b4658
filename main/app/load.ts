import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Diagnostic, LectureSources } from '../../core/deck/types.ts'
import { findLecture, folderError, isMarkdown, isWithin, realPathOf } from './folder.ts'
import { beyond, unreadable, wrong } from './load-mistakes.ts'
import { MAX_TOTAL_BYTES, readTexts } from './load-texts.ts'
import { severalAtOnce } from './several.ts'
import { findUnsafePictures } from './unsafe-pictures.ts'

/** Files below `slides/`. A folder with more was hardly meant; the others are left out. */
const MAX_FILES = 20_000
/** Folders within each other. */
const MAX_DEPTH = 30

/**
 * Reads a lecture folder. Names that begin with a dot are passed over; symbolic links are followed
 * only within the folder they lie in. What can go wrong with one file is a diagnostic, and the rest
 * is read nevertheless. Paths come in NFC and with `/`, whatever the file system does.
 * @throws LecternError `folder-missing`, `not-a-folder`, `permission-denied`, `not-a-lecture`
 */
export async function loadSources(folder: string): Promise<LectureSources> {
  const lecture = await findLecture(folder)
  const diagnostics: Diagnostic[] = []
  const slides = await listTree(lecture, 'slides', diagnostics)
  const notes = await listTree(lecture, 'speaker-notes', diagnostics)
  const room = { bytes: MAX_TOTAL_BYTES }
  const read = (files: Found[]) => readTexts(files, room, diagnostics)
  const unsafeImages = await findUnsafePictures(slides)
  const styles = slides.filter((file) => file.path.endsWith('.csl'))
  const themes = slides.filter((file) => file.path.endsWith('.css'))
  const named = async (path: string | undefined) =>
    (await read(slides.filter((file) => file.path === path)))[0]
  const glossary = await named('slides/glossary.yaml')
  return {
    config: await named('slides/lecture.yaml'),
    slides: await read(slides.filter((file) => isTopMarkdown(file.path))),
    notes: await read(notes.filter((file) => isTopMarkdown(file.path))),
    diagrams: await read(slides.filter((file) => file.path.endsWith('.mmd'))),
    references: await named(chooseReferences(slides, diagnostics)),
    ...(glossary && { glossary }),
    ...(styles.length > 0 && { styles: await read(styles) }),
    ...(themes.length > 0 && { themes: await read(themes) }),
    files: slides.map((file) => file.path),
    ...(Object.keys(unsafeImages).length > 0 && { unsafeImages }),
    stamps: Object.fromEntries(slides.flatMap(({ path, stamp }) => (isMedium(path) ? [[path, stamp]] : []))),
    diagnostics,
  }
}

const REFERENCES = ['json', 'yaml', 'yml', 'bib'].map((kind) => `slides/references.${kind}`)

/** The path of the one list of references that is read; the others are named. Undefined for none. */
function chooseReferences(slides: Found[], diagnostics: Diagnostic[]): string | undefined {
  const [first, ...others] = REFERENCES.filter((path) => slides.some((file) => file.path === path))
  for (const file of others) {
    const reason = `it is not read, because ${first} is there too`
    const hint = 'keep one list of references and remove or rename the other'
    const place = { file, line: 1, column: 1 }
    diagnostics.push({ code: 'references-invalid', severity: 'warning', ...place, reason, hint })
  }
  return first
}

interface Found {
  /** Relative to the lecture folder, NFC. */
  path: string
  /** Absolute, as the disk has it. */
  place: string
  /** Size and time of the last change; '' for a folder. */
  stamp: string
  /** In bytes; 0 for a folder. */
  size: number
}

/** Whether it is served to the pages instead of being read by the compiler. */
function isMedium(path: string): boolean {
  return !/\.(?:md|mmd|ya?ml|json|bib|csl)$/i.test(path)
}

function isTopMarkdown(path: string): boolean {
  const [, name, ...deeper] = path.split('/')
  return name !== undefined && deeper.length === 0 && isMarkdown(name)
}

// Numbers by value, so that 2-x comes before 10-x also without leading zeros. The language is fixed:
// the order of a lecture must not hang on the machine it is opened on.
const byName = new Intl.Collator('en', { numeric: true })
const compare = (a: string, b: string) => byName.compare(a, b) || (a < b ? -1 : 1)

/** Every regular file below a folder of the lecture, in order; none when the folder is missing. */
async function listTree(lecture: string, top: string, diagnostics: Diagnostic[]): Promise<Found[]> {
  const root = await realPathOf(join(lecture, top))
  if (root === undefined) return []
  const found: Found[] = []
  const visited = new Set<string>([root])
  const pending: Found[] = [{ path: top, place: root, stamp: '', size: 0 }]
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    const inside = await entriesIn(folder, lecture, diagnostics)
    for (const { entry, kind, mistake } of await severalAtOnce(inside, (one) => lookAt(one, root))) {
      if (mistake) diagnostics.push(mistake)
      if (kind === 'file') found.push(entry)
      const real = kind === 'folder' ? await realPathOf(entry.place) : undefined
      if (real === undefined || visited.has(real)) continue
      visited.add(real)
      // Far below what a path may be long, so that none of them fails for its length.
      if (entry.path.split('/').length <= MAX_DEPTH) pending.push({ ...entry, place: real })
      else
        diagnostics.push(beyond(entry.path, `folders within more than ${MAX_DEPTH} others are passed over`))
    }
    if (found.length <= MAX_FILES) continue
    found.length = MAX_FILES
    const reason = `there are more than ${MAX_FILES} files in this folder; the rest is left out`
    const hint = 'Move what does not belong to the lecture out of the folder.'
    diagnostics.push(beyond(top, reason, hint))
    break
  }
  return found.sort((a, b) => compare(a.path, b.path))
}

/** Something in a folder. */
interface Inside {
  entry: Found
  /** What the folder itself says of it. */
  listed: Dirent
}

/** @param folder its place has no symbolic link in it */
async function entriesIn(folder: Found, lecture: string, diagnostics: Diagnostic[]): Promise<Inside[]> {
  try {
    const listed = await readdir(folder.place, { withFileTypes: true })
    return listed
      .filter(({ name }) => !name.startsWith('.'))
      .map((one) => {
        const path = `${folder.path}/${one.name.normalize('NFC')}`
        return { entry: { path, place: join(folder.place, one.name), stamp: '', size: 0 }, listed: one }
      })
  } catch (error) {
    if (folder.path === 'slides') throw folderError(join(lecture, 'slides'), error)
    // A file in the place of `speaker-notes` is as good as no speaker notes, but worth a word.
    diagnostics.push(unreadable(folder.path, error))
    return []
  }
}

interface Seen {
  entry: Found
  /** Absent for what is neither, or leads out of the lecture. */
  kind?: 'file' | 'folder'
  mistake?: Diagnostic
}

async function lookAt({ entry, listed }: Inside, root: string): Promise<Seen> {
  // What the folder calls a file or a folder is no link; some file systems do not say.
  const isPlain = listed.isFile() || listed.isDirectory()
  const real = isPlain ? entry.place : await realPathOf(entry.place)
  if (real !== undefined && !isWithin(root, real)) {
    const reason = 'the link leads out of the lecture and is not followed'
    return { entry, mistake: wrong(entry.path, reason, 'copy what it points to into the lecture') }
  }
  try {
    const about = await stat(entry.place)
    if (about.isDirectory()) return { entry, kind: 'folder' }
    entry.size = about.size
    entry.stamp = `${about.size.toString(36)}-${Math.trunc(about.mtimeMs).toString(36)}`
    // Pipes and devices could block for ever.
    return about.isFile() ? { entry, kind: 'file' } : { entry }
  } catch (error) {
    return { entry, mistake: unreadable(entry.path, error) }
  }
}
