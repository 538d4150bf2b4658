import { fixture } from '../support/pages.ts'
import { violations } from './support/axe.ts'
import { expect, openPage, test } from './support/lecture-test.ts'
import { expectNothingWider, styleOf } from './support/measuring.ts'
import { openAt } from './support/reviewing.ts'
import { openLecture, type RunningLecture } from './support/running-lecture.ts'

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
          expect(await styleOf(stressed, 'font-style')).toBe('normal')
        expect(await styleOf(notes.locator('em'), 'font-weight')).toBe('600')
        expect(await styleOf(notes, 'line-break')).toBe('strict')
        // Fonts of the system by language: the theme's own have no such letters, and the last resort is a family.
        expect(await styleOf(notes, 'font-family')).toMatch(/\bserif$/)
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
