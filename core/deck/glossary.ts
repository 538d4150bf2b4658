import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml'
import GithubSlugger from 'github-slugger'
import { placeAt, type Place, type Report, type SourceText } from './diagnose.ts'
import { limits } from './limits.ts'
import type { Lookup } from './lookups.ts'
import { didYouMean } from './nearest.ts'
import type { GlossaryTerm, Slide } from './types.ts'

const KEYS = ['term', 'definition', 'aliases', 'sources']

interface Entry {
  term: string
  definition: string
  aliases: string[]
  sources: string[]
  slide?: string
  place: Place
}

/**
 * The lecture's terms: those of `slides/glossary.yaml` in its order, then those that slides define in
 * `::: {.term}` blocks. Of two with one name the first counts.
 * @param references what may be named as a source
 */
export function readGlossary(
  source: SourceText | undefined,
  slides: readonly Slide[],
  references: Lookup<unknown>,
  report: Report,
): GlossaryTerm[] {
  const fromFile = source === undefined ? [] : readEntries(source, references, report)
  const fromSlides = slides.flatMap((slide) => termsOfSlide(slide))
  const ids = new GithubSlugger()
  const names = new Set<string>()
  const terms: GlossaryTerm[] = []
  for (const { place, ...entry } of [...fromFile, ...fromSlides]) {
    const name = entry.term.toLowerCase()
    if (names.has(name)) {
      const reason = `the term "${entry.term}" is defined already; this definition is left out`
      report.add('glossary-invalid', place, reason, 'Keep one of the two.')
      continue
    }
    names.add(name)
    terms.push({ id: ids.slug(entry.term), ...entry })
  }
  return terms.slice(0, limits.terms)
}

function readEntries(source: SourceText, references: Lookup<unknown>, report: Report): Entry[] {
  const wrong = (at: number, reason: string, hint?: string) =>
    report.add('glossary-invalid', placeAt(source, at), reason, hint)
  const document = parseDocument(source.text, { prettyErrors: false })
  for (const error of document.errors) wrong(error.pos[0], `this is not valid YAML: ${error.message}`)
  const list = document.contents
  if (list === null) return []
  if (!isSeq(list)) {
    if (document.errors.length === 0)
      wrong(0, 'the glossary is not a list of terms', 'Each begins with a line such as: - term: naloxone')
    return []
  }
  return list.items.flatMap((item): Entry[] => {
    const at = (item as Node | null)?.range?.[0] ?? 0
    if (isMap(item)) return readEntry(item, at, source, references, report)
    wrong(at, 'this is no term', 'Write it as two lines: "- term: …" and "  definition: …".')
    return []
  })
}

function readEntry(
  item: YAMLMap,
  at: number,
  source: SourceText,
  references: Lookup<unknown>,
  report: Report,
): Entry[] {
  const wrong = (offset: number, reason: string, hint?: string) =>
    report.add('glossary-invalid', placeAt(source, offset), reason, hint)
  for (const { key } of item.items) {
    const name = isScalar(key) ? String(key.value) : ''
    if (KEYS.includes(name)) continue
    const offset = isScalar(key) ? (key.range?.[0] ?? at) : at
    wrong(offset, `a term has no key "${name}"`, didYouMean(name, KEYS) ?? `Known keys: ${KEYS.join(', ')}.`)
  }
  const term = wordsOf(item.get('term'), limits.title)
  const definition = wordsOf(item.get('definition'), limits.definition)
  if (term === '' || definition === '') {
    wrong(
      at,
      term === '' ? 'a term has no name' : `the term "${term}" has no definition, or far too long a one`,
    )
    return []
  }
  const sources = listOf(item.get('sources', true)).filter(([key, offset]) => {
    if (references.get(key) !== undefined) return true
    const hint = 'Name a record of the lecture’s references by its id.'
    report.add('citation-unknown', placeAt(source, offset), `there is no reference "${key}"`, hint)
    return false
  })
  const aliases = listOf(item.get('aliases', true)).map(([alias]) => alias)
  return [{ term, definition, aliases, sources: sources.map(([key]) => key), place: placeAt(source, at) }]
}

function wordsOf(value: unknown, longest: number): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const words = text.replaceAll('\0', '\uFFFD').replaceAll(/\s+/g, ' ').trim()
  return words.length > longest ? '' : words
}

/** Texts of a list, or a text alone, each with its offset. */
function listOf(node: unknown): [text: string, offset: number][] {
  const items: unknown[] = isSeq(node) ? node.items : [node]
  return items.flatMap((item): [string, number][] => {
    const text = isScalar(item) ? wordsOf(item.value, limits.title) : ''
    return text === '' ? [] : [[text, isScalar(item) ? (item.range?.[0] ?? 0) : 0]]
  })
}

const BLOCK = /<div class="(?:[^"]* )?term(?: [^"]*)?"[^>]*>([\s\S]*?)<\/dl>/g
const PART = /<(dt|dd)\b[^>]*>([\s\S]*?)<\/\1>/g

/** Definition lists in `::: {.term}` blocks of a finished slide. */
function termsOfSlide({ id, html, source }: Slide): Entry[] {
  if (!html.includes('term')) return []
  const place = { ...source, column: 1 }
  return Array.from(html.matchAll(BLOCK), ([, list = '']) => list).flatMap((list) => {
    const entries: Entry[] = []
    for (const [, name, inner = ''] of list.matchAll(PART)) {
      const last = entries.at(-1)
      const words = textOf(inner)
      if (name === 'dt')
        entries.push({ term: words, definition: '', aliases: [], sources: keysOf(inner), slide: id, place })
      else if (last) {
        last.definition = `${last.definition} ${words}`.trim()
        last.sources = [...new Set([...last.sources, ...keysOf(inner)])]
      }
    }
    return entries.filter(({ term, definition }) => term !== '' && definition !== '')
  })
}

function keysOf(html: string): string[] {
  return Array.from(html.matchAll(/<cite [^>]*data-keys="([^"]*)"/g), ([, keys = '']) =>
    keys.split(' '),
  ).flat()
}

/** Words of our own HTML: no marks of citations, no formulas' markup. */
function textOf(html: string): string {
  return html
    .replaceAll(/<cite\b[\s\S]*?<\/cite>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#x([\da-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,;:!?)])/g, '$1')
    .trim()
}
