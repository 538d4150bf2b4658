import { compile } from '../../core/deck/compile.ts'
import { slidesFor } from '../../core/rpc/content.ts'
import { createSearch } from '../../core/study/search.ts'
import { loadSources } from '../../main/app/load.ts'

export interface SearchTimes {
  slides: number
  /** Milliseconds for putting all slides into the index. */
  index: number
  /** Milliseconds for one query. */
  median: number
  p95: number
  worst: number
  queries: number
}

/** Words of the lecture's own, whole, begun and mistyped, one to three at a time. */
function queriesFrom(texts: readonly string[], count: number): string[] {
  const words = [...new Set(texts.join(' ').match(/\p{L}{4,}/gu) ?? [])]
  const word = (at: number) => words[(at * 7919) % words.length] ?? 'word'
  return Array.from({ length: count }, (_, at) => {
    const first = word(at)
    if (at % 4 === 0) return first
    if (at % 4 === 1) return first.slice(0, 4)
    if (at % 4 === 2) return `${first.slice(0, 2)}${first.slice(3)} ${word(at + 1)}`
    return `${first} ${word(at + 1)} ${word(at + 2).slice(0, 5)}`
  })
}

/** Measures the search of the review page on a lecture folder. */
export async function measureSearch(folder: string, count = 400): Promise<SearchTimes> {
  const deck = await compile(await loadSources(folder))
  const slides = slidesFor(
    'reviewer',
    deck,
    deck.slides.map(({ index }) => index),
  )
  const search = createSearch()
  const began = performance.now()
  for (const slide of slides) search.add(slide)
  const index = performance.now() - began
  const queries = queriesFrom(
    deck.slides.map(({ text, title }) => `${title} ${text}`),
    count,
  )
  for (const query of queries.slice(0, 20)) search.search(query)
  const times = queries.map((query) => {
    const start = performance.now()
    search.search(query)
    return performance.now() - start
  })
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    slides: slides.length,
    index,
    median: at(0.5),
    p95: at(0.95),
    worst: times.at(-1) ?? 0,
    queries: count,
  }
}
