import { AxeBuilder } from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { serveLecture } from '../../main/cli/serve.ts'
import { fixture } from '../support/pages.ts'
import { fileURLToPath } from 'node:url'
import { expect, openPage, press, test } from './support/lecture-test.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

test('EX99 the presenter exports by keyboard alone, without moving the lecture, and the file is whole', async ({
  context,
}) => {
  const served = await serveLecture({
    folder: fixture('small-lecture'),
    appRoot: ROOT,
    port: 0,
    watch: false,
    place: 'unkept',
  })
  try {
    const page = await openPage(context, served.presenterUrl)
    const position = await page.locator('html').getAttribute('data-position')
    const opener = page.getByRole('button', { name: 'Export' })
    await opener.focus()
    await press(page, 'Enter')
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.getByRole('radio', { name: 'Slides (PDF)' }).focus()
    await press(page, 'ArrowRight', 2)
    await expect(dialog.getByRole('radio', { name: 'Handout (PDF)' })).toBeChecked()
    await dialog.getByLabel('Beside the slides').selectOption('Speaker notes')
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Export' }).focus()
    await press(page, ' ')
    const file = await download
    expect(file.suggestedFilename()).toBe('Small lecture (handout).pdf')
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
    await expect(dialog.getByRole('status')).toHaveText('Saved where your browser keeps downloads.')
    expect(await page.locator('html').getAttribute('data-position')).toBe(position)
    await press(page, 'Escape')
    await expect(opener).toBeFocused()
    await press(page, 'Enter')
    await expect(dialog.getByRole('radio', { name: 'Handout (PDF)' })).toBeChecked()
  } finally {
    await served.close()
  }
})
