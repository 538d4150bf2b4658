import { AxeBuilder } from '@axe-core/playwright'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveWithOwn } from '../../main/cli/serve-own.ts'
import { fixture } from '../support/pages.ts'
import { expect, openPage, press, test } from './support/lecture-test.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

test('CL159 from the bundled lecture it is a few steps to one’s own: made, changed, checked, exported', async ({
  context,
}) => {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-first-'))
  const served = await serveWithOwn(
    {
      folder: fixture('small-lecture'),
      shownFolder: null,
      appRoot: ROOT,
      directory,
      signal: new AbortController().signal,
      port: 0,
      watch: true,
      place: 'unkept',
    },
    { print() {}, note() {}, progress() {} },
  )
  try {
    const presenter = await openPage(context, served.presenterUrl)
    const opening = context.waitForEvent('page')
    await presenter.getByRole('link', { name: /your own lecture/ }).click()
    const page = await opening
    const open = page.getByRole('button', { name: 'New lecture…' })
    await open.focus()
    await press(page, 'Enter')
    const asking = page.getByRole('dialog', { name: 'New lecture' })
    const folder = asking.getByRole('textbox', { name: 'Folder' })
    await asking.getByRole('textbox', { name: 'Title' }).fill('How bees decide')
    await expect(folder).toHaveValue(join(directory, 'how-bees-decide'))
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await folder.fill(directory.replace(/[^/\\]+$/, ''))
    await press(page, 'Enter')
    await expect(asking.getByRole('alert')).toContainText('is not empty')
    await folder.fill(join(directory, 'bees'))
    await press(page, 'Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'How bees decide' })).toBeVisible()
    await expect(page.getByText(join(directory, 'bees'))).toBeVisible()

    await page.getByRole('link', { name: /^Presenter view/ }).click()
    await expect(page.locator('html')).toHaveAttribute('data-position', 'title:0')
    const slides = join(directory, 'bees/slides/01-begin.md')
    const text = await readFile(slides, 'utf8')
    await writeFile(slides, text.replace('A question to begin with', 'Who decides?'))
    await expect(page.getByRole('region', { name: 'Next' }).getByTitle('Who decides?')).toBeVisible()

    await writeFile(slides, text.replace('[@mayer2003]', '[@mayr2003]'))
    await page.getByRole('button', { name: '1 problem' }).click()
    const problems = page.getByRole('dialog', { name: '1 problem in this lecture' })
    await problems.getByText('What citation-unknown means').click()
    await expect(problems.getByText('The hint names the nearest key.')).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await writeFile(slides, text)
    await expect(page.getByText('Nothing is wrong any more.')).toBeVisible()
    await press(page, 'Escape')

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Export' }).click()
    expect((await download).suggestedFilename()).toBe('How bees decide.pdf')
  } finally {
    await served.close()
    await rm(directory, { recursive: true, force: true })
  }
})
