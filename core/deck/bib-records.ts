import { readDate, readYear } from './bib-dates.ts'
import { latexToText } from './bib-latex.ts'
import { readNames } from './bib-names.ts'
import { cslType, genre } from './bib-types.ts'
import type { BibEntry } from './bibtex.ts'
import { sentenceCase } from './sentence-case.ts'

/** A field's text by its names, the first that is there; '' when none is. As written, in LaTeX. */
type Get = (...names: string[]) => string

/** An entry as a CSL-JSON record; `custom` holds what Lectern reads of the study. */
export function toRecord(entry: BibEntry, all: ReadonlyMap<string, BibEntry>): Record<string, unknown> {
  const get = getter(entry, all)
  const type = cslType(entry.type, get('entrysubtype'), (field) => get(field) !== '')
  const record: Record<string, unknown> = { id: entry.key, type }
  const set = (name: string, value: unknown) => {
    if (value !== '' && value !== undefined) record[name] = value
  }
  for (const [variable, ...fields] of PLAIN) set(variable, latexToText(get(...fields)))
  for (const [variable, field] of PEOPLE) {
    const names = readNames(get(field))
    if (names.length > 0) record[variable] = names
  }
  setTitles(get, set)
  set('language', languageTag(get('langid', 'language', 'hyphenation')))
  setNumbers(type, get, set)
  set('issued', readDate(get('date')) ?? readYear(get('year'), get('month'), get('day')))
  set('accessed', readDate(get('urldate')) ?? readDate(get('lastchecked')))
  set('event-date', readDate(get('eventdate')))
  set('original-date', readDate(get('origdate')))
  set('genre', genre(entry.type, latexToText(get('type'))))
  setAddresses(get, set)
  const custom = ownFields(get)
  if (Object.keys(custom).length > 0) record['custom'] = custom
  return record
}

const PLAIN: [variable: string, ...fields: string[]][] = [
  ['publisher', 'publisher', 'school', 'institution', 'organization'],
  ['publisher-place', 'location', 'address'],
  ['edition', 'edition'],
  ['volume', 'volume'],
  ['number-of-volumes', 'volumes'],
  ['number-of-pages', 'pagetotal'],
  ['chapter-number', 'chapter'],
  ['version', 'version'],
  ['status', 'pubstate'],
  ['collection-title', 'series'],
  ['event-title', 'eventtitle'],
  ['event-place', 'venue'],
  ['container-title-short', 'shortjournal'],
  ['title-short', 'shorttitle'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['annote', 'annotation', 'annote'],
]

const PEOPLE: [variable: string, field: string][] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
  ['director', 'director'],
  ['recipient', 'recipient'],
]

/** Longer chains than anybody writes. */
const MAX_PARENTS = 20

/** Without a record of its own, an entry takes what it lacks from the one that `crossref` or `xdata` names. */
function getter(entry: BibEntry, all: ReadonlyMap<string, BibEntry>): Get {
  const chain: { fields: BibEntry['fields']; isParent: boolean }[] = []
  const pending = [{ entry, isParent: false }]
  const seen = new Set<BibEntry>()
  for (let next = pending.shift(); next && seen.size < MAX_PARENTS; next = pending.shift()) {
    if (seen.has(next.entry)) continue
    seen.add(next.entry)
    chain.push({ fields: next.entry.fields, isParent: next.isParent })
    for (const [field, isParent] of [
      ['xdata', next.isParent],
      ['crossref', true],
    ] as const) {
      for (const key of (next.entry.fields.get(field)?.text ?? '').split(',', MAX_PARENTS)) {
        const found = all.get(key.trim())
        if (found) pending.push({ entry: found, isParent })
      }
    }
  }
  const own = (name: string) => {
    for (const { fields, isParent } of chain) {
      const there = isParent ? (INHERITED[name] ?? [name]) : [name]
      const text = there.map((field) => fields.get(field)?.text.trim() ?? '').find((found) => found !== '')
      if (text !== undefined) return text
    }
    return ''
  }
  return (...names) => names.map(own).find((text) => text !== '') ?? ''
}

/** What a chapter finds in its book under another name; an empty list for what it does not take from it. */
const INHERITED: Record<string, string[]> = {
  booktitle: ['title', 'booktitle'],
  booksubtitle: ['subtitle', 'booksubtitle'],
  bookauthor: ['author', 'bookauthor'],
  title: [],
  subtitle: [],
  author: [],
  shorttitle: [],
  type: [],
  pages: [],
  doi: [],
}

