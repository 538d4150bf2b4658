import type { Reference } from '../deck/types.ts'

/** A record as one BibTeX entry, in UTF-8, for pasting into any reference manager. */
export function bibtexOf({ key, csl }: Pick<Reference, 'key' | 'csl'>): string {
  const type = TYPES[String(csl['type'])] ?? 'misc'
  const [year, month] = yearAndMonth(csl['issued'])
  const container = type === 'article' ? 'journal' : 'booktitle'
  const fields: [string, string][] = [
    ['author', names(csl['author'])],
    ['editor', names(csl['editor'])],
    // Braces keep capitals that BibTeX's styles would take away.
    ['title', braced(textOf(csl['title']))],
    [container, textOf(csl['container-title'])],
    ['year', year],
    ['month', month],
    ['volume', textOf(csl['volume'])],
    ['number', textOf(csl['issue'])],
    ['pages', textOf(csl['page']).replaceAll(/\s*[-–]+\s*/g, '--')],
    ['edition', textOf(csl['edition'])],
    ['publisher', textOf(csl['publisher'])],
    ['address', textOf(csl['publisher-place'])],
    ['isbn', textOf(csl['ISBN'])],
    ['doi', textOf(csl['DOI'])],
    ['url', textOf(csl['URL'])],
  ]
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}},`)
  return [`@${type}{${key},`, ...lines, '}', ''].join('\n')
}

const TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  article: 'article',
  review: 'article',
  book: 'book',
  chapter: 'incollection',
  'entry-encyclopedia': 'incollection',
  'paper-conference': 'inproceedings',
  report: 'techreport',
  thesis: 'phdthesis',
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function textOf(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return escaped(text.replaceAll(/<\/?(?:i|b|sup|sub|span)\b[^>]*>/g, ''))
}

/** What means something to LaTeX; addresses are left as they are by what reads them. */
function escaped(text: string): string {
  const balanced = (text.match(/\{/g)?.length ?? 0) === (text.match(/\}/g)?.length ?? 0)
  const plain = balanced ? text : text.replaceAll(/[{}]/g, '')
  return plain.replaceAll(/(?<!\\)([&%$#_])/g, '\\$1').trim()
}

function braced(title: string): string {
  return title.replaceAll(
    /(?<![{\p{L}])(?=[\p{L}\d-]*\p{L})(?:[\p{Ll}\d-]+\p{Lu}|\p{Lu}[\p{L}\d-]*\p{Lu}|[\p{Script=Greek}])[\p{L}\d-]*/gu,
    '{$&}',
  )
}

function names(value: unknown): string {
  if (!Array.isArray(value)) return ''
  return value
    .map((name: unknown) => nameOf(name))
    .filter(Boolean)
    .join(' and ')
}

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  const { family, given, literal, suffix, ...rest } = value as Record<string, unknown>
  if (typeof literal === 'string') return `{${textOf(literal)}}`
  const particle = textOf(rest['non-dropping-particle'] ?? rest['dropping-particle'])
  const last = [particle, textOf(family)].filter(Boolean).join(' ')
  return [last, textOf(suffix), textOf(given)].filter(Boolean).join(', ')
}

function yearAndMonth(issued: unknown): [string, string] {
  const parts = (issued as { 'date-parts'?: unknown[][] } | null | undefined)?.['date-parts']?.[0]
  const [year, month] = Array.isArray(parts) ? parts : []
  const name = MONTHS[Number(month) - 1]
  return [typeof year === 'number' || typeof year === 'string' ? String(year) : '', name ?? '']
}
