import { emptyAttributes, trailingAttributes } from './attributes.ts'
import { placeAt, type SourceText } from './diagnose.ts'
import type { SlideHead } from './slide-head.ts'

/**
 * The slides of a file by a look at its lines alone, a thousand times as fast as reading it. Right for what
 * people write; what only a parser can tell, such as a heading within a quotation, is taken otherwise.
 */
export function scanOutline(source: SourceText): SlideHead[] {
  const heads: SlideHead[] = []
  /** What closes the code, formula or comment that the line stands in. */
  let until: RegExp | null = null
  let isAfterBlank = true
  /** A `---` whose slide has shown nothing yet. */
  let untitled: SlideHead | null = null
  source.lineStarts.forEach((start, index) => {
    const end = (source.lineStarts[index + 1] ?? source.text.length + 1) - 1
    const line = source.text.slice(start, end)
    const isBlank = line.trim() === ''
    const head = until === null ? headAt(line, start, source, isAfterBlank || heads.length === 0) : null
    if (until !== null) {
      if (until.test(line)) until = null
    } else if (head) {
      untitled = head.heading ? null : head
      if (head.heading) heads.push(head)
    } else if (!isBlank) {
      until = openedBy(line)
      const isText = !/^ {0,3}(?::{3,}|<!--)/.test(line)
      if (isText && (untitled || heads.length === 0)) {
        heads.push(untitled ?? headOf(source, 0, 'content', ''))
        untitled = null
      }
    }
    isAfterBlank = isBlank
  })
  return heads
}

function headAt(line: string, start: number, source: SourceText, isAfterBlank: boolean): SlideHead | null {
  const heading = /^(#{1,2})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)
  if (heading) {
    const { rest, attributes } = trailingAttributes(heading[2] ?? '') ?? {
      rest: heading[2] ?? '',
      attributes: emptyAttributes(),
    }
    const head = headOf(source, start, heading[1] === '#' ? 'section' : 'content', plainWords(rest))
    const point = (offset: number) => {
      const { line, column } = placeAt(source, offset)
      return { line, column, offset }
    }
    head.heading = { position: { start: point(start), end: point(start + line.length) } }
    return { ...head, attributes }
  }
  const isBreak = isAfterBlank && /^ {0,3}(?:-[ \t]*){3,}$/.test(line)
  return isBreak ? headOf(source, start, 'content', '') : null
}

function headOf(source: SourceText, offset: number, kind: SlideHead['kind'], title: string): SlideHead {
  return { kind, source, place: placeAt(source, offset), title, attributes: emptyAttributes() }
}

function openedBy(line: string): RegExp | null {
  const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,}|\${2,}(?=[^$]*$))/.exec(line)?.[1]
  if (fence !== undefined) {
    const mark = fence.startsWith('$') ? '\\$' : fence.charAt(0)
    return new RegExp(`^ {0,3}${mark}{${fence.length},}[ \\t]*$`)
  }
  const comment = line.lastIndexOf('<!--')
  return comment >= 0 && !line.includes('-->', comment) ? /-->/ : null
}

/** A title without its commonest markup. */
function plainWords(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\](?:\([^)]*\))?/g, '$1')
    .replaceAll(/[*`$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
