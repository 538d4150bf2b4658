import { escapeHtml } from './escape-html.ts'
import type { CitationItem, CitationRequest, CitationResult } from './types.ts'

/**
 * Marks and entries without a CSL engine, for a lecture that is compiled where there is none. They follow
 * the shape of APA and are always author and year.
 */
export function plainCitations({ records, clusters }: CitationRequest): CitationResult {
  const byKey = new Map(records.map((record) => [String(record['id']), record]))
  const marks = clusters.map(
    (items) => `(${items.map((item) => plainMark(item, byKey.get(item.key))).join('; ')})`,
  )
  const entries = records
    .map((record) => ({ key: String(record['id']), html: plainEntry(record), sort: sortKey(record) }))
    .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
    .map(({ key, html }) => ({ key, html }))
  return { marks: marks.map(escapeHtml), entries }
}

function plainMark(item: CitationItem, record: Record<string, unknown> = {}): string {
  const parts = item.suppressAuthor ? [] : [names(record, '&')]
  parts.push(year(record))
  if (item.locator !== undefined) parts.push(item.locator)
  if (item.suffix !== undefined) parts.push(item.suffix)
  return (item.prefix === undefined ? '' : `${item.prefix} `) + parts.join(', ')
}

const and: Record<string, string> = { en: 'and', de: 'und', fr: 'et', es: 'y', it: 'e', nl: 'en', pt: 'e' }

/** The authors as they stand in a sentence: `Basbaum and Fields`, `Pert et al.`; the title when there are none. */
export function narrativeNames(record: Record<string, unknown>, lang: string): string {
  return names(record, and[lang.slice(0, 2).toLowerCase()] ?? '&')
}

/** Plain text; never empty. */
function names(record: Record<string, unknown>, conjunction: string): string {
  const families = people(record).map(
    (person) => text(person['family']) || text(person['literal']) || text(person['given']),
  )
  const [first, second] = families
  if (!first) return text(record['title']) || String(record['id'])
  if (!second) return first
  return families.length > 2 ? `${first} et al.` : `${first} ${conjunction} ${second}`
}

function people(record: Record<string, unknown>): Record<string, unknown>[] {
  const authors = Array.isArray(record['author']) ? record['author'] : record['editor']
  return Array.isArray(authors)
    ? authors.filter((person) => typeof person === 'object' && person !== null)
    : []
}

function year(record: Record<string, unknown>): string {
  const issued = record['issued']
  if (typeof issued !== 'object' || issued === null) return 'n.d.'
  const parts: unknown = (issued as Record<string, unknown>)['date-parts']
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined
  const value: unknown = Array.isArray(first) ? first[0] : undefined
  if (typeof value === 'number' || typeof value === 'string') return String(value)
  return text((issued as Record<string, unknown>)['literal']) || 'n.d.'
}

function sortKey(record: Record<string, unknown>): string {
  return `${names(record, '&')} ${year(record)} ${text(record['title'])}`.toLowerCase()
}

function plainEntry(record: Record<string, unknown>): string {
  const authors = people(record).map((person) => {
    const given = text(person['given']).replaceAll(/(\p{L})[^\s.-]*\.?/gu, '$1.')
    return [text(person['family']) || text(person['literal']), given].filter(Boolean).join(', ')
  })
  const last = authors.length > 1 ? `, & ${authors.pop()}` : ''
  const who = authors.length > 0 ? `${authors.join(', ')}${last}` : ''
  const container = text(record['container-title'])
  const volume = text(record['volume'])
  const issue = text(record['issue'])
  const where = [
    container && `<i>${escapeHtml(container)}</i>`,
    volume && `<i>${escapeHtml(volume)}</i>${issue && `(${escapeHtml(issue)})`}`,
    escapeHtml(text(record['page']).replaceAll('-', '–')),
  ].filter(Boolean)
  const doi = text(record['DOI'])
  const link = doi ? `https://doi.org/${doi}` : text(record['URL'])
  const title = text(record['title']) || String(record['id'])
  const sentences = [
    escapeHtml(who ? `${who} (${year(record)})` : `(${year(record)})`),
    container ? escapeHtml(title) : `<i>${escapeHtml(title)}</i>`,
    where.join(', '),
    escapeHtml(text(record['publisher'])),
  ].filter(Boolean)
  return (
    sentences.map((part) => (part.endsWith('.') ? part : `${part}.`)).join(' ') +
    (link && ` ${escapeHtml(link)}`)
  )
}

/** Without the tags that CSL allows in a title. */
function text(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.replaceAll(markup, '').trim() : ''
}

const markup = /<\/?(?:i|b|sup|sub|sc|span)(?: (?:class|style)="[^"<>]{0,60}")?>/g
