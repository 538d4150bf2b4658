import { expect, expectAt, press, test } from './support/lecture-test.ts'

const presses = 50
const points = Array.from({ length: presses + 10 }, (_, index) => `- Point ${index + 1}`).join('\n')

test('EE17 no key press is lost while files are being saved', async ({ lecture, presenter, audience }) => {
  await lecture.edit('slides/01-words.md', (text) =>
    text.replace(/- Alpha point[^#]*/, `${points}\n\n`).replace('# Words', '# More words'),
  )
  lecture.goto('points', 0)
  await expect(audience.locator('section[data-slide="points"] li')).toHaveCount(presses + 10)
  let saves = 0
  let pressing = true
  const saving = (async () => {
    while (pressing) {
      saves += 1
      const before = lecture.revision()
      await lecture.edit('slides/01-words.md', (text) =>
        text.replace(/Point 1( saved \d+)?\n/, `Point 1 saved ${saves}\n`),
      )
      await expect.poll(() => lecture.revision()).toBeGreaterThan(before)
    }
  })()
  for (let count = 0; count < presses || saves < 4; count += 1) {
    if (count < presses) await press(presenter, 'ArrowRight')
    else await presenter.evaluate(() => new Promise(requestAnimationFrame))
  }
  pressing = false
  await saving
  await expect(presenter.locator('.notice')).toHaveCount(0)
  await expectAt(presenter, 'points', presses)
  await expectAt(audience, 'points', presses)
  await expect(audience.getByText(`Point 1 saved ${saves}`)).toBeVisible()
})
