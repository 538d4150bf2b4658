import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Deck } from '../../core/deck/types.ts'
import { checkLecture } from '../../main/app/check.ts'
import { exportWithChromium } from '../../main/web/export-command.ts'
import { PAGES } from '../support/pages.ts'
import { readPdf, type ReadPdf } from '../support/read-pdf.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
let folder: string
let deck: Deck
let pdf: ReadPdf

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-bundled-'))
  deck = (await checkLecture(root)).deck
  const { path } = await exportWithChromium(root, join(folder, 'lecture.pdf'), { pagesDir: PAGES })
  pdf = await readPdf(await readFile(path))
}, 240_000)

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const words = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('the PDF of the bundled lecture', () => {
  it('LE55 carries the disclaimer on its first page', () => {
    expect(deck.meta.disclaimer).toMatch(/not|Nothing/)
    expect(words(pdf.pages[0]?.text ?? '')).toContain(words(deck.meta.disclaimer ?? '?'))
  })

  it('LE56 has a page for every slide, sources included, and all its letters', () => {
    expect(pdf.pages).toHaveLength(deck.slides.length)
    expect(pdf.fonts.filter(({ embedded, drawn }) => !embedded || drawn)).toEqual([])
  })

  it('LE57 keeps the words of its figures as text, and describes every figure and diagram', () => {
    const page = (id: string) => pdf.pages[deck.slides.findIndex((slide) => slide.id === id)]
    expect(words(page('brain-map')?.text ?? '')).toContain('Rostral ventromedial')
    expect(words(page('synapse')?.text ?? '')).toContain('Potassium channel')
    const alts = pdf.pages.flatMap(({ figures }) => figures.map(({ alt }) => alt))
    expect(alts.length).toBeGreaterThanOrEqual(17)
    expect(alts.filter((alt) => alt.length < 80)).toEqual([])
  })
})
