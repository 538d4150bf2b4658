import '@citation-js/plugin-bibtex'
import { plugins } from '@citation-js/core'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Deck } from '../../core/deck/types.ts'
import { latexToText } from '../../core/deck/bib-latex.ts'
import { readReferenceItems } from '../../core/deck/reference-items.ts'
import { checkLecture } from '../../main/app/check.ts'
import {
  forBibtex,
  lettersOf,
  withLettersBack,
  type BibtexCommands,
} from '../../main/app/export/bibtex-records.ts'
import { exportReferences } from '../../main/app/export/references.ts'
import { temporaryFolder } from '../app/temporary-folder.ts'

type Csl = Record<string, unknown>

/** The bundled lecture. */
const BUNDLED = fileURLToPath(new URL('../..', import.meta.url))

function omit(record: Csl, name: string): Csl {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== name))
}

async function exported(deck: Deck, format: 'bib' | 'csl'): Promise<string> {
  const out = join(await temporaryFolder(), `sources.${format}`)
  await exportReferences({ deck, folder: '/nowhere', out, format })
  return await readFile(out, 'utf8')
}

/** BibTeX as two programs read it. */
const readers: Record<string, (text: string) => Csl[]> = {
  'citation-js': (text) => plugins.input.chain(text) as Csl[],
  Lectern(text) {
    const mistakes: unknown[] = []
    const items = readReferenceItems({ path: 'slides/references.bib', text, lineStarts: [0] }, {
      add: (...mistake: unknown[]) => void mistakes.push(mistake),
    } as never)
    expect(mistakes).toEqual([])
    return items.map(({ value }) => value as Csl)
  },
}

/**
 * What every program needs to find a source. In titles, capitals that are to stay are marked in BibTeX, and an
 * apostrophe is a closing quote.
 */
function gist({ id, author, issued, title, DOI, volume, page, publisher, URL }: Csl) {
  const names = (author as Record<string, string>[] | undefined) ?? []
  const [year] = (issued as { 'date-parts'?: unknown[][] } | undefined)?.['date-parts']?.[0] ?? []
  return {
    id,
    families: names.map(({ family, literal, suffix, ...name }) =>
      // BibTeX has one kind of particles.
      [name['dropping-particle'], name['non-dropping-particle'], family ?? literal, suffix]
        .filter(Boolean)
        .join(' '),
    ),
    given: names.map(({ given }) => given ?? ''),
    year: year === undefined ? undefined : Number(year),
    title: (title as string)
      .replaceAll(/<\/?span[^>]*>/g, '')
      .replaceAll("'", '’')
      .normalize(),
    DOI,
    volume,
    page: (page as string | undefined)?.replaceAll('–', '-'),
    publisher,
    URL,
  }
}

describe('the sources of the bundled lecture in another program', { timeout: 60_000 }, () => {
  let deck: Deck
  beforeAll(async () => {
    ;({ deck } = await checkLecture(BUNDLED))
  })

  it('EX364 CSL-JSON is each record that is cited as its author wrote it, but for what only Lectern knows', async () => {
    const written = JSON.parse(await readFile(join(BUNDLED, 'slides', 'references.json'), 'utf8')) as Csl[]
    const cited = new Set(Object.keys(deck.references))
    const records = JSON.parse(await exported(deck, 'csl')) as Csl[]
    expect(records.length).toBeGreaterThan(60)
    const byId = (list: Csl[]) => list.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
    expect(byId(records)).toEqual(
      byId(written.filter(({ id }) => cited.has(String(id)))).map((record) => omit(record, 'custom')),
    )
  })

  it.each(Object.entries(readers))(
    'EX365 BibTeX read by %s has the same keys, people, years, titles and DOIs as CSL-JSON',
    async (_, read) => {
      const records = JSON.parse(await exported(deck, 'csl')) as Csl[]
      const found = read(await exported(deck, 'bib'))
      expect(found.map(gist)).toEqual(records.map(gist))
    },
  )
})

