import MiniSearch from 'minisearch'
import { tokens, type Token } from './fold.ts'
import { segmentsOf, type Segment, type SegmentKind } from './segments.ts'
import type { StudySlide } from './types.ts'

/** One slide that answers a search, and the best place on it. */
export interface SearchResult {
  /** Id. */
  slide: string
  /** At which what was found shows. */
  step: number
  kind: SegmentKind
  /** Key of the reference; only for sources. */
  source?: string
  /** Some words around what was found; `…` where they are cut. */
  snippet: string
  /** What was found in the snippet: UTF-16 offsets, `end` exclusive, in order and apart. */
  hits: { start: number; end: number }[]
}

export interface SlideSearch {
  /** A slide that was added before is replaced. */
  add(slide: StudySlide): void
  remove(slideId: string): void
  /** Best first, at most `limit`; none for a query without words. */
  search(query: string, limit?: number): SearchResult[]
  /** Slides that can be found. */
  readonly size: number
}

type Fields = Record<SegmentKind, string>
const KINDS: readonly SegmentKind[] = ['title', 'slide', 'diagram', 'notes', 'source']

/** Characters of a snippet on either side of what was found. */
const AROUND = 70

/** An index over slides in this page's memory. Queries may have typing mistakes and unfinished words. */
export function createSearch(): SlideSearch {
  const index = new MiniSearch<Fields & { id: string }>({
    fields: [...KINDS],
    tokenize: (text) => tokens(text).map(({ term }) => term),
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 4, slide: 2, diagram: 1.5, notes: 1, source: 0.8 },
      prefix: (term) => term.length >= 2,
      weights: { fuzzy: 0.3, prefix: 0.6 },
    },
  })
  const segments = new Map<string, Segment[]>()
  const fuzzy = (term: string) => (term.length >= 8 ? 2 : term.length >= 4 ? 1 : false)
  /** As it is written, else with typing mistakes, else rather most of the words than nothing. */
  const ask = (words: string) => {
    for (const options of [
      { combineWith: 'AND' },
      { combineWith: 'AND', fuzzy },
      { combineWith: 'OR', fuzzy },
    ] as const) {
      const found = index.search(words, options)
      if (found.length > 0) return found
    }
    return []
  }
  const remove = (id: string) => {
    if (!segments.delete(id)) return
    index.discard(id)
  }
  return {
    add(slide) {
      remove(slide.id)
      const own = segmentsOf(slide)
      segments.set(slide.id, own)
      index.add({ id: slide.id, ...joined(own) })
    },
    remove,
    search(query, limit = 30) {
      const words = tellingWords(query)
      const found = ask(words)
      const whole = foldedText(words)
      return found.slice(0, limit).flatMap(({ id, match }): SearchResult[] => {
        const best = bestPlace(segments.get(String(id)) ?? [], new Set(Object.keys(match)), whole)
        return best === null ? [] : [{ slide: String(id), ...best }]
      })
    },
    get size() {
      return segments.size
    },
  }
}

function joined(segments: readonly Segment[]): Fields {
  const of = (kind: SegmentKind) =>
    segments
      .filter((segment) => segment.kind === kind)
      .map(({ text }) => text)
      .join('\n')
  return {
    title: of('title'),
    slide: of('slide'),
    diagram: of('diagram'),
    notes: of('notes'),
    source: of('source'),
  }
}

/** What English questions are made of, whatever they ask for. */
const ASKING = new Set(
  'a an and are at be by can come comes did do does for from has have how in is it of on or that the this to was were what when where which who whom whose why with'.split(
    ' ',
  ),
)

/** The query without such words, unless it has no others. */
function tellingWords(query: string): string {
  const words = query.split(/\s+/).filter((word) => word !== '')
  const telling = words.filter((word) => !ASKING.has(word.toLowerCase().replaceAll(/\P{L}/gu, '')))
  return (telling.length > 0 ? telling : words).join(' ')
}

function foldedText(text: string): string {
  return tokens(text)
    .map(({ term }) => term)
    .join(' ')
}

/** What a piece of this kind says beyond its words. */
const WORTH: Record<SegmentKind, number> = { title: 0, slide: 0.4, diagram: 0.3, notes: 0.3, source: 0 }
/** A title is shown with every result: as the place itself it counts only where it says far more. */
const TITLE_SHARE = 0.4

/** Of segments that were looked at once; the same slides come again with every letter that is typed. */
const words = new WeakMap<Segment, Token[]>()

function wordsOf(segment: Segment): Token[] {
  const known = words.get(segment) ?? tokens(segment.text)
  words.set(segment, known)
  return known
}

function bestPlace(
  segments: readonly Segment[],
  terms: ReadonlySet<string>,
  whole: string,
): Omit<SearchResult, 'slide'> | null {
  let best: { segment: Segment; hits: Token[]; score: number } | null = null
  for (const segment of segments) {
    const words = wordsOf(segment)
    const hits = words.filter(({ term }) => terms.has(term))
    if (hits.length === 0) continue
    const together = words
      .map(({ term }) => term)
      .join(' ')
      .includes(whole)
      ? 3
      : 0
    const said = new Set(hits.map(({ term }) => term)).size * 2 + together
    const score = said * (segment.kind === 'title' ? TITLE_SHARE : 1) + WORTH[segment.kind]
    if (best === null || score > best.score) best = { segment, hits, score }
  }
  if (best === null) return null
  const { segment, hits } = best
  const { kind, step, source } = segment
  return { kind, step, ...(source === undefined ? {} : { source }), ...snippetOf(segment.text, hits) }
}

function snippetOf(text: string, hits: readonly Token[]): Pick<SearchResult, 'snippet' | 'hits'> {
  const first = hits[0] ?? { start: 0, end: 0 }
  let from = first.start <= AROUND ? 0 : wordStart(text, first.start - AROUND)
  let to = Math.min(text.length, Math.max(first.end + AROUND, from + 2 * AROUND))
  if (to < text.length)
    to = Math.max(first.end, text.lastIndexOf(' ', to) > first.end ? text.lastIndexOf(' ', to) : to)
  if (to === text.length) from = Math.min(from, Math.max(0, text.length - 2 * AROUND) === 0 ? 0 : from)
  const head = from > 0 ? '… ' : ''
  const shift = head.length - from
  return {
    snippet: head + text.slice(from, to) + (to < text.length ? ' …' : ''),
    hits: merged(
      hits
        .filter(({ end }) => end <= to)
        .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
    ),
  }
}

function wordStart(text: string, at: number): number {
  const blank = text.indexOf(' ', at)
  return blank >= 0 && blank - at < 20 ? blank + 1 : at
}

/** Pairs of characters overlap where nothing separates words. */
function merged(hits: { start: number; end: number }[]): { start: number; end: number }[] {
  const apart: { start: number; end: number }[] = []
  for (const hit of hits) {
    const last = apart.at(-1)
    if (last !== undefined && hit.start <= last.end) last.end = Math.max(last.end, hit.end)
    else apart.push({ ...hit })
  }
  return apart
}
