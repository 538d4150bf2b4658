import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { CitationRequest, CitationResult } from '../../core/deck/types.ts'
import { writeFileAtomic } from './atomic-write.ts'

/**
 * What else than the request decides on the result: the engine, its styles and languages, and how they are
 * used here. A test holds it against the packages and the styles of our own.
 */
export const ENGINE = 'citeproc 2.4.63, styles e657669e2ecd, layout 1'

const KEPT = 50
/** Larger than the result of any lecture; bytes. */
const MAX_BYTES = 20_000_000

/** The same for the same request, whatever the order of a record's properties. */
export function cacheKey(request: CitationRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([ENGINE, request], sorted))
    .digest('hex')
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Results of earlier days, one file each, the 50 used last. A cache that cannot be read or written is as
 * good as none: nothing here rejects.
 */
export class CitationCache {
  readonly #folder: string

  /** @param folder need not exist; absolute */
  constructor(folder: string) {
    this.#folder = folder
  }

  async read(key: string, request: CitationRequest): Promise<CitationResult | undefined> {
    const path = this.#path(key)
    try {
      if ((await stat(path)).size > MAX_BYTES) return undefined
      const result: unknown = JSON.parse(await readFile(path, 'utf8'))
      if (!isResultOf(request, result)) return undefined
      const now = new Date()
      await utimes(path, now, now).catch(() => {})
      return result
    } catch {
      return undefined
    }
  }

  async write(key: string, result: CitationResult): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await writeFileAtomic(this.#path(key), JSON.stringify(result))
      await this.#removeOldest()
    } catch {
      // The next opening formats again.
    }
  }

  async #removeOldest(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => /^[\da-f]{64}\.json$/.test(name))
    if (names.length <= KEPT) return
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name)
        return { path, used: (await stat(path)).mtimeMs }
      }),
    )
    files.sort((a, b) => b.used - a.used)
    await Promise.all(files.slice(KEPT).map(({ path }) => rm(path, { force: true })))
  }

  #path(key: string): string {
    return join(this.#folder, `${key}.json`)
  }
}

/** Whether it has one mark for each cluster, and entries for records that were asked for. */
function isResultOf(request: CitationRequest, value: unknown): value is CitationResult {
  if (typeof value !== 'object' || value === null || !('marks' in value) || !('entries' in value))
    return false
  const { marks, entries } = value
  if (!Array.isArray(marks) || !Array.isArray(entries)) return false
  if (marks.length !== request.clusters.length || entries.length > request.records.length) return false
  return marks.every((mark) => typeof mark === 'string') && entries.every(isEntry)
}

function isEntry(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null || !('key' in entry) || !('html' in entry)) return false
  return typeof entry.key === 'string' && typeof entry.html === 'string'
}
