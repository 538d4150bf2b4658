import { serialiseHtml, parseHtml, without } from './html-tree.ts'
import type { OwnMark } from './marks.ts'
import type { Card, StudyRecord } from './types.ts'

/** What a file of marks says it is. */
const MARKS_FORMAT = 'lectern-marks'

export interface MarksFile {
  format: typeof MARKS_FORMAT
  version: 1
  /** Of the lecture. */
  title: string
  marks: StudyRecord['marks']
}

/** Marks as JSON, with their history, so that bringing them back in loses and doubles nothing. */
export function marksJson(title: string, { marks }: StudyRecord): string {
  const file: MarksFile = { format: MARKS_FORMAT, version: 1, title, marks }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The marks of such a file, unchecked; null when it is none. */
export function readMarksJson(text: string): unknown {
  try {
    const file: unknown = JSON.parse(text)
    if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== MARKS_FORMAT)
      return null
    return 'marks' in file ? file.marks : null
  } catch {
    return null
  }
}

/** Marks for reading and for other programs, slide by slide in the lecture's order. */
export function marksMarkdown(
  title: string,
  marks: readonly OwnMark[],
  slideOrder: readonly string[],
): string {
  const order = new Map(slideOrder.map((id, index) => [id, index]))
  const at = ({ slide }: OwnMark) => order.get(slide) ?? Infinity
  const sorted = [...marks].sort((a, b) => at(a) - at(b) || a.created - b.created)
  const lines = [`# My marks: ${oneLine(title)}`]
  let slide: string | null = null
  for (const mark of sorted) {
    if (mark.slide !== slide) {
      slide = mark.slide
      const gone = order.has(slide) ? '' : ' (no longer in the lecture)'
      lines.push('', `## ${oneLine(mark.slideTitle) || mark.slide}${gone}`)
    }
    if (mark.kind === 'bookmark') lines.push('', '*Bookmark*')
    if (mark.quote)
      lines.push(
        '',
        ...oneLine(mark.quote.exact)
          .split('\n')
          .map((line) => `> ${line}`),
      )
    if (mark.note !== '') lines.push('', mark.note.trim())
  }
  return `${lines.join('\n')}\n`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/**
 * Cards as a text file that Anki imports as it is: File, Import. The lines that begin with `#` tell Anki what
 * the columns are; the first column keeps a card the same when it is imported again.
 */
export function cardsTsv(title: string, cards: readonly Card[]): string {
  const head = [
    '#separator:tab',
    '#html:true',
    `#deck:${field(title)}`,
    '#notetype:Basic',
    '#guid column:1',
    '#tags column:4',
  ]
  const rows = cards.map(({ id, kind, frontHtml, backHtml }) =>
    [`lectern-${field(id)}`, field(portable(frontHtml)), field(portable(backHtml)), `lectern::${kind}`].join(
      '\t',
    ),
  )
  return `${[...head, ...rows].join('\n')}\n`
}

function field(text: string): string {
  return text.replaceAll(/[\t\r\n]+/g, ' ').trim()
}

/** Without what only lives inside Lectern: pictures of the lecture, footnotes' numbers, links to slides. */
function portable(html: string): string {
  return serialiseHtml(
    without(parseHtml(html), ({ name, attributes }) => {
      const inner = name === 'a' && (attributes['href'] ?? '').startsWith('#')
      return /^(?:img|video|audio|figure|svg)$/.test(name) || (inner && 'data-footnote-ref' in attributes)
    }),
  )
}
