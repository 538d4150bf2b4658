import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Deck } from '../../core/deck/types.ts'
import { isLandscape, mayRunOn, pageSize, type PdfOptions } from '../../core/export/pdf-options.ts'
import { exportPdf } from '../../main/app/export/pdf.ts'
import { withServedLecture } from '../../main/web/export-command.ts'
import { shortName } from '../../renderer/print/slide-sources.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { PAGES } from '../support/pages.ts'
import { headingsOf, readPdf, type ReadPdf } from '../support/read-pdf.ts'

const BUNDLED = fileURLToPath(new URL('../..', import.meta.url))

/** Every kind, every shape and every option at least once. */
const KINDS = {
  slides: pdfOptions({ kind: 'slides' }),
  'slides as 4:3 with sources and disclaimer': pdfOptions({
    kind: 'slides',
    aspect: '4:3',
    slideSources: true,
    disclaimer: true,
  }),
  steps: pdfOptions({ kind: 'steps' }),
  'a handout of six on Letter': pdfOptions({ kind: 'handout', perPage: 6, paper: 'letter' }),
  'a handout of four on its side': pdfOptions({ kind: 'handout', perPage: 4 }),
  'a handout with notes': pdfOptions({ kind: 'handout', beside: 'notes' }),
  'a script on Letter': pdfOptions({ kind: 'script', paper: 'letter' }),
  sources: pdfOptions({ kind: 'sources' }),
} as const satisfies Record<string, PdfOptions>
type Kind = keyof typeof KINDS
const NAMES = Object.keys(KINDS) as Kind[]

let folder: string
let deck: Deck
const pdfs = new Map<Kind, ReadPdf>()
const complaints: string[] = []
const of = (kind: Kind) => pdfs.get(kind) as ReadPdf

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-kinds-'))
  await withServedLecture(BUNDLED, { pagesDir: PAGES }, async (served) => {
    deck = served.deck
    for (const kind of NAMES) {
      const out = join(folder, 'printed.pdf')
      const { diagnostics } = await exportPdf({ ...served, out, options: KINDS[kind] })
      complaints.push(...diagnostics.map(({ reason }) => `${kind}: ${reason}`))
      pdfs.set(kind, await readPdf(await readFile(out)))
    }
    return {}
  })
}, 600_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

type Named = Parameters<typeof shortName>[0]

/** The text of each block of a slide, in the order of its HTML; what is drawn, or set as a formula, has none. */
function partsOf(html: string): string[] {
  return html
    .replaceAll(/<(svg|math|style)\b.*?<\/\1>/gs, ' ')
    .split(
      /<\/?(?:p|li|ul|ol|td|th|tr|table|thead|tbody|div|figure|figcaption|h[1-6]|blockquote|br|dt|dd)\b[^>]*>/,
    )
    .map((part) =>
      part
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&amp;', '&')
        .replaceAll('&lt;', '<')
        .replaceAll('&#x26;', '&'),
    )
    .filter((part) => part.trim() !== '')
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** What stands at the first level of the outline, and below it, as the sections of the lecture have it. */
function expectedOutline(kept: (slide: Deck['slides'][number]) => boolean) {
  const entries: { title: string; items: string[] }[] = []
  for (const slide of deck.slides.filter(kept)) {
    const before = deck.slides[slide.index - 1]
    const opens = slide.kind === 'title' || slide.kind === 'section'
    const list = slide.kind === 'bibliography' && before?.kind !== 'bibliography'
    if (opens || list) entries.push({ title: plain(slide.title), items: [] })
    else entries.at(-1)?.items.push(plain(slide.title))
  }
  return entries
}

const found = (read: ReadPdf) =>
  read.outline.map(({ title, items }) => ({
    title: plain(title),
    items: items.map((each) => plain(each.title)),
  }))

describe.each(NAMES)('the bundled lecture as %s', (kind) => {
  it('EX257 is tagged, has title and language, and every font is embedded', () => {
    const read = of(kind)
    expect(read.marked && read.showsTitle).toBe(true)
    expect(read.info).toMatchObject({ Title: deck.meta.title, Language: deck.meta.lang })
    expect(read.fonts.length).toBeGreaterThan(2)
    expect(read.fonts.filter(({ embedded, drawn }) => !embedded || drawn)).toEqual([])
  })

  it('EX257 keeps every diagram a vector, and says of every figure what it shows', () => {
    const { pages } = of(kind)
    expect(pages.filter(({ images }) => images > 0)).toEqual([])
    const alts = pages.flatMap(({ figures }) => figures.map(({ alt }) => alt))
    expect(alts.filter((alt) => alt.length < 12)).toEqual([])
    const drawn = deck.slides.filter(({ diagrams, html }) => diagrams.length > 0 || html.includes('<img'))
    expect(alts.length).toBeGreaterThanOrEqual(kind === 'sources' ? 0 : drawn.length)
  })

  it('EX257 has pages of exactly the size that was asked for', () => {
    const options: PdfOptions = KINDS[kind]
    const { width, height } = pageSize(options)
    expect(width > height).toBe(!mayRunOn(options) || isLandscape(options))
    for (const page of of(kind).pages) {
      expect(Math.abs(page.width - width * 0.75)).toBeLessThan(1)
      expect(Math.abs(page.height - height * 0.75)).toBeLessThan(1)
    }
  })

  it('EX258 no heading stands twice in the outline, and each entry leads to a page, in order', () => {
    const { outline, pages } = of(kind)
    const places = outline.flatMap((entry) => [entry.page, ...entry.items.map(({ page }) => page)])
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places.every((page) => page >= 0 && page < pages.length)).toBe(true)
    expect(headingsOf(outline).length).toBe(pages.flatMap(({ headings }) => headings).length)
  })
})

