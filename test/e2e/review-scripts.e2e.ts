import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { exportHtmlWithChromium } from '../../main/web/export-more.ts'
import { fixture, PAGES } from '../support/pages.ts'
import { violations } from './support/axe.ts'
import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { openLecture, type RunningLecture } from './support/running-lecture.ts'

const ALGEBRA = fileURLToPath(new URL('../../examples/algebra', import.meta.url))

async function box(locator: Locator): Promise<{ left: number; right: number; top: number; bottom: number }> {
  const found = await locator.first().boundingBox()
  if (found === null) throw new Error('There is no such box.')
  const { x, y, width, height } = found
  return { left: x, right: x + width, top: y, bottom: y + height }
}

/** At which edge of a frame the first line of a text begins: the nearer one. */
async function edgeOf(text: Locator, frame: Locator): Promise<'left' | 'right'> {
  const line = await text.first().evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const [first] = range.getClientRects()
    return { left: first?.left ?? 0, right: first?.right ?? 0 }
  })
  const around = await box(frame)
  return around.right - line.right < line.left - around.left ? 'right' : 'left'
}

async function expectNothingWider(page: Page): Promise<void> {
  const { inner, scrolled } = await page.evaluate(() => ({
    inner: innerWidth,
    scrolled: document.documentElement.scrollWidth,
  }))
  expect(scrolled).toBeLessThanOrEqual(inner)
}

/** Opens the review page at the beginning of a slide, wherever reading stopped last time. */
async function openAt(context: BrowserContext, { reviewUrl }: RunningLecture, slide: string): Promise<Page> {
  const page = await openPage(context, reviewUrl)
  await page.evaluate((id) => (location.hash = `#/slides/${id}`), slide)
  await expectAt(page, slide, 0)
  return page
}

const style = (locator: Locator, name: string) =>
  locator.first().evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name)

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
        const slide = await box(page.locator('.sheet .preview-frame'))
        const notes = await box(page.locator('.read-side'))
        expect(slide.left).toBeGreaterThanOrEqual(notes.right)
        const text = await box(page.locator('.notes-body > p'))
        const heading = await box(page.getByRole('heading', { name: 'What was said' }))
        const tool = await box(page.getByRole('button', { name: 'Mark', exact: true }))
        expect(Math.abs(heading.right - text.right)).toBeLessThan(2)
        expect(tool.right).toBeLessThan(heading.left)
        const sources = await box(page.locator('.sources-side'))
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
    expect((await box(next)).right).toBeLessThan((await box(back)).left)
    for (const button of [next, back]) expect(await style(button.locator('.icon'), 'scale')).toBe('-1 1')
    await press(page, 'ArrowLeft')
    await expectAt(page, 'baghdad', 0)
    await press(page, 'ArrowRight')
    await expectAt(page, 'title', 0)
    await press(page, 'PageDown')
    await expectAt(page, 'baghdad', 0)
    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: 'Keys' })
    await expect(keys.locator('dl > div').filter({ hasText: 'Next step' })).toContainText('←')
    expect(await style(keys, 'direction')).toBe('ltr')
    await page.keyboard.press('Escape')
    await page.keyboard.press('o')
    const outline = page.getByRole('navigation', { name: 'Outline' })
    expect((await box(outline)).right).toBe(1280)
    const entry = outline.getByRole('link').nth(3)
    expect((await box(entry.locator('.outline-number'))).left).toBeGreaterThanOrEqual(
      (await box(entry.locator('.outline-name'))).right,
    )
    expect(await style(outline.getByRole('progressbar'), 'direction')).toBe('rtl')
    expect(await violations(page)).toEqual([])
  })

  test('RV48 the outline’s button stands where the outline opens, and beside a wide page it stays on that side', async ({
    context,
  }) => {
    const page = await openAt(context, lecture, 'title')
    const button = await box(page.getByRole('button', { name: 'Outline' }))
    const title = await box(page.locator('.bar-title'))
    expect(button.right).toBeGreaterThan(1280 - 24)
    expect(title.right).toBeLessThanOrEqual(button.left)
    // The names of the views are this page's own, and stay in its order.
    const views = page.getByRole('navigation', { name: 'Views' }).getByRole('link')
    expect((await box(views.first())).left).toBeLessThan((await box(views.last())).left)
    await page.setViewportSize({ width: 1920, height: 1080 })
    const outline = page.getByRole('navigation', { name: 'Outline' })
    await expect(outline).toBeVisible()
    expect((await box(outline)).left).toBeGreaterThanOrEqual((await box(page.locator('main'))).right)
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
    expect(await style(article.locator('.article-text > p'), 'direction')).toBe('rtl')
    expect(await style(article.locator('.article-text > p'), 'text-align')).toBe('start')
    expect(await style(article.locator('.source-entry'), 'direction')).toBe('ltr')
    await expect(page.locator('.lazy-slide[data-stands]').first()).toBeVisible()
    const figure = page.locator('.lazy-slide[data-stands]').first()
    const [drawn, place] = [await box(figure.locator('.slide')), await box(figure)]
    expect(drawn.left).toBeCloseTo(place.left, 0)
    expect(drawn.right).toBeCloseTo(place.right, 0)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('/')
    await page.getByRole('searchbox', { name: 'Search' }).fill('الجبر')
    const result = page.getByRole('dialog').getByRole('listitem').first()
    await expect(result).toContainText('الجبر')
    expect(await style(result.locator('b'), 'direction')).toBe('rtl')
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
    expect(await style(notes, 'letter-spacing')).toMatch(/^(?:normal|0px)$/)
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
      expect((await box(page.getByRole('button', { name: 'Outline' }))).right).toBeGreaterThan(390 - 12)
      const next = await box(page.getByRole('button', { name: /^Next/ }))
      const back = await box(page.getByRole('button', { name: 'Back' }))
      expect(next.right).toBeLessThan(back.left)
      await draw(page, { from: 100, to: 260 })
      await expectAt(page, 'baghdad', 0)
      await draw(page, { from: 260, to: 100 })
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
      expect((await box(slide)).left).toBeGreaterThanOrEqual((await box(about)).right - 1)
      expect((await box(slide)).right).toBeLessThanOrEqual(1280)
      const next = await box(page.getByRole('button', { name: 'Next' }))
      expect(next.right).toBeLessThan((await box(page.getByRole('button', { name: 'Back' }))).left)
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
      expect((await box(read)).left).toBeCloseTo((await box(sheet)).left, 0)
      expect((await box(read)).right).toBeCloseTo((await box(sheet)).right, 0)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

/** One finger sideways over the slide, window's CSS pixels. */
async function draw(page: Page, { from, to }: { from: number; to: number }): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const { top, bottom } = await box(page.locator('.sheet'))
  const y = (top + bottom) / 2
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y }] })
  await client.send('Input.dispatchTouchEvent', {
    type: 'touchMove',
    touchPoints: [{ x: (from + to) / 2, y }],
  })
  await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: to, y }] })
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await client.detach()
}

