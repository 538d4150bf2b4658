import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { expectMarked, isIndexed, marks, tabTo } from './support/reviewing.ts'

test.use({ folder: 'review-lecture' })

test('RV20 somebody who reviews moves by themselves: neither the lecturer nor the room moves with them', async ({
  context,
  lecture,
  presenter,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await expectAt(page, 'title', 0)
  await press(page, 'Shift+ArrowRight', 2)
  await expectAt(page, 'pools', 0)
  await press(page, 'ArrowRight')
  await expectAt(page, 'pools', 1)
  await expectAt(presenter, 'title', 0)
  await press(presenter, 'ArrowRight', 2)
  await expectAt(presenter, 'pools', 0)
  await expectAt(page, 'pools', 1)
})

test('RV21 private notes never reach the page, and it asks for nothing elsewhere', async ({
  context,
  lecture,
  traffic,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await isIndexed(page)
  await page.goto(`${new URL(lecture.reviewUrl).origin}/review#/article`)
  await expect(page.getByRole('heading', { level: 1, name: 'Review this' })).toBeVisible()
  const received = traffic.framesTo('/review').join('\n')
  expect(received).toContain('The pituitary puts it into the blood')
  expect(received).not.toContain('NEVERTOLD')
  const origin = new URL(lecture.reviewUrl).host
  expect(
    traffic.addresses.filter(
      (address) => !/^(?:blob|data):/.test(address) && new URL(address).host !== origin,
    ),
  ).toEqual([])
})

test('RV22 the reviewer’s address opens the review page and nothing of the lecturer’s', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  const { origin } = new URL(lecture.reviewUrl)
  for (const path of ['/', '/presenter', '/print', '/audience']) {
    const answer = await page.request.get(origin + path)
    expect(answer.status(), path).toBe(403)
  }
})

test('RV23 by keyboard alone: search, go there, mark a sentence, write a note, test oneself', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await isIndexed(page)
  await page.keyboard.press('/')
  const dialog = page.getByRole('dialog', { name: 'Search the lecture' })
  await expect(dialog.getByRole('searchbox', { name: 'Search' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('beta endorphn blood')
  await expect(dialog.getByRole('listitem').first()).toContainText('What was said')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expectAt(page, 'pools', 1)

  await page.keyboard.press('m')
  await expect(page.getByRole('toolbar', { name: 'Selected text' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Highlight' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const note = page.getByRole('textbox', { name: 'Your note' })
  await expect(note).toBeFocused()
  await page.keyboard.type('Which lobe?')
  await page.keyboard.press('Control+Enter')
  await expect(marks(page)).toContainText('The pituitary puts it into the blood')
  await expect(marks(page)).toContainText('Which lobe?')
  await expectMarked(page, 'The pituitary puts it into the blood.')

  await page.keyboard.press('3')
  await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible()
  await tabTo(page, /^ ?Begin the test/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Was it β-endorphin?')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByText('We cannot tell')).toBeVisible()
  await page.keyboard.press('3')
  await expect(page.getByText('True, false, or not known?')).toBeVisible()
  await page.keyboard.press('Space')
  await page.keyboard.press('4')
  await expect(page.getByRole('heading', { level: 1, name: 'You knew 2 of 2' })).toBeVisible()
})

test('RV25 reading goes on where it stopped, also in a new window', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await press(page, 'Shift+ArrowRight', 2)
  await press(page, 'ArrowRight')
  await expectAt(page, 'pools', 1)
  await page.close({ runBeforeUnload: true })
  await expect(async () => {
    const next = await openPage(context, lecture.reviewUrl)
    const position = await next.locator('html').getAttribute('data-position')
    await next.close()
    expect(position).toBe('pools:1')
  }).toPass()
})
