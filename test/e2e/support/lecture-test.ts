import { test as base, expect, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { isReady } from '../../../main/web/page-ready.ts'
import { fixture } from '../../support/pages.ts'
import { openInDesktop, type DesktopLecture } from './desktop-lecture.ts'
import { openLecture, type RunningLecture } from './running-lecture.ts'
import { recordTraffic, type Traffic } from './traffic.ts'

export interface Fixtures {
  /** Folder below test/fixtures; set it with `test.use`. */
  folder: string
  /** Which program gives the lecture: the browser's, or the desktop's as far as it runs without Electron. */
  shell: 'web' | 'desktop'
  /** Null in the browser shell. */
  desktop: DesktopLecture | null
  lecture: RunningLecture
  traffic: Traffic
  presenter: Page
  audience: Page
}

/** A test with a lecture that runs, and pages that open when they are first named. */
export const test = base.extend<Fixtures>({
  folder: ['small-lecture', { option: true }],
  shell: ['web', { option: true }],
  async desktop({ browser, folder, shell }, use) {
    if (shell === 'web') {
      await use(null)
      return
    }
    const desktop = await openInDesktop(browser, fixture(folder))
    try {
      await use(desktop)
    } finally {
      await desktop.close()
    }
  },
  async lecture({ folder, desktop }, use) {
    if (desktop !== null) {
      await use(desktop)
      return
    }
    const lecture = await openLecture(fixture(folder))
    try {
      await use(lecture)
    } finally {
      await lecture.close()
    }
  },
  async traffic({ context, desktop }, use) {
    await use(desktop?.traffic ?? recordTraffic(context))
  },
  async presenter({ context, desktop, lecture, traffic }, use) {
    void traffic
    await use((await desktop?.page('/presenter')) ?? (await openPage(context, lecture.presenterUrl)))
  },
  async audience({ context, desktop, lecture, traffic }, use) {
    void traffic
    await use((await desktop?.page('/audience')) ?? (await openPage(context, lecture.audienceUrl)))
  },
})

export { expect, isReady }

/** Opens an address and waits until the page says that it has painted. */
export async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await isReady(page)
  return page
}

/** The page has painted this slide at this step (0-based). */
export async function expectAt(page: Page, slide: string, step: number): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-position', `${slide}:${step}`)
}

/** Goes to a slide as the lecturer does, at a step (0-based); resolves when these pages have painted it. */
export async function showOn(
  pages: readonly Page[],
  lecture: RunningLecture,
  slide: string,
  step = 0,
): Promise<void> {
  lecture.goto(slide, step)
  for (const page of pages) await expectAt(page, slide, step)
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
