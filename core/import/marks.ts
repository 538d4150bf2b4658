import type { Edit, Passage } from './passage.ts'

/**
 * Characters that no source keeps and that guide the conversion. They stand in passages only; `cleanText`
 * takes them out again.
 */

/** Before a line that is Lectern's own syntax, so that it is not taken for words that look like it. */
export const OWN = '\u0001'
/** Where something was taken out: a line that has nothing else left goes too. */
export const GONE = '\u0002'

/** An empty line that was put in: of several there remains one. Markdown sees blanks and nothing else. */
const GAP = ' \t \t'

/** The words as a block of their own. */
export function asBlock(words: string): string {
  return `\n${GAP}\n${words}\n${GAP}\n`
}

export const PAUSE = asBlock(`${OWN}. . .`)

/** A line that opens a fenced div with this class; '' closes one. `width` in percent, such as `40%`. */
export function divLine(className: string, width?: string): string {
  const size = width === undefined ? '' : ` width=${width}`
  return asBlock(className === '' ? `:::${OWN}` : `:::${OWN}{.${className}${size}}`)
}

/** A source's text without the characters that mean something here; every offset stays as it is. */
export function withoutMarks(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex
  return text.replaceAll(/[\u0000-\u0002]/g, '\uFFFD')
}

/** Takes out what marks gaps, before the text is parsed again: a mark alone would be a paragraph. */
export function withoutGaps(passage: Passage): Passage {
  if (!passage.text.includes(GONE)) return passage
  const edits: Edit[] = []
  let start = 0
  let isAfterEmpty = true
  let wasGone = false
  for (const line of passage.text.split('\n')) {
    const end = Math.min(start + line.length + 1, passage.text.length)
    const isEmpty = line.trim() === ''
    const isGone = line.includes(GONE) && line.replaceAll(GONE, '').trim() === ''
    // What stood between two empty lines leaves one of them behind.
    if (isGone || (isEmpty && wasGone && isAfterEmpty)) edits.push({ start, end, text: '' })
    else {
      for (let at = line.indexOf(GONE); at >= 0; at = line.indexOf(GONE, at + 1))
        edits.push({ start: start + at, end: start + at + 1, text: '' })
      isAfterEmpty = isEmpty
    }
    wasGone = isGone
    start = end
  }
  return passage.edit(edits)
}

/** Takes the marks out, with the lines that are empty because of them. */
export function cleanText(text: string): string {
  const lines: string[] = []
  let isAfterGap = false
  for (const line of withoutEmptyDivs(text).split('\n')) {
    const isGone = line.includes(GONE) && line.replaceAll(GONE, '').trim() === ''
    const isEmpty = line.trim() === ''
    const isAfterEmpty = (lines.at(-1) ?? '').trim() === ''
    if (isGone || line === GAP) {
      if (line === GAP) endWithOneEmpty(lines)
      isAfterGap = true
    } else if (!(isAfterGap && isEmpty && isAfterEmpty)) {
      isAfterGap = false
      lines.push(withoutOwn(line))
    }
  }
  return lines.join('\n')
}

function endWithOneEmpty(lines: string[]): void {
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  lines.push('')
}

function withoutOwn(line: string): string {
  const plain = line.replaceAll(GONE, '')
  if (!plain.includes(OWN)) return plain
  return plain.replaceAll(`:::${OWN}{`, '::: {').replaceAll(OWN, '')
}

/** What held only things that are not carried over goes with them. */
function withoutEmptyDivs(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex
  const empty = /:::\u0001\{[^}\n]*\}[\s\u0002]*:::\u0001(?!\{)/g
  let left = text
  for (let round = 0; round < 4 && left.search(empty) >= 0; round++) left = left.replaceAll(empty, GONE)
  return left
}
