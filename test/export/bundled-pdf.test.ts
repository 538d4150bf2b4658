import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportWithChromium, type LectureExport } from '../../main/web/export-command.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { PAGES } from '../support/pages.ts'
import { headingsOf, readPdf, type ReadPdf } from '../support/read-pdf.ts'

const BUNDLED = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
let slides: LectureExport
let script: LectureExport
let pdf: ReadPdf

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-bundled-'))
  const print = (name: string, kind: 'slides' | 'script') =>
    exportWithChromium(BUNDLED, join(folder, name), { pagesDir: PAGES, pdf: pdfOptions({ kind }) })
  slides = await print('slides.pdf', 'slides')
  script = await print('script.pdf', 'script')
  pdf = await readPdf(await readFile(slides.path))
}, 120_000)
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

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

describe.skipIf(!has('pdfinfo'))('the same seen by Poppler (skipped where it is not installed)', () => {
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

describe.skipIf(!has('qpdf'))('the same seen by qpdf (skipped where it is not installed)', () => {
  it('EX32 nothing about the files is wrong', () => {
    for (const { path } of [slides, script])
      expect(out('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
  })
})
