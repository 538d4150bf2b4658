import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PdfWishes } from '../../core/export/pdf-options.ts'
import { exportPdf, type ExportProgress } from '../../main/app/export/pdf.ts'
import { launchChromium } from '../../main/web/chromium.ts'
import { addressOf } from '../../main/web/chromium-printer.ts'
import { withServedLecture } from '../../main/web/export-command.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { fixture, PAGES } from '../support/pages.ts'
import { readPdf, type ReadPdf } from '../support/read-pdf.ts'
import { onlyWhere } from '../support/only-where.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-parts-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

interface Printed {
  path: string
  read: ReadPdf
  told: ExportProgress[]
}

/** Prints so many pages at once. @param atOnce how many parts are printed at the same time */
async function print(wishes: PdfWishes, pagesAtOnce: number, atOnce: number): Promise<Printed> {
  const out = join(folder, `${wishes.kind}-${pagesAtOnce}-${atOnce}.pdf`)
  const told: ExportProgress[] = []
  const onProgress = (progress: ExportProgress) => void told.push(progress)
  await withServedLecture(fixture('small-lecture'), { pagesDir: PAGES, atOnce }, ({ deck, printer }) =>
    exportPdf({ deck, printer, out, options: pdfOptions(wishes), pagesAtOnce, onProgress }),
  )
  return { path: out, read: await readPdf(await readFile(out)), told }
}

/** To be evaluated: resolves after many frames. */
const FRAMES = `new Promise((done) => {
  let left = 30
  const next = () => (left-- > 0 ? requestAnimationFrame(next) : done())
  next()
})`

/** A page that would be printed, looked at in a browser of its own. */
async function onPage<T>(
  lecture: string,
  query: string,
  look: (page: Page, address: string) => Promise<T>,
): Promise<T> {
  const { seen } = await withServedLecture(lecture, { pagesDir: PAGES }, async ({ printUrl }) => {
    const browser = await launchChromium()
    try {
      const page = await browser.newPage()
      return { seen: await look(page, addressOf(printUrl, `/print?${query}`)) }
    } finally {
      await browser.close()
    }
  })
  return seen
}

const LENGTH = PDFName.of('Length')
const withQpdf = onlyWhere(spawnSync('qpdf', ['--version']).status === 0, 'qpdf is not installed')
const withPoppler = onlyWhere(spawnSync('pdfinfo', ['-v']).status === 0, 'Poppler (pdfinfo) is not installed')

