import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { isReady } from '../main/web/page-ready.ts'

// Takes the pictures for docs/reviewing.md: a student's first time with the bundled lecture, step by step.

const SIZES = [
  { width: 390, height: 844, phone: true },
  { width: 1280, height: 720, phone: false },
]

async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: 'Search' }).fill(words)
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
}

/** @param url the reviewer's address */
export async function takeReviewShots(browser: Browser, url: string, folder: string): Promise<void> {
  for (const { width, height, phone } of SIZES) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: phone ? 2 : 1,
      hasTouch: phone,
      isMobile: phone,
      reducedMotion: 'reduce',
      colorScheme: 'light',
    })
    const page = await context.newPage()
    const shot = async (name: string) => {
      const file = `review-${name}-${width}x${height}.png`
      await page.screenshot({ path: join(folder, file), animations: 'disabled' })
      console.log(`docs/screenshots/${file}`)
    }
    await page.goto(url)
    await isReady(page)
    await shot('1-open')
    await search(page, 'where does beta-endorphin come from')
    await shot('2-find')
    await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click()
    await page.waitForSelector('html[data-position="two-pools:0"]')
    await page.getByRole('button', { name: /^Used on/ }).click()
    await page.waitForSelector('html[data-position="sources"]')
    await shot('3-source')
    await page.goBack()
    await page.waitForSelector('html[data-position="two-pools:0"]')
    await markSentence(page)
    await shot('4-mark')
    await page.evaluate(() => (location.hash = '#/practice'))
    await page.getByRole('button', { name: 'Begin the test' }).click()
    await page.getByRole('button', { name: 'Show the answer' }).click()
    // Not under a pointer that happens to be where a button comes.
    await page.mouse.move(2, 2)
    await shot('5-test')
    if (!phone) {
      await page.evaluate(() => (location.hash = '#/article/two-pools'))
      await page.waitForSelector('#read-two-pools .lazy-slide[data-stands]')
      await shot('article')
    }
    // The next size begins anew.
    await page.evaluate(() => (location.hash = '#/marks'))
    await page.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('No marks yet.').waitFor()
    await context.close()
  }
}

async function markSentence(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mark', exact: true }).click()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: 'Add a note' }).click()
  await page.getByRole('textbox', { name: 'Your note' }).fill('So a blood test says nothing about the brain.')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.locator('.notes-body mark').first().waitFor()
  await page.evaluate(() => document.querySelector('.notes-body mark')?.scrollIntoView({ block: 'start' }))
}
