import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PdfWishes } from '../../core/export/pdf-options.ts'
import { exportPdf, type ExportProgress } from '../../main/app/export/pdf.ts'
import { withServedLecture } from '../../main/web/export-command.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { fixture, PAGES } from '../support/pages.ts'
import { readPdf, type ReadPdf } from '../support/read-pdf.ts'

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

/** Prints so many pages at once. */
async function print(wishes: PdfWishes, pagesAtOnce: number): Promise<Printed> {
  const out = join(folder, `${wishes.kind}-${pagesAtOnce}.pdf`)
  const told: ExportProgress[] = []
  const onProgress = (progress: ExportProgress) => void told.push(progress)
  await withServedLecture(fixture('small-lecture'), { pagesDir: PAGES }, ({ deck, printer }) =>
    exportPdf({ deck, printer, out, options: pdfOptions(wishes), pagesAtOnce, onProgress }),
  )
  return { path: out, read: await readPdf(await readFile(out)), told }
}

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0
const hasPoppler = spawnSync('pdfinfo', ['-v']).status === 0

describe('a PDF that is printed in parts', { timeout: 120_000 }, () => {
  describe.each(['slides', 'steps'] as const)('of the kind %s', (kind) => {
    let whole: Printed
    let parts: Printed
    beforeAll(async () => {
      whole = await print({ kind }, 1000)
      parts = await print({ kind }, 3)
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

    it.runIf(hasQpdf)('EX223 qpdf finds nothing wrong with the file', () => {
      expect(execFileSync('qpdf', ['--check', parts.path], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors found',
      )
    })

    it.runIf(hasPoppler)('EX223 poppler reads the same structure and the same properties', () => {
      const structure = (path: string) =>
        execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8' })
          // Which numbers things have is the file's own affair.
          .replaceAll(/node\d+|Object \d+/g, 'number')
      expect(structure(parts.path)).toBe(structure(whole.path))
      expect(structure(parts.path)).toContain('H2')
    })
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
    const { told } = await print({ kind: 'slides' }, 4)
    expect(told.filter(({ stage }) => stage === 'printing')).toEqual([
      { stage: 'printing', pages: 4 },
      { stage: 'printing', pages: 4, before: 4 },
      { stage: 'printing', pages: 2, before: 8 },
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
