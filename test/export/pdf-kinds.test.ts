import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PdfWishes } from '../../core/export/pdf-options.ts'
import { exportWithChromium } from '../../main/web/export-command.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { fixture, PAGES } from '../support/pages.ts'
import { headingsOf, readPdf, type ReadPdf } from '../support/read-pdf.ts'
import { HEADINGS, SECTIONS } from '../support/small-lecture.ts'

const KINDS = {
  slides: { kind: 'slides' },
  plain: { kind: 'slides', pageNumbers: false },
  sourced: { kind: 'slides', slideSources: true, disclaimer: true },
  square: { kind: 'slides', aspect: '4:3' },
  steps: { kind: 'steps' },
  two: { kind: 'handout', perPage: 2 },
  three: { kind: 'handout', perPage: 3, paper: 'letter', slideSources: true },
  unruled: { kind: 'handout', perPage: 3, beside: 'nothing', paper: 'letter', slideSources: true },
  four: { kind: 'handout', perPage: 4, disclaimer: false, pageNumbers: false },
  six: { kind: 'handout', perPage: 6 },
  notes: { kind: 'handout', beside: 'notes' },
  script: { kind: 'script', slideSources: true },
  sources: { kind: 'sources' },
} as const satisfies Record<string, PdfWishes>
type Kind = keyof typeof KINDS

let folder: string
const pdfs = new Map<Kind, ReadPdf>()

/** Printed once, when a test first asks for it. */
async function pdf(kind: Kind): Promise<ReadPdf> {
  const known = pdfs.get(kind)
  if (known !== undefined) return known
  const out = join(folder, `${kind}.pdf`)
  await exportWithChromium(fixture('small-lecture'), out, { pagesDir: PAGES, pdf: pdfOptions(KINDS[kind]) })
  const read = await readPdf(await readFile(out))
  pdfs.set(kind, read)
  return read
}

const textOf = (read: ReadPdf) => read.pages.map(({ text }) => text).join('\n')
const size = (read: ReadPdf) => read.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-kinds-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('every kind of PDF', { timeout: 60_000 }, () => {
  it.each(['slides', 'steps', 'two', 'three', 'four', 'six', 'notes'] as const)(
    'EX21 of the kind %s each heading stands once in the outline and once in the tags',
    async (kind) => {
      const read = await pdf(kind)
      expect(headingsOf(read.outline)).toEqual(HEADINGS)
      expect(read.outline.map(({ title }) => title)).toEqual(SECTIONS)
      expect(read.pages.flatMap(({ headings }) => headings)).toHaveLength(HEADINGS.length)
    },
  )

  it.each(Object.keys(KINDS) as Kind[])(
    'EX22 of the kind %s the tags have a name for every figure, and the title and language of the lecture',
    async (kind) => {
      const read = await pdf(kind)
      expect(read.marked).toBe(true)
      expect(read.showsTitle).toBe(true)
      expect(read.info).toMatchObject({ Title: 'Small lecture', Language: 'en-GB' })
      for (const { figures } of read.pages) for (const { alt } of figures) expect(alt).not.toBe('')
      expect(read.fonts.filter(({ embedded, drawn }) => !embedded || drawn)).toEqual([])
      expect(read.pages.every(({ images }) => images === 0)).toBe(true)
    },
  )

  it.each(Object.keys(KINDS) as Kind[])(
    'EX23 of the kind %s nothing private is in it, and notes only where they belong',
    async (kind) => {
      await pdf(kind)
      const everything = JSON.stringify(await pdf(kind))
      expect(everything).not.toContain('PRIVATE-SECRET')
      expect(everything.includes('WORD-NOTE-SECRET')).toBe(kind === 'notes' || kind === 'script')
    },
  )
})

describe('a page a step', { timeout: 60_000 }, () => {
  it('EX24 each step has a page, and shows what has come so far', async () => {
    const { pages } = await pdf('steps')
    const points = pages.filter(({ text }) => text.startsWith('Points one by one'))
    const counts = points.map(
      ({ text }) => ['Alpha', 'Beta', 'Gamma'].filter((word) => text.includes(word)).length,
    )
    expect(counts).toEqual([0, 1, 2, 3])
    expect(pages.filter(({ text }) => text.startsWith('A diagram that grows'))).toHaveLength(3)
    expect(pages).toHaveLength(17)
  })

  it('EX24 links lead to the first page of a slide', async () => {
    const { pages } = await pdf('steps')
    const first = pages.findIndex(({ text }) => text.startsWith('Points one by one'))
    const linking = pages.filter(({ text }) => text.startsWith('A pause and a source'))
    expect(linking).toHaveLength(2)
    expect(linking.at(-1)?.links).toContain(first)
  })

  it('EX24 a diagram on each of its pages has its own drawing', async () => {
    const { pages } = await pdf('steps')
    const growing = pages.filter(({ text }) => text.startsWith('A diagram that grows'))
    expect(growing.map(({ figures }) => figures.length)).toEqual([1, 1, 1])
  })
})

