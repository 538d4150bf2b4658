import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { serveLecture } from '../../../main/cli/serve.ts'
import { fixture } from '../../support/pages.ts'
import { expect, openPage, press, test as base } from './lecture-test.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** A presenter page of the small lecture with whatever its browser keeps. */
export const test = base.extend<{ presenter: Page }>({
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
export async function openDialog(page: Page): Promise<Locator> {
  await press(page, 'Shift+X')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog).toBeVisible()
  return dialog
}

/** The page in the frame, once it is laid out. */
export async function previewed(dialog: Locator, name: string): Promise<ReturnType<Locator['contentFrame']>> {
  await expect(dialog.getByRole('img', { name: `Preview: ${name}`, exact: true })).toHaveAttribute(
    'aria-busy',
    'false',
  )
  return dialog.locator('iframe').contentFrame()
}

export { expect, press }
