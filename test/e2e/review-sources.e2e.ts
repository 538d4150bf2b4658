import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { goTo } from './support/reviewing.ts'

test.use({ folder: 'review-lecture' })

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

test('RV65 a source is taken along as APA and as BibTeX', async ({ context, lecture }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await openPage(context, lecture.reviewUrl)
  await goTo(page, 'pools')
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', { name: /^Copy APA/ }).click()
  await expect.poll(copied).toMatch(/^Pert, C\. B\., & Snyder, S\. H\. \(1973\)\. Opiate receptor/)
  await page.getByRole('button', { name: /^Copy BibTeX/ }).click()
  await expect.poll(copied).toMatch(/^@article\{pert1973,/)
})

test('RV66 below a myth stands what speaks against it, and leads to that source', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await goTo(page, 'happiness', 1)
  const sources = page.getByRole('region', { name: 'Sources' })
  await expect(sources.getByRole('heading', { name: 'What speaks against it' })).toBeVisible()
  await expect(sources).toContainText('“Happiness chemical”')
  await sources.getByRole('link', { name: 'Smith 2003' }).first().click()
  await expect(page.locator('#source-smith2003')).toBeFocused()
  await sources.getByRole('button', { name: 'Used on this slide alone' }).click()
  await expect(page.locator('#all-smith2003')).toBeFocused()
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
