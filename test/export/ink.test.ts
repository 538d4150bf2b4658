import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Stroke } from '../../core/session/types.ts'
import { openJournal } from '../../main/app/journal.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { exportWithChromium } from '../../main/web/export-command.ts'
import { fixture, PAGES } from '../support/pages.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { readPdf } from '../support/read-pdf.ts'

const stroke = (id: string, step: number): Stroke => ({
  id,
  tool: 'pen',
  colour: 'red',
  width: 6,
  step,
  points: [200, 200, 400, 300, 600, 200],
})

/** A lecture that was given, with one line on its slide "pause" and a second one from its step 1 on. */
async function given() {
  const root = await mkdtemp(join(tmpdir(), 'lectern-ink-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const state = join(root, 'state')
  const folder = join(root, 'lecture')
  await cp(fixture('small-lecture'), folder, { recursive: true })
  vi.stubEnv('LECTERN_STATE', state)
  const lecture = await Lecture.open(folder, { journal: (found) => openJournal({ state, folder: found }) })
  lecture.dispatch({ type: 'goto', slide: 'pause' })
  for (const [id, step] of [
    ['a', 0],
    ['b', 1],
  ] as const)
    lecture.dispatch({ type: 'stroke', slide: 'pause', stroke: stroke(id, step) })
  await lecture.close()
  return {
    async alts(options: Parameters<typeof pdfOptions>[0]) {
      const out = join(root, 'out.pdf')
      const { path } = await exportWithChromium(folder, out, { pagesDir: PAGES, pdf: pdfOptions(options) })
      const { pages } = await readPdf(await readFile(path))
      return pages
        .flatMap(({ figures }) => figures.map(({ alt }) => alt))
        .filter((alt) => /drawn/.test(alt ?? ''))
    },
  }
}

describe('what was drawn, in exports', { timeout: 90_000 }, () => {
  it('EX120 is printed when it is asked for, each step with what it had', async () => {
    const { alts } = await given()
    expect(await alts({ kind: 'slides', ink: true })).toEqual(['2 lines drawn on this slide'])
    expect(await alts({ kind: 'steps', ink: true })).toEqual([
      '1 line drawn on this slide',
      '2 lines drawn on this slide',
    ])
    expect(await alts({ kind: 'handout', ink: true })).toEqual(['2 lines drawn on this slide'])
  })

  it('EX121 is not printed unless it is asked for', async () => {
    const { alts } = await given()
    expect(await alts({ kind: 'slides' })).toEqual([])
  })
})
