import type { Meant, Vocabulary, Word } from './vocabulary.ts'

/** What a query came to. */
export interface Ranked {
  /** Numbers of documents, best first. */
  documents: number[]
  /** Words of the texts that count as found. */
  words: ReadonlySet<Word>
}

/** Of more words, those that stand somewhere are not taken for typing mistakes. */
const FEW = 4

/**
 * As it is written; else with typing mistakes, first in the words that stand nowhere, then in all; else rather most
 * of the words than nothing.
 *
 * @param documents how many numbers of documents are given away
 */
export function rank(terms: readonly string[], vocabulary: Vocabulary, documents: number): Ranked {
  const written = terms.map((term) => vocabulary.asWritten(term))
  const exact = withAll(written, documents)
  if (exact.length > 0) return { documents: exact, words: wordsOf(written) }
  const likely = written.map((own, at) => (own.length > 0 ? own : vocabulary.mistypedAs(terms[at] ?? '')))
  const corrected = written.every((own) => own.length > 0) ? [] : withAll(likely, documents)
  if (corrected.length > 0) return { documents: corrected, words: wordsOf(likely) }
  if (terms.length <= FEW) {
    const all = written.map((own, at) => [...own, ...vocabulary.mistypedAs(terms[at] ?? '')])
    const found = withAll(all, documents)
    if (found.length > 0) return { documents: found, words: wordsOf(all) }
  }
  return { documents: withAny(likely, documents), words: wordsOf(likely) }
}

function wordsOf(meant: readonly (readonly Meant[])[]): Set<Word> {
  return new Set(meant.flatMap((of) => of.map(({ word }) => word)))
}

function withAll(meant: readonly (readonly Meant[])[], documents: number): number[] {
  if (meant.length === 0 || meant.some((of) => of.length === 0)) return []
  const { scores, counts } = scored(meant, documents)
  return sorted(scores, (at) => counts[at] === meant.length)
}

/** A document with more of the words comes before one with fewer. */
function withAny(meant: readonly (readonly Meant[])[], documents: number): number[] {
  const { scores, counts } = scored(meant, documents)
  for (let at = 0; at < documents; at += 1) scores[at] = (scores[at] ?? 0) * (counts[at] ?? 0)
  return sorted(scores, (at) => (counts[at] ?? 0) > 0)
}

/** What each document scores, and how many of the query's words it has. */
function scored(meant: readonly (readonly Meant[])[], documents: number) {
  const scores = new Float64Array(documents)
  const counts = new Uint8Array(documents)
  /** The word that was counted last in a document, from 1. */
  const counted = new Uint8Array(documents)
  meant.forEach((of, index) => {
    for (const { word, weight } of of) {
      const worth = weight * rarity(word.documents.length, documents)
      for (let at = 0; at < word.documents.length; at += 1) {
        const document = word.documents[at] ?? 0
        scores[document] = (scores[document] ?? 0) + worth * (word.impacts[at] ?? 0)
        if (counted[document] === index + 1) continue
        counted[document] = index + 1
        counts[document] = (counts[document] ?? 0) + 1
      }
    }
  })
  return { scores, counts }
}

/** Of BM25: a word that few documents have tells more. */
function rarity(having: number, documents: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5))
}

function sorted(scores: Float64Array, counts: (document: number) => boolean): number[] {
  const found: number[] = []
  for (let at = 0; at < scores.length; at += 1) if (counts(at)) found.push(at)
  // What comes first in the lecture comes first among equals.
  return found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
}
