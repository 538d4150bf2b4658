import SearchableMap from 'minisearch/SearchableMap'

/** A word of the texts, folded, and where it stands. */
export interface Word {
  /** Counts from 0. */
  id: number
  term: string
  /** Numbers of the documents that have it, and how much it weighs in each. */
  documents: number[]
  impacts: number[]
}

/** A word that may be meant, and how likely: 1 for the very same. */
export interface Meant {
  word: Word
  weight: number
}

/** What MiniSearch gives a word that only begins so, and one that is nearly the same. */
const BEGUN = 0.6
const MISTYPED = 0.3
/** How much a missing rest counts beside a mistake. */
const REST = 0.3

/** All words, found by what they begin with and with typing mistakes: MiniSearch's tree of words. */
export class Vocabulary {
  private readonly tree = new SearchableMap<Word>()
  private readonly words: Word[] = []
  /** Every letter that is typed asks for the words before it once more. */
  private readonly mistyped = new Map<string, Meant[]>()

  get size(): number {
    return this.words.length
  }

  at(id: number): Word | undefined {
    return this.words[id]
  }

  get(term: string): Word | undefined {
    return this.tree.get(term)
  }

  /** The word, new when nobody had it yet. */
  ensure(term: string): Word {
    const known = this.tree.get(term)
    if (known !== undefined) return known
    const word: Word = { id: this.words.length, term, documents: [], impacts: [] }
    this.words.push(word)
    this.tree.set(term, word)
    this.mistyped.clear()
    return word
  }

  /** The word itself and those that begin with it; a single letter begins too many. */
  asWritten(term: string): Meant[] {
    const same = this.tree.get(term)
    const found: Meant[] =
      same === undefined || same.documents.length === 0 ? [] : [{ word: same, weight: 1 }]
    if (term.length < 2 && !UNSPACED.test(term)) return found
    for (const word of this.tree.atPrefix(term).values()) {
      if (word === same || word.documents.length === 0) continue
      const { length } = word.term
      found.push({ word, weight: (BEGUN * length) / (length + REST * (length - term.length)) })
    }
    return found
  }

  /** Words that differ by one letter, or two in a long word; none for a number or a short word. */
  mistypedAs(term: string): readonly Meant[] {
    const most = /\d/.test(term) ? 0 : term.length >= 8 ? 2 : term.length >= 4 ? 1 : 0
    if (most === 0) return []
    const known = this.mistyped.get(term)
    if (known !== undefined) return known
    const found: Meant[] = []
    for (const [word, distance] of this.tree.fuzzyGet(term, most).values()) {
      if (distance === 0 || word.documents.length === 0 || word.term.startsWith(term)) continue
      const { length } = word.term
      found.push({ word, weight: (MISTYPED * length) / (length + distance) })
    }
    if (this.mistyped.size >= MOST_REMEMBERED) this.mistyped.clear()
    this.mistyped.set(term, found)
    return found
  }
}

/** Scripts in which one letter is a word or half of one. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u
const MOST_REMEMBERED = 200
