import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Locator, type Page } from '@playwright/test'
import { PDFDocument } from '@cantoo/pdf-lib'
import { startDesktop, type Desktop } from '../electron/harness/desktop.ts'
import { fixture } from '../support/pages.ts'

/** The desktop program with the small lecture open, and a folder for what it writes. */
const test = base.extend<{ desktop: Desktop; folder: string }>({
  async folder({ browserName }, use) {
    const folder = await mkdtemp(join(tmpdir(), `lectern-exports-${browserName}-`))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  async desktop({ browser }, use) {
    const desktop = await startDesktop(browser, { lecture: fixture('small-lecture') })
    await use(desktop)
    if (desktop.electron.app.quits === 0) await desktop.close()
  },
})

/** By the menu, as a person would. */
async function openDialog(desktop: Desktop): Promise<{ page: Page; dialog: Locator }> {
  const page = await desktop.page('/presenter')
  desktop.click('export')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog).toBeVisible()
  return { page, dialog }
}

test('EL356 the dialog of the windows shows what will be printed, asks the system where to, and writes it', async ({
  desktop,
  folder,
}) => {
  test.setTimeout(120_000)
  const { page, dialog } = await openDialog(desktop)
  await dialog.getByRole('radio', { name: 'Handout (PDF)' }).check()
  await dialog.getByLabel('Slides to a page').selectOption('2')
  const picture = dialog.getByRole('img', { name: 'Preview: a page of the handout' })
  await expect(picture).toHaveAttribute('aria-busy', 'false')
  await expect(dialog.locator('iframe').contentFrame().locator('.sheet .cell')).toHaveCount(2)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])
  const target = join(folder, 'handout.pdf')
  desktop.electron.chosenFiles.push(target)
  await dialog.getByRole('button', { name: 'Export' }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^Saved as handout\.pdf: \d+ pages\.$/, {
    timeout: 90_000,
  })
  const pdf = await PDFDocument.load(await readFile(target))
  expect(pdf.getTitle()).toBe('Small lecture')
  await dialog.getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(() => desktop.electron.shownInFolder).toEqual([target])
  // No message box lay over the notes meanwhile.
  expect(desktop.electron.questions).toEqual([])
})

test('EL357 what was chosen is chosen the next time the program starts', async ({ desktop, browser }) => {
  const { dialog } = await openDialog(desktop)
  await dialog.getByRole('radio', { name: 'Script with notes (PDF)' }).check()
  await dialog.getByLabel('Paper').selectOption('Letter')
  const state = process.env['LECTERN_STATE'] ?? ''
  await expect
    .poll(() => readFile(join(state, 'preferences.json'), 'utf8').catch(() => ''))
    .toContain('letter')
  const { userData } = desktop.electron.app
  const again = await startDesktop(browser, { lecture: fixture('small-lecture'), userData })
  try {
    const next = await openDialog(again)
    await expect(next.dialog.getByRole('radio', { name: 'Script with notes (PDF)' })).toBeChecked()
    await expect(next.dialog.getByLabel('Paper')).toHaveValue('letter')
  } finally {
    await again.close()
  }
})

/** Begins an export over a file that is there already, calls it off, and holds it to leaving no trace. */
async function callOff(desktop: Desktop, choice: string, target: string): Promise<void> {
  const { page, dialog } = await openDialog(desktop)
  await dialog.getByRole('radio', { name: choice }).check()
  await writeFile(target, 'of last week')
  desktop.electron.chosenFiles.push(target)
  // The page that prints is held back, so that the export lasts until it is called off.
  await page
    .context()
    .route('**/print?**', (route) =>
      route.request().frame().parentFrame() === null ? undefined : route.fallback(),
    )
  await dialog.getByRole('button', { name: 'Export' }).click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByRole('button', { name: 'Export' })).toBeVisible()
  await expect(dialog.getByRole('status')).toHaveText('')
  expect(await readFile(target, 'utf8')).toBe('of last week')
  expect(await readdir(dirname(target))).toEqual([basename(target)])
  // Its window is gone too.
  await expect
    .poll(() =>
      desktop.electron.windows.filter((each) => !each.isDestroyed() && each.urls.at(-1)?.includes('/print')),
    )
    .toEqual([])
}

test('EL358 an export that is called off in the windows leaves the old file, and nothing beside it', async ({
  desktop,
  folder,
}) => {
  await callOff(desktop, 'Slides (PDF)', join(folder, 'old.pdf'))
})

test('EL359 what cannot be written is said in the dialog with what helps', async ({ desktop, folder }) => {
  const { dialog } = await openDialog(desktop)
  await dialog.getByRole('radio', { name: 'Slides (PDF)' }).check()
  desktop.electron.chosenFiles.push(join(folder, 'no', 'such', 'folder', 'slides.pdf'))
  await dialog.getByRole('button', { name: 'Export' }).click()
  await expect(dialog.getByRole('status')).toHaveText(
    /slides\.pdf: the folder does not exist\. Create the folder first or choose another one\.$/,
  )
  await expect(dialog.getByRole('button', { name: 'Export' })).toBeFocused()
})

/** Width and height of a PNG, pixels. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

test('EL374 from the windows a slide is written as a picture, and all of them into a folder of their own', async ({
  desktop,
  folder,
}) => {
  test.setTimeout(120_000)
  const { page, dialog } = await openDialog(desktop)
  await dialog.getByRole('radio', { name: 'Slides as pictures (PNG)' }).check()
  await expect(dialog.getByRole('img', { name: 'Preview: the picture of this slide' })).toHaveAttribute(
    'aria-busy',
    'false',
  )
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  const one = join(folder, 'one.png')
  desktop.electron.chosenFiles.push(one)
  await dialog.getByRole('button', { name: 'Export' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Saved as one.png: 1 picture.', { timeout: 60_000 })
  expect(sizeOf(await readFile(one))).toEqual([1920, 1080])
  await dialog.getByLabel('Which').selectOption('All slides')
  await expect(dialog.getByText('They come into a folder.')).toBeVisible()
  const all = join(folder, 'pictures')
  desktop.electron.chosenFiles.push(all)
  await dialog.getByRole('button', { name: 'Export' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Saved as pictures: 10 pictures.', { timeout: 60_000 })
  expect((await readdir(all)).toSorted().slice(0, 2)).toEqual(['01-title.png', '02-words.png'])
  await dialog.getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(() => desktop.electron.shownInFolder).toEqual([all])
})

test('EL375 from the menu the slide that is shown is written at once, and its end is told in words', async ({
  desktop,
  folder,
}) => {
  const page = await desktop.page('/presenter')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('html')).toHaveAttribute('data-position', 'words:0')
  const target = join(folder, 'words.png')
  desktop.electron.chosenFiles.push(target)
  desktop.click('export-picture')
  await expect
    .poll(() => desktop.electron.questions.map(({ message, detail }) => [message, detail]), {
      timeout: 60_000,
    })
    .toEqual([['One picture was exported.', target]])
  expect(desktop.electron.saveDialogs.at(-1)?.defaultPath).toBe('Small lecture (words).png')
  expect(sizeOf(await readFile(target))).toEqual([1920, 1080])
})

test('EL376 pictures that are called off stop at once, and no window stays that nobody sees', async ({
  desktop,
  folder,
}) => {
  await callOff(desktop, 'Slides as pictures (PNG)', join(folder, 'old.png'))
})
