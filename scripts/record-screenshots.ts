import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Stroke } from '../core/session/types.ts'
import { openJournal } from '../main/app/journal.ts'
import { Lecture } from '../main/app/lecture.ts'
import { packLecture } from '../main/app/pack.ts'
import { serveLecture } from '../main/cli/serve.ts'

const SIZES = [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]
const VIEWS = [
  { name: 'review-record', hash: '#/record', position: 'record' },
  { name: 'review-record-slide', hash: '#/slides/hpa-axis/3', position: 'hpa-axis:2' },
]

/** Review of the pack of a lecture that is given here, by a clock of its own: every sixth slide is left out. */
export async function takeRecordShots(
  browser: Browser,
  root: string,
  out: string,
  ink: readonly Stroke[],
): Promise<void> {
  const base = await mkdtemp(join(tmpdir(), 'lectern-record-'))
  try {
    await giveAndPack(root, base, ink)
    const request = { folder: join(base, 'pack'), appRoot: root, port: 0, watch: false } as const
    const served = await serveLecture({ ...request, place: 'review' })
    await served.lecture.whenIdle()
    for (const viewport of SIZES) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', colorScheme: 'light' })
      for (const { name, hash, position } of VIEWS) {
        const page = await context.newPage()
        await page.goto(`${served.reviewUrl}${hash}`)
        await page.waitForSelector(`html[data-position="${position}"]`)
        await page.waitForSelector(position === 'record' ? '.record-order' : '.sheet .ink')
        await page.screenshot({
          path: join(out, `${name}-${viewport.width}x${viewport.height}.png`),
          animations: 'disabled',
        })
        await page.close()
      }
      await context.close()
    }
    await served.close()
  } finally {
    await rm(base, { recursive: true, force: true })
  }
}

async function giveAndPack(root: string, base: string, ink: readonly Stroke[]): Promise<void> {
  const state = join(base, 'state')
  let now = Date.UTC(2026, 10, 23, 13, 15)
  const lecture = await Lecture.open(root, {
    now: () => now,
    journal: (folder) => openJournal({ state, folder, now: () => now }),
  })
  const shown = lecture.deck().deck.slides.filter(({ kind }, at) => kind !== 'bibliography' && at % 6 !== 4)
  for (const [at, { id, lastStep }] of shown.entries()) {
    lecture.dispatch({ type: 'goto', slide: id, step: lastStep })
    if (id === 'hpa-axis') for (const stroke of ink) lecture.dispatch({ type: 'stroke', slide: id, stroke })
    now += 25_000 + ((at * 37) % 11) * 12_000
  }
  await lecture.close()
  await packLecture({ folder: root, out: join(base, 'pack'), state, signal: new AbortController().signal })
}
