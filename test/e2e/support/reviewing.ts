import type { Page } from '@playwright/test'
import { expect } from './lecture-test.ts'

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
