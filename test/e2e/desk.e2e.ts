import { violations } from './support/axe.ts'
import { expect, expectAt, isReady, press, test } from './support/lecture-test.ts'

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [820, 1180],
] as const)
  test(`EE81 the whole desk can be seen at once at ${width} × ${height}`, async ({ presenter }) => {
    await presenter.setViewportSize({ width, height })
    await press(presenter, 'ArrowRight')
    await expectAt(presenter, 'words', 0)
    const parts = [
      presenter.locator('.is-current-slide'),
      presenter.getByRole('region', { name: 'Speaker notes' }),
      presenter.getByRole('region', { name: /^Sources/ }),
      presenter.getByRole('region', { name: 'Next' }),
      presenter.getByText(/^Elapsed/),
      presenter.getByRole('button', { name: 'Next', exact: true }),
    ]
    for (const part of parts) await expect(part.first()).toBeInViewport({ ratio: 0.99 })
    const over = await presenter.evaluate(() => {
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
      return [scrollWidth - clientWidth, scrollHeight - clientHeight]
    })
    expect(over).toEqual([0, 0])
    expect(await violations(presenter)).toEqual([])
  })

test('EE82 slide and step are told to screen readers in both windows', async ({ presenter, audience }) => {
  await press(presenter, 'Shift+ArrowRight', 2)
  await expectAt(audience, 'points', 0)
  await press(presenter, 'ArrowRight')
  await expectAt(audience, 'points', 1)
  const told = presenter.getByRole('status').filter({ hasText: 'Slide 3 of 10' })
  await expect(told).toContainText('Points one by one, step 2 of 4')
  const inRoom = audience.locator('#announcement')
  const first = await inRoom.textContent()
  expect(first).not.toBe('')
  await press(presenter, 'Shift+ArrowRight')
  await expectAt(audience, 'pause', 0)
  await expect(inRoom).not.toHaveText(first ?? '')
})

test('EE83 the notes scroll by keyboard, and their size is the same the next time', async ({ presenter }) => {
  await press(presenter, 'ArrowRight')
  await expectAt(presenter, 'words', 0)
  const notes = presenter.getByRole('group', { name: 'Speaker notes' })
  const size = () => notes.evaluate((box) => getComputedStyle(box).getPropertyValue('--notes-size'))
  const before = await size()
  await press(presenter, '+', 30)
  await expect.poll(size).toBe('96px')
  expect(before).not.toBe('96px')
  await notes.evaluate((box) =>
    box.append(Object.assign(document.createElement('p'), { textContent: 'More. '.repeat(400) })),
  )
  await presenter.locator('body').press('Tab')
  for (let times = 0; times < 60; times += 1) {
    if (await notes.evaluate((box) => box === document.activeElement)) break
    await press(presenter, 'Tab')
  }
  await expect(notes).toBeFocused()
  await press(presenter, 'ArrowDown', 3)
  await expect.poll(() => notes.evaluate((box) => box.scrollTop)).toBeGreaterThan(0)
  await expectAt(presenter, 'words', 0)
  await presenter.reload()
  await isReady(presenter)
  await expect.poll(size).toBe('96px')
})

test('EE84 a lecture can be given from end to end with the keys of a clicker alone, a long press included', async ({
  lecture,
  presenter,
  audience,
}) => {
  const slides = lecture.slides()
  const steps = slides.reduce((sum, { lastStep }) => sum + lastStep + 1, 0)
  await press(presenter, 'F5')
  await presenter.bringToFront()
  await press(presenter, 'PageDown', steps - 1)
  const last = slides.at(-1)
  await expectAt(audience, last?.id ?? '', last?.lastStep ?? 0)
  await press(presenter, 'PageDown')
  await press(presenter, '.')
  await expect(audience.locator('html')).toHaveAttribute('data-blank', 'black')
  await press(presenter, '.')
  await expect(audience.locator('html')).toHaveAttribute('data-blank', '')
  await press(presenter, 'Escape')
  await press(presenter, 'F5')
  await presenter.bringToFront()
  await expectAt(presenter, last?.id ?? '', last?.lastStep ?? 0)
  // Held down, a key comes again and again; of a clicker that is one press.
  await press(presenter, 'Home')
  await expectAt(audience, slides[0]?.id ?? '', 0)
  for (let times = 0; times < 5; times += 1) await presenter.keyboard.down('PageDown')
  await presenter.keyboard.up('PageDown')
  await expectAt(audience, slides[1]?.id ?? '', 0)
  await press(presenter, 'AudioVolumeDown')
  await expect(audience.locator('html')).not.toHaveAttribute('data-position', `${slides[1]?.id ?? ''}:0`)
})
