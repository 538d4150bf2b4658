import { expect, expectAt, isReady, isShown, openPage, press, test } from './support/lecture-test.ts'

test('EE1 a key in the presenter window moves the projector', async ({ presenter, audience }) => {
  await expectAt(presenter, 'title', 0)
  await expectAt(audience, 'title', 0)
  await press(presenter, 'ArrowRight')
  await expectAt(presenter, 'words', 0)
  await expectAt(audience, 'words', 0)
  await expect(audience.getByRole('heading', { name: 'Words' })).toBeVisible()
})

test("EE1 a clicker's keys move it too, forth and back", async ({ presenter, audience }) => {
  await press(presenter, 'PageDown', 3)
  await expectAt(audience, 'points', 1)
  await press(presenter, 'PageUp')
  await expectAt(audience, 'points', 0)
})

test('EE1 many keys in a row are all counted', async ({ presenter, audience }) => {
  await press(presenter, 'ArrowRight', 6)
  await expectAt(presenter, 'pause', 0)
  await expectAt(audience, 'pause', 0)
})

test('EE2 a diagram builds up part by part and nothing in it moves', async ({ presenter, audience }) => {
  await press(presenter, 'Shift+ArrowRight', 6)
  await expectAt(audience, 'loop', 0)
  const diagram = audience.getByRole('img', { name: 'A loop in three parts' })
  const place = (text: string) => diagram.getByText(text, { exact: true })
  const middle = await place('Middle').boundingBox()
  const edges = () =>
    diagram
      .locator('path.edge')
      .evaluateAll(
        (paths) => paths.filter((path) => path.checkVisibility({ visibilityProperty: true })).length,
      )
  expect(await isShown(place('Middle'))).toBe(true)
  expect(await isShown(place('End'))).toBe(false)
  expect(await edges()).toBe(1)

  await press(presenter, 'ArrowRight')
  await expectAt(audience, 'loop', 1)
  expect(await isShown(place('End'))).toBe(true)
  expect(await edges()).toBe(2)

  await press(presenter, 'ArrowRight')
  await expectAt(audience, 'loop', 2)
  expect(await edges()).toBe(3)
  expect(await place('Middle').boundingBox()).toEqual(middle)

  await press(presenter, 'ArrowLeft')
  await expectAt(audience, 'loop', 1)
  expect(await edges()).toBe(2)
})

test('EE3 a second projector window is where the first one is', async ({
  context,
  lecture,
  presenter,
  audience,
}) => {
  await press(presenter, 'ArrowRight', 4)
  await expectAt(audience, 'points', 2)
  const second = await openPage(context, lecture.audienceUrl)
  await expectAt(second, 'points', 2)
  await press(presenter, 'ArrowRight')
  await expectAt(second, 'points', 3)
})

for (const which of ['presenter', 'audience'] as const) {
  test(`EE4 the ${which} window, reloaded mid-lecture, is at the same step again`, async ({
    presenter,
    audience,
  }) => {
    await press(presenter, 'ArrowRight', 4)
    await expectAt(presenter, 'points', 2)
    await expectAt(audience, 'points', 2)
    const page = which === 'presenter' ? presenter : audience
    await page.reload()
    await isReady(page)
    await expectAt(page, 'points', 2)
    await press(presenter, 'ArrowRight')
    await expectAt(presenter, 'points', 3)
    await expectAt(audience, 'points', 3)
  })
}

test('EE5 what the presenter sees next is what comes next', async ({ presenter }) => {
  await press(presenter, 'ArrowRight')
  await expectAt(presenter, 'words', 0)
  const next = presenter.getByRole('region', { name: 'Next' })
  await expect(next).toContainText('Points one by one')
})