describe('the outline of the bundled lecture', () => {
  const SLIDES = NAMES.filter((kind) => kind !== 'sources' && KINDS[kind].kind !== 'script')

  it.each(SLIDES)('EX258 as %s: title, sections and sources first, each with its slides below it', (kind) => {
    const isHandout = KINDS[kind].kind === 'handout'
    const expected = expectedOutline(({ kind: each }) => !isHandout || each !== 'bibliography')
    const seen = found(of(kind))
    // A handout's sources are a list at its end.
    expect(isHandout ? seen.slice(0, expected.length) : seen).toEqual(expected)
  })
})

describe('what is in the bundled lecture', () => {
  it('EX259 no slide of it overflows, and no letter is missing, in any kind', () => {
    expect(complaints).toEqual([])
  })

  it('EX259 lists, tables and links of each slide are tagged on its page and lead within the file', () => {
    const { pages } = of('slides')
    const wrong = deck.slides.flatMap(({ id, html, index }) => {
      const page = pages[index]
      const roles = page?.roles ?? []
      const targets = Array.from(html.matchAll(/href="#([^"]+)"/g), ([, target = '']) => target)
      const inside = targets.filter((target) => deck.slides.some((slide) => slide.id === target))
      const missing = inside.filter(
        (target) => !page?.links.includes(deck.slides.findIndex((slide) => slide.id === target)),
      )
      return [
        ...(/<(ul|ol)\b/.test(html) && !roles.includes('L') ? [`${id}: no list`] : []),
        ...(html.includes('<table') && !roles.includes('Table') ? [`${id}: no table`] : []),
        ...missing.map((target) => `${id}: no link to ${target}`),
      ]
    })
    expect(wrong).toEqual([])
  })

  it('EX259 what is read out of a slide are its words, in the order in which they were written', () => {
    const { pages } = of('slides')
    // An apostrophe may come as another sign of the same shape.
    const squeezed = (text: string) => text.replaceAll(/[\s’ʼ]+/g, '')
    const lost: string[] = []
    let parts = 0
    // The title slide has its date in words.
    for (const { id, title, html, index } of deck.slides.filter(({ kind }) => kind !== 'title')) {
      const spoken = squeezed(pages[index]?.spoken ?? '')
      const begins = title === '' ? 0 : spoken.indexOf(squeezed(title))
      if (begins < 0 || begins >= 40) lost.push(`${id}: its title`)
      let from = 0
      for (const part of partsOf(html).map(squeezed)) {
        const at = spoken.indexOf(part, from)
        if (at < 0) lost.push(`${id}: ${part}`)
        else from = at + part.length
        parts += 1
      }
    }
    expect(lost).toEqual([])
    expect(parts).toBeGreaterThan(400)
  })

  it('EX342 a script says when each slide is planned to begin and end', () => {
    const planned = deck.slides.filter(({ minutes }) => minutes !== undefined)
    const text = of('a script on Letter')
      .pages.map((page) => page.text)
      .join('\n')
    const times = Array.from(text.matchAll(/(\d+:\d\d)–(\d+:\d\d)/g), ([, from, to]) => ({ from, to }))
    expect(times).toHaveLength(planned.length)
    expect(times[0]?.from).toBe('0:00')
    for (const [index, { to }] of times.slice(0, -1).entries()) expect(times[index + 1]?.from).toBe(to)
    const minutes = planned.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0)
    expect(times.at(-1)?.to).toBe(
      `${Math.floor(minutes)}:${String(Math.round((minutes % 1) * 60)).padStart(2, '0')}`,
    )
  })

  it('EX343 every font of every kind is in the file, and only the letters that it uses', async () => {
    const names = NAMES.flatMap((kind) => of(kind).fonts.map(({ name }) => name))
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter((name) => !/^[A-Z]{6}\+/.test(name))).toEqual([])
  })

  it('EX259 pages are numbered through, and carry sources and disclaimer where they are wished for', () => {
    const sourced = of('slides as 4:3 with sources and disclaimer').pages
    const disclaimer = plain(deck.meta.disclaimer ?? '?').slice(0, 40)
    for (const [index, { text }] of sourced.entries()) {
      expect(plain(text)).toContain(disclaimer)
      const isNumbered = text.includes(`${index + 1} / ${deck.slides.length}`)
      expect([index, isNumbered]).toEqual([index, deck.slides[index]?.kind !== 'title'])
    }
    const cited = deck.slides.filter(({ kind, citations }) => kind === 'content' && citations.length > 0)
    expect(cited.length).toBeGreaterThan(20)
    const squeezed = (text: string) => text.replaceAll(/[\s’'ʼ-]+/g, '')
    const without = cited.filter(({ index, citations }) => {
      const { csl, key } = deck.references[citations[0]?.key ?? ''] ?? { csl: { title: '?' }, key: '?' }
      const text = squeezed(sourced[index]?.text ?? '')
      const title = squeezed(String(csl['title'])).slice(0, 20)
      return !text.includes(title) && !text.includes(squeezed(shortName({ csl, key } as Named)))
    })
    expect(without.map(({ id }) => id)).toEqual([])
    const bare = of('slides').pages
    const title = String(deck.references[cited[0]?.citations[0]?.key ?? '']?.csl['title'])
    expect(squeezed(bare[cited[0]?.index ?? 0]?.text ?? '')).not.toContain(squeezed(title).slice(0, 20))
    const six = of('a handout of six on Letter').pages
    for (const [index, { text }] of six.entries()) expect(text).toContain(`${index + 1} / ${six.length}`)
  })
})
