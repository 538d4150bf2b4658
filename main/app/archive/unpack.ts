import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { errorCode } from '../atomic-write.ts'
import { LecternError } from '../errors.ts'
import { MAX_ARCHIVE_BYTES, MAX_ARCHIVE_FILES, MAX_MANIFEST_BYTES } from './limits.ts'
import { MANIFEST, readManifest, type ArchivedFile } from './manifest.ts'
import { messageOf } from '../../../core/deck/message-of.ts'

/**
 * Unpacks an archive that may come from anybody below `cache`, into a folder named by its content, and returns
 * that folder. Nothing is believed: names, sizes and checksums are those of the archive's own list or it is
 * refused, and no folder is there before all of its files are. One that is there already is taken as it is
 * when every file is still what the list says.
 * @param cache an absolute folder for such things; made when it is missing
 * @throws LecternError `archive-invalid`, `folder-missing`, `target-unwritable`
 */
export async function unpackLecture(archive: string, cache: string): Promise<string> {
  await checkSize(archive)
  const name = (await hashOf(archive)).slice(0, 32)
  const target = join(cache, name)
  const zip = await openZip(archive)
  try {
    const entries = await readEntries(zip)
    const files = await readList(zip, entries)
    if (await isIntact(target, files)) return target
    await rm(target, { recursive: true, force: true })
    await unpackInto(target, zip, entries, files)
    return target
  } catch (error) {
    throw invalid(archive, error)
  } finally {
    zip.close()
  }
}

async function checkSize(archive: string): Promise<void> {
  let about
  try {
    about = await stat(archive)
  } catch (error) {
    const what = errorCode(error) === 'ENOENT' ? `There is no file ${archive}.` : `${archive} cannot be read.`
    throw new LecternError('folder-missing', what, 'Check the path.', { cause: error })
  }
  if (!about.isFile()) throw invalid(archive, new Error('it is no file'))
  if (about.size > MAX_ARCHIVE_BYTES) throw invalid(archive, new Error('it is too large'))
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function openZip(archive: string): Promise<ZipFile> {
  try {
    return await openPromise(archive, { autoClose: false, strictFileNames: true, validateEntrySizes: true })
  } catch (error) {
    throw invalid(archive, error)
  }
}

/** By name. @throws Error in words */
async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ARCHIVE_FILES + 1) throw new Error(`it holds more than ${MAX_ARCHIVE_FILES} files`)
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry
    const shown = JSON.stringify(fileName.slice(0, 200))
    if (entries.has(fileName)) throw new Error(`it holds ${shown} twice`)
    if (entries.size > MAX_ARCHIVE_FILES) throw new Error(`it holds more than ${MAX_ARCHIVE_FILES} files`)
    if (entry.isEncrypted()) throw new Error(`${shown} is encrypted`)
    if (!entry.canDecodeFileData()) throw new Error(`${shown} is compressed in a way that lectures are not`)
    if (!isRegular(entry)) throw new Error(`${shown} is a link or something else that is no file`)
    entries.set(fileName, entry)
  }
  return entries
}

/** What a Unix system would make of it; archives made elsewhere say nothing. */
function isRegular({ fileName, externalFileAttributes, versionMadeBy }: Entry): boolean {
  if (fileName.endsWith('/')) return false
  const type = (externalFileAttributes >>> 16) & 0o170000
  const made = versionMadeBy >>> 8
  // MS-DOS marks folders in another place.
  return (type === 0 || type === 0o100000) && !(made === 0 && (externalFileAttributes & 0x10) !== 0)
}

/** The archive's own list, which must be of exactly what is in it. @throws Error in words */
async function readList(zip: ZipFile, entries: Map<string, Entry>): Promise<ArchivedFile[]> {
  const entry = entries.get(MANIFEST)
  if (entry === undefined) throw new Error('it has no list of files, so it was not made by Lectern')
  if (entry.uncompressedSize > MAX_MANIFEST_BYTES) throw new Error('its list of files is too large')
  const files = readManifest(new TextDecoder().decode(await readEntry(zip, entry, entry.uncompressedSize)))
  const listed = new Set(files.map(({ path }) => path))
  for (const name of entries.keys())
    if (name !== MANIFEST && !listed.has(name))
      throw new Error(`it holds ${JSON.stringify(name)}, which it does not list`)
  for (const { path, bytes } of files) {
    const found = entries.get(path)
    if (found === undefined) throw new Error(`${JSON.stringify(path)} is missing from it`)
    if (found.uncompressedSize !== bytes)
      throw new Error(`${JSON.stringify(path)} has another size than it lists`)
  }
  return files
}

/** Stops as soon as there is more than `most`, whatever the archive says of itself. */
async function readEntry(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const stream = await zip.openReadStreamPromise(entry)
  for await (const chunk of stream) {
    size += (chunk as Buffer).byteLength
    if (size > most) throw new Error(`${JSON.stringify(entry.fileName)} is larger than it says`)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

async function unpackInto(
  target: string,
  zip: ZipFile,
  entries: Map<string, Entry>,
  files: readonly ArchivedFile[],
): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await mkdir(temporary, { mode: 0o700 })
    for (const file of files) {
      const entry = entries.get(file.path)
      if (entry === undefined) continue
      const bytes = await readEntry(zip, entry, file.bytes)
      if (!isSame(bytes, file)) throw new Error(`${JSON.stringify(file.path)} is damaged`)
      const place = join(temporary, ...file.path.split('/'))
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await writeFile(place, bytes, { flag: 'wx', mode: 0o600 })
    }
    await syncFolder(temporary)
    await rename(temporary, target).catch(async (error: unknown) => {
      // Somebody else opened the same archive at the same moment.
      if (!(await isIntact(target, files))) throw error
    })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  // Not every system can; there the name may be lost in a power cut, and the archive is unpacked again.
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

async function isIntact(folder: string, files: readonly ArchivedFile[]): Promise<boolean> {
  try {
    for (const file of files)
      if (!isSame(await readFile(join(folder, ...file.path.split('/'))), file)) return false
    return files.length > 0
  } catch {
    return false
  }
}

function isSame(bytes: Uint8Array, { bytes: size, sha256 }: ArchivedFile): boolean {
  return bytes.byteLength === size && createHash('sha256').update(bytes).digest('hex') === sha256
}

function invalid(archive: string, error: unknown): LecternError {
  if (error instanceof LecternError) return error
  // What the system refused is not the archive's fault.
  if (error instanceof Error && 'syscall' in error)
    return new LecternError(
      'target-unwritable',
      `${archive} cannot be unpacked: ${error.message}.`,
      'Make room on the disk, or name another folder in LECTERN_CACHE.',
      { cause: error },
    )
  const why = messageOf(error)
  return new LecternError(
    'archive-invalid',
    `${archive} cannot be opened as a lecture: ${why}.`,
    'Ask whoever made it to export it again.',
    { cause: error },
  )
}
