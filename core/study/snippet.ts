import type { Token } from './fold.ts'

/** Characters of a snippet on either side of what was found. */
const AROUND = 70

export interface Snippet {
  /** Some words around what was found; `…` where they are cut. */
  snippet: string
  /** What was found in the snippet: UTF-16 offsets, `end` exclusive, in order and apart. */
  hits: { start: number; end: number }[]
}

/** The words around the first of `hits`. */
export function snippetOf(text: string, hits: readonly Token[]): Snippet {
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
