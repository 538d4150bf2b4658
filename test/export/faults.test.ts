import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { targetError } from '../../main/app/atomic-write.ts'
import { exportArchive } from '../../main/app/export/archive.ts'
import { exportPdf } from '../../main/app/export/pdf.ts'
import { chromiumPrinter } from '../../main/web/chromium-printer.ts'
import { withServedLecture } from '../../main/web/export-command.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { fixture, PAGES } from '../support/pages.ts'

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
      exportPdf({ deck, printer, out, options: pdfOptions({}), write: full }),
    )
    await expect(job).rejects.toMatchObject({ code: 'target-unwritable', message: expect.stringContaining('full') })
    await expectUntouched()
  })

  it('EX40 the same while an archive is written', async () => {
    await expect(exportArchive({ folder: fixture('quiet-lecture'), out, write: full })).rejects.toMatchObject({
      code: 'target-unwritable',
    })
    await expectUntouched()
  })

  it.runIf(process.platform === 'linux')(
    'EX41 a browser that is killed in the middle ends the job in words, with nothing written and no browser left',
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
      await expect(job).rejects.toMatchObject({ code: 'export-failed', remedy: expect.stringMatching(/again/) })
      expect(children().filter((child) => !before.has(child))).toEqual([])
      await expectUntouched()
    },
  )
})

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
