import { RECORD_FILE } from '../../../core/session/record.ts'
import { isPlainName } from '../contained-path.ts'
import { MAX_ARCHIVE_BYTES, MAX_ARCHIVE_DEPTH, MAX_ARCHIVE_FILES, MAX_ARCHIVE_PATH } from './limits.ts'

/** The archive's first file: what is in it, and by what each file is known to be whole. */
export const MANIFEST = 'lectern.json'

const FORMAT = 'lectern-lecture'
const VERSION = 1

export interface ArchivedFile {
  /** Relative to the lecture folder, NFC, with `/`; below `slides/` or `speaker-notes/`, or the record of one given. */
  path: string
  bytes: number
  /** In hexadecimal. */
  sha256: string
}

/** Without date, machine or program: the same lecture always gives the same bytes. */
export function manifestText(files: readonly ArchivedFile[]): string {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return `${JSON.stringify({ format: FORMAT, version: VERSION, files: sorted }, null, 1)}\n`
}

/**
 * Reads the list of an archive that may come from anybody.
 * @throws Error in words, when it is none or names what no lecture may hold
 */
export function readManifest(text: string): ArchivedFile[] {
  const data = parsed(text)
  if (data['format'] !== FORMAT) throw new Error('it is an archive of something else')
  if (data['version'] !== VERSION)
    throw new Error(`it was made by a newer Lectern (version ${String(data['version'])} of the format)`)
  const listed = data['files']
  if (!Array.isArray(listed)) throw new Error('its list of files is missing')
  if (listed.length > MAX_ARCHIVE_FILES) throw new Error(`it lists more than ${MAX_ARCHIVE_FILES} files`)
  const files = listed.map(readFile)
  checkNames(files)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (bytes > MAX_ARCHIVE_BYTES) throw new Error(`it would take ${Math.round(bytes / 1e6)} MB unpacked`)
  return files
}

function parsed(text: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text)
    if (typeof data === 'object' && data !== null) return data as Record<string, unknown>
  } catch {
    // The same to whoever opens it.
  }
  throw new Error('its list of files cannot be read')
}

function readFile(entry: unknown): ArchivedFile {
  const { path, bytes, sha256 } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
    string,
    unknown
  >
  const isSize = Number.isSafeInteger(bytes) && (bytes as number) >= 0
  if (typeof path !== 'string' || !isSize || typeof sha256 !== 'string' || !/^[\da-f]{64}$/.test(sha256))
    throw new Error('its list of files has an entry that is none')
  checkPath(path)
  return { path, bytes: bytes as number, sha256 }
}

/**
 * Whether a path may be unpacked: below the two folders of a lecture, by names that mean the same on every system.
 * @throws Error in words
 */
export function checkPath(path: string): void {
  if (path === RECORD_FILE) return
  const segments = path.split('/')
  const [top] = segments
  const wrong = (why: string) => new Error(`it names ${JSON.stringify(path.slice(0, 200))}, ${why}`)
  if (path.length > MAX_ARCHIVE_PATH) throw wrong('which is too long')
  if (segments.length < 2 || (top !== 'slides' && top !== 'speaker-notes'))
    throw wrong('which is not below slides or speaker-notes')
  if (segments.length > MAX_ARCHIVE_DEPTH) throw wrong('which is too deep')
  if (!segments.every(isPlainName)) throw wrong('which no lecture may hold')
  if (path !== path.normalize('NFC')) throw wrong('which is written in a way that systems disagree about')
}

/** No two names that a file system may take for one, and no file where another one needs a folder. */
function checkNames(files: readonly ArchivedFile[]): void {
  const seen = new Set<string>()
  const folders = new Set<string>()
  for (const { path } of files) {
    const folded = foldedName(path)
    if (seen.has(folded)) throw new Error(`it holds ${JSON.stringify(path)} twice`)
    seen.add(folded)
    const segments = folded.split('/')
    for (let end = 1; end < segments.length; end += 1) folders.add(segments.slice(0, end).join('/'))
  }
  for (const folder of folders)
    if (seen.has(folder)) throw new Error(`it holds ${JSON.stringify(folder)} as a file and as a folder`)
}

/** As file systems that do not tell upper from lower case see it. */
function foldedName(path: string): string {
  return path.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase()
}
