import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { Action, Pointer, Stroke } from '../core/session/types.ts'
import { serveLecture } from '../main/cli/serve.ts'
import { launchChromium } from '../main/web/chromium.ts'
import { ensureBuilt, ROOT } from './build.ts'
import { takeFirstShots } from './first-screenshots.ts'
import { takeRecordShots } from './record-screenshots.ts'
import { takeReviewShots } from './review-screenshots.ts'

// Takes the pictures for README.md and docs/ from the bundled lecture, at the sizes of two projectors:
// all of them, or those whose names are given. `review` and `first` are groups.

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
  /** What the lecturer does there before the picture is taken, and is undone after it. */
  actions?: Action[]
  /** A key that opens something over the desk; Escape closes it again. */
  key?: string
  /** Label of a radio button to choose there. */
  choose?: string
  /** Where a hand is. */
  pointer?: Pointer
  /** What shows that all this has arrived. */
  until?: string
}

const INK: Stroke[] = [
  {
    id: 'shot-1',
    tool: 'highlighter',
    colour: 'yellow',
    width: 30,
    step: 0,
    points: [88, 96, 330, 94, 610, 97],
  },
  {
    id: 'shot-2',
    tool: 'pen',
    colour: 'red',
    width: 5,
    step: 0,
    points: [
      520, 262, 610, 246, 720, 254, 772, 300, 764, 372, 700, 412, 600, 418, 530, 398, 500, 340, 508, 286, 560,
      250,
    ],
  },
  {
    id: 'shot-3',
    tool: 'pen',
    colour: 'blue',
    width: 5,
    step: 0,
    points: [700, 560, 760, 588, 820, 540, 900, 582, 980, 530, 940, 528, 980, 530, 975, 562],
  },
]

const drawn = (slide: string): Action[] => INK.map((stroke) => ({ type: 'stroke', slide, stroke }))

const SHOTS: Shot[] = [
  { name: 'audience-title', slide: 'title', step: 0, window: 'audience' },
  { name: 'audience-diagram', slide: 'hpa-axis', step: 2, window: 'audience' },
  { name: 'audience-diagram-dark', slide: 'hpa-axis', step: 3, window: 'audience', appearance: 'dark' },
  { name: 'audience-comparison', slide: 'pet-sign', step: 0, window: 'audience' },
  { name: 'presenter-diagram', slide: 'hpa-axis', step: 2, window: 'presenter' },
  {
    name: 'audience-ink',
    slide: 'hpa-axis',
    step: 2,
    window: 'audience',
    actions: drawn('hpa-axis'),
    until: '.ink [data-stroke=shot-3]',
  },
  {
    name: 'presenter-ink',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    actions: [...drawn('hpa-axis'), { type: 'tool', tool: 'pen', colour: 'blue' }],
    until: '.ink [data-stroke=shot-3]',
  },
  {
    name: 'audience-spotlight',
    slide: 'hpa-axis',
    step: 2,
    window: 'audience',
    actions: [{ type: 'tool', tool: 'spotlight' }],
    pointer: { kind: 'spotlight', slide: 'hpa-axis', x: 640, y: 340 },
    until: '.spotlight-ring',
  },
  {
    name: 'presenter-zoom',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    actions: [{ type: 'zoom', zoom: { x: 640, y: 330, scale: 2.2 } }],
    until: '.zoom-frame',
  },
  {
    name: 'audience-source',
    slide: 'pag-naloxone',
    step: 1,
    window: 'audience',
    actions: [{ type: 'source', key: 'akil1976' }],
    until: '.source-card',
  },
  {
    name: 'presenter-overview',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'o',
    until: '.card[data-slide="hpa-axis"] figure.diagram svg',
  },
  {
    name: 'presenter-replan',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'x',
    until: '.replan-list',
  },
  {
    name: 'presenter-goto',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'g',
    until: '.goto-list li',
  },
  {
    name: 'presenter-follow',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'a',
    until: '.follow-code svg',
  },
  {
    name: 'presenter-export',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'Shift+X',
    choose: 'Slides (PDF)',
    until: '[role=img][aria-label="Preview: slides"][aria-busy=false]',
  },
  {
    name: 'presenter-export-handout',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'Shift+X',
    choose: 'Handout (PDF)',
    until: '[role=img][aria-label="Preview: a page of the handout"][aria-busy=false]',
  },
  {
    name: 'presenter-one-display',
    slide: 'hpa-axis',
    step: 2,
    window: 'presenter',
    key: 'v',
    until: 'iframe.slides-over-notes',
  },
  { name: 'presenter-dark', slide: 'pag-naloxone', step: 1, window: 'presenter', appearance: 'dark' },
]

/** Whether a picture or group of pictures was asked for; without any name all are. */
const isWanted = (name: string) => process.argv.length < 3 || process.argv.slice(2).includes(name)

type Served = Awaited<ReturnType<typeof serveLecture>>

async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForFunction('window.lecternReady !== undefined')
  await page.evaluate('window.lecternReady.then(() => undefined)')
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
