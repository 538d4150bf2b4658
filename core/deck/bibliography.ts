import type { ElementContent } from 'hast'
import { cleanInline, serialise } from './html.ts'
import { treeText } from './text.ts'
import type { Reference } from './types.ts'

/** An entry as it is to stand in the bibliography. */
export interface Entry {
  reference: Reference
  content: ElementContent[]
  /** Estimated, in lines of the theme's type at 1280 x 720, with the gap under the entry. */
  height: number
}

/** What fits a line, and how many lines fit a page, measured in the theme. */
const charactersPerLine = 118
const linesPerPage = 22.3
const gap = 0.375
/** Characters that one link back to a slide takes up; the links of an entry stay on one line. */
const backlinkWidth = 4.5

/** From a CSL engine's HTML; addresses in it become links that open outside. */
export function makeEntry(reference: Reference): Entry {
  const content = cleanInline(reference.entryHtml)
  const text = treeText({ type: 'root', children: content }).length + (reference.verified ? 0 : 12)
  const lines = Math.max(1, Math.ceil(text / charactersPerLine))
  const links = reference.citedBy.length * backlinkWidth
  const overhang = links - (lines * charactersPerLine - text)
  return { reference, content, height: lines + Math.max(0, Math.ceil(overhang / charactersPerLine)) + gap }
}

/** Entries in the order given, each page as full as it may be; never an empty page. */
export function paginate(entries: Entry[]): Entry[][] {
  const pages: Entry[][] = []
  let room = 0
  for (const entry of entries) {
    const page = pages.at(-1)
    const fits = page !== undefined && entry.height <= room
    if (fits) page.push(entry)
    else pages.push([entry])
    room = (fits ? room : linesPerPage) - entry.height
  }
  return pages
}

const words: Record<string, { sources: string; of: string; unverified: string; slide: string }> = {
  en: { sources: 'Sources', of: 'of', unverified: 'unverified', slide: 'Slide' },
  de: { sources: 'Quellen', of: 'von', unverified: 'ungeprüft', slide: 'Folie' },
  fr: { sources: 'Sources', of: 'sur', unverified: 'non vérifié', slide: 'Diapositive' },
  es: { sources: 'Fuentes', of: 'de', unverified: 'sin verificar', slide: 'Diapositiva' },
}

function wordsFor(lang: string): NonNullable<(typeof words)[string]> {
  return (
    words[lang.slice(0, 2).toLowerCase()] ?? {
      sources: 'Sources',
      of: 'of',
      unverified: 'unverified',
      slide: 'Slide',
    }
  )
}

/** `Sources`, or `Sources (2 of 7)` when there are several pages; `page` is 0-based. */
export function pageTitle(lang: string, page: number, pages: number): string {
  const { sources, of } = wordsFor(lang)
  return pages > 1 ? `${sources} (${page + 1} ${of} ${pages})` : sources
}

export function sectionTitle(lang: string): string {
  return wordsFor(lang).sources
}

/** One page as HTML; `numbers` maps slide ids to 1-based slide numbers. */
export function pageHtml(entries: Entry[], lang: string, numbers: ReadonlyMap<string, number>): string {
  const { unverified, slide } = wordsFor(lang)
  const items = entries.map(({ reference, content }): ElementContent => {
    const children = [...content]
    if (!reference.verified) children.push(space, span('unverified', [{ type: 'text', value: unverified }]))
    if (reference.citedBy.length > 0) {
      children.push(space, span('backlinks', backlinks(reference.citedBy, slide, numbers)))
    }
    return { type: 'element', tagName: 'li', properties: { id: `ref-${reference.key}` }, children }
  })
  const properties = { className: ['bibliography'] }
  return serialise([{ type: 'element', tagName: 'ol', properties, children: items }])
}

const space: ElementContent = { type: 'text', value: ' ' }

function span(name: string, children: ElementContent[]): ElementContent {
  return { type: 'element', tagName: 'span', properties: { className: [name] }, children }
}

function backlinks(ids: string[], slide: string, numbers: ReadonlyMap<string, number>): ElementContent[] {
  return ids.flatMap((id, index): ElementContent[] => {
    const number = numbers.get(id) ?? 0
    const properties = { href: `#${id}`, ariaLabel: `${slide} ${number}` }
    const children = [{ type: 'text' as const, value: String(number) }]
    const link: ElementContent = { type: 'element', tagName: 'a', properties, children }
    return index > 0 ? [space, link] : [link]
  })
}

/** The page's entries as plain text, for search. */
export function pageText(entries: Entry[]): string {
  return entries.map(({ content }) => treeText({ type: 'root', children: content })).join(' ')
}
