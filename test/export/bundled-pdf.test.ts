import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Deck } from '../../core/deck/types.ts'
import { exportPdf, type ExportResult } from '../../main/app/export/pdf.ts'
import { withServedLecture } from '../../main/web/export-command.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { PAGES } from '../support/pages.ts'
import { headingsOf, readPdf, type ReadPdf } from '../support/read-pdf.ts'
import { onlyWhere } from '../support/only-where.ts'

const BUNDLED = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
let slides: ExportResult
let script: ExportResult
let deck: Deck
let pdf: ReadPdf

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-bundled-'))
  await withServedLecture(BUNDLED, { pagesDir: PAGES }, async (served) => {
    const print = async (name: string, kind: 'slides' | 'script') =>
      await exportPdf({ ...served, out: join(folder, name), options: pdfOptions({ kind }) })
    slides = await print('slides.pdf', 'slides')
    script = await print('script.pdf', 'script')
    ;({ deck } = served)
    return {}
  })
  pdf = await readPdf(await readFile(slides.path))
}, 120_000)
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Words of a slide as its author wrote them; dates are written out on the page. */
function wordsOf(html: string): string[] {
  const text = html
    .replaceAll(/<p class="date">[^<]*/g, '')
    .replaceAll(/<\/?(?:p|li|ul|ol|div|figure|figcaption|td|th|tr|h\d|dt|dd|br|blockquote)\b[^>]*>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
  return text.split(/\s+/).filter((word) => word !== '')
}

/** Whether a program of the machine is there. */
const has = (program: string) => spawnSync(program, ['-v']).error === undefined
const out = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' })

describe('the PDF of the bundled lecture', () => {
  it('EX30 every page has its heading, and the outline each of them once', () => {
    expect(slides.diagnostics).toEqual([])
    const titles = headingsOf(pdf.outline)
    expect(titles).toHaveLength(slides.pages)
    expect(new Set(titles).size).toBe(titles.length)
    expect(pdf.pages.map(({ headings }) => headings.length)).toEqual(pdf.pages.map(() => 1))
  })

  it('EX30 every figure says what it shows, in whole sentences', () => {
    const alts = pdf.pages.flatMap(({ figures }) => figures.map(({ alt }) => alt))
    expect(alts.length).toBeGreaterThanOrEqual(16)
    for (const alt of alts) expect(alt.length).toBeGreaterThan(40)
  })

  it('EX30 nothing on any page is made of pixels, and every font is embedded', () => {
    expect(pdf.pages.filter(({ images }) => images > 0)).toEqual([])
    expect(pdf.fonts.filter(({ embedded, drawn }) => !embedded || drawn)).toEqual([])
    expect(pdf.pages.every(({ width, height }) => width === 960 && height === 540)).toBe(true)
  })

  it('EX30 what is read out is what is seen, heading first', () => {
    for (const { spoken, text, headings } of pdf.pages) {
      const words = (from: string) => from.replaceAll(/\s+/g, '')
      expect(headings).toHaveLength(1)
      expect(words(text).length).toBeGreaterThan(0)
      expect(words(spoken).slice(0, 6)).not.toBe('')
    }
    const slide = pdf.pages[7]
    expect(slide?.spoken.trim().startsWith(headingsOf(pdf.outline)[7] ?? '?')).toBe(true)
  })
})

describe('the text of the bundled lecture’s PDF', () => {
  it('EX290 every word of each slide is found on its page, letter by letter', () => {
    expect(pdf.pages).toHaveLength(deck.slides.length)
    const squeezed = (text: string) => text.replaceAll(/\s+/g, '')
    const missing = deck.slides.flatMap(({ id, title, html }, index) => {
      const page = squeezed(pdf.pages[index]?.text ?? '')
      return [...wordsOf(title), ...wordsOf(html)].flatMap((word) =>
        page.includes(word) ? [] : [`${id}: ${word}`],
      )
    })
    expect(missing).toEqual([])
    expect(deck.slides.flatMap(({ html }) => wordsOf(html)).length).toBeGreaterThan(2000)
  })

  it('EX290 no letter of any page, and none of a picture on it, is one that nobody can read', () => {
    const unread = pdf.pages.flatMap(({ text }, index) =>
      /[\ufffd\ufffe\uffff]|(?!\n)[\p{Cc}\p{Co}]/u.test(text) ? [`${index + 1}: ${text}`] : [],
    )
    expect(unread).toEqual([])
  })
})

describe('the same seen by Poppler', onlyWhere(has('pdfinfo'), 'Poppler (pdfinfo) is not installed'), () => {
  it('EX31 it is tagged, in one size, and its fonts are embedded subsets', () => {
    const info = out('pdfinfo', slides.path)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Page size:\s+960 x 540 pts/)
    expect(info).toMatch(/Title:\s+Endorphins and natural pain relief/)
    const [, , ...fonts] = out('pdffonts', slides.path).trim().split('\n')
    expect(fonts.length).toBeGreaterThan(3)
    // Embedded and subset, and its letters can be read back.
    for (const font of fonts) expect(font).toMatch(/\s+yes\s+yes\s+yes\s+\d+\s+\d+$/)
  })

  it('EX31 there is no picture in it, and the text of the script comes in the order of the lecture', () => {
    expect(out('pdfimages', '-list', slides.path).trim().split('\n')).toHaveLength(2)
    const text = out('pdftotext', script.path, '-')
    const places = ['What are endorphins?', 'A network, not a centre', 'Two pools of β-endorphin'].map(
      (title) => text.indexOf(title),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })
})

describe('the same seen by qpdf', onlyWhere(has('qpdf'), 'qpdf is not installed'), () => {
  it('EX32 nothing about the files is wrong', () => {
    for (const { path } of [slides, script])
      expect(out('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
  })
})
