import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
// The build for browsers: that for Node brings a `require` of its own, which cannot be bundled.
import { zipSync, type Zippable } from 'fflate/browser'
import { RECORD_FILE } from '../../../core/session/record.ts'
import { findLecture, isWithin, realPathOf } from '../folder.ts'
import { LecternError } from '../errors.ts'
import { isPlainName } from '../contained-path.ts'
import { MAX_ARCHIVE_BYTES, MAX_ARCHIVE_FILES } from './limits.ts'
import { checkPath, MANIFEST, manifestText, type ArchivedFile } from './manifest.ts'

/** The earliest that the format knows; a real date would make equal lectures different. */
const NO_DATE = new Date(1980, 0, 1)
/** Compressing them again takes time and gains nothing. */
const COMPRESSED = /\.(?:png|jpe?g|gif|webp|avif|mp4|m4v|m4a|mp3|ogg|opus|webm|woff2?)$/i

export interface PackedLecture {
  bytes: Uint8Array
  /** Without the list of them. */
  files: ArchivedFile[]
  /** Paths that were left out, and why, in words. */
  leftOut: { path: string; reason: string }[]
}

/**
 * The whole lecture as one file: everything below `slides/` and `speaker-notes/` that Lectern would read or serve,
 * and the record of a lecture that was given.
 * The same files give the same bytes on every machine. Private notes are in it: it is the lecture itself.
 * @throws LecternError what `findLecture` throws, and `too-large`
 */
export async function packLecture(folder: string, signal?: AbortSignal): Promise<PackedLecture> {
  const lecture = await findLecture(folder)
  const leftOut: PackedLecture['leftOut'] = []
  const found = [
    ...(await listFolder(lecture, 'slides', leftOut)),
    ...(await listFolder(lecture, 'speaker-notes', leftOut)),
    ...(await listRecord(lecture)),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
  if (found.length > MAX_ARCHIVE_FILES) throw tooLarge(`more than ${MAX_ARCHIVE_FILES} files`)
  const contents: [ArchivedFile, Uint8Array][] = []
  let total = 0
  for (const { path, place } of found) {
    signal?.throwIfAborted()
    total += (await stat(place)).size
    if (total > MAX_ARCHIVE_BYTES) throw tooLarge(`more than ${MAX_ARCHIVE_BYTES / 1e6} MB`)
    const bytes = new Uint8Array(await readFile(place))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    contents.push([{ path, bytes: bytes.byteLength, sha256 }, bytes])
  }
  const files = contents.map(([file]) => file)
  const tree: Zippable = { [MANIFEST]: [new TextEncoder().encode(manifestText(files)), { level: 6 }] }
  for (const [{ path }, bytes] of contents) tree[path] = [bytes, { level: COMPRESSED.test(path) ? 0 : 6 }]
  const bytes = zipSync(tree, { mtime: NO_DATE, os: 3 })
  signal?.throwIfAborted()
  return { bytes, files, leftOut }
}

interface Found {
  path: string
  place: string
}

async function listFolder(lecture: string, top: string, leftOut: PackedLecture['leftOut']): Promise<Found[]> {
  const root = await realPathOf(join(lecture, top))
  if (root === undefined) return []
  const found: Found[] = []
  const visited = new Set([root])
  const walk = async (path: string, place: string): Promise<void> => {
    for (const name of await readdir(place)) {
      if (name.startsWith('.')) continue
      const entry = { path: `${path}/${name.normalize('NFC')}`, place: join(place, name) }
      const real = await realPathOf(entry.place)
      const reason = await unfit(entry, root, real)
      if (reason !== null || real === undefined) {
        leftOut.push({ path: entry.path, reason: reason ?? 'it cannot be read' })
        continue
      }
      if (!(await stat(real)).isDirectory()) found.push({ path: entry.path, place: real })
      else if (!visited.has(real)) {
        visited.add(real)
        await walk(entry.path, real)
      }
    }
  }
  await walk(top, root)
  return found
}

/** What was shown when the lecture was given, if this is a pack for those who were there. */
async function listRecord(lecture: string): Promise<Found[]> {
  const top = await realPathOf(lecture)
  const place = await realPathOf(join(lecture, RECORD_FILE))
  if (top === undefined || place === undefined || !isWithin(top, place)) return []
  return (await stat(place)).isFile() ? [{ path: RECORD_FILE, place }] : []
}

/** Why something cannot be part of an archive; null when it can. */
async function unfit({ path }: Found, root: string, real: string | undefined): Promise<string | null> {
  if (real === undefined) return 'the link leads nowhere'
  if (!isWithin(root, real)) return 'the link leads out of the lecture'
  const about = await stat(real)
  if (!about.isFile() && !about.isDirectory()) return 'it is no file'
  if (!isPlainName(path.split('/').at(-1) ?? '')) return 'its name does not work on every system'
  if (about.isDirectory()) return null
  try {
    checkPath(path)
    return null
  } catch {
    return 'its name does not work on every system'
  }
}

function tooLarge(what: string): LecternError {
  return new LecternError(
    'too-large',
    `The lecture holds ${what}, which is more than an archive takes.`,
    'Move what does not belong to the lecture out of its folder.',
  )
}
