import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
// The build for browsers: that for Node brings a `require` of its own, which cannot be bundled.
import { zipSync, type Zippable } from 'fflate/browser'
import { findLecture } from '../folder.ts'
import { LecternError } from '../errors.ts'
import { whileUnchanged } from '../unchanged.ts'
import { MAX_ARCHIVE_BYTES, MAX_ARCHIVE_FILES } from './limits.ts'
import { listLecture, stampsOf, type FoundFile, type LeftOut } from './list.ts'
import { MANIFEST, manifestText, type ArchivedFile } from './manifest.ts'

/** The earliest that the format knows; a real date would make equal lectures different. */
const NO_DATE = new Date(1980, 0, 1)
/** Compressing them again takes time and gains nothing. */
const COMPRESSED = /\.(?:png|jpe?g|gif|webp|avif|mp4|m4v|m4a|mp3|ogg|opus|webm|woff2?)$/i

export interface PackedLecture {
  bytes: Uint8Array
  /** Without the list of them. */
  files: ArchivedFile[]
  leftOut: LeftOut[]
}

type Content = [ArchivedFile, Uint8Array]

/**
 * The whole lecture as one file: everything below `slides/` and `speaker-notes/` that Lectern would read or serve,
 * and the record of a lecture that was given. All files are as they were at one moment: when one changes meanwhile, they
 * are read anew.
 * The same files give the same bytes on every machine. Private notes are in it: it is the lecture itself.
 * @throws LecternError what `findLecture` throws, `too-large`, and `export-failed` when files do not stop changing
 */
export async function packLecture(folder: string, signal?: AbortSignal): Promise<PackedLecture> {
  const lecture = await findLecture(folder)
  const { contents, leftOut } = await whileUnchanged(
    async () => await stampsOf((await listLecture(lecture)).found),
    async () => {
      const { found, leftOut } = await listLecture(lecture)
      return { contents: await readAll(found, signal), leftOut }
    },
    signal,
  )
  const files = contents.map(([file]) => file)
  const tree: Zippable = { [MANIFEST]: [new TextEncoder().encode(manifestText(files)), { level: 6 }] }
  for (const [{ path }, bytes] of contents) tree[path] = [bytes, { level: COMPRESSED.test(path) ? 0 : 6 }]
  const bytes = zipSync(tree, { mtime: NO_DATE, os: 3 })
  signal?.throwIfAborted()
  return { bytes, files, leftOut }
}

async function readAll(found: readonly FoundFile[], signal: AbortSignal | undefined): Promise<Content[]> {
  if (found.length > MAX_ARCHIVE_FILES) throw tooLarge(`more than ${MAX_ARCHIVE_FILES} files`)
  const contents: Content[] = []
  let total = 0
  for (const { path, place } of found) {
    signal?.throwIfAborted()
    total += (await stat(place)).size
    if (total > MAX_ARCHIVE_BYTES) throw tooLarge(`more than ${MAX_ARCHIVE_BYTES / 1e6} MB`)
    const bytes = new Uint8Array(await readFile(place))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    contents.push([{ path, bytes: bytes.byteLength, sha256 }, bytes])
  }
  return contents
}

function tooLarge(what: string): LecternError {
  return new LecternError(
    'too-large',
    `The lecture holds ${what}, which is more than an archive takes.`,
    'Move what does not belong to the lecture out of its folder.',
  )
}
