import { join } from 'node:path'
import type { CitationRequest, CitationResult } from '../../core/deck/types.ts'
import { cacheKey, CitationCache } from './citation-cache.ts'
import { CitationThread, type ThreadOptions } from './citation-thread.ts'
import { NoThreadError } from './own-thread.ts'

/** Sets citations off the main thread and remembers the results, which must not be changed. */
export interface CitationFormatter {
  /** The result when it needs no work; undefined when it has to be made. Never rejects. */
  known(request: CitationRequest): Promise<CitationResult | undefined>
  /** Rejects when the style cannot be used. */
  format(request: CitationRequest): Promise<CitationResult>
}

export interface FormatterOptions {
  /** Results are kept in its `citations` for later days; only in memory when absent. */
  cacheFolder?: string | undefined
  thread?: ThreadOptions
}

/** How many results are kept in memory: most saved changes cite nothing new. */
const REMEMBERED = 20

export function createCitationFormatter(options: FormatterOptions = {}): CitationFormatter {
  const folder = options.cacheFolder
  const cache = folder === undefined ? undefined : new CitationCache(join(folder, 'citations'))
  const thread = new CitationThread(options.thread)
  const done = new Map<string, CitationResult>()
  const pending = new Map<string, Promise<CitationResult>>()

  const remember = (key: string, result: CitationResult) => {
    if (done.size >= REMEMBERED) done.clear()
    done.set(key, result)
    return result
  }
  const find = async (key: string, request: CitationRequest) => {
    if (request.clusters.length === 0 && request.records.length === 0) return { marks: [], entries: [] }
    const inMemory = done.get(key)
    if (inMemory) return inMemory
    const onDisk = await cache?.read(key, request)
    return onDisk && remember(key, onDisk)
  }
  const make = async (key: string, request: CitationRequest) => {
    const found = await find(key, request)
    if (found) return found
    const result = await thread.format(request).catch((error: unknown) => withoutThread(error, request))
    await cache?.write(key, result)
    return remember(key, result)
  }
  return {
    known: (request) => find(cacheKey(request), request),
    format(request) {
      const key = cacheKey(request)
      const running = pending.get(key)
      if (running) return running
      const started = make(key, request).finally(() => pending.delete(key))
      pending.set(key, started)
      return started
    },
  }
}

/** Where there can be no threads, the lecture stands still for a moment rather than lack its citations. */
async function withoutThread(error: unknown, request: CitationRequest): Promise<CitationResult> {
  if (!(error instanceof NoThreadError)) throw error
  const { formatCitations } = await import('./citations.ts')
  return formatCitations(request)
}
