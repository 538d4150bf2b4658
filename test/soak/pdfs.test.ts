import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createCitationFormatter } from '../../main/app/citation-formatter.ts'
import { pdfOptions } from '../support/pdf-options.ts'
import { PRIVATE, SPOKEN } from './author.ts'
import { Giving } from './giving.ts'
import { OLD_FILE, pdfFaults, type PdfSeen } from './pdfs/faults.ts'
import { plannedPdfs, stages, type PdfPlan } from './pdfs/plan.ts'
import { findPrinting, type Printing } from './pdfs/printing.ts'
import { descendants, stillRunning, whenGone } from './pdfs/processes.ts'
import { PdfRun } from './pdfs/run.ts'
import { soak } from './soak.ts'
import { onLinux } from '../support/only-where.ts'

/** Nothing here is timed; a machine that is busy with other tests may take as long as it needs. */
const AS_LONG_AS_IT_TAKES = 300_000

const slides: PdfSeen = {
  outcome: 'whole',
  to: 'file',
  options: pdfOptions({ kind: 'slides' }),
  end: { kind: 'done' },
  files: ['lecture.pdf'],
  file: '%PDF-',
  pages: ['Seen-s1-here', 'Seen-s2-here'],
  words: ['Seen-s1-here', 'Seen-s2-here'],
  processes: [],
  temporary: [],
}
const handout: PdfSeen = {
  ...slides,
  to: 'browser',
  options: pdfOptions({ kind: 'handout', beside: 'notes' }),
  files: [],
  file: null,
  pages: [`Seen-s1-hereSeen-s2-hereSay${SPOKEN}.`],
}
const killed: PdfSeen = {
  ...slides,
  outcome: 'killed',
  end: { kind: 'said', words: 'The browser that prints ended before it was done.' },
  file: OLD_FILE,
  pages: null,
}
const cancelled: PdfSeen = { ...killed, outcome: 'cancelled', end: { kind: 'cancelled' } }

describe('what is looked at once a PDF was made', () => {
  it('SO27 PDFs that are whole, and old files that stay, have no fault', () => {
    for (const seen of [slides, handout, killed, cancelled]) expect(pdfFaults(seen)).toEqual([])
  })

  const tampered: [what: string, seen: PdfSeen][] = [
    ['failed', { ...slides, end: { kind: 'said', words: 'No.' }, file: OLD_FILE, pages: null }],
    ['is no PDF', { ...slides, pages: null }],
    ['lacks a slide', { ...slides, pages: ['Seen-s1-here'] }],
    ['has private notes', { ...handout, pages: [`${handout.pages?.join('')}${PRIVATE}`] }],
    ['has notes where only slides are wanted', { ...slides, pages: [...(slides.pages ?? []), SPOKEN] }],
    ['lacks the notes', { ...handout, pages: slides.pages }],
    ['goes on without its browser', { ...killed, end: { kind: 'done' } }],
    ['fails with a word of the program’s', { ...killed, end: { kind: 'unexpected', words: 'TypeError' } }],
    ['is not cancelled', { ...cancelled, end: { kind: 'done' } }],
    ['took the old file away', { ...killed, files: [], file: null }],
    ['left half a file', { ...cancelled, file: '%PDF-1.4 half' }],
    ['left a file beside it', { ...cancelled, files: ['.lecture.pdf.0123.tmp', 'lecture.pdf'] }],
    ['left a browser', { ...killed, processes: [4711] }],
    ['left a temporary folder', { ...cancelled, temporary: ['lectern-export-Ab12'] }],
  ]
  it.each(tampered)('SO28 every fault of an export is noticed: it %s', (_, seen) => {
    expect(pdfFaults(seen)).not.toEqual([])
  })
})

it(
  'SO29 a process that still runs is found, and so is what it has started, until they are ended',
  onLinux,
  async () => {
    const before = descendants()
    const script = `require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'])
      .on('spawn', () => console.log('both run'))`
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    const mine = new Map([...descendants()].filter(([pid]) => !before.has(pid)))
    expect(mine.size).toBe(2)
    expect(await whenGone(() => stillRunning(mine), 0)).toHaveLength(2)
    for (const pid of mine.keys()) process.kill(pid, 'SIGKILL')
    expect(await whenGone(() => stillRunning(mine), 15_000)).toEqual([])
    // An id that was given out again is another process.
    expect(stillRunning(new Map([[process.pid, 'long ago']]))).toEqual([])
  },
)

