import { violations } from './support/axe.ts'
import { expect, expectAt, openPage, test } from './support/lecture-test.ts'
import { expectNothingWider } from './support/measuring.ts'
import { openView } from './support/reviewing.ts'

test.use({ folder: 'review-lecture' })

test('RV74 another view begins at its top, and so does the next card', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await page.setViewportSize({ width: 390, height: 400 })
  const down = async () => {
    await page.evaluate(() => scrollTo(0, 300))
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
  }
  const top = () => expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
  await openView(page, 'article')
  await down()
  await openView(page, 'practice')
  await top()
  await page.evaluate(() => scrollTo(0, 200))
  await page.getByRole('button', { name: 'Begin the test' }).click()
  await top()
  // One that is asked for by name is gone to instead.
  await page.evaluate(() => (location.hash = '#/sources/smith2003'))
  await expect(page.locator('#all-smith2003')).toBeInViewport()
})

test('RV34 the home page leads to review, and the lecturer may go there', async ({ presenter }) => {
  await presenter.goto(`${new URL(presenter.url()).origin}/`)
  await presenter.getByRole('link', { name: /^Review/ }).click()
  await expectAt(presenter, 'title', 0)
  await expect(presenter.getByRole('navigation', { name: 'Views' })).toBeVisible()
  expect(await violations(presenter)).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('RV32 nothing is wider than the window in any view, and every view is at the thumb', async ({
    context,
    lecture,
  }) => {
    const page = await openPage(context, lecture.reviewUrl)
    for (const name of ['Slides', 'Article', 'Practice', 'Sources', 'Marks', 'Glossary']) {
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).tap()
      await expect(
        page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }),
      ).toHaveAttribute('aria-current', 'page')
      await expectNothingWider(page, name)
    }
    expect(await violations(page)).toEqual([])
  })
})
