import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { exportPptxWithChromium } from '../../main/web/export-more.ts'
import { fixture, PAGES } from '../support/pages.ts'

let folder: string
let result: Awaited<ReturnType<typeof exportPptxWithChromium>>
/** Text of the parts by their names. */
let parts: Map<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-pptx-'))
  result = await exportPptxWithChromium(fixture('small-lecture'), join(folder, 'small.pptx'), {
    pagesDir: PAGES,
  })
  parts = await read(await readFile(result.path))
}, 60_000)
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function read(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes)
  const found = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    found.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
  }
  return found
}

const slide = (number: number) => parts.get(`ppt/slides/slide${number}.xml`) ?? ''
const textOf = (xml: string) => Array.from(xml.matchAll(/<a:t>([^<]*)<\/a:t>/g), ([, text]) => text).join('|')

describe('slides to edit', () => {
  it('EX70 each slide is there with its title as a title', () => {
    expect(result.slides).toBe(10)
    expect(slide(3)).toMatch(/<p:ph[^>]*type="title"/)
    expect(textOf(slide(3))).toMatch(/^Points one by one\|/)
    expect(slide(11)).toBe('')
  })

  it('EX70 lists are lists, tables are tables, and links lead to their slide', () => {
    expect(textOf(slide(3))).toContain('Alpha point|Beta point|Gamma point')
    expect(slide(3).match(/<a:buSzPct|<a:buChar/g)?.length).toBeGreaterThanOrEqual(3)
    expect(slide(9)).toContain('<a:tbl>')
    expect(textOf(slide(9))).toContain('cell one|cell two')
    const relations = parts.get('ppt/slides/_rels/slide4.xml.rels') ?? ''
    expect(relations).toContain('slide3.xml')
  })

  it('EX70 what belongs to a paragraph is said once in it, as other programs demand', () => {
    for (const [name, xml] of parts) {
      if (!/^ppt\/slides\/slide\d+\.xml$/.test(name)) continue
      for (const [paragraph] of xml.matchAll(/<a:p>.*?<\/a:p>/gs))
        expect(paragraph.match(/<a:pPr/g)?.length ?? 0).toBeLessThanOrEqual(1)
    }
  })

  it('EX71 diagrams are vector drawings with their alternative text, pictures are pictures', () => {
    expect(slide(7)).toMatch(/descr="A loop in three parts\. Start leads to middle/)
    expect([...parts.keys()].filter((name) => /media\/.*\.svg$/.test(name)).length).toBeGreaterThanOrEqual(3)
    expect(slide(9)).toContain('descr="A grey disc on white."')
  })

  it('EX72 public notes are notes, and private ones are nowhere', () => {
    const notes = [...parts].filter(([name]) => name.startsWith('ppt/notesSlides/notesSlide'))
    expect(notes.some(([, xml]) => xml.includes('WORD-NOTE-SECRET'))).toBe(true)
    expect(notes.some(([, xml]) => xml.includes('[click 1] Alpha now.'))).toBe(true)
    for (const xml of parts.values()) expect(xml).not.toContain('PRIVATE-SECRET')
  })

  it('EX73 what could not be carried over is said', () => {
    expect(result.lost).toContain('points: its steps: everything shows at once')
    expect(result.lost).toContain('code: the layout of formulas, which stand as they were written')
  })
})
