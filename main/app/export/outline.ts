import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { textOf, type Shift } from './pdf-text.ts'
import type { PdfWriter } from './pdf-writer.ts'

interface Entry {
  number: number
  /** Of its heading, 1 for the highest. */
  level: number
  title: string
  /** Whatever else it says, as it stands in the file. */
  rest: string
  below: Entry[]
}

/** What an entry says of others; where parts are put together it is said anew. */
const OF_OTHERS = ['First', 'Last', 'Prev', 'Next', 'Parent', 'Count'].map((key) => PDFName.of(key))
const TITLE = PDFName.of('Title')

/** The outline of a document that comes in parts, from which it takes the entries. */
export class Outline {
  readonly #entries: Entry[] = []

  /**
   * Takes a part's entries.
   * @param outlines of its catalogue
   * @returns the objects that these are, which are not to be written otherwise
   */
  add(context: PDFContext, outlines: PDFObject | undefined, shift: Shift): PDFRef[] {
    if (!(outlines instanceof PDFRef)) return []
    return [outlines, ...this.#take(context, context.lookup(outlines, PDFDict), 1, shift)]
  }

  #take(context: PDFContext, parent: PDFDict, depth: number, shift: Shift): PDFRef[] {
    const taken: PDFRef[] = []
    let next = parent.get(PDFName.of('First'))
    while (next instanceof PDFRef) {
      const dict = context.lookup(next, PDFDict)
      const following = dict.get(PDFName.of('Next'))
      const below = dict.has(PDFName.of('First')) ? dict : null
      taken.push(next)
      this.#entries.push({
        number: next.objectNumber + shift.objects,
        level: levelOf(context, dict) ?? depth,
        title: titleOf(context.lookup(dict.get(TITLE))),
        rest: restOf(dict, shift),
        below: [],
      })
      if (below) taken.push(...this.#take(context, below, depth + 1, shift))
      next = following
    }
    return taken
  }

  /**
   * Writes the entries, nested by the level of their headings: a part may begin in the middle of a section.
   * @param meant what a title means that is read from the file
   * @returns the number of the outline; null when there are no entries
   */
  write(writer: PdfWriter, meant: (title: string) => string): number | null {
    if (this.#entries.length === 0) return null
    const number = writer.reserve()
    const root: Entry = { number, level: 0, title: '', rest: '/Type/Outlines', below: [] }
    const above = [root]
    for (const entry of this.#entries) {
      while ((above.at(-1)?.level ?? 0) >= entry.level) above.pop()
      above.at(-1)?.below.push(entry)
      above.push(entry)
    }
    const write = (entry: Entry, beside: string): number => {
      const { below } = entry
      let count = below.length
      for (const [index, each] of below.entries()) {
        const links = [
          `/Parent ${entry.number} 0 R`,
          linkTo('Prev', below[index - 1]),
          linkTo('Next', below[index + 1]),
        ]
        count += write(each, `/Title ${PDFHexString.fromText(meant(each.title)).toString()}${links.join('')}`)
      }
      const inside = count > 0 ? `/Count ${count}` : ''
      writer.put(
        entry.number,
        `<<${entry.rest}${beside}${linkTo('First', below[0])}${linkTo('Last', below.at(-1))}${inside}>>`,
      )
      return count
    }
    write(root, '')
    return number
  }
}

function linkTo(key: string, entry: Entry | undefined): string {
  return entry === undefined ? '' : `/${key} ${entry.number} 0 R`
}

function titleOf(title: PDFObject | undefined): string {
  return title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : ''
}

function restOf(dict: PDFDict, shift: Shift): string {
  const said = dict.entries().filter(([key]) => key !== TITLE && !OF_OTHERS.includes(key))
  return said.map(([key, value]) => `${key.toString()} ${textOf(value, shift)}`).join('')
}

/** Of the heading that an entry leads to; null when the file does not say. */
function levelOf(context: PDFContext, entry: PDFDict): number | null {
  const tag = context.lookup(entry.get(PDFName.of('SE')))
  const role = tag instanceof PDFDict ? context.lookup(tag.get(PDFName.of('S'))) : undefined
  const [, level] = (role instanceof PDFName && /^H([1-6])$/.exec(role.decodeText())) || []
  return level === undefined ? null : Number(level)
}
