import type { ElementContent } from 'hast'
import { cleanInline, serialise } from './html.ts'
import { countLines } from './text-width.ts'
import { treeText } from './text.ts'
import type { Reference } from './types.ts'

/** An entry as it is to stand in the bibliography. */
export interface Entry {
  reference: Reference
  content: ElementContent[]
  /** Estimated, with the gap under the entry, in px at 1280 x 720. */
  height: number
}

// The theme's measures at 1280 x 720, in px; see .kind-bibliography in renderer/shared/theme-kinds.css.
const lineHeight = 24
const gap = 9
const pageHeight = 538
const lineWidth = 1112
const indent = 30
/** The mark of what is known from memory only. */
const pill = 95
/** Of a link back to a slide, by the digits of its number, with the space around it. */
const backlink = (number: number) => (number > 99 ? 42 : 33)
/** Kept free, for letters that stand closer or wider than those that were measured. */
const reserve = 6
const widthReserve = 1.005

/**
 * From a CSL engine's HTML; addresses in it become links that open outside.
 * @param numbers 1-based numbers of the slides by their ids, as far as they are known
 */
export function makeEntry(reference: Reference, numbers: ReadonlyMap<string, number>): Entry {
  const content = cleanInline(reference.entryHtml)
  const text = treeText({ type: 'root', children: content })
  const links = reference.citedBy.reduce((sum, id) => sum + backlink(numbers.get(id) ?? 100), 0)
  const [first, others] = [lineWidth / widthReserve, (lineWidth - indent) / widthReserve]
  const last = links + (reference.verified ? 0 : pill)
  return { reference, content, height: countLines(`${text} `, last, first, others) * lineHeight + gap }
}

/** Entries in the order given, on as few pages as may be, all about equally full; never an empty page. */
export function paginate(entries: Entry[]): Entry[][] {
  const most = pageHeight + gap - reserve
  const pages = fill(entries, most)
  let [low, high] = [0, most]
  // The smallest pages of which there need be no more: a last page with a single entry looks like a mistake.
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (fill(entries, middle).length > pages.length) low = middle
    else high = middle
  }
  return fill(entries, high)
}

/** Page after page, none higher than `limit` unless by a single entry. */
function fill(entries: Entry[], limit: number): Entry[][] {
  const pages: Entry[][] = []
  let room = 0
  for (const entry of entries) {
    const page = pages.at(-1)
    const fits = page !== undefined && entry.height <= room
    if (fits) page.push(entry)
    else pages.push([entry])
    room = (fits ? room : limit) - entry.height
  }
  return pages
}

const words: Record<string, { sources: string; of: string; unverified: string; slide: string }> = {
  en: { sources: 'Sources', of: 'of', unverified: 'unverified', slide: 'Slide' },
  de: { sources: 'Quellen', of: 'von', unverified: 'ungeprüft', slide: 'Folie' },
  fr: { sources: 'Sources', of: 'sur', unverified: 'non vérifié', slide: 'Diapositive' },
  ar: { sources: 'المصادر', of: 'من', unverified: 'لم يُتحقَّق منه', slide: 'الشريحة' },
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
