import { readFile } from 'node:fs/promises'
import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { expectMarked, goTo, marks, openView } from './support/reviewing.ts'

test.use({ folder: 'review-lecture' })

test('RV24 marks are there after a reload and in a second window, and neither window loses the other’s', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  const second = await openPage(context, lecture.reviewUrl)
  for (const one of [page, second]) {
    await press(one, 'Shift+ArrowRight', 2)
    await expectAt(one, 'pools', 0)
  }
  await Promise.all([
    page.keyboard.press('b'),
    second.getByRole('button', { name: 'Note on this slide' }).click(),
  ])
  await second.getByRole('textbox', { name: 'Note on this slide' }).fill('From the second window')
  await second.getByRole('button', { name: 'Keep' }).click()
  await expect(marks(page)).toContainText('From the second window')
  await expect(second.getByRole('button', { name: 'Bookmark' })).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(marks(page)).toContainText('From the second window')
  await expect(page.getByRole('button', { name: 'Bookmark' })).toHaveAttribute('aria-pressed', 'true')
})

test('RV26 a highlight follows its words when the lecture is edited, and one whose words are gone is kept as lost', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await press(page, 'Shift+ArrowRight', 2)
  await expectAt(page, 'pools', 0)
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: 'Highlight' }).click()
  await expectMarked(page, 'The pituitary puts it into the blood.')
  await lecture.edit('speaker-notes/01-review.md', (text) =>
    text.replace(
      'It comes from two places. [click] The pituitary puts it into the blood.',
      'New words come first. [click] The anterior pituitary puts it into the blood.',
    ),
  )
  await expectMarked(page, 'anterior pituitary puts it into the blood.')
  await expect(marks(page)).toContainText('The lecture’s words have changed here since.')
  await lecture.edit('speaker-notes/01-review.md', (text) =>
    text.replace(
      'New words come first. [click] The anterior pituitary puts it into the blood.',
      'Quite other things [click] are said here now.',
    ),
  )
  await page.keyboard.press('5')
  await expect(page.getByRole('heading', { name: 'No longer in the lecture' })).toBeVisible()
  await expect(page.getByText('The pituitary puts it into the blood.')).toBeVisible()
})

test('RV33 marks are saved as JSON and brought in again', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await press(page, 'Shift+ArrowRight', 2)
  await expectAt(page, 'pools', 0)
  await page.keyboard.press('b')
  await page.keyboard.press('5')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as JSON' }).click()
  const file = await (await download).path()
  expect((await download).suggestedFilename()).toBe('review-this-marks.json')
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No marks yet.')).toBeVisible()
  await page.getByLabel('File of marks').setInputFiles(file)
  await expect(page.getByText('1 mark brought in.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Two pools of β-endorphin' })).toBeVisible()
})

test('RV69 marks are saved as Markdown, slide by slide with their notes', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await goTo(page, 'pools')
  await page.getByRole('button', { name: 'Note on this slide' }).click()
  await page.getByRole('textbox', { name: 'Note on this slide' }).fill('Ask about the cord.')
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByText('Ask about the cord.')).toBeVisible()
  await openView(page, 'marks')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as Markdown' }).click()
  expect((await download).suggestedFilename()).toBe('review-this-marks.md')
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toBe('# My marks: Review this\n\n## Two pools of β-endorphin\n\nAsk about the cord.\n')
})
