import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { exportHtmlWithChromium } from '../../main/web/export-more.ts'
import { PAGES } from '../support/pages.ts'
import { violations } from './support/axe.ts'
import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { boxOf, drawFinger, expectNothingWider, styleOf } from './support/measuring.ts'
import { openAt } from './support/reviewing.ts'
import { openLecture, type RunningLecture } from './support/running-lecture.ts'

const ALGEBRA = fileURLToPath(new URL('../../examples/algebra', import.meta.url))

/** At which edge of a frame the first line of a text begins: the nearer one. */
async function edgeOf(text: Locator, frame: Locator): Promise<'left' | 'right'> {
  const line = await text.first().evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const [first] = range.getClientRects()
    return { left: first?.left ?? 0, right: first?.right ?? 0 }
  })
  const around = await boxOf(frame)
  return around.right - line.right < line.left - around.left ? 'right' : 'left'
}

/** One finger sideways over the slide, window's CSS pixels. */
async function swipe(page: Page, from: number, to: number): Promise<void> {
  const { top, bottom } = await boxOf(page.locator('.sheet'))
  await drawFinger(page, (top + bottom) / 2, [from, (from + to) / 2, to])
}

test.describe('a lecture that is read from right to left', () => {
  let lecture: RunningLecture
  test.beforeAll(async () => {
    lecture = await openLecture(ALGEBRA)
  })
  test.afterAll(async () => {
    await lecture.close()
  })

  for (const { width, height } of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ]) {
    test.describe(`${width} × ${height}`, () => {
      test.use({ viewport: { width, height } })

      test(`RV47 the slide stands on the right and what was said on the left, at ${width} × ${height}`, async ({
        context,
      }) => {
        const page = await openAt(context, lecture, 'why')
        const slide = await boxOf(page.locator('.sheet .preview-frame'))
        const notes = await boxOf(page.locator('.read-side'))
        expect(slide.left).toBeGreaterThanOrEqual(notes.right)
        const text = await boxOf(page.locator('.notes-body > p'))
        const heading = await boxOf(page.getByRole('heading', { name: 'What was said' }))
        const tool = await boxOf(page.getByRole('button', { name: 'Mark', exact: true }))
        expect(Math.abs(heading.right - text.right)).toBeLessThan(2)
        expect(tool.right).toBeLessThan(heading.left)
        const sources = await boxOf(page.locator('.sources-side'))
        expect(sources.left).toBeGreaterThanOrEqual(notes.right)
        expect(await edgeOf(page.locator('.sheet .slide-title'), page.locator('.sheet .slide'))).toBe('right')
        expect(await edgeOf(page.locator('.marks-side .empty'), page.locator('.read-side'))).toBe('right')
      })
    })
  }

  test('RV48 the way on leads to the left: the button, its arrow, the key, and how far one has come', async ({
    context,
  }) => {
    const page = await openAt(context, lecture, 'title')
    const back = page.getByRole('button', { name: 'Back' })
    const next = page.getByRole('button', { name: /^Next/ })
    expect((await boxOf(next)).right).toBeLessThan((await boxOf(back)).left)
    for (const button of [next, back]) expect(await styleOf(button.locator('.icon'), 'scale')).toBe('-1 1')
    await press(page, 'ArrowLeft')
    await expectAt(page, 'baghdad', 0)
    await press(page, 'ArrowRight')
    await expectAt(page, 'title', 0)
    await press(page, 'PageDown')
    await expectAt(page, 'baghdad', 0)
    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: 'Keys' })
    await expect(keys.locator('dl > div').filter({ hasText: 'Next step' })).toContainText('←')
    expect(await styleOf(keys, 'direction')).toBe('ltr')
    await page.keyboard.press('Escape')
    await page.keyboard.press('o')
    const outline = page.getByRole('navigation', { name: 'Outline' })
    expect((await boxOf(outline)).right).toBe(1280)
    const entry = outline.getByRole('link').nth(3)
    expect((await boxOf(entry.locator('.outline-number'))).left).toBeGreaterThanOrEqual(
      (await boxOf(entry.locator('.outline-name'))).right,
    )
    expect(await styleOf(outline.getByRole('progressbar'), 'direction')).toBe('rtl')
    expect(await violations(page)).toEqual([])
  })

  test('RV48 the outline’s button stands where the outline opens, and beside a wide page it stays on that side', async ({
    context,
  }) => {
    const page = await openAt(context, lecture, 'title')
    const button = await boxOf(page.getByRole('button', { name: 'Outline' }))
    const title = await boxOf(page.locator('.bar-title'))
    expect(button.right).toBeGreaterThan(1280 - 24)
    expect(title.right).toBeLessThanOrEqual(button.left)
    // The names of the views are this page's own, and stay in its order.
    const views = page.getByRole('navigation', { name: 'Views' }).getByRole('link')
    expect((await boxOf(views.first())).left).toBeLessThan((await boxOf(views.last())).left)
    await page.setViewportSize({ width: 1920, height: 1080 })
    const outline = page.getByRole('navigation', { name: 'Outline' })
    await expect(outline).toBeVisible()
    expect((await boxOf(outline)).left).toBeGreaterThanOrEqual((await boxOf(page.locator('main'))).right)
  })

  test('RV49 the article is set from the right, with entries of English books from the left, and so are results', async ({
    context,
  }) => {
    const page = await openPage(context, lecture.reviewUrl)
    await page.keyboard.press('2')
    await expect(page.locator('html')).toHaveAttribute('data-position', 'article')
    const article = page.locator('article')
    for (const level of [1, 2, 3]) {
      const heading = article.getByRole('heading', { level }).first()
      await heading.scrollIntoViewIfNeeded()
      expect(await edgeOf(heading, article)).toBe('right')
    }
    expect(await edgeOf(article.getByRole('heading', { name: 'Sources' }), article)).toBe('right')
    expect(await styleOf(article.locator('.article-text > p'), 'direction')).toBe('rtl')
    expect(await styleOf(article.locator('.article-text > p'), 'text-align')).toBe('start')
    expect(await styleOf(article.locator('.source-entry'), 'direction')).toBe('ltr')
    await expect(page.locator('.lazy-slide[data-stands]').first()).toBeVisible()
    const figure = page.locator('.lazy-slide[data-stands]').first()
    const [drawn, place] = [await boxOf(figure.locator('.slide')), await boxOf(figure)]
    expect(drawn.left).toBeCloseTo(place.left, 0)
    expect(drawn.right).toBeCloseTo(place.right, 0)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('/')
    await page.getByRole('searchbox', { name: 'Search' }).fill('الجبر')
    const result = page.getByRole('dialog').getByRole('listitem').first()
    await expect(result).toContainText('الجبر')
    expect(await styleOf(result.locator('b'), 'direction')).toBe('rtl')
    expect(await violations(page)).toEqual([])
  })

  test('RV50 Arabic is set upright, unspaced and in a face of Lectern’s, also with wide spacing', async ({
    context,
  }) => {
    const page = await openAt(context, lecture, 'why')
    await page.getByRole('button', { name: 'Text and colours' }).click()
    await page.getByRole('checkbox', { name: /^Wide spacing/ }).check()
    await page.keyboard.press('Escape')
    const notes = page.locator('.notes-body > p')
    expect(await styleOf(notes, 'letter-spacing')).toMatch(/^(?:normal|0px)$/)
    await page.keyboard.press('o')
    const faces = await page.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts]
        .filter(({ family, status }) => family.includes('Arabic') && status === 'loaded')
        .map(({ family }) => family.replaceAll('"', ''))
    })
    expect(new Set(faces)).toEqual(new Set(['Noto Naskh Arabic', 'Noto Sans Arabic']))
    await expect(notes.first().locator('xpath=ancestor-or-self::*[@lang][1]')).toHaveAttribute('lang', 'ar')
    await expect(page.getByRole('button', { name: 'Mark', exact: true })).toBeVisible()
    // What is English on the page is not told as Arabic to a screen reader.
    expect(
      await page
        .getByRole('button', { name: 'Mark', exact: true })
        .evaluate((button) => button.closest('[lang]')?.getAttribute('lang')),
    ).toBe('en')
  })

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

    test('RV51 a phone shows it from the right, nothing is wider than the window, and a finger to the right goes on', async ({
      context,
    }) => {
      const page = await openAt(context, lecture, 'title')
      expect((await boxOf(page.getByRole('button', { name: 'Outline' }))).right).toBeGreaterThan(390 - 12)
      const next = await boxOf(page.getByRole('button', { name: /^Next/ }))
      const back = await boxOf(page.getByRole('button', { name: 'Back' }))
      expect(next.right).toBeLessThan(back.left)
      await swipe(page, 100, 260)
      await expectAt(page, 'baghdad', 0)
      await swipe(page, 260, 100)
      await expectAt(page, 'title', 0)
      for (const name of ['Article', 'Practice', 'Sources', 'Marks', 'Glossary', 'Slides']) {
        await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).tap()
        await expectNothingWider(page)
      }
    })
  })

  test('RV52 the exported file is read from the right too: notes on the left, arrow keys turned', async ({
    page,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-standalone-'))
    try {
      const file = join(folder, 'algebra.html')
      await exportHtmlWithChromium(ALGEBRA, file, { pagesDir: PAGES, notes: true })
      await page.goto(`${pathToFileURL(file).href}#why`)
      await expectAt(page, 'why', 0)
      await page.keyboard.press('n')
      const slide = page.locator('.view.is-here .slide')
      const about = page.locator('.view.is-here .about')
      expect((await boxOf(slide)).left).toBeGreaterThanOrEqual((await boxOf(about)).right - 1)
      expect((await boxOf(slide)).right).toBeLessThanOrEqual(1280)
      const next = await boxOf(page.getByRole('button', { name: 'Next' }))
      expect(next.right).toBeLessThan((await boxOf(page.getByRole('button', { name: 'Back' }))).left)
      await press(page, 'ArrowLeft')
      await expectAt(page, 'why', 1)
      await press(page, 'ArrowRight')
      await expectAt(page, 'why', 0)
      expect(await violations(page)).toEqual([])
      // Search there forgives as that of the review page does, and leads to the step.
      await page.keyboard.press('/')
      await page.getByRole('searchbox').fill('الخوارزمي')
      await expect(page.locator('.search li mark').first()).toHaveText('الخوارزمي')
      await page.keyboard.press('Escape')
      await page.keyboard.press('r')
      const [read, sheet] = [slide, page.locator('.view.is-here .sheet')]
      expect((await boxOf(read)).left).toBeCloseTo((await boxOf(sheet)).left, 0)
      expect((await boxOf(read)).right).toBeCloseTo((await boxOf(sheet)).right, 0)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
