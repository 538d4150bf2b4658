import type { DeckOutline, SlideSummary } from '../../core/rpc/contract.ts'
import { slideName } from './words.ts'

export interface FoundSlide {
  slide: SlideSummary
  /** Title of its section; '' when it is in none. */
  section: string
}

const MOST = 50

const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  κ: 'kappa',
  μ: 'mu',
  µ: 'mu',
  σ: 'sigma',
  ω: 'omega',
}

/** A text as it is compared: without case and accents, Greek letters by their names. */
export function folded(text: string): string {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return plain.replace(/[α-ωµ]/g, (letter) => GREEK[letter] ?? letter)
}

/**
 * Slides that a lecturer may mean by a few letters or a number, the likeliest first: the slide of that
 * number, titles that begin so, that have a word that begins so, that hold it anywhere, then slides of
 * sections that do. Nothing for an empty query.
 */
export function findSlides(outline: DeckOutline, query: string): FoundSlide[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const number = /^\d+$/.test(query.trim()) ? Number(query) : null
  const ranked = outline.slides.flatMap((slide) => {
    const section = outline.sections[slide.section]?.title ?? ''
    const rank = slide.index + 1 === number ? 0 : rankOf(words, folded(slideName(slide)), folded(section))
    return rank === null ? [] : [{ rank, slide, section }]
  })
  return ranked.sort((a, b) => a.rank - b.rank || a.slide.index - b.slide.index).slice(0, MOST)
}

/** Null when not every word is found. */
function rankOf(words: readonly string[], title: string, section: string): number | null {
  if (title.startsWith(words.join(' '))) return 1
  const starts = title.split(/[^\p{L}\p{N}]+/u)
  if (words.every((word) => starts.some((start) => start.startsWith(word)))) return 2
  if (words.every((word) => title.includes(word))) return 3
  return words.every((word) => title.includes(word) || section.includes(word)) ? 4 : null
}

/** What to offer before anything is typed: bookmarks, then where each section begins. */
export function landmarks(outline: DeckOutline, bookmarks: readonly string[]): FoundSlide[] {
  const withSection = (slide: SlideSummary): FoundSlide => ({
    slide,
    section: outline.sections[slide.section]?.title ?? '',
  })
  const marked = outline.slides.filter(({ id }) => bookmarks.includes(id))
  const openers = outline.sections.flatMap(({ firstSlide }) => outline.slides[firstSlide] ?? [])
  return [...marked, ...openers.filter((slide) => !marked.includes(slide))].map(withSection)
}
