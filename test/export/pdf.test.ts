import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Deck } from '../../core/deck/types.ts'
import type { PageReport } from '../../core/rpc/contract.ts'
import type { Printer } from '../../main/app/export/printer.ts'
import { exportPdf, type ExportProgress } from '../../main/app/export/pdf.ts'
import { launchChromium } from '../../main/web/chromium.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { readPdf } from '../support/read-pdf.ts'
import { onlyWhere } from '../support/only-where.ts'

const deck: Deck = {
  meta: {
    title: 'Schmerz & Linderung',
    subtitle: 'Ein Überblick',
    authors: ['Ada Weiß', 'Søren Ito'],
    lang: 'de',
    appearance: 'light',
  },
  sections: [],
  slides: [],
  references: {},
  diagnostics: [],
}

const options = pdfOptions({ kind: 'slides' })
const PAGES = ['one', 'two']
const HTML = `<html lang="en"><title>printed</title><style>@page { size: 1280px 720px; margin: 0 }
  section { break-after: page } section:last-child { break-after: auto }</style>
  ${PAGES.map((word) => `<section><h2>Slide ${word}</h2><p>Words on ${word}</p></section>`).join('')}`

let printed: Uint8Array
let untagged: Uint8Array
let folder: string
let out: string

beforeAll(async () => {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.setContent(HTML)
    const options = { preferCSSPageSize: true, outline: true }
    printed = new Uint8Array(await page.pdf({ ...options, tagged: true }))
    untagged = new Uint8Array(await page.pdf({ preferCSSPageSize: true, tagged: false }))
  } finally {
    await browser.close()
  }
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-export-'))
  out = join(folder, 'slides.pdf')
})

afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true, force: true })
})

function report(pages: string[]): PageReport {
  return {
    deckRevision: 1,
    pages: pages.map((slide) => ({ slide, step: 0 })),
    diagramErrors: [],
    overflows: [],
  }
}

const nothingElse = () => Promise.reject(new Error('Nothing else is made here.'))

/** Answers with bytes that a browser made before; counts how often it was asked. */
function printerOf(pdf: Uint8Array, pages = PAGES): Printer & { jobs: number } {
  const printer = {
    jobs: 0,
    print() {
      printer.jobs += 1
      return Promise.resolve({ pdf, report: report(pages) })
    },
    make: nothingElse,
    pictures: nothingElse,
  }
  return printer
}

describe('a finished PDF', () => {
  it('EX7 it carries title, authors, subject, creator and language, and viewers show the title', async () => {
    const result = await exportPdf({ deck, options, printer: printerOf(printed), out })
    const pdf = await readPdf(await readFile(result.path))
    expect(pdf.info).toMatchObject({
      Title: 'Schmerz & Linderung',
      Author: 'Ada Weiß, Søren Ito',
      Subject: 'Ein Überblick',
      Creator: 'Lectern',
      Language: 'de',
    })
    expect(pdf.showsTitle).toBe(true)
  })

  it('EX7 finishing keeps outline, tags and the size of the pages', async () => {
    const result = await exportPdf({ deck, options, printer: printerOf(printed), out })
    const pdf = await readPdf(await readFile(result.path))
    expect(pdf.outline.map((entry) => entry.title)).toEqual(['Slide one', 'Slide two'])
    expect(pdf.pages.map((page) => page.headings)).toEqual([['H2'], ['H2']])
    expect(pdf.pages[0]).toMatchObject({ width: 960, height: 540 })
    expect(result).toMatchObject({ pages: 2, bytes: (await readFile(out)).byteLength })
  })

  it('EX7 the stages are told in order', async () => {
    const stages: string[] = []
    await exportPdf({
      deck,
      options,
      printer: printerOf(printed),
      out,
      onProgress: ({ stage }) => stages.push(stage),
    })
    expect(stages).toEqual(['laying-out', 'finishing', 'writing'])
  })
})

describe('an export that fails', () => {
  beforeEach(async () => {
    await writeFile(out, 'last week’s slides')
  })

  const expectUntouched = async () => {
    expect(await readFile(out, 'utf8')).toBe('last week’s slides')
    expect(await readdir(folder)).toEqual(['slides.pdf'])
  }

  it('EX8 a page count other than what was laid out is refused, and the old file stays', async () => {
    const printer = printerOf(printed, ['one', 'two', 'three'])
    await expect(exportPdf({ deck, options, printer, out })).rejects.toMatchObject({ code: 'export-failed' })
    await expectUntouched()
  })

  it('EX8 a PDF without tags is refused, and the old file stays', async () => {
    await expect(exportPdf({ deck, options, printer: printerOf(untagged), out })).rejects.toMatchObject({
      code: 'export-failed',
      remedy: expect.stringContaining('LECTERN_CHROMIUM'),
    })
    await expectUntouched()
  })

  it('EX8 bytes that are no PDF are refused, and the old file stays', async () => {
    const printer = printerOf(new TextEncoder().encode('nothing'))
    await expect(exportPdf({ deck, options, printer, out })).rejects.toMatchObject({ code: 'export-failed' })
    await expectUntouched()
  })

  it('EX9 an export aborted while printing leaves the old file', async () => {
    const stop = new AbortController()
    const printer: Printer = {
      print(job) {
        stop.abort(new Error('enough'))
        job.signal?.throwIfAborted()
        return Promise.resolve({ pdf: printed, report: report(PAGES) })
      },
      make: nothingElse,
      pictures: nothingElse,
    }
    await expect(exportPdf({ deck, options, printer, out, signal: stop.signal })).rejects.toThrow('enough')
    await expectUntouched()
  })

  it('EX9 an export aborted at the last moment leaves the old file', async () => {
    const stop = new AbortController()
    const onProgress = ({ stage }: ExportProgress) => {
      if (stage === 'finishing') stop.abort(new Error('enough'))
    }
    const job = { deck, options, printer: printerOf(printed), out, signal: stop.signal, onProgress }
    await expect(exportPdf(job)).rejects.toThrow('enough')
    await expectUntouched()
  })
})

describe('a target that cannot be written', () => {
  it.each([
    ['whose folder is missing', () => join(folder, 'missing', 'slides.pdf')],
    ['that is a folder', () => folder],
    ['below a file', () => join(out, 'slides.pdf')],
  ])('EX10 a target %s is refused before anything is printed', async (_, target) => {
    await writeFile(out, 'a file')
    const printer = printerOf(printed)
    await expect(exportPdf({ deck, options, printer, out: target() })).rejects.toMatchObject({
      code: 'target-unwritable',
    })
    expect(printer.jobs).toBe(0)
  })

  it(
    'EX10 a target in a folder without permission is refused before anything is printed',
    onlyWhere(
      process.getuid?.() !== 0 && process.platform !== 'win32',
      'root may write everywhere, and Windows knows no such permission',
    ),
    async () => {
      await chmod(folder, 0o500)
      const printer = printerOf(printed)
      await expect(exportPdf({ deck, options, printer, out })).rejects.toMatchObject({
        code: 'target-unwritable',
      })
      expect(printer.jobs).toBe(0)
    },
  )
})
