import { tokens } from './fold.ts'
import { rank } from './ranking.ts'
import { segmentsOf, type Segment, type SegmentKind } from './segments.ts'
import { snippetOf, type Snippet } from './snippet.ts'
import type { StudySlide } from './types.ts'
import { Vocabulary } from './vocabulary.ts'

/** One slide that answers a search, and the best place on it. */
export interface SearchResult extends Snippet {
  /** Id. */
  slide: string
  /** At which what was found shows. */
  step: number
  kind: SegmentKind
  /** Key of the reference; only for sources. */
  source?: string
}

export interface SlideSearch {
  /** A slide that was added before is replaced. */
  add(slide: StudySlide): void
  /** The same for a slide by its pieces, in reading order. */
  addPieces(slideId: string, pieces: readonly Segment[]): void
  remove(slideId: string): void
  /** Best first, at most `limit`; none for a query without words. */
  search(query: string, limit?: number): SearchResult[]
  /** Slides that can be found. */
  readonly size: number
}

/** A piece of a slide with its words, by their ids, in order. */
interface Indexed extends Segment {
  words: Uint32Array
}

/** More words of a query say nothing new. */
const MOST_WORDS = 24

/** An index over slides in this page's memory. Queries may have typing mistakes and unfinished words. */
export function createSearch(): SlideSearch {
  const vocabulary = new Vocabulary()
  /** By number; null for one that was removed. */
  const documents: ({ id: string; segments: Indexed[] } | null)[] = []
  const numbers = new Map<string, number>()
  const remove = (id: string) => {
    const number = numbers.get(id)
    if (number === undefined) return
    numbers.delete(id)
    for (const word of new Set(documents[number]?.segments.flatMap(({ words }) => [...words]))) {
      const { documents: having = [], impacts = [] } = vocabulary.at(word) ?? {}
      const at = having.indexOf(number)
      having.splice(at, 1)
      impacts.splice(at, 1)
    }
    documents[number] = null
  }
  const addPieces = (slide: string, pieces: readonly Segment[]) => {
    remove(slide)
    const segments = pieces.map((segment): Indexed => ({
      ...segment,
      words: Uint32Array.from(tokens(segment.text), ({ term }) => vocabulary.ensure(term).id),
    }))
    const number = documents.push({ id: slide, segments }) - 1
    numbers.set(slide, number)
    for (const [id, impact] of impactsOf(segments)) {
      const word = vocabulary.at(id)
      word?.documents.push(number)
      word?.impacts.push(impact)
    }
  }
  return {
    add: (slide) => addPieces(slide.id, segmentsOf(slide)),
    addPieces,
    remove,
    search(query, limit = 30) {
      const terms = [...new Set(termsOf(query))].slice(0, MOST_WORDS)
      const ranked = rank(terms, vocabulary, documents.length)
      const found = new Uint8Array(vocabulary.size)
      for (const { id } of ranked.words) found[id] = 1
      const names = new Set(Array.from(ranked.words, ({ term }) => term))
      const hasPhrase = phrase(terms, vocabulary)
      return ranked.documents.slice(0, limit).flatMap((number): SearchResult[] => {
        const { id = '', segments = [] } = documents[number] ?? {}
        const best = bestPlace(segments, found, hasPhrase)
        return best === null ? [] : [{ slide: id, ...resultOf(best, names) }]
      })
    },
    get size() {
      return numbers.size
    },
  }
}

/** How much a word counts that stands in a piece of this kind. */
const BOOST: Record<SegmentKind, number> = { title: 4, slide: 2, diagram: 1.5, notes: 1, source: 0.8 }
/** Words that a slide usually has of this kind: in a longer text a word tells less. */
const USUAL: Record<SegmentKind, number> = { title: 6, slide: 40, diagram: 25, notes: 120, source: 60 }

/** How much each word weighs on a slide, by its id: the part of BM25+ that depends on the slide alone. */
function impactsOf(segments: readonly Indexed[]): Map<number, number> {
  const impacts = new Map<number, number>()
  for (const kind of Object.keys(BOOST) as SegmentKind[]) {
    const times = new Map<number, number>()
    let length = 0
    for (const segment of segments) {
      if (segment.kind !== kind) continue
      length += segment.words.length
      for (const word of segment.words) times.set(word, (times.get(word) ?? 0) + 1)
    }
    const shorter = 0.3 + (0.7 * length) / USUAL[kind]
    for (const [word, count] of times) {
      const impact = BOOST[kind] * (0.5 + (count * 2.2) / (count + 1.2 * shorter))
      impacts.set(word, (impacts.get(word) ?? 0) + impact)
    }
  }
  return impacts
}

/** What English questions are made of, whatever they ask for. */
const ASKING = new Set(
  'a an and are at be by can come comes did do does for from has have how in it is of on or that the this to was were what when where which who whom whose why with'.split(
    ' ',
  ),
)

/** The query's words, folded, without such as say nothing, unless it has no others. */
function termsOf(query: string): string[] {
  const words = query.split(/\s+/).filter((word) => word !== '')
  const telling = words.filter((word) => !ASKING.has(word.toLowerCase().replaceAll(/\P{L}/gu, '')))
  return tokens((telling.length > 0 ? telling : words).join(' ')).map(({ term }) => term)
}

/** What a piece of this kind says beyond its words. */
const WORTH: Record<SegmentKind, number> = { title: 0, slide: 0.4, diagram: 0.3, notes: 0.3, source: 0 }
/** A title is shown with every result: as the place itself it counts only where it says far more. */
const TITLE_SHARE = 0.4
/** What the words side by side, as they were typed, are worth. */
const TOGETHER = 3

function bestPlace(
  segments: readonly Indexed[],
  found: Uint8Array,
  hasPhrase: (words: Uint32Array) => boolean,
): Indexed | null {
  let best: Indexed | null = null
  let most = 0
  for (const segment of segments) {
    const said = new Set<number>()
    for (const word of segment.words) if (found[word] === 1) said.add(word)
    if (said.size === 0) continue
    const worth = said.size * 2 + (hasPhrase(segment.words) ? TOGETHER : 0)
    const score = worth * (segment.kind === 'title' ? TITLE_SHARE : 1) + WORTH[segment.kind]
    if (best !== null && score <= most) continue
    best = segment
    most = score
  }
  return best
}

/** Whether the terms stand side by side in a text; the last may be unfinished. */
function phrase(terms: readonly string[], vocabulary: Vocabulary): (words: Uint32Array) => boolean {
  const ids = terms.slice(0, -1).map((term) => vocabulary.get(term)?.id ?? -1)
  const last = terms.at(-1) ?? ''
  return (words) => {
    for (let at = 0; at + ids.length < words.length; at += 1)
      if (
        ids.every((id, index) => words[at + index] === id) &&
        vocabulary.at(words[at + ids.length] ?? 0)?.term.startsWith(last) === true
      )
        return true
    return false
  }
}

function resultOf(
  { kind, step, source, text }: Indexed,
  found: ReadonlySet<string>,
): Omit<SearchResult, 'slide'> {
  const hits = tokens(text).filter(({ term }) => found.has(term))
  return { kind, step, ...(source === undefined ? {} : { source }), ...snippetOf(text, hits) }
}
