import * as v from 'valibot'
import { isMap, isScalar, LineCounter, parseDocument, type ErrorCode, type Pair } from 'yaml'
import { bundledStyles } from './bundled-styles.ts'
import { placeAt, type Place, type Report, type SourceText } from './diagnose.ts'
import { limits } from './limits.ts'
import { didYouMean } from './nearest.ts'
import { themeNames } from './theme-tokens.ts'
import type { DeckMeta } from './types.ts'

/** `lecture.yaml`, checked. */
export interface Config {
  /** `title` is '' when the file does not give one. */
  meta: DeckMeta
  /** CSL style name, one of those that the citation service has. */
  style: string
  /** Where `csl` stands, for a style that turns out not to exist. */
  stylePlace: Place
  /** Theme as it is written, a name or a path; undefined when the lecture does not say. */
  theme: string | undefined
  /** Where `theme` stands, for a theme that turns out not to exist. */
  themePlace: Place
}

const words = v.pipe(
  v.union([v.string(), v.number()]),
  // NUL ends texts early in many a program, and stands for something else in ours.
  v.transform((value) => String(value).replaceAll('\0', '\uFFFD').trim()),
  v.nonEmpty(),
  v.maxLength(limits.title),
)

/** One check per key, so that a mistake in one does not cost the others. */
const fields = {
  title: { schema: words, wants: 'a title' },
  subtitle: { schema: words, wants: 'a line of text' },
  author: {
    schema: v.union([
      v.pipe(
        words,
        v.transform((name) => [name]),
      ),
      v.pipe(v.array(words), v.maxLength(limits.authors)),
    ]),
    wants: 'a name or a list of names',
  },
  lang: { schema: v.pipe(v.string(), v.check(isLanguage)), wants: 'a language tag such as en or de-CH' },
  date: { schema: words, wants: 'a date' },
  duration: { schema: v.pipe(v.number(), v.gtValue(0), v.maxValue(1440)), wants: 'a number of minutes' },
  appearance: { schema: v.picklist(['light', 'dark']), wants: 'light or dark' },
  theme: {
    schema: v.pipe(words, v.regex(/^[\w.-]+$|^[^\\:*?"<>|]+\.css$/i)),
    wants: `${themeNames.join(', ')} or a .css file below slides/`,
  },
  csl: {
    schema: v.pipe(words, v.regex(/^[\w.-]+$|^[^\\:*?"<>|]+\.csl$/i)),
    wants: `${bundledStyles.join(', ')} or a .csl file below slides/`,
  },
  disclaimer: { schema: words, wants: 'a line of text' },
}

export type ConfigKey = keyof typeof fields
export const configKeys = Object.keys(fields) as ConfigKey[]

type Fields = { [K in keyof typeof fields]?: v.InferOutput<(typeof fields)[K]['schema']> }

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** Reads the configuration; everything that is missing or wrong gets its default. */
export function readConfig(source: SourceText | undefined, report: Report): Config {
  if (!source) {
    const place = { file: 'slides/lecture.yaml', line: 1, column: 1 }
    const reason = 'the lecture has no lecture.yaml, so it has no title slide'
    report.add(
      'config-missing',
      place,
      reason,
      'Create slides/lecture.yaml with a line such as: title: My lecture',
    )
    return toConfig({}, place, place)
  }
  const found: Fields = {}
  const places = new Map<string, Place>()
  for (const [key, value, place] of readPairs(source, report)) {
    places.set(key, place)
    readField(key, value, place, found, report)
  }
  if (!places.has('title') && !report.list().some(({ code }) => code === 'yaml-invalid')) {
    const hint = 'Add a line such as: title: My lecture'
    report.add('config-invalid', placeAt(source, 0), 'lecture.yaml gives no title', hint)
  }
  const top = placeAt(source, 0)
  return toConfig(found, places.get('csl') ?? top, places.get('theme') ?? top)
}

function readField(key: string, value: unknown, place: Place, found: Fields, report: Report): void {
  if (!Object.hasOwn(fields, key)) {
    const hint = didYouMean(key, Object.keys(fields)) ?? `Known keys: ${Object.keys(fields).join(', ')}.`
    report.add('config-invalid', place, `lecture.yaml has no key "${key}"`, hint)
    return
  }
  if (value === null && key !== 'title') return
  const name = key as keyof typeof fields
  const result = v.safeParse(fields[name].schema, value)
  if (result.success) Object.assign(found, { [name]: result.output })
  else {
    const hint = typeof value === 'string' ? didYouMean(value, optionsOf(name)) : undefined
    report.add('config-invalid', place, `"${key}" should be ${fields[name].wants}`, hint)
  }
}

/** The values to choose from, where there is a choice. */
function optionsOf(name: keyof typeof fields): readonly string[] {
  const { schema } = fields[name]
  return 'options' in schema && schema.type === 'picklist' ? schema.options : []
}

/** What to do about YAML's own mistakes, by their codes, where the message does not say it. */
const yamlHints: Partial<Record<ErrorCode, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'Put text that holds a colon into quotation marks: title: "Pain: an overview"',
  MULTILINE_IMPLICIT_KEY: 'Each line is a key, a colon and a value: title: My lecture',
  MISSING_CHAR: 'Something that was opened is not closed: a quotation mark or a bracket.',
  TAB_AS_INDENT: 'Indent with spaces.',
  DUPLICATE_KEY: 'Remove one of the two.',
  BAD_SCALAR_START: 'Put text that begins with such a sign into quotation marks.',
}

/** Key, value and the key's place; mistakes of YAML itself are reported and what is readable is returned. */
function readPairs(source: SourceText, report: Report): [string, unknown, Place][] {
  const lineCounter = new LineCounter()
  const document = parseDocument(source.text, { lineCounter, prettyErrors: false })
  for (const error of document.errors) {
    const reason = `this is not valid YAML: ${error.message}`
    report.add('yaml-invalid', placeAt(source, error.pos[0]), reason, yamlHints[error.code])
  }
  const { contents } = document
  if (contents === null) return []
  if (!isMap(contents)) {
    const reason = 'lecture.yaml should be a list of "key: value" lines'
    report.add('yaml-invalid', placeAt(source, contents.range?.[0] ?? 0), reason)
    return []
  }
  return contents.items.map((pair: Pair): [string, unknown, Place] => {
    const key = isScalar(pair.key) ? pair.key : undefined
    return [String(key?.value ?? ''), plainValue(pair, document), placeAt(source, key?.range?.[0] ?? 0)]
  })
}

/** Aliases that multiply without end make `toJS` throw; such a value counts as wrong. */
function plainValue(pair: Pair, document: ReturnType<typeof parseDocument>): unknown {
  try {
    const value = pair.value
    return isScalar(value) ? value.value : (value as { toJS(doc: unknown): unknown } | null)?.toJS(document)
  } catch {
    return undefined
  }
}

function toConfig(found: Fields, stylePlace: Place, themePlace: Place): Config {
  const meta: DeckMeta = {
    title: found.title ?? '',
    authors: found.author ?? [],
    lang: found.lang ?? 'en',
    // Who takes the theme for dark rooms is in one.
    appearance: found.appearance ?? (found.theme === 'night' ? 'dark' : 'light'),
  }
  if (found.subtitle !== undefined) meta.subtitle = found.subtitle
  if (found.date !== undefined) meta.date = found.date
  if (found.duration !== undefined) meta.duration = found.duration
  if (found.disclaimer !== undefined) meta.disclaimer = found.disclaimer
  return { meta, style: found.csl ?? 'apa', stylePlace, theme: found.theme, themePlace }
}
