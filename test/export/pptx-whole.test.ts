import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import type { SlideObjects } from '../../core/export/slide-objects.ts'
import { checkLecture } from '../../main/app/check.ts'
import { exportPptx } from '../../main/app/export/pptx.ts'
import { launchChromium } from '../../main/web/chromium.ts'
import { exportPptxWithChromium } from '../../main/web/export-more.ts'
import { temporaryFolder } from '../app/temporary-folder.ts'
import { fixture, PAGES } from '../support/pages.ts'
import { partsOf } from '../support/pptx-parts.ts'
import { faultsOf, parseParts, tablesOf, type PptxPart } from '../support/pptx-whole.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser.close())

/** A lecture as PPTX, taken apart. */
async function exported(folder: string) {
  const out = join(await temporaryFolder(), 'out.pptx')
  const result = await exportPptxWithChromium(folder, out, { pagesDir: PAGES })
  const parts = await partsOf(await readFile(out))
  const parsed = await parseParts(browser, parts)
  return { ...result, parts, parsed, slides: slidesOf(parsed) }
}

/** In their order. */
function slidesOf(parsed: readonly PptxPart[]): PptxPart[] {
  return parsed
    .filter(({ name }) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .toSorted((a, b) => Number(/\d+/.exec(a.name)?.[0]) - Number(/\d+/.exec(b.name)?.[0]))
}

/** What the shape with the slide's title says; null for none. */
function titleOf({ elements }: PptxPart): string | null {
  const at = elements.findIndex(({ name, attributes }) => name === 'p:ph' && attributes['type'] === 'title')
  const shape = elements.slice(0, Math.max(0, at)).findLast(({ name }) => name === 'p:sp')
  return shape?.text.replaceAll(/\s+/g, ' ').trim() ?? null
}

/** Attributes of each picture. */
function picturesOf({ elements }: PptxPart): Record<string, string>[] {
  return elements.flatMap(({ name }, index) => {
    if (name !== 'p:pic') return []
    return [elements.slice(index).find((each) => each.name === 'p:cNvPr')?.attributes ?? {}]
  })
}

describe('the bundled lecture as slides to edit', () => {
  it('EX370 is whole: each slide once, with its title as such, each picture in words, each part as programs demand', async () => {
    const folder = fileURLToPath(new URL('../..', import.meta.url))
    const { deck } = await checkLecture(folder)
    const { parts, parsed, slides, lost } = await exported(folder)
    expect(faultsOf(parts, parsed)).toEqual([])
    expect(slides.map(titleOf)).toEqual(
      deck.slides.map(({ title }) => (title === '' ? null : title.replaceAll(/\s+/g, ' ').trim())),
    )
    const pictures = slides.flatMap(picturesOf)
    const drawn = deck.slides.reduce((sum, { diagrams }) => sum + diagrams.length, 0)
    const shown = deck.slides.reduce((sum, { html }) => sum + (html.match(/<img\b/g)?.length ?? 0), 0)
    expect(drawn).toBeGreaterThan(10)
    expect(pictures).toHaveLength(drawn + shown)
    // What the library says where it is told nothing is the name of a file.
    expect(pictures.filter(({ descr = '' }) => !/\w \w/.test(descr) || /\.\w{3}$/.test(descr))).toEqual([])
    for (const table of slides.flatMap(tablesOf)) expect(table.rows).toEqual(table.rows.map(() => table.grid))
    // What most slides have lost is one line.
    const foot = lost.filter((line) => line.includes('the foot'))
    expect(foot).toEqual([`${deck.slides.length - 1} slides: the foot with its section and number`])
    expect(lost.length).toBeLessThan(deck.slides.length)
  }, 240_000)
})

const ODD = `# Part {#part}

## Mind a & b < "c" {#title}

Text \u0001 with signs & < > " ' \u000B and \uFFFE.

![Picture \u0001 of "a" & <b>](media/disc.svg)

![](media/disc.svg)

## Tables {#tables}

| a | b | c |
|---|---|---|
| x |
|   | y | z | more |

<table>
<thead><tr><th colspan="2">Both</th><th>One</th></tr></thead>
<tbody>
<tr><td rowspan="2">Tall</td><td></td><td>end</td></tr>
<tr><td>short</td></tr>
<tr><td>alone</td></tr>
<tr><td colspan="99">wide</td></tr>
</tbody>
</table>

## Lists {#lists}

-
- second

1.
`

describe('slides to edit of a lecture that is odd', () => {
  it('EX371 hold signs as they are, and nothing that would make a file that no program opens', async () => {
    const folder = await temporaryFolder({
      'slides/01.md': ODD,
      'slides/lecture.yaml': 'title: "a & b < \\"c\\""\nauthor: "A & \\u0001 <B>"\n',
      'slides/media/disc.svg': await readFile(join(fixture('small-lecture'), 'slides', 'media', 'disc.svg')),
      'speaker-notes/01.md': '## {#title}\n\nNote \u0001 with & < " \u001F.\n',
    })
    const { parts, parsed, slides } = await exported(folder)
    expect(faultsOf(parts, parsed)).toEqual([])
    expect(slides.map(titleOf)).toEqual(['a & b < "c"', 'Part', 'Mind a & b < "c"', 'Tables', 'Lists'])
    expect(picturesOf(slides[2] as PptxPart).map(({ descr }) => descr)).toEqual(['Picture  of "a" & <b>', ''])
    const words = parsed.flatMap(({ elements }) => elements.filter(({ name }) => name === 'a:t'))
    expect(words.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Text\s+with signs & < > " ’|^Text\s+with signs & < > " '/),
      ]),
    )
    expect(words.some(({ text }) => /^Note\s+with & < "/.test(text))).toBe(true)
    const properties = parsed.find(({ name }) => name === 'docProps/core.xml')
    expect(properties?.error).toBeNull()
    expect(parts.get('docProps/core.xml')).toContain('a &amp; b &lt; &quot;c&quot;')
    const tables = slides.flatMap(tablesOf)
    expect(tables).toHaveLength(2)
    expect(tables.map(({ rows }) => rows.length)).toEqual([3, 5])
    for (const table of tables) expect(table.rows).toEqual(table.rows.map(() => table.grid))
    const spans = slides[3]?.elements
      .filter(({ name }) => name === 'a:tc')
      .map(({ attributes }) => attributes)
    expect(spans).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ gridSpan: '2' }),
        expect.objectContaining({ rowSpan: '2' }),
      ]),
    )
    // An empty entry is at its place, not where the page begins.
    for (const { attributes } of slides[4]?.elements.filter(({ name }) => name === 'a:off') ?? []) {
      expect(Number(attributes['y'])).toBeGreaterThanOrEqual(0)
      expect(Number(attributes['y'])).toBeLessThan(720 * 9525)
    }
    for (const { attributes } of slides[4]?.elements.filter(({ name }) => name === 'a:spcPts') ?? [])
      expect(Number(attributes['val'])).toBeLessThan(72 * 100)
  }, 60_000)

  it('EX372 boxes without width, empty cells and texts without words make no number that is none', async () => {
    const folder = fixture('small-lecture')
    const { deck } = await checkLecture(folder)
    const paragraph = { runs: [], level: 0, size: 20, align: 'left' as const }
    const cell = { paragraphs: [paragraph], across: 1, down: 1 }
    const flat = { x: 0, y: 0, width: 0, height: 0 }
    const slide: SlideObjects = {
      id: 'words',
      title: 'Words',
      background: '#ffffff',
      ink: '#000000',
      notes: '',
      lost: [],
      objects: [
        { kind: 'title', box: flat, paragraphs: [paragraph] },
        { kind: 'text', box: flat, paragraphs: [{ ...paragraph, runs: [{ text: 'Thin' }] }] },
        { kind: 'text', box: { ...flat, x: 1280, y: 720 }, paragraphs: [], fill: '#eeeeee' },
        { kind: 'text', box: { x: 1400, y: -50, width: 30, height: 10 }, paragraphs: [paragraph] },
        {
          kind: 'table',
          box: flat,
          columns: [0, 0],
          size: 20,
          rows: [
            {
              heading: true,
              height: 0,
              cells: [
                { ...cell, padding: [0, 0, 0, 0], lines: [null, null, null, null] },
                {
                  ...cell,
                  padding: [1, 1, 1, 1],
                  lines: [null, null, { width: 0, colour: '#000000' }, null],
                },
              ],
            },
          ],
        },
      ],
    }
    const never = () => Promise.reject(new Error('Nothing is printed.'))
    const report = { deckRevision: 1, pages: [], diagramErrors: [], overflows: [] }
    const printer = { print: never, pictures: never, make: () => Promise.resolve({ made: [slide], report }) }
    const out = join(await temporaryFolder(), 'flat.pptx')
    await exportPptx({ deck, folder, printer, out })
    const parts = await partsOf(await readFile(out))
    expect(faultsOf(parts, await parseParts(browser, parts))).toEqual([])
    expect(parts.get('ppt/slides/slide1.xml')).toContain('Thin')
  })
})
