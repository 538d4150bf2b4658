import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { Action } from '../core/session/types.ts'
import { serveLecture } from '../main/cli/serve.ts'
import { launchChromium } from '../main/web/chromium.ts'
import { isReady } from '../main/web/page-ready.ts'
import { ensureBuilt, ROOT } from './build.ts'
import { takeFirstShots } from './first-screenshots.ts'
import { takeRecordShots } from './record-screenshots.ts'
import { takeReviewShots } from './review-screenshots.ts'
import { INK, SHOTS } from './shots.ts'

// Takes the pictures for README.md and docs/ from the bundled lecture, at the sizes of two projectors:
// all of them, or those whose names are given. `review` and `first` are groups.

const OUT = join(ROOT, 'docs', 'screenshots')
const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]

/** Whether a picture or group of pictures was asked for; without any name all are. */
const isWanted = (name: string) => process.argv.length < 3 || process.argv.slice(2).includes(name)

type Served = Awaited<ReturnType<typeof serveLecture>>

async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await isReady(page)
  return page
}

function putBack(slide: string): Action[] {
  return [
    { type: 'tool', tool: 'none' },
    { type: 'zoom', zoom: null },
    { type: 'source', key: null },
    { type: 'clear-ink', slide },
  ]
}

async function takeShots(context: BrowserContext, served: Served, size: string): Promise<void> {
  const pages = {
    presenter: await openPage(context, served.presenterUrl),
    audience: await openPage(context, served.audienceUrl),
  }
  for (const shot of SHOTS.filter(({ name }) => isWanted(name))) {
    const { name, slide, step, window, appearance = 'light' } = shot
    served.lecture.dispatch({ type: 'appearance', appearance })
    served.lecture.dispatch({ type: 'goto', slide, step })
    const page = pages[window]
    await page.bringToFront()
    await page.waitForSelector(`html[data-position="${slide}:${step}"]`)
    for (const action of shot.actions ?? []) served.lecture.dispatch(action)
    served.lecture.point(shot.pointer ?? null)
    if (shot.key !== undefined) await page.keyboard.press(shot.key)
    if (shot.choose !== undefined) await page.getByRole('radio', { name: shot.choose, exact: true }).check()
    if (shot.until !== undefined) await page.waitForSelector(shot.until, { state: 'attached' })
    const slides = page.frames().find((frame) => frame.url().includes('over-notes'))
    await slides?.waitForSelector(`html[data-position="${slide}:${step}"]`)
    // Nothing is held back by the window's own fading in and out, which `reducedMotion` leaves out.
    await page.screenshot({ path: join(OUT, `${name}-${size}.png`), animations: 'disabled' })
    console.log(`docs/screenshots/${name}-${size}.png`)
    if (shot.key !== undefined) await page.keyboard.press('Escape')
    for (const action of putBack(slide)) served.lecture.dispatch(action)
  }
  await Promise.all(Object.values(pages).map((page) => page.close()))
}

/** A follower's phone, held upright, looking back. */
async function takePhone(context: BrowserContext, { lecture, followed }: Served): Promise<void> {
  if (!isWanted('follow-phone')) return
  const following = await followed
  if (following.kind !== 'on') throw new Error('Nobody can follow along here.')
  lecture.dispatch({ type: 'appearance', appearance: 'light' })
  lecture.dispatch({ type: 'goto', slide: 'hpa-axis', step: 2 })
  const page = await openPage(context, following.address)
  await page.getByRole('button', { name: 'Previous' }).click()
  await page.waitForSelector('html[data-look=back]')
  await page.getByRole('button', { name: 'Back to live' }).click()
  await page.waitForSelector('html[data-position="hpa-axis:2"]')
  await page.getByRole('heading', { name: 'Sources on this slide' }).waitFor()
  lecture.dispatch({ type: 'tool', tool: 'laser' })
  lecture.point({ kind: 'laser', slide: 'hpa-axis', x: 640, y: 320 })
  await page.locator('.laser-dot').waitFor()
  await page.screenshot({ path: join(OUT, 'follow-phone.png'), animations: 'disabled' })
  console.log('docs/screenshots/follow-phone.png')
}

async function main(): Promise<void> {
  if (!(await ensureBuilt(ROOT))) {
    process.exitCode = 1
    return
  }
  await mkdir(OUT, { recursive: true })
  // Nobody's own marks belong into the pictures.
  const data = await mkdtemp(join(tmpdir(), 'lectern-screenshots-'))
  process.env['LECTERN_DATA'] = data
  process.env['LECTERN_STATE'] = data
  const given = { folder: ROOT, appRoot: ROOT, port: 0, watch: false, place: 'review' } as const
  // On this machine alone.
  const served = await serveLecture({ ...given, follow: true, followAddress: '127.0.0.1' })
  const browser = await launchChromium()
  try {
    await served.lecture.whenIdle()
    for (const viewport of SIZES) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', colorScheme: 'light' })
      await takeShots(context, served, `${viewport.width}x${viewport.height}`)
      await context.close()
    }
    if (isWanted('review')) await takeReviewShots(browser, served.reviewUrl, OUT)
    if (isWanted('first')) await takeFirstShots(browser, ROOT, OUT)
    if (isWanted('record')) await takeRecordShots(browser, ROOT, OUT, INK)
    const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }
    await takePhone(await browser.newContext({ ...phone, reducedMotion: 'reduce' }), served)
  } finally {
    await browser.close()
    await served.close()
    await rm(data, { recursive: true, force: true })
  }
}

await main()
