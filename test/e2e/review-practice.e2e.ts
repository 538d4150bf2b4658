import { readFile } from 'node:fs/promises'
import { openWithDueElsewhere } from './support/due-elsewhere.ts'
import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { styleOf } from './support/measuring.ts'
import { goTo, openView } from './support/reviewing.ts'

test.use({ folder: 'review-lecture' })

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

test('RV73 what stands on the arrows of a diagram is hidden with the rest, and called back by itself', async ({
  context,
  lecture,
}) => {
  await lecture.edit('slides/01-review.md', (text) => text.replace('] --> P[', '] -->|drives| P['))
  const page = await openPage(context, lecture.reviewUrl)
  await goTo(page, 'axis')
  const words = page.locator('.sheet g.edgeLabel text')
  await expect(words).toHaveText('drives')
  expect(await styleOf(words, 'opacity')).toBe('1')
  await page.keyboard.press('h')
  const hidden = page.locator('.sheet').getByRole('button', { name: /^Hidden label/ })
  await expect(hidden).toHaveCount(3)
  expect(await styleOf(words, 'opacity')).toBe('0')
  await page.locator('.sheet g.edgeLabel[role="button"]').focus()
  await page.keyboard.press('Enter')
  await expect(hidden).toHaveCount(2)
  expect(await styleOf(words, 'opacity')).toBe('1')
})

test('RV67 a card of another lecture that is due is asked here, and its answer is kept with that lecture', async ({
  browser,
}) => {
  const { lecture, other, card, close } = await openWithDueElsewhere()
  const context = await browser.newContext()
  try {
    const page = await openPage(context, lecture.reviewUrl)
    await openView(page, 'practice')
    const door = page.getByRole('region', { name: 'From other lectures' })
    await expect(door).toContainText('Another lecture')
    await door.getByRole('button', { name: 'Start' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Another lecture' })).toBeVisible()
    await page.keyboard.press(' ')
    await expect(page.getByText('There too.')).toBeVisible()
    await page.keyboard.press('3')
    await page.getByRole('button', { name: 'Back to practice' }).click()
    await expect(door).toBeHidden()
    const { record } = await other.read()
    expect(Object.values(record.reviews).map(({ card: id }) => id)).toEqual([card.id, card.id])
  } finally {
    await context.close()
    await close()
  }
})

test('RV68 the cards are saved as a text file that Anki imports', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await openView(page, 'practice')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Save \d+ cards for Anki$/ }).click()
  expect((await download).suggestedFilename()).toBe('review-this-cards.txt')
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\n')
  expect(lines.slice(0, 3)).toEqual(['#separator:tab', '#html:true', '#deck:Review this'])
  const rows = lines.filter((line) => !line.startsWith('#'))
  expect(rows.length).toBe(5)
  for (const row of rows) expect(row.split('\t')).toHaveLength(4)
})
