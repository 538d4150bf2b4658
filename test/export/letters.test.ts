import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Diagnostic } from '../../core/deck/types.ts'
import type { PdfWishes } from '../../core/export/pdf-options.ts'
import { exportPdf } from '../../main/app/export/pdf.ts'
import { withServedLecture } from '../../main/web/export-command.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { PAGES } from '../support/pages.ts'
import { readPdf } from '../support/read-pdf.ts'
import { onLinux } from '../support/only-where.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-letters-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  vi.unstubAllEnvs()
})

interface Files {
  notes?: string
  references?: unknown
}

/** A lecture of these slides, one below the other. */
async function lectureOf(slides: string, { notes, references }: Files = {}): Promise<string> {
  const lecture = await mkdtemp(join(folder, 'lecture-'))
  await mkdir(join(lecture, 'slides'))
  await mkdir(join(lecture, 'speaker-notes'))
  await writeFile(join(lecture, 'slides', 'lecture.yaml'), 'title: Letters\nlang: en-GB\n')
  await writeFile(join(lecture, 'slides', '01.md'), slides)
  if (notes !== undefined) await writeFile(join(lecture, 'speaker-notes', '01.md'), notes)
  if (references !== undefined)
    await writeFile(join(lecture, 'slides', 'references.json'), JSON.stringify(references))
  return lecture
}

/** Texts by the page's first word, and what was said of letters. */
async function print(lecture: string, wishes: PdfWishes = {}, pagesAtOnce = 100) {
  const out = join(lecture, 'printed.pdf')
  const { diagnostics } = await withServedLecture(lecture, { pagesDir: PAGES }, ({ deck, printer }) =>
    exportPdf({ deck, printer, out, options: pdfOptions(wishes), pagesAtOnce }),
  )
  const { pages, fonts } = await readPdf(await readFile(out))
  return { pages: pages.map(({ text }) => text), fonts, diagnostics: namings(diagnostics) }
}

/** Letters that were said to be missing, by their line. */
function namings(diagnostics: readonly Diagnostic[]): Record<number, string> {
  expect(diagnostics.filter(({ code }) => code !== 'letters-missing')).toEqual([])
  const found: Record<number, string> = {}
  for (const { line, reason } of diagnostics)
    found[line] = (found[line] ?? '') + (/no font for (\S+) on/u.exec(reason)?.[1] ?? reason)
  return found
}

describe('letters in a PDF', { timeout: 60_000 }, () => {
  it('EX291 of two letters that a font draws alike the one comes out that went in, in text, titles and code', async () => {
    const { pages } = await print(
      await lectureOf(
        '## The brain’s own\n\nIt’s *the body’s*, **the cell’s**, `code’s`.\n\n> A quote’s.\n\n' +
          '## Мʼята\n\nOʼahu, *Xʼy*.\n\n## Micro\n\n5 µg, *5 µl*.\n\n## Greek\n\nμ receptors, *μ*.\n',
      ),
      {},
      // Each slide by itself, with fonts of its own: in one file a glyph has but one meaning.
      1,
    )
    expect(pages[1]).toMatch(/brain’s own[^]*It’s the body’s, the cell’s, code’s ?\.[^]*A quote’s\./)
    expect(pages[2]).toContain('Oʼahu, Xʼy.')
    expect(pages[3]).toContain('5 µg, 5 µl.')
    expect(pages[4]).toContain('μ receptors, μ.')
  })

  it('EX292 where both stand in one text the one comes out that stands there more often, and spaces stay spaces', async () => {
    const { pages } = await print(
      await lectureOf('## One’s\n\nIt’s one’s own; Oʼahu.\n\n20\u00a0827 people, 5\u202fmg, A\u2009B.\n'),
    )
    expect(pages[1]).toContain('It’s one’s own')
    expect(pages[1]).toMatch(/20\s827 people, 5\smg, A\sB\./)
    expect(pages[1]).not.toContain('\u0000')
  })

  it('EX293 Arabic is joined, runs from right to left, and each of its shapes is the letter that was written', async () => {
    const lecture = await lectureOf('## محمد\n\nوعد سهل\n\nععع\n')
    await writeFile(join(lecture, 'slides', 'lecture.yaml'), 'title: Letters\nlang: ar\n')
    const { pages, diagnostics, fonts } = await print(lecture)
    expect(diagnostics).toEqual({})
    // As they stand on the page, from left to right.
    const lines = (pages[1] ?? '').split('\n').map((line) => [...line].toReversed().join(''))
    expect(lines.slice(0, 3)).toEqual(['محمد', 'وعد سهل', 'ععع'])
    const shapes = await shapesOf(await readFile(join(lecture, 'printed.pdf')), 2, 'ع')
    expect(new Set(shapes).size).toBe(3)
    expect(fonts.some(({ name, embedded }) => name.includes('Arabic') && embedded)).toBe(true)
  })

  const SCRIPTS = ['β μ κ', '漢字', 'かな', '한글', 'Эндорфин', 'שלום', 'ไทย', '😀', '🧠', '\u{10abcd}']

  it('EX294 of every script each letter can be read back from its page or is named, and no page is left out', async () => {
    const slides = SCRIPTS.map((text) => `## Slide\n\nText ${text} here\n`)
    const { pages, diagnostics } = await print(await lectureOf(slides.join('\n')))
    expect(pages).toHaveLength(SCRIPTS.length + 1)
    for (const [index, text] of SCRIPTS.entries()) {
      const page = pages[index + 1] ?? ''
      const named = diagnostics[1 + 4 * index] ?? ''
      expect(page).toMatch(/^Slide/)
      const letters = [...text.replaceAll(' ', '')]
      expect([text, letters.filter((letter) => !page.includes(letter))]).toEqual([
        text,
        letters.filter((letter) => named.includes(letter)),
      ])
    }
    expect(pages[1]).toContain('β μ κ')
    expect(diagnostics[1 + 4 * (SCRIPTS.length - 1)]).toBe('\u{10abcd}')
  })
})

