import type { PreviewSource } from '../../renderer/shared/preview-source.ts'
import { expect, openDialog, press, previewed, test } from './support/export-dialog.ts'

test('EX242 the preview is the page that prints, at the slide of the lecture, and follows what is chosen', async ({
  presenter: page,
}) => {
  await press(page, 'ArrowRight')
  await expect(page.locator('html')).toHaveAttribute('data-position', 'words:0')
  const dialog = await openDialog(page)
  const slides = await previewed(dialog, 'slides')
  await expect(slides.locator('.page')).toHaveCount(2)
  await expect(slides.locator('.page .slide').first()).toHaveAttribute('data-slide', 'words')
  await dialog.getByLabel('Dark slides').check()
  const dark = await previewed(dialog, 'slides')
  await expect(dark.locator('.page').first()).toHaveAttribute('data-appearance', 'dark')
  await dialog.getByLabel('Shape').selectOption('4:3')
  const high = await previewed(dialog, 'slides')
  expect(
    await high
      .locator('.page')
      .first()
      .evaluate((each) => [each.clientWidth, each.clientHeight]),
  ).toEqual([1280, 960])
  await dialog.getByRole('radio', { name: 'Script with notes (PDF)' }).check()
  const script = await previewed(dialog, 'the first page of the script')
  await expect(script.locator('.passage').first()).toBeVisible()
  await expect(script.locator('.paper-number')).toHaveText('1 / …')
  await dialog.getByLabel('Page numbers').uncheck()
  await expect((await previewed(dialog, 'the first page of the script')).locator('.paper-number')).toHaveText(
    '',
  )
  await dialog.getByRole('radio', { name: 'PowerPoint' }).check()
  await expect(dialog.locator('iframe')).toHaveCount(0)
})

test('EX242 nothing in the preview is read out, reached or clicked, and it has no connection of its own', async ({
  presenter: page,
}) => {
  const sockets: string[] = []
  page.on('websocket', (socket) => sockets.push(socket.url()))
  const dialog = await openDialog(page)
  await previewed(dialog, 'slides')
  const picture = dialog.getByRole('img', { name: 'Preview: slides', exact: true })
  expect(await picture.locator('iframe').evaluate((each: HTMLIFrameElement) => each.inert)).toBe(true)
  expect(await dialog.getByRole('region').ariaSnapshot()).not.toContain('iframe')
  for (let tab = 0; tab < 20; tab += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME')
  }
  expect(sockets).toEqual([])
})

test('EX268 private notes are not in the preview of a script, nor in what the frame was given', async ({
  presenter: page,
}) => {
  const dialog = await openDialog(page)
  await dialog.getByRole('radio', { name: 'Script with notes (PDF)' }).check()
  const script = await previewed(dialog, 'the first page of the script')
  const given = () =>
    script.locator('html').evaluate(async () => {
      const { lecternPreview: source } = window.parent as unknown as { lecternPreview: PreviewSource }
      const { slides } = await source.outline()
      const indices = slides.map(({ index }) => index)
      return JSON.stringify([await source.slides(indices, true), await source.slides(indices, false)])
    })
  // Slides are read once the first pages stand.
  await expect.poll(given).toContain('First cue.')
  expect(await given()).not.toContain('PRIVATE-SECRET')
  expect(await script.locator('body').textContent()).not.toContain('PRIVATE-SECRET')
})
