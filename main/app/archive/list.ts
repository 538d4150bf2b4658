import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RECORD_FILE } from '../../../core/session/record.ts'
import { isPlainName } from '../contained-path.ts'
import { isWithin, realPathOf } from '../folder.ts'
import { checkPath } from './manifest.ts'

export interface FoundFile {
  /** Relative to the lecture, NFC, with `/`. */
  path: string
  /** Absolute, as the disk has it, free of symbolic links. */
  place: string
}

export interface LeftOut {
  path: string
  /** In words. */
  reason: string
}

/**
 * What belongs to a lecture that is handed on as files, in the order of the paths.
 * @param lecture absolute
 * @throws what the file system says when something vanishes meanwhile
 */
export async function listLecture(lecture: string): Promise<{ found: FoundFile[]; leftOut: LeftOut[] }> {
  const leftOut: LeftOut[] = []
  const found = [
    ...(await listFolder(lecture, 'slides', leftOut)),
    ...(await listFolder(lecture, 'speaker-notes', leftOut)),
    ...(await listRecord(lecture)),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
  return { found, leftOut }
}

/** What tells of each file, by its path, whether it was written or replaced in between. */
export async function stampsOf(files: readonly FoundFile[]): Promise<Map<string, string>> {
  const stamps = new Map<string, string>()
  for (const { path, place } of files) {
    // Nanoseconds: within one millisecond much is written.
    const { size, mtimeNs, ino } = await stat(place, { bigint: true })
    stamps.set(path, `${size}-${mtimeNs}-${ino}`)
  }
  return stamps
}

async function listFolder(lecture: string, top: string, leftOut: LeftOut[]): Promise<FoundFile[]> {
  const root = await realPathOf(join(lecture, top))
  if (root === undefined) return []
  const found: FoundFile[] = []
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
async function listRecord(lecture: string): Promise<FoundFile[]> {
  const top = await realPathOf(lecture)
  const place = await realPathOf(join(lecture, RECORD_FILE))
  if (top === undefined || place === undefined || !isWithin(top, place)) return []
  return (await stat(place)).isFile() ? [{ path: RECORD_FILE, place }] : []
}

/** Why something cannot be part of an archive; null when it can. */
async function unfit({ path }: FoundFile, root: string, real: string | undefined): Promise<string | null> {
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
