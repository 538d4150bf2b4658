import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { violations } from './support/axe.ts'

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

test('RV28 notes and labels of diagrams can be hidden and called back one by one', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, `${lecture.reviewUrl}`)
  await press(page, 'Shift+ArrowRight', 4)
  await expectAt(page, 'axis', 0)
  await page.keyboard.press('h')
  const labels = page.locator('.sheet').getByRole('button', { name: /^Hidden label/ })
  await expect(labels).toHaveCount(2)
  await expect(page.getByText('Stress drives the axis.')).toBeHidden()
  await labels.first().focus()
  await page.keyboard.press('Enter')
  await expect(labels).toHaveCount(1)
  await page.getByRole('button', { name: 'Show part 1 of 1' }).click()
  await expect(page.getByText('Stress drives the axis.')).toBeVisible()
  await page.keyboard.press('h')
  await expect(page.locator('.sheet').getByRole('img', { name: 'The HPA axis' })).toBeVisible()
})

test('RV29 a link out of the lecture asks first', async ({ context, lecture, traffic }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await press(page, 'Shift+ArrowRight', 2)
  await page.getByRole('link', { name: /^Open the DOI/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave the lecture?' })
  await expect(dialog).toContainText('https://doi.org/10.1126/science.179.4077.1011')
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  await expect(dialog).toBeHidden()
  expect(traffic.addresses.filter((address) => address.includes('doi.org'))).toEqual([])
})

test('RV30 sources are sifted by evidence, kind and species, and say where they are used', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await page.keyboard.press('4')
  await expect(page.getByText('2 sources')).toBeVisible()
  await page.getByLabel('Studied in').selectOption('Rats and mice')
  await expect(page.getByText('1 of 2 sources')).toBeVisible()
  await expect(page.getByText('Speaks against: “Happiness chemical”')).toBeVisible()
  await page.getByLabel('Evidence').selectOption('Established')
  await expect(page.getByText('0 of 2 sources')).toBeVisible()
  await page.getByLabel('Studied in').selectOption('All')
  await page.getByRole('link', { name: /Two pools/ }).click()
  await expectAt(page, 'pools', 0)
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
      const { inner, scrolled } = await page.evaluate(() => ({
        inner: innerWidth,
        scrolled: document.documentElement.scrollWidth,
      }))
      expect(scrolled, name).toBeLessThanOrEqual(inner)
    }
    expect(await violations(page)).toEqual([])
  })
})
