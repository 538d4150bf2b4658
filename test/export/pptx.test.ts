import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { exportPptxWithChromium } from '../../main/web/export-more.ts'
import { fixture, PAGES } from '../support/pages.ts'
import { partsOf, textOf } from '../support/pptx-parts.ts'

let folder: string
let result: Awaited<ReturnType<typeof exportPptxWithChromium>>
/** Text of the parts by their names. */
let parts: Map<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-pptx-'))
  result = await exportPptxWithChromium(fixture('small-lecture'), join(folder, 'small.pptx'), {
    pagesDir: PAGES,
  })
  parts = await partsOf(await readFile(result.path))
}, 60_000)
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function pngsOf(path: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const zip = await fromBufferPromise(await readFile(path))
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('.png')) continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    found.set(entry.fileName, Buffer.concat(chunks))
  }
  return found
}

const slide = (number: number) => parts.get(`ppt/slides/slide${number}.xml`) ?? ''

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

  /** Where a title stands, English Metric Units from the slide's top left; 9525 to the CSS pixel. */
  const titleAt = (xml: string) =>
    /type="title".*?<a:off x="(\d+)" y="(\d+)"\/>/s.exec(xml)?.slice(1).map(Number) ?? []

  it('EX251 a title stands where it does on its slide, whichever kind that is', () => {
    const [, ofSection = 0] = titleAt(slide(2))
    const [left = 0, ofContent = 0] = titleAt(slide(3))
    expect(ofSection).toBeGreaterThan(ofContent + 100 * 9525)
    expect(Math.round(left / 9525)).toBeGreaterThan(40)
    expect(Math.round(ofContent / 9525)).toBeLessThan(120)
  })

  it('EX252 each line of a diagram is a text of its own, in a font that is everywhere, with no part within parts', () => {
    const drawings = [...parts].filter(([name]) => /media\/image-7-\d+\.svg$/.test(name))
    expect(drawings).toHaveLength(1)
    const [[, svg = ''] = []] = drawings
    const texts = Array.from(
      svg.matchAll(/<text\b([^>]*)>([^<]*)<\/text>/g),
      ([, attributes = '', words = '']) => [
        words,
        /text-anchor="(\w+)"/.exec(attributes)?.[1],
        /font-family="([^",]+)/.exec(attributes)?.[1],
      ],
    )
    expect(texts).toEqual(
      expect.arrayContaining([
        ['Start', 'middle', 'Arial'],
        ['Middle', 'middle', 'Arial'],
      ]),
    )
    expect(svg).not.toMatch(/<tspan|\dem"/)
  })

  it('EX252 programs that know no SVG get each drawing in pixels, twice as fine as the slide', async () => {
    const bytes = await pngsOf(result.path)
    const widths = [...bytes]
      .filter(([name]) => /image-7-\d+\.png$/.test(name))
      .map(([, png]) => png.readUInt32BE(16))
    expect(widths).toHaveLength(1)
    const [, , shown = '0'] = /<p:pic>.*?<a:ext (cx)="(\d+)"/s.exec(slide(7)) ?? []
    expect(widths[0]).toBe(Math.ceil((Number(shown) / 9525) * 2))
  })

  it('EX253 marks of sources keep their own size beside larger text', () => {
    const runs = Array.from(
      slide(4).matchAll(/<a:rPr[^>]*sz="(\d+)".*?<a:t>([^<]*)</gs),
      ([, size, text = '']) => [Number(size), text] as const,
    )
    const mark = runs.find(([, text]) => text.includes('Adams'))
    const around = runs
      .filter(([, text]) => /\w{4}/.test(text) && !text.includes('Adams'))
      .map(([size]) => size)
    expect(mark?.[0]).toBeLessThan(Math.max(...around))
  })

  it('EX254 entries of a list are as far apart as on the slide', () => {
    const gaps = Array.from(slide(3).matchAll(/<a:spcBef><a:spcPts val="(\d+)"/g), ([, points]) =>
      Number(points),
    )
    expect(gaps).toHaveLength(2)
    expect(Math.min(...gaps)).toBeGreaterThan(100)
  })
})

describe('slides to edit that are written from right to left', () => {
  it('EX255 each paragraph says so, begins at the right, and words and their meanings stay apart', async () => {
    const { path } = await exportPptxWithChromium(
      fileURLToPath(new URL('../../examples/algebra', import.meta.url)),
      join(folder, 'algebra.pptx'),
      { pagesDir: PAGES },
    )
    const algebra = await partsOf(await readFile(path))
    const third = algebra.get('ppt/slides/slide3.xml') ?? ''
    const properties = Array.from(third.matchAll(/<a:pPr\b[^>]*>/g), ([found]) => found)
    expect(properties.length).toBeGreaterThan(3)
    for (const found of properties) expect(found).toMatch(/algn="r".*rtl="1"|rtl="1".*algn="r"/)
    const defined = algebra.get('ppt/slides/slide11.xml') ?? ''
    const paragraphs = Array.from(defined.matchAll(/<a:p>.*?<\/a:p>/gs), ([found]) => textOf(found))
    expect(paragraphs).toEqual(expect.arrayContaining(['algebra', 'algorithm']))
  }, 60_000)
})
