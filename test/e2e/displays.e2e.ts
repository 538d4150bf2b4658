import type { Page } from '@playwright/test'
import { violations } from './support/axe.ts'
import { expect, expectAt, press, test } from './support/lecture-test.ts'

const slides = (page: Page) => page.frameLocator('iframe[title="Slides, as the room sees them"]')

/** The projector's page within the presenter's has painted this slide at this step. */
async function expectOver(page: Page, position: string): Promise<void> {
  await expect(slides(page).locator('html')).toHaveAttribute('data-position', position)
}

test('EE77 with one display a key puts the slides over the notes, everything goes on by key, and the key brings the notes back', async ({
  presenter,
}) => {
  await press(presenter, 'ArrowRight')
  await press(presenter, 'v')
  await expectOver(presenter, 'words:0')
  const notes = presenter.getByRole('region', { name: 'Speaker notes' })
  await expect(notes).toBeHidden()
  await press(presenter, 'PageDown')
  await expectOver(presenter, 'points:0')
  // Whoever has drawn on the slide has the focus there.
  await slides(presenter).locator('#stage').click()
  await press(presenter, 'PageDown')
  await expectOver(presenter, 'points:1')
  await press(presenter, 'b')
  await expect(slides(presenter).locator('html')).toHaveAttribute('data-blank', 'black')
  await press(presenter, 'b')
  await expect(slides(presenter).locator('html')).toHaveAttribute('data-blank', '')
  expect(await violations(presenter)).toEqual([])
  await press(presenter, 'v')
  await expect(notes).toBeVisible()
  await expect(presenter.locator('iframe')).toHaveCount(0)
  await expectAt(presenter, 'points', 1)
})

test('EE78 a clicker’s start button and Escape go to the slides on the one display and back, and nothing of the notes shows there', async ({
  presenter,
}) => {
  await press(presenter, 'v')
  await expectOver(presenter, 'title:0')
  expect(await slides(presenter).locator('body').innerText()).not.toContain('Speaker notes')
  await press(presenter, 'Escape')
  await expect(presenter.locator('iframe')).toHaveCount(0)
  await press(presenter, 'F5')
  await expectOver(presenter, 'title:0')
  await press(presenter, 'F5')
  await expectOver(presenter, 'title:0')
  expect(presenter.context().pages()).toHaveLength(1)
})

test('EE79 the slides’ window goes to the other display where the browser may move it, and words say where it may not', async ({
  presenter,
}) => {
  const notice = presenter.locator('.notice')
  await press(presenter, 'Shift+V')
  await expect(notice).toContainText('F5 opens it')
  const [projector] = await Promise.all([presenter.waitForEvent('popup'), press(presenter, 'F5')])
  await expectAt(projector, 'title', 0)
  await presenter.bringToFront()
  await presenter.evaluate(() => Object.assign(window, { getScreenDetails: undefined }))
  await press(presenter, 'Shift+V')
  await expect(notice).toContainText('cannot move windows')
  await presenter.evaluate(() => (window.getScreenDetails = () => Promise.reject(new Error('no'))))
  await press(presenter, 'Shift+V')
  await expect(notice).toContainText('may not move windows')
  await projector.evaluate(() => {
    window.moveTo = (...to) => void (document.documentElement.dataset['moved'] = to.join())
    window.resizeTo = (...to) => void (document.documentElement.dataset['sized'] = to.join())
  })
  await presenter.evaluate(() => {
    const place = { availTop: 0, availWidth: 3000, availHeight: 2000 }
    const screens = [
      { availLeft: 0, ...place },
      { availLeft: 3000, ...place },
    ]
    window.getScreenDetails = () => Promise.resolve({ screens })
  })
  await press(presenter, 'Shift+V')
  await expect(notice).toContainText('on the other display')
  await expect(projector.locator('html')).toHaveAttribute('data-moved', '3000,0')
  await expect(projector.locator('html')).toHaveAttribute('data-sized', '3000,2000')
})

test('EE80 both keys are in the help', async ({ presenter }) => {
  await press(presenter, '?')
  const help = presenter.getByRole('dialog', { name: 'Keys' })
  await expect(help.locator('.help-row', { hasText: 'Swap the displays' })).toContainText('Shift + V')
  await expect(help.locator('.help-row', { hasText: 'One display' })).toContainText('V')
})