const HARD: Csl[] = [
  {
    id: 'greek1999',
    type: 'article-journal',
    title:
      'Effects of β-endorphin and Δ9-THC: 5 ± 2 ≤ 7 × 10 µg at 37 °C, 50% → ½ of {all} a_b #1 $5 <3 & Ωmega',
    author: [
      { family: 'Müller', given: 'Jörg' },
      { family: 'Çelik', given: 'Şule' },
      { family: 'Łukasiewicz', given: 'Jan' },
      { family: 'Nguyễn', given: 'Thế' },
      { family: 'Țepeș', given: 'Ion' },
    ],
    issued: { 'date-parts': [[1999, 5, 3]] },
    'container-title': 'Pain & Relief',
    volume: '12',
    page: '1–9',
    DOI: '10.1016/S0140-6736(05)67139-5',
  },
  {
    id: 'particles:1890/a+b.c',
    type: 'book',
    title: 'Letters',
    author: [
      { family: 'Gogh', given: 'Vincent', 'dropping-particle': 'van' },
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { family: 'de la Cruz', given: 'María' },
      { family: 'O’Neill', given: 'Síle' },
    ],
    'citation-label': 'somebody-else',
    publisher: 'A & B',
    issued: { 'date-parts': [[1890]] },
  },
  {
    id: 'corporate2020',
    type: 'report',
    title: 'Guidelines of the WHO',
    author: [{ literal: 'AT&T and Partners #1' }, { literal: 'Ärzte ohne Grenzen' }],
    issued: { 'date-parts': [[2020, 1]] },
    URL: 'https://example.org/a_b%20c?x=1&y=2#z',
  },
  {
    id: 'arabic830',
    type: 'book',
    title: 'كتاب الجبر والمقابلة',
    author: [{ family: 'الخوارزمي', given: 'محمد' }],
    issued: { 'date-parts': [[830]] },
  },
  {
    id: 'others',
    type: 'book',
    title: 'Мир и во́йна, 한국어, 日本語, ʿUmar 😀',
    author: [{ family: 'Чехов', given: 'Антон' }],
    issued: { 'date-parts': [[1904]] },
  },
]

describe('sources that are hard to write as BibTeX', () => {
  it.each(Object.entries(readers))(
    'EX366 letters of every script, signs, particles, organisations and odd keys arrive whole: %s',
    async (_, read) => {
      const cite = HARD.map(({ id }, index) => `## S${index}\n\nSo it is [@{${String(id)}}].\n`)
      const folder = await temporaryFolder({
        'slides/01.md': `# Part\n\n${cite.join('\n')}`,
        'slides/references.json': JSON.stringify(HARD),
      })
      const { deck } = await checkLecture(folder)
      expect(Object.keys(deck.references).toSorted()).toEqual(HARD.map(({ id }) => id).toSorted())
      const byId = (list: Csl[]) => new Map(list.map((record) => [record['id'], gist(record)]))
      expect(byId(read(await exported(deck, 'bib')))).toEqual(byId(HARD))
    },
  )

  it('EX367 every sign that is written as a command is read back as that sign', () => {
    // Its types do not name all of them.
    const known = lettersOf(plugins.config.get('@bibtex').constants as unknown as BibtexCommands)
    const lost: string[] = []
    const signs = [...known].filter((sign) => !/^[\s'\p{M}\p{Cf}]$/u.test(sign))
    for (const sign of signs) {
      const record = { id: 'a', type: 'book', title: `1 ${sign} 2` }
      const bib = withLettersBack(
        String(plugins.output.format('bibtex', [forBibtex(record, known) as never])),
      )
      const written = /title = \{(.*)\},$/m.exec(bib)?.[1] ?? ''
      if (latexToText(written) !== `1 ${sign} 2`.normalize()) lost.push(`${sign} as ${written}`)
    }
    expect(signs.length).toBeGreaterThan(120)
    expect(lost).toEqual([])
  })
})