function setTitles(get: Get, set: (name: string, value: unknown) => void): void {
  const language = get('langid', 'language', 'hyphenation').toLowerCase()
  const isEnglish = language === '' ? undefined : /english|american|british|^en\b/.test(language)
  const whole = (title: string, subtitle: string, addon: string) => {
    const main = latexToText(title, { protectCase: true })
    const sub = latexToText(subtitle, { protectCase: true })
    const joined = main === '' || sub === '' ? main : `${main}${/[?!.:]$/.test(main) ? '' : ':'} ${sub}`
    const cased = sentenceCase(joined, isEnglish)
    const extra = latexToText(addon)
    return extra === '' ? cased : `${cased}. ${extra}`
  }
  set('title', whole(get('title'), get('subtitle'), get('titleaddon')))
  const journal = latexToText(get('journaltitle', 'journal'))
  const journalSubtitle = latexToText(get('journalsubtitle'))
  const book = whole(get('booktitle'), get('booksubtitle'), get('booktitleaddon'))
  set('container-title', journal === '' ? book : [journal, journalSubtitle].filter(Boolean).join(': '))
}

/** Styles put English titles in capitals and look at this before they do. */
function languageTag(name: string): string {
  const tag = Object.entries(LANGUAGES).find(([, pattern]) => pattern.test(name))?.[0]
  return tag ?? latexToText(name)
}

const LANGUAGES: Record<string, RegExp> = {
  en: /english|american|british/i,
  de: /german|austrian/i,
  fr: /french|francais/i,
  es: /spanish/i,
}

/** BibTeX's `number` is an issue, a report's number or a place in a series. */
function setNumbers(type: string, get: Get, set: (name: string, value: unknown) => void): void {
  const number = latexToText(get('number'))
  const issue = latexToText(get('issue'))
  if (type.startsWith('article') && type !== 'article') set('issue', number || issue)
  else if (['book', 'chapter', 'paper-conference', 'pamphlet'].includes(type))
    set('collection-number', number)
  else set('number', number)
  const pages = get('pages', 'eid')
  set('page', latexToText(pages.replaceAll(/\s*(?:-{1,3}|–|\\textendash\b(?:\{\})?)\s*/g, '-')))
}

function setAddresses(get: Get, set: (name: string, value: unknown) => void): void {
  set('DOI', verbatim(get('doi')))
  const inWords = /\\url\s*\{([^}]*)\}/.exec(get('howpublished') || get('note'))?.[1] ?? ''
  const eprint = verbatim(get('eprint'))
  const archive = get('eprinttype', 'archiveprefix').toLowerCase()
  if (archive === 'pubmed') set('PMID', eprint)
  if (archive === 'arxiv' && eprint !== '') {
    set('number', `arXiv:${eprint.replace(/^arxiv:/i, '')}`)
    if (get('publisher', 'journal', 'journaltitle') === '') set('publisher', 'arXiv')
  }
  const base = Object.hasOwn(ARCHIVES, archive) ? ARCHIVES[archive] : undefined
  const archived = base === undefined || eprint === '' ? '' : base + eprint.replace(/^arxiv:/i, '')
  set('URL', verbatim(get('url')) || verbatim(inWords) || archived)
}

const ARCHIVES: Record<string, string> = {
  arxiv: 'https://arxiv.org/abs/',
  jstor: 'https://www.jstor.org/stable/',
  hdl: 'https://hdl.handle.net/',
}

/** Addresses are no LaTeX, but many programs write their signs with a backslash. */
function verbatim(text: string): string {
  return text
    .replace(/^\{?\\url\s*\{(.*)\}\}?$/s, '$1')
    .replaceAll(/\\([&%$#_{}~])/g, '$1')
    .replaceAll(/[{}\s]/g, '')
}

/** The fields that no other program knows: what Lectern says about a study, see docs/authoring.md. */
function ownFields(get: Get): Record<string, unknown> {
  const custom: Record<string, unknown> = {}
  for (const name of ['study', 'sample', 'finding']) {
    const text = latexToText(get(name))
    if (text !== '') custom[name] = text
  }
  for (const name of ['verified', 'doi_verified']) {
    if (/^(?:false|no|0)$/i.test(get(name))) custom[name] = false
  }
  return custom
}
