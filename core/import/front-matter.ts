import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Place } from '../deck/diagnose.ts'
import type { DeckFacts } from './model.ts'
import { Passage } from './passage.ts'
import type { ImportReport } from './report.ts'

/** One `key: value` of a front matter. */
export interface Setting {
  value: unknown
  place: Place
}

export type Settings = ReadonlyMap<string, Setting>

/** The block between `---` lines at a text's beginning; undefined when there is none. */
export function splitFrontMatter(passage: Passage): { yaml: Passage; rest: Passage } | undefined {
  const opening = /^\s*---[ \t]*\n/.exec(passage.text)
  if (!opening) return undefined
  const closing = /^(?:---|\.\.\.)[ \t]*$/gm
  closing.lastIndex = opening[0].length
  const found = closing.exec(passage.text)
  if (!found) return undefined
  const end = found.index + found[0].length
  return { yaml: passage.slice(opening[0].length, found.index), rest: passage.slice(end + 1) }
}

/** Reads the pairs of a block of YAML; what is no YAML is reported, and what can be read is returned. */
export function readSettings(yaml: Passage, report: ImportReport): Settings {
  const settings = new Map<string, Setting>()
  const document = parseDocument(yaml.text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    logLevel: 'silent',
  })
  for (const error of document.errors.slice(0, 3)) {
    report.add('front-matter-invalid', yaml.place(error.pos[0]), `this is not valid YAML: ${error.message}`)
  }
  if (!isMap(document.contents)) return settings
  for (const pair of document.contents.items) {
    const key = isScalar(pair.key) ? pair.key : undefined
    if (!key) continue
    settings.set(String(key.value), {
      value: plainValue(pair.value, document),
      place: yaml.place(key.range?.[0] ?? 0),
    })
  }
  return settings
}

/** Aliases that multiply without end make `toJS` throw; such a value counts as none. */
function plainValue(value: unknown, document: unknown): unknown {
  try {
    return isScalar(value) ? value.value : (value as { toJS(doc: unknown): unknown } | null)?.toJS(document)
  } catch {
    return undefined
  }
}

/** A value as one line of text; undefined for what is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  const text = value.replaceAll(/\s+/g, ' ').trim()
  return text === '' ? undefined : text
}

export function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}

/** What all formats call alike: title, subtitle, author, lang, date. */
export function commonFacts(settings: Settings): DeckFacts {
  const facts: DeckFacts = {}
  const text = (key: string) => plainWords(textOf(settings.get(key)?.value))
  const title = text('title')
  const subtitle = text('subtitle')
  const date = text('date')
  const lang = text('lang')
  if (title !== undefined) facts.title = title
  if (subtitle !== undefined) facts.subtitle = subtitle
  if (date !== undefined) facts.date = date
  if (lang !== undefined && isLanguage(lang)) facts.lang = lang
  const authors = names(settings.get('author')?.value ?? settings.get('authors')?.value)
  if (authors.length > 0) facts.authors = authors
  return facts
}

function names(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list
    .map((author: unknown) => textOf(author) ?? textOf(fieldOf(author, 'name')) ?? literalName(author))
    .filter((name) => name !== undefined)
}

function literalName(author: unknown): string | undefined {
  const name = fieldOf(author, 'name')
  const parts = [fieldOf(name, 'given'), fieldOf(name, 'family')].map(textOf).filter(Boolean)
  return textOf(fieldOf(name, 'literal')) ?? (parts.length > 0 ? parts.join(' ') : undefined)
}

/** Titles of the configuration are plain text. */
function plainWords(text: string | undefined): string | undefined {
  const plain = text
    ?.slice(0, 300)
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
  return textOf(plain)
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
