import { violations } from './support/axe.ts'
import { expect, expectAt, press, test } from './support/lecture-test.ts'

const SLIDES = [
  ['title', 0],
  ['words', 0],
  ['points', 0],
  ['pause', 0],
  ['code', 0],
  ['pictures', 0],
  ['loop', 0],
  ['two', 0],
  ['picture', 0],
] as const

for (const appearance of ['light', 'dark'] as const) {
  test(`EE13 axe finds nothing wrong on the projector, slide by slide, ${appearance}`, async ({
    presenter,
    audience,
  }) => {
    if (appearance === 'dark') await press(presenter, 'd')
    for (const [slide, step] of SLIDES) {
      await expectAt(audience, slide, step)
      expect(await violations(audience), slide).toEqual([])
      await press(presenter, 'Shift+ArrowRight')
    }
  })
}

test('EE14 axe finds nothing wrong in the presenter window', async ({ presenter }) => {
  expect(await violations(presenter)).toEqual([])
  await press(presenter, 'Shift+ArrowRight', 6)
  await expectAt(presenter, 'loop', 0)
  expect(await violations(presenter), 'at a diagram').toEqual([])
  await press(presenter, '?')
  await expect(presenter.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  expect(await violations(presenter), 'with the keys open').toEqual([])
  await press(presenter, 'Escape')
  await press(presenter, 'Shift+O')
  await expect(presenter.getByRole('navigation', { name: 'Slides' })).toBeVisible()
  expect(await violations(presenter), 'with the list of slides open').toEqual([])
})
