import type { Browser, Page } from 'playwright-core'
import { LIMIT } from './processes.ts'
import type { Opened, Tool } from './tool.ts'

export interface PageNumbers {
  /** From asking for the page until its first slide is painted, milliseconds. */
  firstSlide: number
  /** Of all that was fetched until then, as it is before compression; bytes. */
  fetched: number
  scripts: number
  /** After a collection of garbage; bytes. */
  heap: number
  nodes: number
}

export interface StepNumbers {
  /** From the key press to the last change that the step makes in the slides' document; milliseconds. */
  changed: { p50: number; p95: number }
  /** From the key press to the end of the frame that shows it; milliseconds. */
  painted: { p50: number; p95: number }
}

/** Opens the page in a window of its own. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  })
  return await context.newPage()
}

/** Waits until what says that a slide shows is there, and has been painted. */
async function untilShown(page: Page, { shown }: Tool): Promise<void> {
  await page.waitForSelector(shown, { state: 'visible', timeout: LIMIT })
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  )
}

export async function measurePage(page: Page, tool: Tool, opened: Opened): Promise<PageNumbers> {
  const sizes: Promise<[kind: string, bytes: number]>[] = []
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    sizes.push(
      response.body().then(
        (body): [string, number] => [kind, body.length],
        (): [string, number] => [kind, 0],
      ),
    )
  })
  const began = performance.now()
  await page.goto(opened.url, { waitUntil: 'commit', timeout: LIMIT })
  await untilShown(page, tool)
  const firstSlide = performance.now() - began
  const fetched = await Promise.all(sizes.splice(0))
  const sum = (list: [string, number][]) => list.reduce((total, [, bytes]) => total + bytes, 0)
  const { heap, nodes } = await memoryOf(page)
  const scripts = sum(fetched.filter(([kind]) => kind === 'script'))
  return { firstSlide, fetched: sum(fetched), scripts, heap, nodes }
}

export async function memoryOf(page: Page): Promise<{ heap: number; nodes: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = (await session.send('Performance.getMetrics')) as {
    metrics: { name: string; value: number }[]
  }
  await session.detach()
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes') }
}

/** What the watched page says after each step, in milliseconds since the epoch. */
interface Seen {
  changed: number
  painted: number
}

type Watching = { seen: Promise<Seen> }
declare const bench: Watching

/**
 * Presses the key that goes on, so many times, and watches the slides. The clock starts when the browser made
 * the key's event, in whichever window that was; both windows have the same clock.
 */
export async function measureSteps(slides: Page, control: Page, presses: number): Promise<StepNumbers> {
  await control.bringToFront()
  await control.evaluate(() => {
    addEventListener(
      'keydown',
      ({ timeStamp }) => Object.assign(globalThis, { pressedAt: performance.timeOrigin + timeStamp }),
      true,
    )
  })
  const found: Seen[] = []
  for (let time = 0; time < presses; time += 1) {
    await slides.evaluate(watch)
    await control.keyboard.press('PageDown')
    const seen = await slides.evaluate(() => bench.seen)
    const pressed = await control.evaluate(() => (globalThis as unknown as { pressedAt: number }).pressedAt)
    found.push({ changed: seen.changed - pressed, painted: seen.painted - pressed })
    // What comes after a step, such as making the next slide ready, is part of how fast one can press on,
    // but people do not press sixty times a second.
    await slides.evaluate(() => new Promise((done) => setTimeout(done, 60)))
  }
  const kind = (name: keyof Seen) => {
    const sorted = found.map((seen) => seen[name]).sort((a, b) => a - b)
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
    return { p50: at(0.5), p95: at(0.95) }
  }
  return { changed: kind('changed'), painted: kind('painted') }
}

/** Runs in the page: the first change after this, all others before the next frame, and that frame. */
function watch(): void {
  const now = () => performance.timeOrigin + performance.now()
  const seen = new Promise<Seen>((done) => {
    let changed = 0
    const observer = new MutationObserver(() => {
      const isFirst = changed === 0
      changed = now()
      if (!isFirst) return
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => {
          observer.disconnect()
          done({ changed, painted: now() })
        })
        port1.start()
        port2.postMessage(null)
      })
    })
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true })
  })
  Object.assign(globalThis, { bench: { seen } })
}
