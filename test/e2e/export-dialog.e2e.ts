import { AxeBuilder } from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import type { PreviewSource } from '../../renderer/shared/preview-source.ts'
import { serveLecture } from '../../main/cli/serve.ts'
import { fixture } from '../support/pages.ts'
import { fileURLToPath } from 'node:url'
import { expect, openPage, press, test as base } from './support/lecture-test.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A presenter page of the small lecture with whatever its browser keeps. */
const test = base.extend<{ presenter: Page }>({
  async presenter({ context }, use) {
    const served = await serveLecture({
      folder: fixture('small-lecture'),
      appRoot: ROOT,
      port: 0,
      watch: false,
      place: 'unkept',
    })
    await use(await openPage(context, served.presenterUrl))
    await served.close()
  },
})

/** Opened by its key, as from the menu of the desktop program. */
async function openDialog(page: Page): Promise<Locator> {
  await press(page, 'Shift+X')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog).toBeVisible()
  return dialog
}

/** The page in the frame, once it is laid out. */
async function previewed(dialog: Locator, name: string): Promise<ReturnType<Locator['contentFrame']>> {
  await expect(dialog.getByRole('img', { name: `Preview: ${name}`, exact: true })).toHaveAttribute(
    'aria-busy',
    'false',
  )
  return dialog.locator('iframe').contentFrame()
}

test('EX99 the presenter exports by keyboard alone, without moving the lecture, and the file is whole', async ({
  presenter: page,
}) => {
  const position = await page.locator('html').getAttribute('data-position')
  const opener = page.getByRole('button', { name: 'Export' })
  await opener.focus()
  await press(page, 'Enter')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: 'Slides (PDF)' }).focus()
  await press(page, 'ArrowRight', 2)
  await expect(dialog.getByRole('radio', { name: 'Handout (PDF)' })).toBeChecked()
  await dialog.getByLabel('Beside the slides').selectOption('Speaker notes')
  await previewed(dialog, 'a page of the handout')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export' }).focus()
  await press(page, ' ')
  const file = await download
  expect(file.suggestedFilename()).toBe('Small lecture (handout).pdf')
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(dialog.getByRole('status')).toHaveText(
    /^Saved where your browser keeps downloads: \d+ pages\.$/,
  )
  // The focus is where it was, so that the next key does not go astray.
  await expect(dialog.getByRole('button', { name: 'Export' })).toBeFocused()
  expect(await page.locator('html').getAttribute('data-position')).toBe(position)
  await press(page, 'Escape')
  await expect(opener).toBeFocused()
  await press(page, 'Enter')
  await expect(dialog.getByRole('radio', { name: 'Handout (PDF)' })).toBeChecked()
})

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
