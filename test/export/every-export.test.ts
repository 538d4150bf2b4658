import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import type { PageReport } from '../../core/rpc/contract.ts'
import { exportArchive } from '../../main/app/export/archive.ts'
import { exportDrawings } from '../../main/app/export/drawings.ts'
import type { WriteFile } from '../../main/app/export/pdf.ts'
import { exportPdf } from '../../main/app/export/pdf.ts'
import { exportPictures } from '../../main/app/export/pictures.ts'
import { exportPptx } from '../../main/app/export/pptx.ts'
import type { Printer } from '../../main/app/export/printer.ts'
import { exportReferences } from '../../main/app/export/references.ts'
import { exportStandalone } from '../../main/app/export/standalone.ts'
import { withServedLecture } from '../../main/web/export-command.ts'
import { exportDrawingsWithChromium, exportPicturesWithChromium } from '../../main/web/export-more.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { fixture, PAGES } from '../support/pages.ts'

/** What the file system answers when a finished file is to take its name; null lets it. */
let refusal: string | null = null
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>()
  return {
    ...real,
    rename: (from: string, to: string) =>
      refusal === null
        ? real.rename(from, to)
        : Promise.reject(Object.assign(new Error(refusal), { code: refusal })),
  }
})

const LECTURE = fixture('small-lecture')
const KINDS = ['pdf', 'html', 'pptx', 'archive', 'bib', 'csl', 'png', 'svg'] as const
type Kind = (typeof KINDS)[number]

/** One lecture, printed once: what goes wrong afterwards has nothing to do with a browser. */
type Served = Parameters<Parameters<typeof withServedLecture<object>>[2]>[0]
let served: Served
let printer: Printer
const done = Promise.withResolvers<void>()
let serving: Promise<unknown>

beforeAll(async () => {
  const open = Promise.withResolvers<Served>()
  serving = withServedLecture(LECTURE, { pagesDir: PAGES }, async (given) => {
    open.resolve(given)
    await done.promise
    return {}
  })
  served = await open.promise
  printer = remembering(served.printer)
}, 60_000)
afterAll(async () => {
  done.resolve()
  await serving
})

/** Prints each page once. */
function remembering(real: Printer): Printer {
  const prints = new Map<string, Promise<{ pdf: Uint8Array; report: PageReport }>>()
  const made = new Map<string, Promise<{ made: unknown; report: PageReport }>>()
  const kept = <T>(all: Map<string, Promise<T>>, path: string, make: () => Promise<T>) => {
    const known = all.get(path) ?? make()
    all.set(path, known)
    return known
  }
  return {
    print: (job) => kept(prints, job.path, () => real.print(job)),
    make: (job) => kept(made, job.path, () => real.make(job)),
    async pictures({ onPicture }) {
      await onPicture(new Uint8Array([1, 2, 3]))
      return { deckRevision: 1, pages: [{ slide: 'words', step: 0 }], diagramErrors: [], overflows: [] }
    },
  }
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-every-'))
})
afterEach(async () => {
  refusal = null
  await rm(folder, { recursive: true, force: true })
})

/** @param where of the file, or of the folder for kinds that are many files */
function write(kind: Kind, where: string, writer?: WriteFile): Promise<unknown> {
  const { deck } = served
  const out = where
  const job = { deck, folder: served.folder, pagesDir: PAGES, printer, out, ...(writer && { write: writer }) }
  switch (kind) {
    case 'pdf':
      return exportPdf({ ...job, options: pdfOptions({ kind: 'script' }) })
    case 'html':
      return exportStandalone({ ...job, notes: true })
    case 'pptx':
      return exportPptx(job)
    case 'archive':
      return exportArchive(job)
    case 'bib':
    case 'csl':
      return exportReferences({ ...job, format: kind })
    case 'png':
      return exportPictures({ ...job, only: 'words' })
    case 'svg':
      return exportDrawings(job)
  }
}

/** What stood there before: a file, or for many files one of the same name as one of them. */
async function before(kind: Kind): Promise<{ where: string; old: string }> {
  const where = kind === 'png' || kind === 'svg' ? folder : join(folder, `old.${kind}`)
  const old =
    kind === 'png' ? join(folder, '02-words.png') : kind === 'svg' ? join(folder, '07-fig-loop.svg') : where
  await writeFile(old, 'last week')
  return { where, old }
}

describe.each(KINDS)('an export as %s', { timeout: 60_000 }, (kind) => {
  it.each([
    ['EBUSY', /another program is using the file/],
    ['EPERM', /no permission/],
    ['ENOSPC', /disk is full/],
  ])(
    'EX249 that the system refuses with %s at the last moment says so, and the old file stays alone',
    async (code, words) => {
      const { where, old } = await before(kind)
      refusal = code
      await expect(write(kind, where)).rejects.toMatchObject({
        code: 'target-unwritable',
        message: expect.stringMatching(words),
        remedy: expect.stringMatching(/\w/),
      })
      expect(await readFile(old, 'utf8')).toBe('last week')
      expect(await readdir(folder)).toHaveLength(1)
    },
  )

  it('EX248 into a folder that is not there says so, and makes none', async () => {
    const where = join(folder, 'no', 'such', `new.${kind}`)
    await expect(write(kind, where)).rejects.toMatchObject({
      code: 'target-unwritable',
      message: expect.stringContaining('does not exist'),
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('EX248 that can be written is there whole, with nothing beside it', async () => {
    const { where } = await before(kind)
    await write(kind, where)
    expect((await stat(where)).size).toBeGreaterThan(0)
    expect((await readdir(folder)).length).toBeGreaterThanOrEqual(1)
    expect((await readdir(folder)).filter((name) => /^\.|\.tmp$/.test(name))).toEqual([])
  })
})

describe('what nobody but the lecturer may read', { timeout: 60_000 }, () => {
  /** Everything in it that is text, of a zip each part. */
  async function textsOf(path: string): Promise<string> {
    const bytes = await readFile(path)
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('latin1')
    const zip = await fromBufferPromise(bytes)
    const texts: string[] = []
    for await (const entry of zip.eachEntry()) {
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
      texts.push(entry.fileName, Buffer.concat(chunks).toString('latin1'))
    }
    return texts.join('\n')
  }

  it('EX250 is in no file of any export but the archive, which is the lecture itself', async () => {
    for (const kind of ['html', 'pptx', 'archive', 'bib', 'csl'] as const)
      await write(kind, join(folder, `talk.${kind}`))
    const served = { pagesDir: PAGES }
    await exportPicturesWithChromium(LECTURE, join(folder, 'png'), { ...served, only: 'points' })
    await exportDrawingsWithChromium(LECTURE, join(folder, 'svg'), served)
    const names = await readdir(folder, { recursive: true })
    const holding: string[] = []
    for (const name of names) {
      if ((await stat(join(folder, name))).isDirectory()) continue
      if ((await textsOf(join(folder, name))).includes('PRIVATE-SECRET')) holding.push(name)
    }
    expect(
      names.filter((name) => /\.(svg|png|bib|csl|html|pptx|archive)$/.test(name)).length,
    ).toBeGreaterThan(7)
    expect(holding).toEqual(['talk.archive'])
    // The search itself finds what is there: public notes are in both of these.
    for (const name of ['talk.html', 'talk.pptx'])
      expect(await textsOf(join(folder, name))).toContain('WORD-NOTE-SECRET')
  })
})
