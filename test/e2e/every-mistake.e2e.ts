import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokenSlides, mistakePlaces, writeEveryMistake } from '../support/every-mistake.ts'
import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { openLecture } from './support/running-lecture.ts'

test('EE19 a lecture with one of every mistake opens, tells the presenter each, and the room none', async ({
  context,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-mistakes-'))
  await writeEveryMistake(folder)
  const lecture = await openLecture(folder)
  try {
    const presenter = await openPage(context, lecture.presenterUrl)
    const audience = await openPage(context, lecture.audienceUrl)
    await presenter.getByRole('button', { name: /\d+ problems/ }).click()
    const problems = presenter.getByRole('dialog')
    for (const [code, place] of Object.entries(mistakePlaces)) {
      await expect(
        problems
          .locator('.problem', { hasText: code })
          .filter({ hasText: `${place}` })
          .first(),
      ).toBeVisible()
    }
    await press(presenter, 'Escape')
    for (const id of brokenSlides) {
      lecture.goto(id, 0)
      await expectAt(presenter, id, 0)
      await expect(presenter.locator(`.is-current-slide .broken[data-code="${id}"]`)).toBeVisible()
      await expectAt(audience, id, 0)
      await expect(audience.locator('.broken')).toHaveCount(0)
    }
    await press(presenter, 'End')
    await expectAt(audience, 'fine', 0)
    await expect(audience.getByText('This one stands.')).toBeVisible()
  } finally {
    await lecture.close()
    await rm(folder, { recursive: true, force: true })
  }
})
