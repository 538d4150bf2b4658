import { expect, expectAt, press, showOn, test } from './support/lecture-test.ts'

test('EE16 a slide added before the current one moves nobody', async ({ lecture, presenter, audience }) => {
  await press(presenter, 'ArrowRight', 4)
  await expectAt(audience, 'points', 2)
  await lecture.edit('slides/01-words.md', (text) =>
    text.replace('## Points one by one', '## Put in later {#later}\n\nNew words.\n\n## Points one by one'),
  )
  await expect(presenter.locator('.place-slide')).toHaveText(/Slide 4 of \d+/)
  await expectAt(presenter, 'points', 2)
  await expectAt(audience, 'points', 2)
  await press(presenter, 'Shift+ArrowLeft')
  await expectAt(audience, 'later', 0)
  await expect(audience.getByText('New words.')).toBeVisible()
})

test('EE16 a change of the current slide shows at once, at the same step', async ({
  lecture,
  presenter,
  audience,
}) => {
  await press(presenter, 'ArrowRight', 4)
  await expectAt(audience, 'points', 2)
  await lecture.edit('slides/01-words.md', (text) => text.replace('Beta point', 'Better point'))
  await expect(audience.getByText('Better point')).toBeVisible()
  await expectAt(audience, 'points', 2)
  await expectAt(presenter, 'points', 2)
})

test('EE18 a slide that breaks while it is edited stays on the projector as it was', async ({
  lecture,
  presenter,
  audience,
}) => {
  await showOn([audience], lecture, 'pause', 1)
  await lecture.edit('slides/01-words.md', (text) =>
    text.replace('Seen at once, and cited [@adams1979', 'Rewritten, and cited [@adam'),
  )
  await expect(presenter.locator('.is-current-slide .broken')).toBeVisible()
  await expect(presenter.locator('.is-current-slide').getByText('Rewritten')).toBeVisible()
  await expect(audience.getByText('Seen at once')).toBeVisible()
  await expectAt(audience, 'pause', 1)
  await lecture.edit('slides/01-words.md', (text) => text.replace('[@adam', '[@adams1979'))
  await expect(audience.getByText('Rewritten')).toBeVisible()
  await expectAt(audience, 'pause', 1)
  await expect(presenter.locator('.is-current-slide .broken')).toHaveCount(0)
})
