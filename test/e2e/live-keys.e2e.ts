import { expect, expectAt, press, test } from './support/lecture-test.ts'
import type { RunningLecture } from './support/running-lecture.ts'

const presses = 50
const points = Array.from({ length: presses + 10 }, (_, index) => `- Point ${index + 1}`).join('\n')

/** Saves a file slowly so many times, each time as soon as the save before has arrived. */
async function saveTimes(lecture: RunningLecture, times: number): Promise<void> {
  for (let time = 1; time <= times; time += 1) {
    const before = lecture.revision()
    await lecture.editSlowly('slides/01-words.md', 150, (text) =>
      text.replace(/Point 1( saved \d+)?\n/, `Point 1 saved ${time}\n`),
    )
    await expect.poll(() => lecture.revision()).toBeGreaterThan(before)
  }
}

test('EE17 no key press is lost while files are being saved', async ({ lecture, presenter, audience }) => {
  await lecture.edit('slides/01-words.md', (text) =>
    text.replace(/- Alpha point[^#]*/, `${points}\n\n`).replace('# Words', '# More words'),
  )
  lecture.goto('points', 0)
  await expect(audience.locator('section[data-slide="points"] li')).toHaveCount(presses + 10)
  await Promise.all([saveTimes(lecture, 12), press(presenter, 'ArrowRight', presses)])
  await expect(presenter.locator('.notice')).toHaveCount(0)
  await expectAt(presenter, 'points', presses)
  await expectAt(audience, 'points', presses)
  await expect(audience.getByText(`Point 1 saved 12`)).toBeVisible()
})
