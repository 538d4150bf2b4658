import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { targetError } from '../../main/app/atomic-write.ts'
import { LecternError } from '../../main/app/errors.ts'
import { exportArchive } from '../../main/app/export/archive.ts'
import { exportPdf } from '../../main/app/export/pdf.ts'
import { chromiumPrinter } from '../../main/web/chromium-printer.ts'
import { exportWithChromium, withServedLecture } from '../../main/web/export-command.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { fixture, PAGES } from '../support/pages.ts'
import { readPdf } from '../support/read-pdf.ts'
import { onLinux } from '../support/only-where.ts'

let folder: string
let out: string
let server: Server | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-faults-'))
  out = join(folder, 'old.pdf')
  await writeFile(out, 'last week’s slides')
})
afterEach(async () => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
  await rm(folder, { recursive: true, force: true })
})

const expectUntouched = async () => {
  expect(await readFile(out, 'utf8')).toBe('last week’s slides')
  expect(await readdir(folder)).toEqual(['old.pdf'])
}

/** What a disk says when nothing more goes onto it. */
const full = (path: string) =>
  Promise.reject(targetError(path, Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })))

describe('what goes wrong around an export', () => {
  it('EX40 a full disk is said in words, and the old file stays', async () => {
    const job = withServedLecture(fixture('quiet-lecture'), { pagesDir: PAGES }, ({ deck, printer }) =>
      exportPdf({ deck, printer, out, options: pdfOptions({}), open: full }),
    )
    await expect(job).rejects.toMatchObject({
      code: 'target-unwritable',
      message: expect.stringContaining('full'),
    })
    await expectUntouched()
  })

  it('EX40 the same while an archive is written', async () => {
    await expect(exportArchive({ folder: fixture('quiet-lecture'), out, write: full })).rejects.toMatchObject(
      {
        code: 'target-unwritable',
      },
    )
    await expectUntouched()
  })

  it(
    'EX41 a browser that is killed in the middle ends the job in words, with nothing written and no browser left',
    onLinux,
    async () => {
      const before = new Set(children())
      server = createServer((request, response) => {
        response.setHeader('content-type', 'text/html')
        response.end(`<script>window.lecternReady = new Promise(() => {}); fetch('/asked')</script>`)
        if (request.url === '/asked')
          for (const child of children()) if (!before.has(child)) process.kill(child, 'SIGKILL')
      })
      await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      const printer = chromiumPrinter(`http://127.0.0.1:${port}/print`)
      const job = printer.print({ path: '/print', notes: false, pageWidth: 1280, pageHeight: 720 })
      await expect(job).rejects.toMatchObject({
        code: 'export-failed',
        remedy: expect.stringMatching(/again/),
      })
      expect(children().filter((child) => !before.has(child))).toEqual([])
      await expectUntouched()
    },
  )

  it.each(['laying-out', 'printing'] as const)(
    'EX220 a browser that is killed at the stage %s of an export leaves the old file, and the reason is said',
    onLinux,
    async (stage) => {
      const before = new Set(children())
      const told: string[] = []
      const job = exportWithChromium(fixture('small-lecture'), out, {
        pagesDir: PAGES,
        pdf: pdfOptions({}),
        onProgress(progress) {
          told.push(progress.stage)
          // Told for the first time before there is a page.
          if (progress.stage !== stage || (progress.stage === 'laying-out' && progress.done === 0)) return
          for (const child of children()) if (!before.has(child)) process.kill(child, 'SIGKILL')
        },
      })
      await expect(job).rejects.toMatchObject({
        code: 'export-failed',
        message: expect.stringContaining('browser'),
        remedy: expect.stringMatching(/again/),
      })
      expect(told).toContain(stage)
      expect(told).not.toContain('finishing')
      // The system takes a killed process off its list a little later.
      await expect
        .poll(() => children().filter((child) => !before.has(child)), { timeout: 20_000 })
        .toEqual([])
      await expectUntouched()
    },
  )
})

describe('lectures that are hard to print', { timeout: 60_000 }, () => {
  /** A lecture with this text on its only content slide. */
  async function lectureOf(text: string, files: Record<string, Uint8Array | string> = {}): Promise<string> {
    const lecture = join(folder, 'lecture')
    await mkdir(join(lecture, 'slides', 'media'), { recursive: true })
    await writeFile(join(lecture, 'slides', 'lecture.yaml'), 'title: Hard\n')
    await writeFile(join(lecture, 'slides', '01.md'), `# One {#one}\n\n## Two {#two}\n\n${text}\n`)
    for (const [name, content] of Object.entries(files))
      await writeFile(join(lecture, 'slides', 'media', name), content)
    return lecture
  }
  const print = (lecture: string) =>
    exportWithChromium(lecture, join(folder, 'hard.pdf'), { pagesDir: PAGES, pdf: pdfOptions({}) })

  it('EX42 Greek and other scripts can be read back from the page, and letters without any font are named', async () => {
    const result = await print(await lectureOf('Letters β μ κ 漢字 and \u{10abcd} here.'))
    const { pages } = await readPdf(await readFile(result.path))
    expect(pages[2]?.text).toContain('β μ κ')
    expect(result.diagnostics).toEqual([
      expect.objectContaining({
        code: 'letters-missing',
        file: 'slides/01.md',
        line: 3,
        reason: expect.stringContaining('\u{10abcd}'),
      }),
    ])
    expect(result.diagnostics[0]?.reason).not.toMatch(/[βμκ]/)
  })

  it('EX43 a picture of 20,000 × 20,000 pixels gives a page or a clear error, never a broken file', async () => {
    const lecture = await lectureOf('![A large grey square.](media/large.png)', {
      'large.png': largePng(20_000),
    })
    const result = await print(lecture).then(
      async () =>
        (await readPdf(await readFile(join(folder, 'hard.pdf')))).pages.map(
          ({ text }) => text.trim().split('\n')[0] ?? '',
        ),
      async (error: unknown) => ({
        code: error instanceof LecternError ? error.code : String(error),
        files: (await readdir(folder)).filter((name) => name === 'hard.pdf'),
      }),
    )
    expect([['Hard', '1', 'Two'], { code: 'export-failed', files: [] }]).toContainEqual(result)
  })

  it('EX43 a film, a missing picture and a slide that overflows still give their pages', async () => {
    const long = Array.from({ length: 60 }, (_, line) => `- Line ${line + 1}`).join('\n')
    const result = await print(await lectureOf(`![Nothing](media/nothing.png)\n\n${long}`))
    expect(result.pages).toBe(3)
    expect(result.sourceErrors).toBe(1)
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['slide-overflow'])
  })
})

/** A grey square in PNG, small as a file and large as a picture. */
function largePng(side: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.byteLength, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // One bit a pixel, grey.
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 1 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Processes that this one has started and that still run. */
function children(): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const [, state, parent] = /\) (\w) (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
      return Number(parent) === process.pid && state !== 'Z' ? [Number(name)] : []
    } catch {
      return []
    }
  })
}
