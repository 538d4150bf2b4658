import MiniSearch from 'minisearch'
import { compile } from '../../core/deck/compile.ts'
import { slidesFor } from '../../core/rpc/content.ts'
import { tokens } from '../../core/study/fold.ts'
import { createSearch } from '../../core/study/search.ts'
import { segmentsOf } from '../../core/study/segments.ts'
import type { StudySlide } from '../../core/study/types.ts'
import { loadSources } from '../../main/app/load.ts'
import { sample, seeded, type Random } from '../support/synthetic-words.ts'

/** Milliseconds of the processor's time, which other programs make no longer. */
export interface SearchTimes {
  slides: number
  /** For putting all slides into the index. */
  index: number
  /** For one query. */
  median: number
  p95: number
  worst: number
  /** The same queries by a look through all texts, which forgives nothing and ranks nothing. */
  plain95: number
  /** The same by MiniSearch as it comes, with prefixes and typing mistakes. */
  library95: number
  queries: number
}

/** Different words of a long lecture, beside the few of a synthetic one. */
const VOCABULARY = 12_000

function vocabulary(random: Random): string[] {
  const letters = 'etaoinshrdlucmfwypvbgk'
  const letter = () => letters[Math.floor(random() ** 1.6 * letters.length)] ?? 'e'
  const word = () => Array.from({ length: 4 + Math.floor(random() * 9) }, letter).join('')
  return Array.from({ length: VOCABULARY }, word)
}

/** Each slide says some words more, few of them often and most of them seldom, as in every language. */
function spoken(slides: readonly StudySlide[], random: Random): StudySlide[] {
  const words = vocabulary(random)
  const say = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(random() ** 2 * words.length)] ?? '').join(' ')
  return slides.map((slide) => ({
    ...slide,
    html: `${slide.html}<p>${say(15)}</p>`,
    notesHtml: `${slide.notesHtml ?? ''}<p>${sample(random, 30)} β-endorphin ${say(30)}</p>`,
  }))
}

/** What is asked: words whole, begun, of one letter, mistyped, several, in a question, in Greek. */
function queriesFrom(slides: readonly StudySlide[], count: number): string[] {
  const text = slides.map((slide) => segmentsOf(slide).map((segment) => segment.text)).join(' ')
  const words = [...new Set(text.match(/\p{L}{4,}/gu) ?? [])]
  const word = (at: number) => words[(at * 7919) % words.length] ?? 'word'
  const mistyped = (at: number) => word(at).slice(0, 2) + word(at).slice(3)
  const kinds: ((at: number) => string)[] = [
    word,
    (at) => word(at).slice(0, 4),
    (at) => word(at).slice(0, 2),
    (at) => word(at).slice(0, 1),
    mistyped,
    (at) => `${mistyped(at)} ${word(at + 1)}`,
    (at) => `${word(at)} ${word(at + 1)} ${word(at + 2).slice(0, 5)}`,
    (at) => `where does ${word(at)} come from`,
    (at) => Array.from({ length: 8 }, (_, more) => word(at + more)).join(' '),
    (at) => `${['β-endorphin', 'beta endorphin', 'pain'][at % 3]} ${word(at).slice(0, at % 4)}`,
  ]
  return Array.from({ length: count }, (_, at) => kinds[at % kinds.length]?.(at) ?? '')
}

type Finder = (query: string) => unknown

function plainFinder(texts: readonly string[]): Finder {
  return (query) => {
    const terms = tokens(query).map(({ term }) => term)
    return texts.filter((text) => terms.every((term) => text.includes(term)))
  }
}

function libraryFinder(texts: readonly string[]): Finder {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] })
  index.addAll(texts.map((text, id) => ({ id, text })))
  return (query) => index.search(query, { prefix: true, fuzzy: 0.2, combineWith: 'AND' })
}

function processorTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Measures the search of the review page on a lecture folder, in turns with the other ways. */
export async function measureSearch(folder: string, count = 400): Promise<SearchTimes> {
  const deck = await compile(await loadSources(folder))
  const indices = deck.slides.map(({ index }) => index)
  const slides = spoken(slidesFor('reviewer', deck, indices), seeded(5))
  const search = createSearch()
  const index = processorTime(() => {
    for (const slide of slides) search.add(slide)
  })
  const texts = slides.map((slide) =>
    tokens(
      segmentsOf(slide)
        .map(({ text }) => text)
        .join(' '),
    )
      .map(({ term }) => term)
      .join(' '),
  )
  const finders: Finder[] = [(query) => search.search(query), plainFinder(texts), libraryFinder(texts)]
  const times: number[][] = finders.map(() => [])
  for (const query of queriesFrom(slides, count))
    finders.forEach((find, at) => times[at]?.push(processorTime(() => find(query))))
  const [own = [], plain = [], library = []] = times.map((of) => of.toSorted((a, b) => a - b))
  return {
    slides: slides.length,
    index,
    median: at(own, 0.5),
    p95: at(own, 0.95),
    worst: own.at(-1) ?? 0,
    plain95: at(plain, 0.95),
    library95: at(library, 0.95),
    queries: count,
  }
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
