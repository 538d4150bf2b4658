import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { drawFinger, styleOf } from './support/measuring.ts'
import { goTo } from './support/reviewing.ts'

test.use({ folder: 'review-lecture' })

test('RV57 a round number in the notes brings the slide to its step, and the notes say which step is shown', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await goTo(page, 'pools')
  const cue = page.locator('.notes-body').getByRole('button', { name: 'Go to step 2' })
  await expect(cue).not.toHaveAttribute('aria-current', 'step')
  await cue.click()
  await expectAt(page, 'pools', 1)
  await expect(cue).toHaveAttribute('aria-current', 'step')
  await expect(page.locator('.sheet').getByText('Arcuate nucleus')).toBeVisible()
})

test('RV60 the outline tells how far one has come and leads to a slide by keyboard', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await goTo(page, 'pools')
  await page.keyboard.press('o')
  const outline = page.getByRole('navigation', { name: 'Outline' })
  await expect(outline).toContainText('Slide 3 of 7')
  const share = await outline.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value)
  expect(share).toBeCloseTo(3 / 7)
  await expect(outline.locator('[aria-current]')).toBeFocused()
  await press(page, 'Tab')
  await press(page, 'Enter')
  await expect(outline).toBeHidden()
  await expect(page.locator('html')).toHaveAttribute('data-position', /^asked:/)
})

test('RV60 a key that is pressed right after a dialog was put away counts', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  // Both before the browser tells the page that the dialog is closed.
  await page.evaluate(() => {
    document.querySelector('dialog')?.close()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', bubbles: true }))
  })
  await expect(page.getByRole('navigation', { name: 'Outline' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('RV60 a key pressed right after Escape may ask for the same dialog again', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toBeVisible()
  // As Escape does it, and before the browser would tell the page that the dialog is closed.
  const openAtOnce = await page.evaluate(async () => {
    document.querySelector('dialog')?.requestClose()
    for (let turn = 0; turn < 3; turn += 1) await Promise.resolve()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))
    for (let turn = 0; turn < 3; turn += 1) await Promise.resolve()
    // The news of closing comes before this.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return document.querySelector('dialog:modal') !== null
  })
  expect(openAtOnce).toBe(true)
  await expect(keys).toBeVisible()
})

test('RV62 two fingers may zoom everywhere, and one finger then moves what is zoomed instead of the slides', async ({
  browser,
  lecture,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  })
  try {
    const page = await openPage(context, lecture.reviewUrl)
    await goTo(page, 'pools')
    const meta = await page.locator('meta[name="viewport"]').getAttribute('content')
    expect(meta).not.toMatch(/user-scalable|maximum-scale/)
    expect(await styleOf(page.locator('.sheet'), 'touch-action')).toBe('pan-y pinch-zoom')
    const client = await context.newCDPSession(page)
    const draw = () => drawFinger(page, 150, [300, 200, 100])
    await client.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 })
    await expect.poll(() => styleOf(page.locator('.sheet'), 'touch-action')).toBe('auto')
    await draw()
    await client.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 })
    await expect.poll(() => styleOf(page.locator('.sheet'), 'touch-action')).toBe('pan-y pinch-zoom')
    await expectAt(page, 'pools', 0)
    await draw()
    await expectAt(page, 'pools', 1)
  } finally {
    await context.close()
  }
})
