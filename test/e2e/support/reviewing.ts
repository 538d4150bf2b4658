import type { BrowserContext, Page } from '@playwright/test'
import { expect, expectAt, openPage } from './lecture-test.ts'
import type { RunningLecture } from './running-lecture.ts'

/** Presses Tab until something with this name has the focus. */
export async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let times = 0; times < most; times += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`
    })
    if (name.test(focused)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Nothing named ${String(name)} can be reached with Tab.`)
}

/** All slides have come and can be searched. */
export async function isIndexed(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog', { name: 'Search the lecture' })
  await dialog.getByRole('searchbox', { name: 'Search' }).fill('words')
  await expect(dialog.getByRole('status')).toContainText('Found on')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

/** The words that are highlighted in the notes: a term within them is an element of its own. */
export async function expectMarked(page: Page, words: string): Promise<void> {
  const marked = page.locator('.notes-body mark')
  await expect.poll(async () => (await marked.allTextContents()).join('')).toBe(words)
}

export const marks = (page: Page) => page.getByRole('region', { name: /^Your marks/ })

/** Goes to a slide at a step (0-based) by the page's address. */
export async function goTo(page: Page, slide: string, step = 0): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/slides/${slide}/${step + 1}`)
  await expectAt(page, slide, step)
}

/** Goes to another view by the page's address; `place`: what of it, after a slash. */
export async function openView(page: Page, view: string, place?: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/${view}${place === undefined ? '' : `/${place}`}`)
  await expect(page.locator('html')).toHaveAttribute('data-position', view)
}

/** Opens the review page at the beginning of a slide, wherever reading stopped last time. */
export async function openAt(
  context: BrowserContext,
  { reviewUrl }: RunningLecture,
  slide: string,
): Promise<Page> {
  const page = await openPage(context, reviewUrl)
  await goTo(page, slide)
  return page
}
