/** Blocks that have a reading direction of their own; list items follow their list, cells their table. */
const BLOCKS = 'p, ul, ol, dl, blockquote, table, figcaption, h3, h4, h5, h6'

/** Nothing but signs and digits, then a letter of a script that is written from right to left. */
const BEGINS_RIGHT_TO_LEFT =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether a text is read from right to left, by its first letter as `dir="auto"` goes by it. */
export function isRightToLeft(text: string): boolean {
  return BEGINS_RIGHT_TO_LEFT.test(text)
}

/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Scripts that are written from right to left, by their four letters in ISO 15924. */
const RIGHT_TO_LEFT_SCRIPTS = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** Whether a language (BCP 47) is written from right to left; false for a tag that is none. */
export function isRightToLeftLanguage(tag: string): boolean {
  try {
    return RIGHT_TO_LEFT_SCRIPTS.has(new Intl.Locale(tag).maximize().script ?? '')
  } catch {
    return false
  }
}

export type Direction = 'ltr' | 'rtl'

/** Which way texts in a language (BCP 47) run. */
export function directionOf(tag: string): Direction {
  return isRightToLeftLanguage(tag) ? 'rtl' : 'ltr'
}

/**
 * Marks what stands from left to right on a slide that is read from right to left: blocks with letters and
 * none of them of such a script, as the entry of an English book.
 */
export function markLeftToRight(root: ParentNode): void {
  for (const block of root.querySelectorAll<HTMLElement>(`${BLOCKS}, li`)) {
    const text = block.textContent ?? ''
    if (/\p{L}{3}/u.test(text) && !RIGHT_TO_LEFT.test(text)) block.dir = 'ltr'
  }
}

/** Marks in a text whose language runs in this direction what runs otherwise. */
export function markDirections(root: ParentNode, direction: Direction): void {
  markReadingDirection(root)
  if (direction === 'rtl') markLeftToRight(root)
}

/**
 * Marks what is written from right to left, so that full stops and bullets stand on its side. A list or
 * table goes as a whole: with `dir="auto"` on each item its bullets would stay on the left.
 */
export function markReadingDirection(root: ParentNode): void {
  for (const block of root.querySelectorAll<HTMLElement>(BLOCKS))
    if (isRightToLeft(block.textContent ?? '')) block.dir = 'rtl'
}
