import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settlePdfOptions } from '../../core/export/pdf-options.ts'
import { exportWithChromium } from '../../main/web/export-command.ts'
import { PAGES } from '../support/pages.ts'
import { expect, openPage, showOn, test } from './support/lecture-test.ts'
import { openLecture } from './support/running-lecture.ts'

const BUNDLED = fileURLToPath(new URL('../..', import.meta.url))

/** Colours from 0 to 255; what lies below is how two programs smooth the edges of letters. */
const MOST = 40
/** Share of a slide's 3600 squares. */
const TOLERANCE = 0.002

let folder: string
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-look-'))
})
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('EX39 each page of the bundled lecture looks like its slide on the projector', async ({ context }) => {
  test.setTimeout(600_000)
  const pixels = await import('./support/pdf-pixels.ts').catch(() => null)
  test.skip(pixels === null, 'the canvas that draws PDFs is not installed')
  if (pixels === null) return
  const options = settlePdfOptions({ kind: 'slides' })
  if ('problem' in options) throw new Error(options.problem)
  const out = join(folder, 'slides.pdf')
  await exportWithChromium(BUNDLED, out, { pagesDir: PAGES, pdf: options })
  const pdf = await pixels.pdfSquares(await readFile(out))
  const lecture = await openLecture(BUNDLED)
  const found: string[] = []
  try {
    const audience = await openPage(context, lecture.audienceUrl)
    const slides = lecture.slides()
    expect(pdf.count).toBe(slides.length)
    for (const [index, { id, lastStep }] of slides.entries()) {
      await showOn([audience], lecture, id, lastStep)
      const shown = await pixels.pngSquares(await audience.screenshot({ animations: 'disabled' }))
      const share = pixels.differing(shown, await pdf.page(index), MOST)
      if (share > TOLERANCE) found.push(`${id}: ${(share * 100).toFixed(2)} % of the slide differ`)
    }
  } finally {
    await lecture.close()
    await pdf.close()
  }
  expect(found).toEqual([])
})