/** How wide a letter is each time it is drawn on a page (1-based): each of its shapes has its own width. */
async function shapesOf(bytes: Uint8Array, number: number, letter: string): Promise<number[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  try {
    const page = await (await task.promise).getPage(number)
    const { fnArray, argsArray } = await page.getOperatorList()
    const glyphs = fnArray.flatMap((name, index) =>
      name === OPS.showText ? (argsArray[index] as [(Glyph | number)[]])[0] : [],
    )
    return glyphs.flatMap((glyph) =>
      typeof glyph !== 'number' && glyph.unicode === letter ? [glyph.width] : [],
    )
  } finally {
    await task.destroy()
  }
}

interface Glyph {
  unicode: string
  width: number
}

/** The system's fonts, as a browser on Linux finds them, are those for formulas alone. */
async function useFormulaFonts(): Promise<void> {
  const fonts = join(dirname(createRequire(import.meta.url).resolve('katex/package.json')), 'dist', 'fonts')
  const config = join(folder, 'fonts.conf')
  await writeFile(
    config,
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'fonts')}</cachedir></fontconfig>`,
  )
  vi.stubEnv('FONTCONFIG_FILE', config)
}

describe(
  'letters on a computer without fonts for other scripts and for emoji',
  { timeout: 120_000, ...onLinux },
  () => {
    it('EX295 what stands as a box is named, and nothing else: neither what Lectern brings nor marks on it', async () => {
      await useFormulaFonts()
      const slides = [
        'Plain β μ, Łódź, “quoted” – naïve…',
        '漢字 and 😀 with 1\u20e3',
        'سلام مُحَمَّد',
        'a real\u2010hyphen',
        '::: myth\nOne.\n:::\n\n::: fact\nTwo.\n:::',
      ]
      const { pages, diagnostics } = await print(
        await lectureOf(slides.map((text) => `## Slide\n\n${text}\n`).join('\n')),
      )
      expect(diagnostics).toEqual({ 5: '漢字😀\u20e3', 13: '\u2010', 17: '✕' })
      expect(pages[1]).toContain('Plain β μ, Łódź, “quoted” – naïve…')
      expect(pages[3]).not.toContain('\u0000')
    })

    it.each([
      ['a handout', { kind: 'handout', beside: 'notes' }, '語字漢'],
      ['a script', { kind: 'script' }, '字語'],
      ['sources', { kind: 'sources' }, '漢'],
    ] as const)('EX296 what is missing is named whatever is printed: %s', async (_, wishes, expected) => {
      await useFormulaFonts()
      const references = [
        {
          id: 'han',
          type: 'book',
          title: 'On 漢',
          author: [{ family: 'Han' }],
          issued: { 'date-parts': [[2001]] },
        },
      ]
      const { diagnostics } = await print(
        await lectureOf('## One {#one}\n\nPlain 語 [@han].\n', {
          notes: '## {#one}\n\nSay 字.\n',
          references,
        }),
        wishes,
      )
      const letters = Object.values(diagnostics).join('')
      expect([...new Set(letters)].toSorted()).toEqual([...expected].toSorted())
    })
  },
)
