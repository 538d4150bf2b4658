import { violations } from './support/axe.ts'
import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'

test('EE50 all slides as cards: arrow keys choose, Enter goes there, the focus comes back', async ({
  presenter,
  audience,
}) => {
  await press(presenter, 'Shift+ArrowRight', 2)
  await expectAt(audience, 'points', 0)
  await press(presenter, 'o')
  const overview = presenter.getByRole('dialog', { name: 'All slides' })
  const current = overview.locator('[aria-current="true"]')
  await expect(current).toBeFocused()
  await expect(current).toContainText('Points one by one')
  await expect(overview.locator('[data-thumb="2"] .preview-sheet section')).toHaveCount(1)
  await press(presenter, 'ArrowRight', 2)
  await expect(overview.locator('.card[data-slide="code"]')).toBeFocused()
  expect(await violations(presenter)).toEqual([])
  await press(presenter, 'Enter')
  await expect(overview).toBeHidden()
  await expectAt(audience, 'code', 0)
  await press(presenter, 'PageDown')
  await expectAt(audience, 'code', 1)
})

test('EE51 digits go to the slide of that number, letters to a title, and back leads to where one was', async ({
  presenter,
  audience,
}) => {
  await presenter.keyboard.type('4')
  const dialog = presenter.getByRole('dialog', { name: 'Go to a slide' })
  await expect(dialog.getByRole('combobox')).toHaveValue('4')
  expect(await violations(presenter)).toEqual([])
  await press(presenter, 'Enter')
  await expectAt(audience, 'pause', 0)
  // Typed at one go: no letter may reach the desk, where "b" is a black screen.
  await presenter.keyboard.type('gtwo diagrams')
  await expect(dialog.getByRole('option').first()).toContainText('Two diagrams')
  await press(presenter, 'Enter')
  await expectAt(audience, 'two', 0)
  await press(presenter, 'r')
  await expectAt(audience, 'pause', 0)
  await press(presenter, 'Shift+R')
  await expectAt(audience, 'two', 0)
})

test('EE52 the lecturer looks ahead alone, and sends the slide to the room or returns by one key', async ({
  presenter,
  audience,
}) => {
  await press(presenter, 'ArrowRight')
  await expectAt(audience, 'words', 0)
  await presenter.keyboard.type('gcode')
  await press(presenter, 'Shift+Enter')
  await expectAt(presenter, 'code', 0)
  await expect(presenter.getByText('The projector stays at slide 2, Words')).toBeVisible()
  await press(presenter, 'o')
  await expect(presenter.getByRole('button', { name: /Words/ })).toContainText('In the room')
  expect(await violations(presenter)).toEqual([])
  await press(presenter, 'Escape')
  await press(presenter, 'Escape')
  await expectAt(presenter, 'words', 0)
  await expectAt(audience, 'words', 0)
  await presenter.keyboard.type('gcode')
  await press(presenter, 'Shift+Enter')
  await expectAt(presenter, 'code', 0)
  await press(presenter, 'Shift+F')
  await expectAt(audience, 'code', 0)
  await expect(presenter.locator('.projector-sign')).toContainText('Live')
})

test('EE53 a bookmark is offered before anything is typed, and is told on its card', async ({
  presenter,
}) => {
  await press(presenter, 'Shift+ArrowRight', 3)
  await expectAt(presenter, 'pause', 0)
  await press(presenter, 'm')
  await press(presenter, 'Home')
  await expectAt(presenter, 'title', 0)
  await press(presenter, 'g')
  const first = presenter.getByRole('option').first()
  await expect(first).toContainText('Bookmarked.')
  await press(presenter, 'Enter')
  await expectAt(presenter, 'pause', 0)
  await press(presenter, 'o')
  await expect(presenter.locator('.card[data-slide="pause"]')).toContainText('Bookmarked')
})

test.describe('a plan', () => {
  test('EE54 slides are left out by one tick, and moving passes over them', async ({
    lecture,
    presenter,
    audience,
  }) => {
    await lecture.edit('slides/01-words.md', (text) =>
      text.replace('{#pause ', '{#pause .optional minutes=3 '),
    )
    await press(presenter, 'Shift+ArrowRight', 2)
    await expectAt(audience, 'points', 0)
    await expect.poll(() => lecture.revision()).toBeGreaterThan(1)
    await press(presenter, 'x')
    const dialog = presenter.getByRole('dialog', { name: 'End on time' })
    const box = dialog.getByRole('checkbox', { name: /A pause and a source/ })
    await box.check()
    expect(await violations(presenter)).toEqual([])
    await press(presenter, 'Escape')
    await press(presenter, 'Shift+ArrowRight')
    await expectAt(audience, 'code', 0)
    await press(presenter, 'Shift+ArrowLeft')
    await expectAt(audience, 'points', 0)
  })
})

test('EE55 the clock set to zero by mistake is taken back by the same key', async ({ presenter }) => {
  await press(presenter, 'ArrowRight')
  await expectAt(presenter, 'words', 0)
  await expect(presenter.getByRole('button', { name: 'Pause' })).toBeVisible()
  await press(presenter, 'Shift+T')
  await expect(presenter.getByRole('button', { name: 'Undo reset' })).toBeVisible()
  expect(await violations(presenter)).toEqual([])
  await press(presenter, 'Shift+T')
  await expect(presenter.getByRole('button', { name: 'Pause' })).toBeVisible()
})

test('EE56 a rehearsal tells what each slide took, and writes it into the files when asked', async ({
  lecture,
  presenter,
}) => {
  await press(presenter, 'y')
  await expect(presenter.getByText('Rehearsal', { exact: true })).toBeVisible()
  await press(presenter, 'Shift+ArrowRight', 2)
  await expectAt(presenter, 'points', 0)
  await press(presenter, 'y')
  const dialog = presenter.getByRole('dialog', { name: 'Rehearsal' })
  await expect(dialog.getByRole('row', { name: /Points one by one/ })).toBeVisible()
  expect(await violations(presenter)).toEqual([])
  await dialog.getByRole('button', { name: 'Save the report' }).click()
  await expect(dialog.getByRole('status')).toContainText('Saved as rehearsals/')
  await dialog.getByRole('button', { name: 'Write minutes into the slides' }).click()
  await expect(dialog.getByRole('status')).toContainText('The minutes of 2 slides are in the files.')
  expect(await lecture.read('slides/01-words.md')).toContain(
    '## Points one by one {#points .incremental minutes=0.25}',
  )
})

test('EE57 the desk is divided by keyboard, panels are put away, and both are there again', async ({
  context,
  lecture,
  presenter,
}) => {
  const separator = presenter.getByRole('separator', { name: 'Width of the slide' })
  const before = (await presenter.locator('.desk-left').boundingBox())?.width ?? 0
  await separator.focus()
  await presenter.keyboard.press('ArrowLeft')
  await presenter.keyboard.press('ArrowLeft')
  await expect
    .poll(async () => (await presenter.locator('.desk-left').boundingBox())?.width ?? 0)
    .toBeLessThan(before - 20)
  await presenter.getByRole('button', { name: 'Panels' }).click()
  await presenter.getByRole('checkbox', { name: 'Sources' }).uncheck()
  await expect(presenter.getByRole('heading', { name: 'Sources' })).toBeHidden()
  expect(await violations(presenter)).toEqual([])
  const again = await openPage(context, lecture.presenterUrl)
  await expect(again.getByRole('heading', { name: 'Sources' })).toBeHidden()
  expect((await again.locator('.desk-left').boundingBox())?.width ?? 0).toBeLessThan(before - 20)
})
