import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportPptxWithChromium } from '../../main/web/export-more.ts'
import { PAGES } from '../support/pages.ts'
import { partsOf, textOf } from '../support/pptx-parts.ts'

describe('slides to edit that the theme gives a shape', () => {
  let shaped: Map<string, string>
  let lost: string[]
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lectern-pptx-'))
    const lecture = join(folder, 'shaped')
    await mkdir(join(lecture, 'slides'), { recursive: true })
    const slides = [
      '## Table {#table}\n\n| a | b |\n|---|---|\n| x | a long text that needs a wide column by itself |\n',
      '## Broken {#broken}\n\nOne line\\\nanother line.\n',
      '## Belief {#belief .myth}\n\n::: myth\nThey say so.\n:::\n\n::: fact\nIt is not so.\n:::\n',
      '## Points {#points .key-points}\n\n- First\n- Second\n',
      '## Plain {#plain}\n\n- Dot\n- Other dot\n\n1. One\n2. Two\n\nCited [@adams].\n',
      '## Flat {#flat .diagram}\n\n```mermaid\nflowchart LR\n  accTitle: Flat\n  accDescr: From left to right.\n' +
        '  A[One thing] --> B[Another thing] --> C[A third thing] --> D[The last thing]\n```\n',
    ]
    await writeFile(join(lecture, 'slides', '01.md'), slides.join('\n'))
    await writeFile(
      join(lecture, 'slides', 'references.json'),
      JSON.stringify([{ id: 'adams', type: 'book', title: 'On it', author: [{ family: 'Adams' }] }]),
    )
    const result = await exportPptxWithChromium(lecture, join(folder, 'shaped.pptx'), { pagesDir: PAGES })
    shaped = await partsOf(await readFile(result.path))
    ;({ lost } = result)
  }, 60_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** The slide with this title. */
  const titled = (title: string) =>
    [...shaped].find(
      ([name, xml]) => /slides\/slide\d+\.xml$/.test(name) && xml.includes(`<a:t>${title}</a:t>`),
    )?.[1] ?? ''
  const paragraphsOf = (xml: string) => Array.from(xml.matchAll(/<a:p>.*?<\/a:p>/gs), ([found]) => found)
  const paragraph = (xml: string, words: string) =>
    paragraphsOf(xml).find((each) => each.includes(words)) ?? ''

  it('EX306 columns of a table are as wide and its rows as high as on the slide, and no cell is without an edge', () => {
    const xml = titled('Table')
    const widths = Array.from(xml.matchAll(/<a:gridCol w="(\d+)"/g), ([, width]) => Number(width))
    expect(widths).toHaveLength(2)
    expect(widths[1]).toBeGreaterThan((widths[0] ?? 0) * 3)
    const heights = Array.from(xml.matchAll(/<a:tr h="(\d+)"/g), ([, height]) => Number(height))
    expect(heights).toHaveLength(2)
    const [, top = '0', height = '0'] =
      /<a:off x="\d+" y="(\d+)"\/>\s*<a:ext cx="\d+" cy="(\d+)"/.exec(
        xml.slice(xml.indexOf('<p:graphicFrame')),
      ) ?? []
    expect(Number(top)).toBeGreaterThan(0)
    expect(heights.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(Number(height) + 9525 * 4)
    for (const [, ...margins] of xml.matchAll(/<a:tcPr marL="(\d+)" marR="(\d+)" marT="(\d+)" marB="(\d+)"/g))
      expect(Math.min(...margins.map(Number))).toBeGreaterThan(0)
  })

  it('EX307 a line that its author broke is broken, and no letter stands for it', () => {
    const text = paragraph(titled('Broken'), 'One line')
    expect(text).toMatch(/<a:t>One line<\/a:t><\/a:r><a:br\/>.*<a:t>another line\.<\/a:t>/s)
    expect(text).not.toMatch(/<a:t>\s*\n/)
  })

  it('EX308 the names of boxes stand in them, numbers of entries before them, and nothing of them is called lost', () => {
    const belief = titled('Belief')
    expect(textOf(belief)).toMatch(/Myth\|They say so\.\|.*Fact\|It is not so\./)
    const placeOf = (words: string) => {
      const shape = Array.from(belief.matchAll(/<p:sp>.*?<\/p:sp>/gs), ([found]) => found)
      const own = shape.find((each) => each.includes(words)) ?? ''
      return /<a:off x="(\d+)" y="(\d+)"\/>/.exec(own)?.slice(1).map(Number) ?? []
    }
    const [left = 0, top = 0] = placeOf('Myth')
    const [textLeft = 0, textTop = 0] = placeOf('They say so.')
    expect(left).toBeLessThan(textLeft)
    expect(Math.abs(top - textTop)).toBeLessThan(30 * 9525)
    for (const words of ['First', 'Second'])
      expect(paragraph(titled('Points'), words)).toContain('<a:buAutoNum')
    expect(lost.filter((what) => what.includes('theme'))).toEqual([])
  })

  it('EX309 a list of sources has no numbers that its slide has not; a list in order has them', () => {
    expect(paragraph(titled('Plain'), '>One<')).toContain('<a:buAutoNum')
    const sources =
      [...shaped.values()].find((xml) => xml.includes('>On it<') && xml.includes('type="title"')) ?? ''
    expect(paragraph(sources, '>On it<')).not.toMatch(/<a:bu(?:AutoNum|Char)/)
  })

  it('EX310 a bullet has the font of the text, so that it is as large in every program', () => {
    const bullets = [...shaped]
      .filter(([name]) => /slides\/slide\d+\.xml$/.test(name))
      .flatMap(([, xml]) => Array.from(xml.matchAll(/.{29}<a:buChar /g), ([found]) => found))
    expect(bullets.length).toBeGreaterThan(1)
    for (const bullet of bullets) expect(bullet).toContain('<a:buFont typeface="Arial"/>')
  })

  it('EX311 a drawing keeps its shape where its place has another one', () => {
    const [, width = '0', height = '0'] = /<p:pic>.*?<a:ext cx="(\d+)" cy="(\d+)"/s.exec(titled('Flat')) ?? []
    const svg =
      [...shaped].find(([name, text]) => name.endsWith('.svg') && text.includes('One thing'))?.[1] ?? ''
    const [, across = '0', down = '1'] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg) ?? []
    expect(Number(across) / Number(down)).toBeGreaterThan(4)
    expect(Number(width) / Number(height)).toBeCloseTo(Number(across) / Number(down), 1)
  })
})
