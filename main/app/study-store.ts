import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DueElsewhere, Study } from '../../core/rpc/contract.ts'
import type { StudyKeeper } from '../../core/rpc/host.ts'
import { readStudyRecord } from '../../core/rpc/study-schema.ts'
import { emptyRecord, later, mergeRecords } from '../../core/study/merge.ts'
import { byCard, scheduleOf } from '../../core/study/schedule.ts'
import type { StudyRecord } from '../../core/study/types.ts'
import { errorCode, writeFileAtomic } from './atomic-write.ts'
import { withLock } from './file-lock.ts'

/** A lecture's marks and answers, for as long as it is open. */
export interface LectureStudy extends StudyKeeper {
  /** Grows with every change that came through here. */
  readonly revision: number
  subscribe(listener: () => void): () => void
  /** Resolves when everything is on the disk that was to be kept before. Never rejects. */
  flush(): Promise<void>
}

export interface StudyStore {
  /** @param title asked whenever something is written, because the lecture's may change */
  open(folder: string, title: () => string): LectureStudy
}

/** What a file holds: the record, and which lecture it is of. */
interface StoredStudy {
  folder: string
  title: string
  record: StudyRecord
}

const MAX_ELSEWHERE = 200
/** Larger files are not ours. Bytes. */
const MAX_FILE = 100_000_000

/**
 * Keeps what students mark and answer, one file for each lecture. A lecture is known by its folder; one that has
 * come to another folder, as a new edition does, goes on with what was kept under the same title. Several
 * windows and programs may write at once: each write reads, merges and replaces the file under a lock.
 *
 * @param data the folder for such things, need not exist; absolute. Undefined: everything is kept in memory.
 */
export function createStudyStore(data: string | undefined, now: () => number = Date.now): StudyStore {
  const files = data === undefined ? memoryFiles() : diskFiles(join(data, 'study'))
  const listeners = new Set<() => void>()
  let revision = 1
  /** One after the other, so that each write knows of the one before. */
  let work: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const result = work.then(task, task)
    work = result.catch(() => undefined)
    return result
  }

  return {
    open(folder, title) {
      const own = keyOf(folder)
      const load = async (): Promise<StudyRecord> => {
        const stored = (await files.read(own)) ?? (await inheritance(files, folder, title()))
        const settings = later(stored?.record.settings, (await files.read(SETTINGS))?.record.settings)
        const record = stored?.record ?? emptyRecord()
        return settings === undefined ? record : { ...record, settings }
      }
      const study = async (record: StudyRecord): Promise<Study> => ({
        record,
        elsewhere: await dueElsewhere(files, own, now()),
      })
      return {
        get revision() {
          return revision
        },
        subscribe(listener) {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
        flush: () => inTurn(async () => {}),
        read: () => inTurn(async () => study(await load())),
        keep: (changes, lecture = own) =>
          inTurn(async () => {
            await files.change(lecture, async (stored) => {
              const before = stored ?? (lecture === own ? await inheritance(files, folder, title()) : null)
              const record = mergeRecords(before?.record ?? emptyRecord(), changes)
              const about =
                lecture === own
                  ? { folder, title: title() }
                  : { folder: before?.folder ?? '', title: before?.title ?? '' }
              return { ...about, record }
            })
            const { settings } = changes
            if (settings !== undefined)
              await files.change(SETTINGS, async (stored) => ({
                folder: '',
                title: '',
                record: mergeRecords(stored?.record ?? emptyRecord(), { ...emptyRecord(), settings }),
              }))
            revision += 1
            for (const listener of listeners) listener()
            return study(await load())
          }),
      }
    },
  }
}

/** The name of a lecture's file. */
export function keyOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex')
}

const SETTINGS = createHash('sha256').update('settings of all lectures').digest('hex')

/** What was kept of a lecture of this title in another folder; null for none, or for one without a title. */
async function inheritance(files: Files, folder: string, title: string): Promise<StoredStudy | null> {
  if (title === '') return null
  let newest: { stored: StoredStudy; at: number } | null = null
  for (const key of await files.list()) {
    const stored = await files.read(key)
    if (stored === null || stored.title !== title || stored.folder === folder) continue
    const at = lastChange(stored.record)
    if (newest === null || at > newest.at) newest = { stored, at }
  }
  return newest?.stored ?? null
}

function lastChange({ marks, reviews, place }: StudyRecord): number {
  const times = [...Object.values(marks).flat(), ...Object.values(reviews)].map(({ at }) => at)
  return times.reduce((latest, at) => Math.max(latest, at), place?.at ?? 0)
}

async function dueElsewhere(files: Files, own: string, now: number): Promise<DueElsewhere[]> {
  const found: (DueElsewhere & { due: number })[] = []
  const ours = await files.read(own)
  for (const lecture of await files.list()) {
    const stored = lecture === own ? null : await files.read(lecture)
    // A moved lecture's old file has the same cards once more.
    if (stored === null || stored.title === ours?.title) continue
    for (const [card, reviews] of byCard(stored.record.reviews)) {
      const text = stored.record.cards[card]
      const { due } = scheduleOf(reviews)
      if (text === undefined || due > now) continue
      found.push({ lecture, title: stored.title, card, ...text.value, due })
    }
  }
  found.sort((a, b) => a.due - b.due)
  return found.slice(0, MAX_ELSEWHERE).map(({ due: _due, ...card }) => card)
}

interface Files {
  /** Keys of all that is kept. */
  list(): Promise<string[]>
  read(key: string): Promise<StoredStudy | null>
  change(key: string, change: (stored: StoredStudy | null) => Promise<StoredStudy>): Promise<void>
}

function memoryFiles(): Files {
  const kept = new Map<string, StoredStudy>()
  return {
    list: async () => [...kept.keys()],
    read: async (key) => kept.get(key) ?? null,
    async change(key, change) {
      kept.set(key, await change(kept.get(key) ?? null))
    },
  }
}

function diskFiles(folder: string): Files {
  const pathOf = (key: string) => join(folder, `${key}.json`)
  const seen = new Map<string, { stamp: string; stored: StoredStudy | null }>()
  const read = async (key: string): Promise<StoredStudy | null> => {
    const path = pathOf(key)
    let stamp: string
    try {
      const { size, mtimeMs } = await stat(path)
      if (size > MAX_FILE) return null
      stamp = `${size}-${mtimeMs}`
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
    const known = seen.get(key)
    if (known?.stamp === stamp) return known.stored
    const stored = readStored(await readFile(path, 'utf8'))
    seen.set(key, { stamp, stored })
    return stored
  }
  return {
    async list() {
      const names = await readdir(folder).catch(() => [])
      return names.flatMap((name) => /^([\da-f]{64})\.json$/.exec(name)?.[1] ?? [])
    },
    read,
    async change(key, change) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await withLock(join(folder, `${key}.lock`), async () => {
        seen.delete(key)
        const stored = await read(key)
        // What cannot be read is not overwritten: somebody may be able to save it.
        if (stored === null) await rename(pathOf(key), `${pathOf(key)}.unreadable`).catch(() => {})
        await writeFileAtomic(pathOf(key), JSON.stringify(await change(stored)))
        seen.delete(key)
      })
    },
  }
}

function readStored(text: string): StoredStudy | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('record' in value)) return null
    const { folder, title } = value as Record<string, unknown>
    const record = readStudyRecord(value.record)
    if (record === null || typeof folder !== 'string' || typeof title !== 'string') return null
    return { folder, title, record }
  } catch {
    return null
  }
}
