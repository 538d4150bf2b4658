import type { GlossaryTerm } from '../deck/types.ts'
import { tokens } from './fold.ts'

/** Where a term of the glossary stands in a text: UTF-16 offsets, `end` exclusive. */
export interface TermUse {
  term: GlossaryTerm
  start: number
  end: number
}

/** Finds terms in texts; made once for a glossary. */
export interface TermFinder {
  /**
   * First use of each term in reading order; uses do not overlap, and of two that begin at the same word the
   * longer one counts.
   * @param known ids that were used before and are left out; those found are added
   */
  firstUses(text: string, known: Set<string>): TermUse[]
}

/** By their words as search compares them, so that `β-endorphin` and `beta-endorphin` are one term. */
export function createTermFinder(glossary: readonly GlossaryTerm[]): TermFinder {
  const byFirst = new Map<string, { words: string[]; term: GlossaryTerm }[]>()
  for (const term of glossary) {
    for (const name of [term.term, ...term.aliases]) {
      const words = tokens(name).map(({ term: word }) => singular(word))
      const [first] = words
      if (first === undefined) continue
      const list = byFirst.get(first) ?? []
      list.push({ words, term })
      list.sort((a, b) => b.words.length - a.words.length)
      byFirst.set(first, list)
    }
  }
  return {
    firstUses(text, known) {
      const words = tokens(text)
      const folded = words.map(({ term }) => singular(term))
      const found: TermUse[] = []
      for (let at = 0; at < words.length; at += 1) {
        const fits = byFirst
          .get(folded[at] ?? '')
          ?.find((entry) => entry.words.every((word, index) => folded[at + index] === word))
        if (fits === undefined) continue
        const start = words[at]?.start ?? 0
        const end = words[at + fits.words.length - 1]?.end ?? start
        at += fits.words.length - 1
        if (known.has(fits.term.id)) continue
        known.add(fits.term.id)
        found.push({ term: fits.term, start, end })
      }
      return found
    },
  }
}

/** English plurals count as the word itself; a short word such as `bus` or an abbreviation stays. */
function singular(word: string): string {
  if (word.length < 5 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1)
}