describe('a PDF that is printed in parts', { timeout: 120_000 }, () => {
  describe.each([
    ['slides', 1],
    ['slides', 3],
    ['steps', 2],
  ] as const)('of the kind %s, %i at the same time', (kind, atOnce) => {
    let whole: Printed
    let parts: Printed
    beforeAll(async () => {
      whole = await print({ kind }, 1000, atOnce)
      parts = await print({ kind }, 3, atOnce)
    }, 120_000)

    it('EX221 each page has the same text, tags, headings, figures and links as when all are printed at once', () => {
      expect(whole.told.filter(({ stage }) => stage === 'printing')).toHaveLength(1)
      expect(parts.told.filter(({ stage }) => stage === 'printing').length).toBeGreaterThan(3)
      expect(parts.read.pages).toEqual(whole.read.pages)
      expect(parts.read).toMatchObject({ marked: true, showsTitle: true, info: { Language: 'en-GB' } })
    })

    it('EX221 the outline is the same, also where a part begins in the middle of a section', () => {
      expect(parts.read.outline).toEqual(whole.read.outline)
    })

    it('EX223 every stream of the file says how long it is', async () => {
      const { context } = await PDFDocument.load(await readFile(parts.path), { updateMetadata: false })
      const streams = context
        .enumerateIndirectObjects()
        .flatMap(([ref, object]) => (object instanceof PDFRawStream ? [{ ref, object }] : []))
      expect(streams.length).toBeGreaterThan(10)
      const told = streams.map(({ ref, object }) => [
        ref.tag,
        context.lookup(object.dict.get(LENGTH))?.toString(),
      ])
      expect(told).toEqual(streams.map(({ ref, object }) => [ref.tag, String(object.contents.byteLength)]))
    })

    it('EX223 qpdf finds nothing wrong with the file', withQpdf, () => {
      expect(execFileSync('qpdf', ['--check', parts.path], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors found',
      )
    })

    it('EX223 poppler reads the same structure and the same properties', withPoppler, () => {
      const structure = (path: string) =>
        execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8' })
          // Which numbers things have is the file's own affair.
          .replaceAll(/node\d+|Object \d+/g, 'number')
      expect(structure(parts.path)).toBe(structure(whole.path))
      expect(structure(parts.path)).toContain('H2')
    })
  })

  it('EX277 what is laid out for paper alone takes no part in what a screen shows; looked at, it does', async () => {
    const shown = async (query: string) =>
      await onPage(fixture('small-lecture'), query, async (page, address) => {
        await page.goto(address)
        await page.evaluate('window.lecternReady.then(() => undefined)')
        return await page.evaluate('getComputedStyle(document.querySelector(".print")).display')
      })
    expect(await shown('kind=slides&part=100')).toBe('none')
    expect(await shown('kind=handout&part=100')).toBe('none')
    expect(await shown('kind=slides')).toBe('block')
  })

  it('EX278 a picture behind a slide is there when the page is ready to be printed, however late it comes', async () => {
    const lecture = join(folder, 'behind')
    await mkdir(join(lecture, 'slides', 'media'), { recursive: true })
    await writeFile(join(lecture, 'slides', '01.md'), '## Sea {#sea background=media/sea.svg}\n\nWater.\n')
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>'
    await writeFile(join(lecture, 'slides', 'media', 'sea.svg'), svg)
    const arrived = await onPage(lecture, 'kind=slides&part=100', async (page, address) => {
      let answered = false
      await page.route('**/sea.svg', async (route) => {
        // So many frames are more than a page needs that does not wait for it.
        await page.evaluate(FRAMES).catch(() => undefined)
        answered = true
        await route.fulfill({ contentType: 'image/svg+xml', body: svg })
      })
      await page.goto(address)
      await page.evaluate('window.lecternReady.then(() => undefined)')
      return answered
    })
    expect(arrived).toBe(true)
  })

  it('EX222 links lead to slides of other parts, before and after, whatever letters their names have', async () => {
    const lecture = join(folder, 'linked')
    await mkdir(join(lecture, 'slides'), { recursive: true })
    const slide = (id: string, to: string) => `## About ${id} {#${id}}\n\nSee [there](#${to}).\n`
    const slides = [slide('erster', 'schläge'), slide('two', 'erster'), slide('schläge', 'two')]
    await writeFile(join(lecture, 'slides', '01.md'), slides.join('\n'))
    const out = join(folder, 'linked.pdf')
    await withServedLecture(lecture, { pagesDir: PAGES }, ({ deck, printer }) =>
      exportPdf({ deck, printer, out, options: pdfOptions({}), pagesAtOnce: 1 }),
    )
    const { pages } = await readPdf(await readFile(out))
    const at = (word: string) => pages.findIndex(({ text }) => text.startsWith(`About ${word}`))
    expect(at('schläge')).toBeGreaterThan(0)
    expect(pages[at('erster')]?.links).toEqual([at('schläge')])
    expect(pages[at('two')]?.links).toEqual([at('erster')])
    expect(pages[at('schläge')]?.links).toEqual([at('two')])
  })

  it('EX224 which pages are printed is told, with those before them', async () => {
    const { told } = await print({ kind: 'slides' }, 4, 1)
    expect(told.filter(({ stage }) => stage === 'printing')).toEqual([
      { stage: 'printing', pages: 4, all: 10 },
      { stage: 'printing', pages: 4, before: 4, all: 10 },
      { stage: 'printing', pages: 2, before: 8, all: 10 },
    ])
  })

  it('EX225 stopped between two parts, the old file stays', async () => {
    const out = join(folder, 'old.pdf')
    await writeFile(out, 'last week’s slides')
    const stop = new AbortController()
    const onProgress = (progress: ExportProgress) => {
      if (progress.stage === 'printing' && progress.before !== undefined) stop.abort(new Error('enough'))
    }
    const { signal } = stop
    const job = withServedLecture(
      fixture('small-lecture'),
      { pagesDir: PAGES, signal },
      ({ deck, printer }) =>
        exportPdf({ deck, printer, out, options: pdfOptions({}), pagesAtOnce: 4, onProgress, signal }),
    )
    await expect(job).rejects.toThrow('enough')
    expect(await readFile(out, 'utf8')).toBe('last week’s slides')
  })
})
