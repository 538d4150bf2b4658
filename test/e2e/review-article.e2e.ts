import { readPdf } from '../support/read-pdf.ts'
import { expect, openPage, test } from './support/lecture-test.ts'
import { openView } from './support/reviewing.ts'

test.use({ folder: 'review-lecture' })

test('RV58 the article has what was said as text, slides as figures, and sources as footnotes that lead there and back', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await openView(page, 'article')
  const article = page.getByRole('article')
  await expect(article.getByText('The pituitary puts it into the blood.')).toBeVisible()
  await expect(article.getByText('NEVERTOLD')).toHaveCount(0)
  await expect(article.getByRole('figure', { name: 'Slide 3: Two pools of β-endorphin' })).toBeVisible()
  const there = page.locator('#read-pools').getByRole('link', { name: 'Source 1' })
  await there.click()
  const footnote = page.locator('#footnote-1')
  await expect(footnote).toBeFocused()
  await expect(footnote).toContainText('Opiate receptor')
  await footnote.getByRole('link', { name: 'Back to where it is cited' }).click()
  await expect(there).toBeFocused()
})

test('RV59 printed, the article is one PDF with every slide drawn and every source', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await openView(page, 'article')
  const printed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        window.print = () => resolve(document.querySelectorAll('.lazy-slide:not([data-stands])').length)
      }),
  )
  await page.getByRole('button', { name: 'Print or save as PDF' }).click()
  expect(await printed).toBe(0)
  const { pages } = await readPdf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
  const text = pages.map((one) => one.text).join(' ')
  for (const words of [
    'Two pools',
    'puts it into the blood',
    'Hypothalamus',
    'Not shown',
    'Effects of exercise',
  ])
    expect(text.replaceAll(/\s+/g, ' ')).toContain(words)
  // Neither the page's bar nor its buttons are on paper.
  expect(text).not.toContain('Search the lecture')
  expect(text).not.toContain('Copy APA')
  expect(text).not.toContain('NEVERTOLD')
})
