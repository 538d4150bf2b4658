/**
 * Words as search compares them: without case, accents and typographic signs, Greek letters by their names, so
 * that `β-Endorphin`, `beta endorphin` and `beta-endorphin` are the same two words.
 */

const GREEK = [
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi',
  'chi psi omega',
]
  .join(' ')
  .split(' ')
const LETTERS = 'αβγδεζηθικλμνξοπρστυφχψω'
const NAMES: ReadonlyMap<string, string> = new Map([
  ...Array.from(LETTERS, (letter, index): [string, string] => [letter, GREEK[index] ?? '']),
  ['ς', 'sigma'],
  ['ϑ', 'theta'],
  ['ϕ', 'phi'],
  ['ϵ', 'epsilon'],
])

/** Scripts that are written without blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Most words of most lectures. */
const ONE_PIECE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\d]+$/u
const WORD = /[\p{L}\p{N}\p{M}]+/gu
const ASCII = /^[\w]*$/
const GREEK_WORD = /^[\p{Script=Greek}]{3,}$/u

/** A word's form for comparing; '' for what is no word. */
export function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase()
  const plain = word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
  // A Greek lecture has Greek words; single letters elsewhere are symbols.
  if (GREEK_WORD.test(plain)) return plain
  return Array.from(plain, (letter) => NAMES.get(letter) ?? letter).join('')
}

/** A word as it stands in a text. */
export interface Token {
  /** Folded. */
  term: string
  /** UTF-16 offsets into the text; `end` is exclusive. */
  start: number
  end: number
}

/**
 * The words of a text. Runs of Chinese, Japanese and the like are cut into overlapping pairs of characters,
 * since nothing tells where a word ends; a Greek letter that touches Latin ones or digits is a word of its own.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (ONE_PIECE.test(word)) {
      const term = foldWord(word)
      if (term !== '') found.push({ term, start: index, end: index + word.length })
      continue
    }
    for (const piece of pieces(word)) {
      const start = index + piece.start
      if (UNSPACED.test(piece.text)) found.push(...pairs(piece.text, start))
      else {
        const term = foldWord(piece.text)
        if (term !== '') found.push({ term, start, end: start + piece.text.length })
      }
    }
  }
  return found
}

const PIECE =
  /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*)+|(?:\p{Script=Greek}\p{M}*)+|(?:(?!\p{Script=Greek}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}).)+/gu

function pieces(word: string): { text: string; start: number }[] {
  return Array.from(word.matchAll(PIECE), ({ 0: text, index }) => ({ text, start: index }))
}

function pairs(run: string, start: number): Token[] {
  const letters = Array.from(run)
  if (letters.length === 1) return [{ term: run, start, end: start + run.length }]
  let at = start
  return letters.slice(0, -1).map((letter, index) => {
    const both = letter + (letters[index + 1] ?? '')
    const token = { term: both, start: at, end: at + both.length }
    at += letter.length
    return token
  })
}