test.describe('a Japanese lecture', () => {
  let lecture: RunningLecture
  test.beforeAll(async () => {
    lecture = await openLecture(fixture('japanese-lecture'))
  })
  test.afterAll(async () => {
    await lecture.close()
  })

  for (const { width, height } of [
    { width: 390, height: 844 },
    { width: 1280, height: 720 },
  ]) {
    test.describe(`${width} × ${height}`, () => {
      test.use({ viewport: { width, height } })

      test(`RV53 Japanese fills its lines, is told as Japanese, stressed by weight and never slanted, at ${width} × ${height}`, async ({
        context,
      }) => {
        const page = await openAt(context, lecture, 'genshi')
        const notes = page.locator('.notes-body')
        await expect(notes).toHaveAttribute('lang', 'ja')
        await expect(page.locator('.sheet .slide')).toHaveAttribute('lang', 'ja')
        for (const stressed of [notes.locator('em'), notes.locator('blockquote'), page.locator('.sheet em')])
          expect(await style(stressed, 'font-style')).toBe('normal')
        expect(await style(notes.locator('em'), 'font-weight')).toBe('600')
        expect(await style(notes, 'line-break')).toBe('strict')
        // Fonts of the system by language: the theme's own have no such letters, and the last resort is a family.
        expect(await style(notes, 'font-family')).toMatch(/\bserif$/)
        await expectNothingWider(page)
        // Every line but the last of a paragraph is filled to less than two letters, where no punctuation forces it.
        const lines = await notes
          .locator('p')
          .first()
          .evaluate((paragraph) => {
            const range = document.createRange()
            range.selectNodeContents(paragraph)
            const rows = new Map<number, { left: number; right: number }>()
            for (const { left, right, bottom, width: wide } of range.getClientRects()) {
              if (wide === 0) continue
              const key = [...rows.keys()].find((row) => Math.abs(row - bottom) < 12) ?? bottom
              const row = rows.get(key) ?? { left, right }
              rows.set(key, { left: Math.min(row.left, left), right: Math.max(row.right, right) })
            }
            const frame = paragraph.getBoundingClientRect()
            const size = Number.parseFloat(getComputedStyle(paragraph).fontSize)
            return [...rows.values()].map(({ right }) => (frame.right - right) / size)
          })
        expect(lines.length).toBeGreaterThan(1)
        for (const gap of lines.slice(0, -1)) expect(gap).toBeLessThan(3)
      })
    })
  }

  test('RV54 Japanese is found, explained and marked sentence by sentence', async ({ context }) => {
    const page = await openPage(context, lecture.reviewUrl)
    await page.keyboard.press('/')
    const dialog = page.getByRole('dialog', { name: 'Search the lecture' })
    await dialog.getByRole('searchbox', { name: 'Search' }).fill('一意でなく')
    await expect(dialog.getByRole('listitem').first()).toContainText('素数は「数の原子」である')
    await expect(dialog.locator('bdi').first()).toHaveAttribute('lang', 'ja')
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-position', /^genshi:/)
    const term = page.locator('.notes-body').getByRole('button', { name: '素因数分解' })
    await expect(term).toHaveCount(1)
    await term.focus()
    await expect(page.getByRole('region', { name: 'Definition' })).toContainText('素数だけの積')
    await page.keyboard.press('Escape')
    await page.keyboard.press('m')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('button', { name: 'Highlight' }).click()
    await expect
      .poll(async () => (await page.locator('.notes-body mark').allTextContents()).join(''))
      .toBe('順序だけが違うものは同じとみなす。')
    expect(await violations(page)).toEqual([])
  })
})
