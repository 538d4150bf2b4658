import type { Part, Quote } from './types.ts'

/** A passage in a text: UTF-16 offsets, `end` exclusive. */
export interface Passage {
  start: number
  end: number
}

/** Characters kept of what stands before and after a passage. */
const CONTEXT = 40
/** Share of a passage's letters that may have changed for it to be the same still. */
const CHANGED = 0.3
/** Longer passages are looked for by their beginning and end only where they have changed. */
const LONGEST = 600

/** What to remember of a passage; null when it holds nothing but blanks. */
export function quoteOf(text: string, { start, end }: Passage, part: Part): Quote | null {
  const exact = text.slice(start, end)
  if (exact.trim() === '') return null
  return {
    part,
    exact,
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  }
}

export interface Found extends Passage {
  /** Whether the words are still the very same. */
  same: boolean
}

/** Where the passage stands now; null when it cannot be told. */
export function findQuote(text: string, quote: Quote): Found | null {
  const same = exactly(text, quote)
  if (same !== null) return { ...same, same: true }
  const near = nearly(text, quote)
  return near === null ? null : { ...near, same: false }
}

/** The same words, blanks apart; of several places the one whose surroundings fit best. */
function exactly(text: string, { exact, prefix, suffix }: Quote): Passage | null {
  const { plain, offsets } = squeezed(text)
  const wanted = squeezed(exact).plain
  if (wanted === '') return null
  const before = squeezed(prefix).plain
  const after = squeezed(suffix).plain
  let best: { at: number; score: number } | null = null
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
    const score =
      commonEnd(plain.slice(0, at).trimEnd(), before.trimEnd()) +
      commonStart(plain.slice(at + wanted.length).trimStart(), after.trimStart())
    if (best === null || score > best.score) best = { at, score }
  }
  return best === null ? null : unsqueezed(text, offsets, best.at, best.at + wanted.length)
}

/** Words that were changed a little, found by the fewest changes of letters (Sellers' algorithm). */
function nearly(text: string, { exact }: Quote): Passage | null {
  const { plain, offsets } = squeezed(text)
  const wanted = squeezed(exact).plain
  if (wanted.length < 12 || wanted.length > LONGEST || plain.length > 20_000) return null
  const columns = wanted.length + 1
  let costs = Array.from({ length: columns }, (_, index) => index)
  let starts = Array.from({ length: columns }, () => 0)
  let best = { cost: wanted.length, start: 0, end: 0 }
  for (let at = 0; at < plain.length; at += 1) {
    const nextCosts = [0]
    const nextStarts = [at + 1]
    for (let index = 1; index < columns; index += 1) {
      const differs = wanted[index - 1] === plain[at] ? 0 : 1
      const replaced = (costs[index - 1] ?? 0) + differs
      const inserted = (costs[index] ?? 0) + 1
      const missing = (nextCosts[index - 1] ?? 0) + 1
      const cost = Math.min(replaced, inserted, missing)
      nextCosts.push(cost)
      if (cost === replaced) nextStarts.push(index === 1 ? at : (starts[index - 1] ?? 0))
      else nextStarts.push(cost === inserted ? (starts[index] ?? 0) : (nextStarts[index - 1] ?? 0))
    }
    costs = nextCosts
    starts = nextStarts
    const cost = costs[columns - 1] ?? 0
    if (cost < best.cost) best = { cost, start: starts[columns - 1] ?? 0, end: at + 1 }
  }
  if (best.cost > wanted.length * CHANGED) return null
  const end = endOfWord(plain, best.end)
  return unsqueezed(text, offsets, startOfWord(plain, Math.min(best.start, end - 1)), end)
}

function startOfWord(text: string, at: number): number {
  const word = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, at - 30), at))?.[0] ?? ''
  return at - word.length
}

function endOfWord(text: string, at: number): number {
  return at + (/^[\p{L}\p{N}]*/u.exec(text.slice(at, at + 30))?.[0].length ?? 0)
}

/** Runs of blanks made one; `offsets` has the place of each character in the text as it was. */
function squeezed(text: string): { plain: string; offsets: number[] } {
  const offsets: number[] = []
  let plain = ''
  for (const { 0: piece, index } of text.matchAll(/\s+|\S+/g)) {
    if (/^\s/.test(piece)) {
      plain += ' '
      offsets.push(index)
    } else {
      for (let at = 0; at < piece.length; at += 1) offsets.push(index + at)
      plain += piece
    }
  }
  return { plain: plain.replaceAll(/[\u2018\u2019]/g, "'").replaceAll(/[\u201C\u201D]/g, '"'), offsets }
}

function unsqueezed(text: string, offsets: readonly number[], start: number, end: number): Passage {
  return { start: offsets[start] ?? text.length, end: (offsets[end - 1] ?? text.length - 1) + 1 }
}

function commonEnd(one: string, other: string): number {
  let length = 0
  while (length < other.length && one.at(-1 - length) === other.at(-1 - length)) length += 1
  return length
}

function commonStart(one: string, other: string): number {
  let length = 0
  while (length < other.length && length < one.length && one[length] === other[length]) length += 1
  return length
}
