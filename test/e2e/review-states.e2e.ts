import { violations } from './support/axe.ts'
import { openWithDueElsewhere } from './support/due-elsewhere.ts'
import { expect, openPage, test } from './support/lecture-test.ts'
import { expectNothingWider } from './support/measuring.ts'
import { closed, STATES } from './support/review-states.ts'

for (const [tone, label, size] of [
  ['light', 'Light', { width: 1280, height: 720 }],
  ['dark', 'Dark', { width: 1280, height: 720 }],
  ['contrast', 'High contrast', { width: 1280, height: 720 }],
  ['light', 'Light', { width: 390, height: 844 }],
] as const) {
  const title = `RV55 axe finds nothing wrong in any of ${STATES.length} states, ${tone}, ${size.width} wide`
  test(title, async ({ browser }) => {
    test.setTimeout(180_000)
    const { lecture, close } = await openWithDueElsewhere()
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' })
    try {
      const page = await openPage(context, lecture.reviewUrl)
      await page.getByRole('button', { name: 'Text and colours' }).click()
      await page.getByRole('radio', { name: label }).check()
      await closed(page)
      await expect(page.locator('html')).toHaveAttribute('data-tone', tone)
      for (const { name, come, leave } of STATES) {
        await test.step(name, async () => {
          await come(page, lecture)
          expect(await violations(page), name).toEqual([])
          await expectNothingWider(page, name)
          await leave?.(page, lecture)
        })
      }
    } finally {
      await context.close()
      await close()
    }
  })
}
