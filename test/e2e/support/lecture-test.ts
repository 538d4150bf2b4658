import { test as base, expect, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { fixture } from '../../support/pages.ts'
import { openLecture, type RunningLecture } from './running-lecture.ts'

/** Everything pages asked for and everything that came over their sockets. */
export interface Traffic {
  /** Addresses of requests and sockets, in order, of all pages of the context. */
  addresses: string[]
  /** Text of every frame that a page got, by the page's path. */
  framesTo(path: string): string[]
}

interface Fixtures {
  /** Folder below test/fixtures; set it with `test.use`. */
  folder: string
  lecture: RunningLecture
  traffic: Traffic
  presenter: Page
  audience: Page
}

/** A test with a lecture that runs, and pages that open when they are first named. */
export const test = base.extend<Fixtures>({
  folder: ['small-lecture', { option: true }],
  async lecture({ folder }, use) {
    const lecture = await openLecture(fixture(folder))
    try {
      await use(lecture)
    } finally {
      await lecture.close()
    }
  },
  async traffic({ context }, use) {
    await use(recordTraffic(context))
  },
  async presenter({ context, lecture, traffic }, use) {
    void traffic
    await use(await openPage(context, lecture.presenterUrl))
  },
  async audience({ context, lecture, traffic }, use) {
    void traffic
    await use(await openPage(context, lecture.audienceUrl))
  },
})

export { expect }

/** Opens an address and waits until the page says that it has painted. */
export async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await isReady(page)
  return page
}

/** Resolves when the page has painted for the first time. */
export async function isReady(page: Page): Promise<void> {
  await page.waitForFunction('window.lecternReady !== undefined')
  await page.evaluate('window.lecternReady.then(() => undefined)')
}

/** The page has painted this slide at this step (0-based). */
export async function expectAt(page: Page, slide: string, step: number): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-position', `${slide}:${step}`)
}

/** Presses a key so many times in the page. */
export async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key)
}

/** Whether something can be seen: Playwright's own notion takes what is transparent for visible. */
export async function isShown(locator: Locator): Promise<boolean> {
  return await locator.evaluate((element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  )
}

function recordTraffic(context: BrowserContext): Traffic {
  const addresses: string[] = []
  const frames: { path: string; text: string }[] = []
  context.on('request', (request) => addresses.push(request.url()))
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      addresses.push(socket.url())
      const path = new URL(page.url()).pathname
      socket.on('framereceived', ({ payload }) => frames.push({ path, text: payload.toString() }))
    })
  })
  return {
    addresses,
    framesTo: (path) => frames.filter((frame) => frame.path === path).map((frame) => frame.text),
  }
}
