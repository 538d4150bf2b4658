import { AxeBuilder } from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { fromBufferPromise } from 'yauzl'
import { expect, openDialog, press, previewed, test } from './support/export-dialog.ts'

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

/** Width and height of a PNG, pixels. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

async function namesIn(zip: Buffer): Promise<string[]> {
  const names: string[] = []
  for await (const { fileName } of (await fromBufferPromise(zip)).eachEntry()) names.push(fileName)
  return names.toSorted()
}

test('EE85 the slide that is shown comes as one picture, by keyboard alone, and looks as the preview says', async ({
  presenter: page,
}) => {
  await press(page, 'ArrowRight')
  await expect(page.locator('html')).toHaveAttribute('data-position', 'words:0')
  const dialog = await openDialog(page)
  const pictures = dialog.getByRole('radio', { name: 'Slides as pictures (PNG)' })
  await dialog.getByRole('radio', { name: 'PowerPoint' }).focus()
  await press(page, 'ArrowDown')
  await expect(pictures).toBeChecked()
  const shown = await previewed(dialog, 'the picture of this slide')
  await expect(shown.locator('.page .slide')).toHaveCount(1)
  await expect(shown.locator('.page .slide')).toHaveAttribute('data-slide', 'words')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export' }).focus()
  await press(page, 'Enter')
  const file = await download
  expect(file.suggestedFilename()).toBe('Small lecture (words).png')
  expect(sizeOf(await readFile(await file.path()))).toEqual([1920, 1080])
  await expect(dialog.getByRole('status')).toHaveText('Saved where your browser keeps downloads: 1 picture.')
  // What is chosen is chosen the next time, of the slide that is shown then.
  await press(page, 'Escape')
  await press(page, 'ArrowRight')
  await expect(page.locator('html')).toHaveAttribute('data-position', 'points:0')
  await openDialog(page)
  await expect(pictures).toBeChecked()
  const next = await previewed(dialog, 'the picture of this slide')
  await expect(next.locator('.page .slide')).toHaveAttribute('data-slide', 'points')
})

test('EE86 all slides come as pictures in one zip, all diagrams as drawings in another', async ({
  presenter: page,
}) => {
  const dialog = await openDialog(page)
  const exported = async () => {
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Export' }).click()
    const file = await download
    return { name: file.suggestedFilename(), files: await namesIn(await readFile(await file.path())) }
  }
  await dialog.getByRole('radio', { name: 'Slides as pictures (PNG)' }).check()
  await dialog.getByLabel('Which').selectOption('All slides')
  await previewed(dialog, 'pictures of slides')
  await expect(dialog.getByText('They come as one zip.')).toBeVisible()
  const pictures = await exported()
  expect(pictures.name).toBe('Small lecture (pictures).zip')
  expect(pictures.files).toHaveLength(10)
  expect(pictures.files.slice(0, 2)).toEqual(['01-title.png', '02-words.png'])
  await expect(dialog.getByRole('status')).toHaveText(
    'Saved where your browser keeps downloads: 10 pictures.',
  )
  await dialog.getByRole('radio', { name: 'Diagrams as drawings (SVG)' }).check()
  await expect(dialog.getByLabel('Which')).toHaveValue('all')
  const drawings = await exported()
  expect(drawings).toEqual({
    name: 'Small lecture (diagrams).zip',
    files: ['07-fig-loop.svg', '08-fig-left.svg', '08-fig-right.svg'],
  })
})

test('EE87 a slide without a diagram says so before and after, and its diagram comes as one drawing', async ({
  presenter: page,
}) => {
  const dialog = await openDialog(page)
  await dialog.getByRole('radio', { name: 'Diagrams as drawings (SVG)' }).check()
  await expect(dialog.getByText('This slide has no diagram.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await dialog.getByRole('button', { name: 'Export' }).click()
  await expect(dialog.getByRole('status')).toHaveText('The slide has no diagrams.')
  await press(page, 'Escape')
  await press(page, 'g')
  await page
    .getByRole('dialog')
    .getByRole('combobox')
    .or(page.getByRole('dialog').getByRole('textbox'))
    .fill('7')
  await press(page, 'Enter')
  await expect(page.locator('html')).toHaveAttribute('data-position', /^loop:/)
  await openDialog(page)
  await expect(dialog.getByText('Sharp at any size, all parts shown.')).toBeVisible()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('Small lecture (fig-loop).svg')
  expect(await readFile(await file.path(), 'utf8')).toContain('>A loop in three parts</title>')
})

test('EE88 sources for a reference manager come as BibTeX and CSL-JSON, and a lecture that was not given yet says so', async ({
  presenter: page,
}) => {
  const dialog = await openDialog(page)
  for (const [name, ending, first] of [
    ['Sources as BibTeX', 'bib', /^@book\{adams1979,/],
    ['Sources as CSL-JSON', 'json', /^\[/],
  ] as const) {
    await dialog.getByRole('radio', { name }).check()
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Export' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe(`Small lecture.${ending}`)
    expect(await readFile(await file.path(), 'utf8')).toMatch(first)
  }
  await dialog.getByRole('radio', { name: 'The lecture as it was given' }).check()
  await expect(dialog.getByText('private notes are left out')).toBeVisible()
  await dialog.getByRole('button', { name: 'Export' }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^There is no record of .* having been given/)
})
