import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { serveLecture } from '../main/cli/serve.ts'
import { launchChromium } from '../main/web/chromium.ts'
import { ensureBuilt, ROOT } from './build.ts'
import { takeReviewShots } from './review-screenshots.ts'

// Takes the pictures for README.md and docs/ from the bundled lecture, at the sizes of two projectors.

const OUT = join(ROOT, 'docs', 'screenshots')
const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]

interface Shot {
  name: string
  /** Id of a slide of the bundled lecture. */
  slide: string
  /** 0-based. */
  step: number
  window: 'audience' | 'presenter'
  appearance?: 'light' | 'dark'
}

const SHOTS: Shot[] = [
  { name: 'audience-title', slide: 'title', step: 0, window: 'audience' },
  { name: 'audience-diagram', slide: 'hpa-axis', step: 2, window: 'audience' },
  { name: 'audience-diagram-dark', slide: 'hpa-axis', step: 3, window: 'audience', appearance: 'dark' },
  { name: 'audience-comparison', slide: 'pet-sign', step: 0, window: 'audience' },
  { name: 'presenter-diagram', slide: 'hpa-axis', step: 2, window: 'presenter' },
  { name: 'presenter-dark', slide: 'pag-naloxone', step: 1, window: 'presenter', appearance: 'dark' },
]

type Served = Awaited<ReturnType<typeof serveLecture>>

async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForFunction('window.lecternReady !== undefined')
  await page.evaluate('window.lecternReady.then(() => undefined)')
  return page
}

async function takeShots(context: BrowserContext, served: Served, size: string): Promise<void> {
  const pages = {
    presenter: await openPage(context, served.presenterUrl),
    audience: await openPage(context, served.audienceUrl),
  }
  for (const { name, slide, step, window, appearance = 'light' } of SHOTS) {
    served.lecture.dispatch({ type: 'appearance', appearance })
    served.lecture.dispatch({ type: 'goto', slide, step })
    const page = pages[window]
    await page.bringToFront()
    await page.waitForSelector(`html[data-position="${slide}:${step}"]`)
    // Nothing is held back by the window's own fading in and out, which `reducedMotion` leaves out.
    await page.screenshot({ path: join(OUT, `${name}-${size}.png`), animations: 'disabled' })
    console.log(`docs/screenshots/${name}-${size}.png`)
  }
  await Promise.all(Object.values(pages).map((page) => page.close()))
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
  const served = await serveLecture({ folder: ROOT, appRoot: ROOT, port: 0, watch: false })
  const browser = await launchChromium()
  try {
    await served.lecture.whenIdle()
    for (const viewport of SIZES) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', colorScheme: 'light' })
      await takeShots(context, served, `${viewport.width}x${viewport.height}`)
      await context.close()
    }
    await takeReviewShots(browser, served.reviewUrl, OUT)
  } finally {
    await browser.close()
    await served.close()
    await rm(data, { recursive: true, force: true })
  }
}

await main()
