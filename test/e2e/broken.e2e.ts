import { expect, expectAt, press, test } from './support/lecture-test.ts'

test.use({ folder: 'broken-lecture' })

test('EE15 a broken lecture opens, and tells the presenter alone what is wrong where', async ({
  presenter,
  audience,
  traffic,
}) => {
  await presenter.getByRole('button', { name: /\d+ problems/ }).click()
  const problems = presenter.getByRole('dialog')
  for (const code of ['citation-unknown', 'image-missing', 'diagram-invalid', 'notes-orphan'])
    await expect(problems).toContainText(code)
  await expect(problems).toContainText('slides/01-broken.md:5')
  await press(presenter, 'Escape')

  for (let slide = 0; slide < 5; slide += 1) await press(presenter, 'Shift+ArrowRight')
  await expectAt(audience, 'fine', 0)
  await expect(audience.getByText('This one stands.')).toBeVisible()
  const toAudience = traffic.framesTo('/audience').join('\n')
  expect(toAudience).toContain('This one stands.')
  expect(toAudience).not.toContain('01-broken.md')
  expect(traffic.framesTo('/presenter').join('\n')).toContain('01-broken.md')
})

test('EE15 a broken part of a slide says so to the presenter, the room sees the rest', async ({
  presenter,
  audience,
}) => {
  await press(presenter, 'Shift+ArrowRight', 4)
  await expectAt(audience, 'bad-diagram', 0)
  await expectAt(presenter, 'bad-diagram', 0)
  await expect(audience.getByRole('heading', { name: 'A diagram that does not parse' })).toBeVisible()
  await expect(audience.locator('.broken')).toHaveCount(0)
  await expect(presenter.locator('.is-current-slide .broken')).toBeVisible()
})
