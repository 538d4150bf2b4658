import type { SlideContent } from '../../core/rpc/contract.ts'
import { element } from './gather.ts'

type CitedReference = SlideContent['references'][number]

/** About how many letters fill one line at the foot of a page, and how many lines there is room for. */
const SIZES = [
  { size: 'large', letters: 172, lines: 5 },
  { size: 'small', letters: 205, lines: 7 },
] as const

/** The sources of one slide for the foot of its page: in full where there is room, else by author and year. */
export function slideSourceLines(slide: SlideContent): {
  size: 'large' | 'small' | 'short'
  lines: HTMLElement[]
} {
  const entries = slide.references.map((reference) => {
    const item = element('li')
    item.innerHTML = reference.entryHtml
    if (reference.locator !== undefined) item.append(` ${reference.locator}`)
    return item
  })
  const lengths = entries.map((entry) => (entry.textContent ?? '').length)
  for (const { size, letters, lines } of SIZES) {
    const needed = lengths.reduce((sum, length) => sum + Math.ceil(length / letters), 0)
    if (needed <= lines) return { size, lines: entries }
  }
  return { size: 'short', lines: [element('li', '', slide.references.map(shortName).join('; '))] }
}

/** `Basbaum & Fields 1984`, from the record as it was written. */
export function shortName({ csl, key, locator }: CitedReference): string {
  const authors = Array.isArray(csl['author']) ? (csl['author'] as Record<string, unknown>[]) : []
  const names = authors
    .map(({ family, literal }) => String(family ?? literal ?? ''))
    .filter((name) => name !== '')
  const issued = csl['issued'] as { 'date-parts'?: unknown[][] } | undefined
  const year = issued?.['date-parts']?.[0]?.[0]
  const who = names.length > 2 ? `${names[0]} et al.` : names.join(' & ')
  const name = [who || key, year === undefined ? '' : String(year)].filter((part) => part !== '').join(' ')
  return locator === undefined ? name : `${name}, ${locator}`
}
