import type { SlideContent } from '../../core/rpc/contract.ts'

/** Most slides a role may ask for in one call (see `Methods.slides`). */
const MOST_PER_CALL = 200

export interface SlidesAnswer {
  deckRevision: number
  slides: SlideContent[]
}

export interface SlidesStore {
  /**
   * Bodies in the order asked for; indices outside the deck are left out. Rejects when the fetch
   * does; nothing is remembered of a failed fetch.
   */
  get(indices: readonly number[]): Promise<SlideContent[]>
  /** Takes in a body that came by itself, of the revision in use. */
  put(slide: SlideContent): void
  /** Forgets everything unless it already belongs to this revision of the deck. */
  useRevision(deckRevision: number): void
  /** Forgets everything: after a reconnect even an equal revision may be another deck. */
  clear(): void
}

/**
 * Keeps slide bodies of one revision of the deck, so that a step never waits. An index that is
 * already on its way is not asked for twice; beyond `limit` the least recently used is dropped.
 */
export function createSlidesStore(
  fetch: (indices: number[]) => Promise<SlidesAnswer>,
  limit = 120,
): SlidesStore {
  type Entry = Promise<SlideContent | undefined>
  /** In order of last use. An entry is kept as a promise, so that what is under way is shared. */
  const entries = new Map<number, Entry>()
  let revision: number | null = null

  const ask = (indices: number[]): void => {
    const answer = fetch(indices).then((found) => {
      if (revision !== null && found.deckRevision > revision) {
        // The deck changed between our snapshot and this answer: older bodies must not mix with it.
        for (const [index, entry] of entries) if (!mine.has(entry)) entries.delete(index)
      }
      revision = Math.max(revision ?? found.deckRevision, found.deckRevision)
      return new Map(found.slides.map((slide) => [slide.index, slide]))
    })
    const mine = new Set<Entry>()
    for (const index of indices) {
      const entry = answer.then((found) => found.get(index))
      const forget = () => {
        if (entries.get(index) === entry) entries.delete(index)
      }
      mine.add(entry)
      entries.set(index, entry)
      // What is not to be had now may be later: followers get a slide once the room has seen it.
      entry.then((slide) => slide ?? forget(), forget)
    }
  }

  const get = async (indices: readonly number[]): Promise<SlideContent[]> => {
    const wanted = [...new Set(indices)]
    const missing = wanted.filter((index) => !entries.has(index))
    for (let from = 0; from < missing.length; from += MOST_PER_CALL) {
      ask(missing.slice(from, from + MOST_PER_CALL))
    }
    const found = indices.map((index) => entries.get(index))
    for (const index of wanted) touch(entries, index)
    // What this call still waits for is never dropped, however small the limit.
    for (const index of entries.keys()) {
      if (entries.size <= Math.max(limit, wanted.length)) break
      entries.delete(index)
    }
    return (await Promise.all(found)).filter((slide) => slide !== undefined)
  }

  return {
    get,
    put(slide) {
      entries.set(slide.index, Promise.resolve(slide))
    },
    useRevision(deckRevision) {
      if (revision !== null && revision !== deckRevision) entries.clear()
      revision = deckRevision
    },
    clear() {
      entries.clear()
      revision = null
    },
  }
}

function touch<T>(entries: Map<number, T>, index: number): void {
  const entry = entries.get(index)
  if (entry === undefined) return
  entries.delete(index)
  entries.set(index, entry)
}
