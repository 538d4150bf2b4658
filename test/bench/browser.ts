import type { Page } from 'playwright-core'
import { LIMIT } from './processes.ts'

/** Opens an address and waits until what says that a slide shows is there, and has been painted. */
export async function openPage(page: Page, url: string, shown: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit', timeout: LIMIT })
  await untilShown(page, shown)
}

/** @param shown CSS selector */
export async function untilShown(page: Page, shown: string): Promise<void> {
  await page.waitForSelector(shown, { state: 'visible', timeout: LIMIT })
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  )
}

/** After a collection of garbage: JavaScript's heap in bytes, and the nodes of all documents of the page. */
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

/** A pause of somebody who has seen what shows and goes on; milliseconds. */
export async function rest(milliseconds: number): Promise<void> {
  await new Promise((done) => setTimeout(done, milliseconds))
}