describe('when PDFs are made', () => {
  const length = { steps: 2000, calm: 100 }

  it('SO30 one lecture of ten has a PDF of each kind, at steps that its seed decides, between two faults', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const plans = plannedPdfs(seed, 0, length)
      expect(plans).toEqual(plannedPdfs(seed, 0, length))
      expect(plans.map(({ outcome }) => outcome).toSorted()).toEqual(['cancelled', 'killed', 'whole'])
      let free = 0
      for (const { from, until } of plans) {
        expect(from).toBeGreaterThanOrEqual(free)
        expect(until).toBeGreaterThan(from)
        expect(Math.floor(from / 100)).toBe(Math.floor(until / 100))
        expect(until % 100).toBeLessThan(99)
        free = until + 1
      }
    }
    const numbers = Array.from({ length: 30 }, (_, number) => number)
    expect(numbers.filter((number) => plannedPdfs(1, number, length).length > 0)).toEqual([0, 10, 20])
    expect(plannedPdfs(1, 0, length)).not.toEqual(plannedPdfs(2, 0, length))
  })

  it(
    'SO31 a lecture with PDFs is the same as one without, and what is left out is said',
    { timeout: AS_LONG_AS_IT_TAKES },
    async () => {
      const seed = 27
      const without: Printing = { browser: null, leftOut: 'All PDFs: there is no browser.' }
      const alone = await soak({ steps: 99, seed, printing: without })
      const both = await soak({ steps: 99, seed })
      const pdfs = (done: Record<string, number>) =>
        Object.keys(done).filter((what) => what.startsWith('pdf'))
      expect([pdfs(alone.done).length, pdfs(both.done).length]).toEqual([0, 1])
      expect(both.digest).toBe(alone.digest)
      const here = await findPrinting()
      expect([alone.leftOut, both.leftOut]).toEqual([without.leftOut, here.leftOut])
    },
  )

  afterEach(() => void vi.unstubAllEnvs())
  it('SO32 without a browser that starts all PDFs are left out, with the reason', async () => {
    vi.stubEnv('LECTERN_CHROMIUM', '/nowhere/chromium')
    const { browser, leftOut } = await findPrinting()
    expect(browser).toBeNull()
    expect(leftOut).toContain('All PDFs: LECTERN_CHROMIUM names /nowhere/chromium')
  })
})

describe('PDFs by a real browser', { timeout: AS_LONG_AS_IT_TAKES, ...onLinux }, () => {
  let giving: Giving
  let browser: NonNullable<Printing['browser']>
  beforeAll(async () => {
    const printing = await findPrinting()
    if (printing.browser === null) throw new Error(printing.leftOut ?? '')
    browser = printing.browser
    giving = await Giving.begin(1, createCitationFormatter())
  }, AS_LONG_AS_IT_TAKES)
  afterAll(async () => {
    await giving.world.end()
    await giving.world.remove()
  })

  const plan = (part: Pick<PdfPlan, 'outcome' | 'at' | 'to'>): PdfPlan => ({
    from: 0,
    until: 9,
    wishes: { kind: 'handout', beside: 'notes' },
    pagesAtOnce: 8,
    ...part,
  })
  const goOn = async (run: PdfRun) => {
    for (let step = 0; step < 20; step += 1) {
      await giving.act()
      await giving.verify()
      await run.next()
    }
  }
  const plans: PdfPlan[] = [
    plan({ outcome: 'whole', at: 'started', to: 'browser' }),
    ...stages.slice(0, -1).map((at) => plan({ outcome: 'killed', at, to: 'file' })),
    ...stages.map((at, index) =>
      plan({ outcome: 'cancelled', at, to: index % 2 === 0 ? 'file' : 'browser' }),
    ),
  ]

  it.each(plans)(
    'SO33 a lecture goes on while a PDF is made by a real browser, and nothing but a whole file is left: $outcome when $at, to a $to',
    async (each) => {
      const run = await PdfRun.begin(each, giving.world, browser)
      await goOn(run)
      expect(await run.end()).toEqual([])
    },
  )

  it('SO34 what an export leaves behind is found in the middle of a lecture', async () => {
    const run = await PdfRun.begin(
      plan({ outcome: 'cancelled', at: 'laid out', to: 'file' }),
      giving.world,
      browser,
    )
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' })
    const { out, temporary } = giving.world
    await writeFile(join(temporary.program, 'lectern-export-left'), '')
    await writeFile(join(temporary.browser, 'of-the-browser'), '')
    await writeFile(join(out, 'lecture.pdf'), '%PDF-1.4 half')
    await goOn(run)
    const faults = (await run.end(0)).map(({ what }) => what)
    child.kill('SIGKILL')
    expect(faults).toContain('pdf: cancelled when laid out: the old file was touched')
    expect(faults.join('\n')).toContain(`processes that still run: ${child.pid}`)
    expect(faults.join('\n')).toMatch(/temporary files that are left: .*lectern-export-left.*of-the-browser/)
  })
})
