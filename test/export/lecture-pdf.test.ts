import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportWithChromium, type LectureExport } from '../../main/web/export-command.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { fixture, PAGES } from '../support/pages.ts'
import { headingsOf, readPdf, type OutlineEntry, type PdfPage, type ReadPdf } from '../support/read-pdf.ts'
import { HEADINGS, SECTIONS } from '../support/small-lecture.ts'

const SLIDES = pdfOptions({ kind: 'slides' })

let folder: string
let result: LectureExport
let pdf: ReadPdf

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-pdf-'))
  result = await exportWithChromium(fixture('small-lecture'), join(folder, 'small.pdf'), {
    pagesDir: PAGES,
    pdf: SLIDES,
  })
  pdf = await readPdf(await readFile(result.path))
}, 60_000)

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** The page that begins with these words. */
function pageOf(title: string): PdfPage {
  const page = pdf.pages.find(({ text }) => text.startsWith(title))
  if (page === undefined) throw new Error(`No page begins with ${title}`)
  return page
}

describe('the PDF of a whole lecture', () => {
  it('EX12 it has one page a slide, of 960 × 540 points', () => {
    expect(pdf.pages).toHaveLength(result.pages)
    expect(result.pages).toBe(10)
    for (const { width, height } of pdf.pages) expect([width, height]).toEqual([960, 540])
  })

  it('EX12 each slide is at its last step, and nothing is dimmed or missing', () => {
    for (const point of ['Alpha point', 'Beta point', 'Gamma point'])
      expect(pageOf('Points one by one').text).toContain(point)
    expect(pageOf('A pause and a source').text).toContain('Seen after a pause.')
    expect(pageOf('A diagram that grows').text).toContain('End')
  })

  it('EX13 the outline holds every heading once: slides below their section', () => {
    expect(pdf.outline.map(({ title }) => title)).toEqual(SECTIONS)
    expect(headingsOf(pdf.outline)).toEqual(HEADINGS)
  })

  it('EX13 each entry of the outline leads to its slide', () => {
    const pages = (entries: OutlineEntry[]): number[] =>
      entries.flatMap(({ page, items }) => [page, ...pages(items)])
    expect(pages(pdf.outline)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('EX14 the tags hold every heading once', () => {
    expect(pdf.marked).toBe(true)
    expect(pdf.pages.map(({ headings }) => headings)).toEqual([
      ['H1'],
      ['H1'],
      ['H2'],
      ['H2'],
      ['H2'],
      ['H1'],
      ['H2'],
      ['H2'],
      ['H2'],
      ['H1'],
    ])
  })

  it('EX14 each diagram and picture is one figure with alternative text', () => {
    expect(pageOf('A diagram that grows').figures).toEqual([
      { alt: expect.stringMatching(/^A loop in three parts.* end leads back to start\.$/) },
    ])
    expect(pageOf('Two diagrams').figures).toEqual([
      { alt: expect.stringContaining('Alpha leads to beta.') },
      { alt: expect.stringContaining('Gamma leads to delta.') },
    ])
    expect(pageOf('A picture and a table').figures).toEqual([{ alt: 'A grey disc on white.' }])
  })

  it('EX14 lists and tables are tagged as what they are', () => {
    expect(pageOf('Points one by one').roles).toEqual(expect.arrayContaining(['L', 'LI']))
    expect(pageOf('A picture and a table').roles).toEqual(expect.arrayContaining(['Table', 'TR', 'TH', 'TD']))
  })

  it('EX15 text can be read back, with its own letters', () => {
    expect(pageOf('Small lecture').text).toContain('Ada Weiß')
    expect(pageOf('Code and mathematics').text).toContain('const answer = 42')
  })

  it('EX15 the file brings all of its fonts', () => {
    expect(pdf.fonts.length).toBeGreaterThan(0)
    expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([])
    expect(pdf.fonts.filter(({ drawn }) => drawn)).toEqual([])
    const names = pdf.fonts.map(({ name }) => name).join(' ')
    for (const family of ['SourceSerif4', 'Inter', 'JetBrainsMono']) expect(names).toContain(family)
  })

  it('EX16 diagrams and vector pictures stay vectors', () => {
    expect(pdf.pages.map(({ images }) => images)).toEqual(pdf.pages.map(() => 0))
  })

  it('EX17 a link to a slide leads to its page, and a source back to the slides that cite it', () => {
    expect(pageOf('A pause and a source').links).toContain(2)
    expect(pageOf('Sources').links).toContain(3)
  })

  it('EX18 speaker notes are nowhere in it', () => {
    const everything = JSON.stringify(pdf)
    for (const secret of ['WORD-NOTE-SECRET', 'PRIVATE-SECRET', 'LOOP-NOTE-SECRET'])
      expect(everything).not.toContain(secret)
  })

  it('EX207 title, authors and language come from the lecture', () => {
    expect(pdf.info).toMatchObject({
      Title: 'Small lecture',
      Author: 'Ada Weiß, Søren Ito',
      Subject: 'Everything once',
      Language: 'en-GB',
    })
  })
})

describe('exporting a lecture', () => {
  it('EX219 stopped while it prints, the old file stays and nothing is left beside it', async () => {
    const place = await mkdtemp(join(folder, 'stopped-'))
    const out = join(place, 'old.pdf')
    await writeFile(out, 'old')
    const stop = new AbortController()
    const job = exportWithChromium(fixture('small-lecture'), out, {
      pagesDir: PAGES,
      pdf: SLIDES,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('stopped')),
    })
    await expect(job).rejects.toThrow('stopped')
    expect(await readFile(out, 'utf8')).toBe('old')
    expect(await readdir(place)).toEqual(['old.pdf'])
  })

  it('EX19 a broken lecture is exported too: what is broken says so on its page', async () => {
    const out = join(folder, 'broken.pdf')
    const broken = await exportWithChromium(fixture('broken-lecture'), out, { pagesDir: PAGES, pdf: SLIDES })
    expect(broken.sourceErrors).toBeGreaterThanOrEqual(3)
    expect(broken.diagnostics).toEqual([])
    const { pages } = await readPdf(await readFile(out))
    expect(pages).toHaveLength(broken.pages)
    expect(pages.some(({ text }) => text.includes('This one stands.'))).toBe(true)
    expect(pages.some(({ text }) => text.includes('A diagram that does not parse'))).toBe(true)
  })
})
