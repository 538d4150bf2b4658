import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { goTo } from './support/reviewing.ts'

test.use({ folder: 'review-lecture' })

test('RV27 a term is underlined where it comes first, and its definition shows on focus and goes with Escape', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await press(page, 'Shift+ArrowRight', 2)
  await expectAt(page, 'pools', 0)
  const term = page.locator('.notes-body').getByRole('button', { name: 'pituitary' })
  await expect(term).toHaveCount(1)
  await term.focus()
  const card = page.getByRole('region', { name: 'Definition' })
  await expect(card).toContainText('A gland below the brain.')
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
})

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('RV70 a term is explained when it is tapped, on the slide as in the notes, and a tap elsewhere puts it away', async ({
    context,
    lecture,
  }) => {
    const page = await openPage(context, lecture.reviewUrl)
    await goTo(page, 'pools')
    const card = page.getByRole('region', { name: 'Definition' })
    for (const part of ['.notes-body', '.sheet']) {
      await page
        .locator(part)
        .getByRole('button', { name: /pituitary/i })
        .first()
        .tap()
      await expect(card).toContainText('A gland below the brain.')
      const { x = 0, width = 0 } = (await card.boundingBox()) ?? {}
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(390)
      await page.getByRole('heading', { name: 'What was said' }).tap()
      await expect(card).toBeHidden()
    }
  })
})
