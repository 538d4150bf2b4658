import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * test/SPEC.md lists every rule that a test holds: its id, its sentence and its file; an id that several tests
 * carry has a row for each, so that none of them goes away unnoticed. The titles of the
 * tests are the source; `node scripts/spec.ts` writes the list anew, `test/spec.test.ts` keeps it true.
 */
const ROOT = fileURLToPath(new URL('../', import.meta.url))

const GROUPS: Record<string, string> = {
  DK: 'Deck: from sources to slides',
  IM: 'Importers',
  HO: 'Hostile input',
  LA: 'Large lectures',
  SE: 'Session: the lecture while it runs',
  RP: 'Contract between pages and main',
  AP: 'Loading, watching, checking',
  RT: 'Routes',
  WS: 'Web shell',
  ST: 'Stage, diagrams, theme',
  PV: 'Presenter view',
  RV: 'Review',
  SY: 'Study: marks, cards, search',
  EL: 'Electron shell',
  PK: 'Packaging',
  EX: 'Export',
  CL: 'Command line',
  EE: 'End to end',
  LE: 'The bundled lecture',
  RM: 'Rooms',
  BE: 'Benchmarks',
  SO: 'Soak and chaos',
}

export interface Rule {
  id: string
  sentence: string
  file: string
}

/** Every rule of the tests, sorted by group and number; those of one id in the order of their tests, none twice. */
export function rules(): Rule[] {
  return rulesOf(testFiles().map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') })))
}

export function rulesOf(tests: readonly { file: string; text: string }[]): Rule[] {
  const found = new Map<string, Rule>()
  for (const { file, text } of tests)
    for (const { id, sentence } of titles(text)) found.set(`${id} ${sentence}`, { id, sentence, file })
  return [...found.values()].sort((a, b) => order(a.id) - order(b.id))
}

/** At least four words of its own, before any example. */
export function isSentence(sentence: string): boolean {
  const words = sentence.match(/[\p{L}\p{N}'’]+/gu) ?? []
  return words.length >= 4 && !/^\W*…/u.test(sentence)
}

/** Ids that tests of several files carry: each file has its own. */
export function sharedIds(): string[] {
  const fileOf = new Map<string, string>()
  const shared = new Set<string>()
  for (const file of testFiles()) {
    for (const { id } of titles(readFileSync(join(ROOT, file), 'utf8'))) {
      if ((fileOf.get(id) ?? file) !== file) shared.add(id)
      fileOf.set(id, file)
    }
  }
  return [...shared].sort()
}

export function specText(): string {
  const all = rules()
  const groups = Object.entries(GROUPS).map(([prefix, title]) => {
    const rows = all.filter(({ id }) => id.replace(/\d+$/, '') === prefix)
    if (rows.length === 0) return ''
    const lines = rows.map(({ id, sentence, file }) => `| ${id} | ${sentence} | \`${file}\` |`)
    return [`## ${title}`, '', '| id | rule | test |', '|---|---|---|', ...lines, ''].join('\n')
  })
  const head = [
    '# What Lectern promises',
    '',
    'Each rule has an id; the tests that hold it carry the id in their titles. This list is written by',
    '`node scripts/spec.ts` from those titles, a row for each.',
    '',
  ]
  return [...head, ...groups.filter(Boolean)].join('\n')
}

function titles(text: string): { id: string; sentence: string }[] {
  // The title is the first string after `it(`, `test(`, `describe(` or a table's `)(`.
  const pattern =
    /(?:\b(?:it|test|describe)(?:\.\w+)*\(|\)\(|^\s*)\s*(['"`])([A-Z]{2}\d+)\s((?:\\.|(?!\1)[^\\\n])*)\1/gm
  return Array.from(text.matchAll(pattern), ([, , id = '', sentence = '']) => ({
    id,
    sentence: sentence
      .replace(/\\(['"`\\])/g, '$1')
      .replace(/:?\s*(?:%[a-z]|\$\{?[\w.]+\}?)(?:[ ,:]+(?:%[a-z]|\$\{?[\w.]+\}?))*/g, ' …')
      .replaceAll('|', '\\|')
      .trim(),
  }))
}

function testFiles(): string[] {
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:test|e2e|suite)\.ts$/.test(name))
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .sort()
}

function order(id: string): number {
  const prefix = id.replace(/\d+$/, '')
  const group = Object.keys(GROUPS).indexOf(prefix)
  return (group < 0 ? 999 : group) * 10_000 + Number(id.slice(prefix.length))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(ROOT, 'test/SPEC.md'), specText())
}
