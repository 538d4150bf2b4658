import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { exportHtmlWithChromium } from '../../main/web/export-more.ts'
import { fixture, PAGES } from '../support/pages.ts'
import { readPdf } from '../support/read-pdf.ts'
import { expectAt, press } from './support/lecture-test.ts'

const BUNDLED = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
let withNotes: string
let plain: string

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-standalone-'))
  withNotes = join(folder, 'with-notes.html')
  plain = join(folder, 'plain.html')
  await exportHtmlWithChromium(fixture('small-lecture'), withNotes, { pagesDir: PAGES, notes: true })
  await exportHtmlWithChromium(fixture('small-lecture'), plain, { pagesDir: PAGES, notes: false })
})
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Opens the file as from a stick; whatever it asks for beyond itself or complains about is collected. */
async function open(page: Page, file: string, hash = ''): Promise<string[]> {
  const troubles: string[] = []
  page.on('request', (request) => {
    if (!/^(?:file|data):/.test(request.url())) troubles.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(pathToFileURL(file).href + hash)
  await page.waitForSelector('html[data-position]')
  return troubles
}

test('EX60 the file opens without network, server or complaint, and moves step by step', async ({ page }) => {
  const troubles = await open(page, plain)
  await expectAt(page, 'title', 0)
  await press(page, 'ArrowRight', 2)
  await expectAt(page, 'points', 0)
  await press(page, ' ', 3)
  await expectAt(page, 'points', 3)
  await expect(page.locator('#points li').nth(2)).toBeVisible()
  await press(page, 'PageUp')
  await expectAt(page, 'points', 2)
  await press(page, 'End')
  await expectAt(page, 'sources', 0)
  expect(troubles).toEqual([])
})

test('EX60 a diagram is there as it was drawn, and appears part by part', async ({ page }) => {
  await open(page, plain, '#loop')
  await expectAt(page, 'loop', 0)
  const parts = page.locator('#loop svg [data-step].is-shown')
  const first = await parts.count()
  await press(page, 'ArrowRight', 2)
  await expectAt(page, 'loop', 2)
  expect(await parts.count()).toBeGreaterThan(first)
})

test('EX61 links lead from slide to slide, and an address to its slide', async ({ page }) => {
  await open(page, plain, '#pause')
  await expectAt(page, 'pause', 0)
  await press(page, 'ArrowRight')
  await page.locator('#pause a[href="#points"]').click()
  await expectAt(page, 'points', 0)
})

test('EX62 search finds words on slides and in notes, whatever their case', async ({ page }) => {
  await open(page, withNotes)
  await press(page, '/')
  await page.getByRole('searchbox').fill('GAMMA point')
  await expect(page.getByText('1 slide', { exact: true })).toBeVisible()
  await press(page, 'Enter')
  await expectAt(page, 'points', 3)
  await press(page, '/')
  await page.getByRole('searchbox').fill('word-note')
  await expect(page.locator('.search li b').first()).toHaveText('2  Words')
  await press(page, 'Escape')
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeHidden()
})

test('RV61 the file goes on where reading stopped, each file at its own place, and an address counts more', async ({
  page,
}) => {
  await open(page, plain)
  await press(page, 'ArrowDown', 2)
  await expectAt(page, 'points', 0)
  await open(page, withNotes)
  await expectAt(page, 'title', 0)
  await page.goto('about:blank')
  await open(page, plain)
  await expectAt(page, 'points', 0)
  await page.goto('about:blank')
  await open(page, plain, '#loop')
  await expectAt(page, 'loop', 0)
})

test('RV72 a finger drawn over the slide goes on in the file too, and two may zoom', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  try {
    const page = await context.newPage()
    await open(page, plain, '#points')
    await expectAt(page, 'points', 0)
    const touchAction = await page
      .locator('.view.is-here .sheet')
      .evaluate((sheet) => getComputedStyle(sheet).touchAction)
    expect(touchAction).toBe('pan-y pinch-zoom')
    const client = await context.newCDPSession(page)
    const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] })
    await finger('touchStart', 300)
    await finger('touchMove', 200)
    await finger('touchMove', 100)
    await finger('touchEnd')
    await expectAt(page, 'points', 1)
    // What has no room in the bar can be scrolled to; its beginning is never cut off.
    const back = await page.getByRole('button', { name: 'Back' }).boundingBox()
    expect(back?.x).toBeGreaterThanOrEqual(0)
  } finally {
    await context.close()
  }
})

test('EX63 notes are in the file when they were wished for, sources always, and nothing private ever', async ({
  page,
}) => {
  const [one, other] = await Promise.all([readFile(withNotes, 'utf8'), readFile(plain, 'utf8')])
  expect(one).toContain('WORD-NOTE-SECRET')
  expect(other).not.toContain('WORD-NOTE-SECRET')
  for (const text of [one, other]) expect(text).not.toContain('PRIVATE-SECRET')
  await open(page, withNotes, '#pause')
  await press(page, 'n')
  await expect(page.getByRole('complementary')).toContainText('Adams')
  await expect(page.getByRole('complementary')).toContainText('Before.')
})

test('EX64 without its script the file is a document of all slides', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(pathToFileURL(plain).href)
  await expect(page.getByRole('heading', { name: 'A picture and a table' })).toBeVisible()
  await expect(page.getByText('Gamma point')).toBeVisible()
  await context.close()
})

test('EX64 printed it has a page for each slide', async ({ page }) => {
  await open(page, plain)
  const { pages } = await readPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
  expect(pages.map(({ width, height }) => [width, height])).toEqual(pages.map(() => [960, 540]))
  expect(pages).toHaveLength(10)
  expect(pages[2]?.text).toContain('Gamma point')
})

test('EX65 its policy lets in its own script and style and nothing else', async ({ page }) => {
  const text = await readFile(plain, 'utf8')
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/script-src 'sha256-[^']+';/)
  expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/)
  await open(page, plain)
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.documentElement.dataset.foreign = "ran"'
    document.body.append(script)
    return document.documentElement.dataset['foreign']
  })
  expect(ran).toBeUndefined()
})

test('EX65 axe finds nothing to complain about', async ({ page }) => {
  await open(page, withNotes, '#pause')
  await press(page, 'n')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test('EX66 the bundled lecture is below 3 MB, with its notes', async ({ page }) => {
  const out = join(folder, 'bundled.html')
  await exportHtmlWithChromium(BUNDLED, out, { pagesDir: PAGES, notes: true })
  expect((await stat(out)).size).toBeLessThan(3_000_000)
  expect(await open(page, out)).toEqual([])
  expect(await page.locator('.view').count()).toBeGreaterThan(100)
})
