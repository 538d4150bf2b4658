import type { Page } from '@playwright/test'
import { expect, expectAt, press, test } from './support/lecture-test.ts'

/** Share of the projector's pixels that have this colour, by looking at them. */
async function shareOf(page: Page, colour: 'black' | 'white'): Promise<number> {
  const shot = (await page.screenshot()).toString('base64')
  return await page.evaluate(
    async ([base64, wanted]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      const pencil = canvas.getContext('2d')
      if (pencil === null) throw new Error('no canvas')
      pencil.drawImage(bitmap, 0, 0)
      const { data } = pencil.getImageData(0, 0, bitmap.width, bitmap.height)
      let same = 0
      for (let at = 0; at < data.length; at += 4)
        if (data[at] === wanted && data[at + 1] === wanted && data[at + 2] === wanted) same += 1
      return same / (data.length / 4)
    },
    [shot, colour === 'black' ? 0 : 255] as const,
  )
}

for (const [key, colour] of [
  ['b', 'black'],
  ['w', 'white'],
] as const) {
  test(`EE6 one key makes the projector wholly black or white, and again the slide is back: "${key}" ${colour}`, async ({
    presenter,
    audience,
  }) => {
    await press(presenter, 'ArrowRight')
    await expectAt(audience, 'words', 0)
    expect(await shareOf(audience, colour)).toBeLessThan(0.99)
    await press(presenter, key)
    await expect.poll(() => shareOf(audience, colour)).toBe(1)
    await press(presenter, key)
    await expect.poll(() => shareOf(audience, colour)).toBeLessThan(0.99)
    await expectAt(audience, 'words', 0)
  })
}

test('EE7 a frozen projector stays while the presenter looks ahead, and follows again', async ({
  presenter,
  audience,
}) => {
  await press(presenter, 'ArrowRight')
  await expectAt(audience, 'words', 0)
  await press(presenter, 'f')
  await expect(presenter.getByRole('button', { name: 'Freeze' })).toHaveAttribute('aria-pressed', 'true')
  await press(presenter, 'ArrowRight', 2)
  await expectAt(presenter, 'points', 1)
  await expectAt(audience, 'words', 0)
  await press(presenter, 'f')
  await expectAt(audience, 'points', 1)
})

test('EE8 "?" shows every key, and Escape hides them without touching the projector', async ({
  presenter,
  audience,
}) => {
  await press(presenter, '?')
  const help = presenter.getByRole('dialog', { name: 'Keys' })
  await expect(help).toBeVisible()
  await expect(help).toContainText('Black screen')
  await expect(help).toContainText('Page down')
  await press(presenter, 'b')
  await press(presenter, 'Escape')
  await expect(help).toBeHidden()
  await expect.poll(() => shareOf(audience, 'black')).toBe(1)
})