describe('pages that are slides', { timeout: 60_000 }, () => {
  it('EX25 they are exactly 960 points wide, and 540 or 720 high', async () => {
    for (const kind of ['slides', 'steps', 'sourced'] as const)
      expect(new Set(size(await pdf(kind)).map(String))).toEqual(new Set(['960,540']))
    expect(new Set(size(await pdf('square')).map(String))).toEqual(new Set(['960,720']))
  })

  it('EX25 numbers can be left out', async () => {
    expect(textOf(await pdf('slides'))).toContain('3 / 10')
    expect(textOf(await pdf('plain'))).not.toMatch(/\d+ \/ 10/)
  })

  it('EX25 each slide can carry its sources and the disclaimer', async () => {
    const { pages } = await pdf('sourced')
    // The slide itself says by whom and when, not what it is called.
    expect(pages[3]?.text).toMatch(/hitchhiker.s guide/)
    expect((await pdf('slides')).pages[3]?.text).not.toMatch(/hitchhiker/)
    for (const { text } of pages) expect(text).toContain('For tests only.')
    expect(textOf(await pdf('slides')).match(/For tests only\./g)).toHaveLength(1)
  })
})

describe('handouts', { timeout: 60_000 }, () => {
  it.each([
    ['two', [595, 842], 5],
    ['three', [612, 792], 3],
    ['four', [842, 595], 3],
    ['six', [595, 842], 2],
  ] as const)(
    'EX26 slides of a handout fill their sheets, %s to a page, and the sources come after them',
    async (kind, paper, sheets) => {
      const read = await pdf(kind)
      expect(read.pages).toHaveLength(sheets + 1)
      expect(new Set(size(read).map(String))).toEqual(new Set([String(paper)]))
      expect(read.pages.at(-1)?.text).toContain('Adams')
    },
  )

  it('EX26 pages are numbered and carry the disclaimer, unless they are not to', async () => {
    const two = await pdf('two')
    expect(two.pages.map(({ text }) => /(\d) \/ 6/.exec(text)?.[1])).toEqual(['1', '2', '3', '4', '5', '6'])
    for (const { text } of two.pages) expect(text).toContain('For tests only.')
    const four = await pdf('four')
    expect(textOf(four)).not.toContain('/ 4')
    expect(textOf(four).match(/For tests only\./g)).toHaveLength(1)
  })

  it('EX26 running heads are no part of what is read out', async () => {
    const { pages } = await pdf('two')
    for (const { spoken } of pages.slice(1)) expect(spoken).not.toContain('Ada Weiß, Søren Ito')
  })

  it('EX341 beside the slides there are lines to write on, where they are wished for', async () => {
    const [ruled, bare] = [(await pdf('three')).pages[0], (await pdf('unruled')).pages[0]]
    expect((ruled?.paths ?? 0) - (bare?.paths ?? 0)).toBeGreaterThanOrEqual(24)
  })

  it('EX27 with notes each slide has a page, its notes without cues lost, and its sources in full', async () => {
    const { pages } = await pdf('notes')
    const page = pages.find(({ text }) => text.includes('Points one by one'))
    expect(page?.spoken).toMatch(/First cue\.\s*click 1\s*Alpha now\./)
    const cited = pages.find(({ text }) => text.includes('A pause and a source'))
    expect(cited?.spoken).toMatch(/hitchhiker.s guide/)
  })

  it('EX340 small slides and those of a script carry their sources by author and year', async () => {
    for (const kind of ['three', 'script'] as const)
      expect(textOf(await pdf(kind)).replaceAll(/\s+/g, ' ')).toContain('Adams 1979, p. 42')
    expect(textOf(await pdf('two')).replaceAll(/\s+/g, ' ')).not.toContain('Adams 1979')
  })

  it('EX27 a source leads back to its slide', async () => {
    const { pages } = await pdf('notes')
    const cited = pages.findIndex(({ text }) => text.includes('A pause and a source'))
    expect(pages.at(-1)?.links).toContain(cited)
  })
})

describe('the script', { timeout: 60_000 }, () => {
  it('EX28 notes follow their heading, with numbered cues, and each slide is a figure that says what it shows', async () => {
    const { pages, outline } = await pdf('script')
    const spoken = pages.map((page) => page.spoken).join('\n')
    expect(spoken).toMatch(/Points one by one\s*First cue\.\s*click 1\s*Alpha now\.\s*click 2/)
    const alts = pages.flatMap(({ figures }) => figures.map(({ alt }) => alt))
    expect(alts).toContain('Slide 3. Points one by one Alpha point Beta point Gamma point')
    expect(alts).toHaveLength(8)
    expect(headingsOf(outline)).toEqual(['Small lecture', ...HEADINGS.slice(1, -1)])
  })
})

describe('the sources', { timeout: 60_000 }, () => {
  it('EX29 each is there once, with the slides that cite it', async () => {
    const { pages, outline } = await pdf('sources')
    const text = textOf(await pdf('sources'))
      .replaceAll('\u00a0', ' ')
      .replaceAll('\n', ' ')
    expect(text).toContain('Cited on slide 4 A pause and a source')
    expect(headingsOf(outline)).toEqual(['Sources'])
    expect(pages[0]?.roles).toEqual(expect.arrayContaining(['L', 'LI']))
  })

  it('EX29 a lecture that cites nothing says so instead of an empty page', async () => {
    const out = join(folder, 'none.pdf')
    const job = exportWithChromium(fixture('quiet-lecture'), out, {
      pagesDir: PAGES,
      pdf: pdfOptions({ kind: 'sources' }),
    })
    await expect(job).rejects.toMatchObject({
      code: 'export-failed',
      message: expect.stringContaining('cites nothing'),
    })
  })
})
