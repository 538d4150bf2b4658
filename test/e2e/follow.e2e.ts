import type { BrowserContext, Page } from '@playwright/test'
import { violations } from './support/axe.ts'
import { expect, expectAt, openPage, press, showOn, test } from './support/lecture-test.ts'
import type { RunningLecture } from './support/running-lecture.ts'

test.use({ hasTouch: true })

async function phone(context: BrowserContext, lecture: RunningLecture): Promise<Page> {
  const page = await openPage(context, lecture.followUrl())
  await page.setViewportSize({ width: 390, height: 844 })
  return page
}

test('EE63 the presenter turns following on, a phone follows, looks back and comes back to the room', async ({
  context,
  lecture,
  presenter,
  audience,
}) => {
  await press(presenter, 'a')
  const dialog = presenter.getByRole('dialog', { name: 'Follow along' })
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  await expect(dialog.getByRole('img', { name: 'Code with the address' })).toBeVisible()
  await expect(dialog.getByText(lecture.followUrl())).toBeVisible()
  await expect(audience.getByRole('img', { name: 'Code with the address' })).toBeHidden()
  await dialog.getByRole('checkbox', { name: /Show the code/ }).check()
  await expect(audience.getByRole('img', { name: 'Code with the address' })).toBeVisible()
  const page = await phone(context, lecture)
  await expect(dialog.getByText('1 person follows')).toBeVisible()
  await press(presenter, 'Escape')
  await press(presenter, 'Shift+ArrowRight')
  await expectAt(audience, 'words', 0)
  await expect(audience.getByRole('img', { name: 'Code with the address' })).toBeHidden()

  await press(presenter, 'Shift+ArrowRight', 2)
  await press(presenter, 'ArrowRight')
  await expectAt(page, 'pause', 1)
  await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled()
  await page.getByRole('button', { name: 'Previous' }).tap()
  // Looking back shows all of a slide.
  await expectAt(page, 'points', 3)
  await expect(page.getByText('Slide 3 of 10; the room is at 4')).toBeVisible()
  await press(presenter, 'Shift+ArrowRight')
  await expect(page.getByText('the room is at 5')).toBeVisible()
  await expectAt(page, 'points', 3)
  await page.getByRole('button', { name: 'Back to live' }).tap()
  await expectAt(page, 'code', 0)
  await page.keyboard.press('ArrowLeft')
  await expectAt(page, 'pause', 1)
  await page.keyboard.press('ArrowRight')
  await expectAt(page, 'code', 0)
})

test('EE64 a phone gets no notes and nothing of the slides that are still to come', async ({
  context,
  lecture,
  presenter,
  traffic,
}) => {
  await lecture.follow(true)
  await press(presenter, 'Shift+ArrowRight', 2)
  const page = await phone(context, lecture)
  await expectAt(page, 'points', 0)
  await press(presenter, 'ArrowRight')
  await expectAt(page, 'points', 1)
  const frames = traffic.framesTo('/follow').join('\n')
  expect(frames).toContain('Alpha point')
  expect(frames).not.toMatch(/SECRET|Seen after a pause|A pause and a source|Two diagrams|adams|Pictures/)
  for (const path of [
    '/deck/slides/01-words.md',
    '/deck/slides/media/disc.svg',
    '/presenter',
    '/audience',
    '/',
  ]) {
    const answer = await page.request.get(new URL(path, page.url()).href, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(404)
  }
  await showOn([page], lecture, 'picture')
  const picture = await page.request.get(new URL('/deck/slides/media/disc.svg', page.url()).href)
  expect(picture.status()).toBe(200)
})

test('EE65 a phone that loses the lecture keeps its slide, says so softly, and catches up', async ({
  context,
  lecture,
  presenter,
}) => {
  await lecture.follow(true)
  const page = await phone(context, lecture)
  await press(presenter, 'ArrowRight', 3)
  await expectAt(page, 'points', 1)
  await lecture.follow(false)
  await expect(page.getByText('Connection lost. This slide stays')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Alpha point' })).toBeVisible()
  await press(presenter, 'ArrowRight')
  await lecture.follow(true)
  await expectAt(page, 'points', 2)
  await expect(page.getByText('Connection lost')).toHaveCount(0)
})

for (const appearance of ['light', 'dark'] as const) {
  test(`EE66 axe finds nothing wrong on a follower's page, ${appearance}`, async ({
    context,
    lecture,
    presenter,
  }) => {
    if (appearance === 'dark') await press(presenter, 'd')
    await lecture.follow(true)
    const page = await phone(context, lecture)
    await press(presenter, 'Shift+ArrowRight', 3)
    await expectAt(page, 'pause', 0)
    await expect(page.getByRole('heading', { name: 'Sources on this slide' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 844, height: 390 })
    await page.getByRole('button', { name: 'Previous' }).tap()
    await expectAt(page, 'points', 3)
    expect(await violations(page), 'looking back, held sideways').toEqual([])
    await press(presenter, 'b')
    await page.getByRole('button', { name: 'Back to live' }).tap()
    await expect(page.getByText('The screen is dark')).toBeVisible()
    expect(await violations(page), 'behind a black screen').toEqual([])
  })
}

test('EE67 axe finds nothing wrong in the dialog of following along', async ({ lecture, presenter }) => {
  await press(presenter, 'a')
  await expect(presenter.getByRole('dialog', { name: 'Follow along' })).toBeVisible()
  expect(await violations(presenter), 'off').toEqual([])
  await lecture.follow(true)
  await expect(presenter.getByRole('img', { name: 'Code with the address' })).toBeVisible()
  expect(await violations(presenter), 'on').toEqual([])
})

test('EE76 a phone sees the laser, the spotlight and what is enlarged as the room does, and nothing of a hand in private', async ({
  context,
  lecture,
  presenter,
  audience,
}) => {
  await lecture.follow(true)
  const page = await phone(context, lecture)
  await press(presenter, 'ArrowRight')
  await expectAt(audience, 'words', 0)
  await expectAt(page, 'words', 0)
  const hand = presenter.getByRole('application', { name: 'Laser pointer on the slide' })
  await press(presenter, 'l')
  await hand.focus()
  await press(presenter, 'ArrowRight')
  await expect(audience.locator('.laser-dot')).toHaveCount(1)
  await expect(page.locator('.laser-dot')).toHaveCount(1)
  const at = await audience.locator('.laser-dot').getAttribute('cx')
  await expect(page.locator('.laser-dot')).toHaveAttribute('cx', at ?? '')
  await press(presenter, 'ArrowRight')
  await expect(page.locator('.laser-dot')).not.toHaveAttribute('cx', at ?? '')
  // A phone that looks on takes no hand itself.
  await page.locator('#stage').tap()
  await expect(audience.locator('.laser-dot')).toHaveCount(1)

  await press(presenter, 'f')
  await press(presenter, 'Shift+PageDown')
  await expectAt(presenter, 'points', 0)
  await press(presenter, 'ArrowRight')
  await expect(page.locator('.laser-dot')).toHaveCount(0)
  await expectAt(page, 'words', 0)
  await press(presenter, 'Escape')
  await press(presenter, 'Escape')
  await expectAt(presenter, 'words', 0)

  await press(presenter, 's')
  await presenter.getByRole('application', { name: 'Spotlight on the slide' }).focus()
  await press(presenter, 'ArrowRight')
  await expect(page.locator('.spotlight-ring')).toHaveCount(1)
  await press(presenter, 's')
  await expect(page.locator('.spotlight-ring')).toHaveCount(0)
  await press(presenter, 'z')
  await presenter.getByRole('application', { name: 'Enlarge a part on the slide' }).focus()
  await press(presenter, '+')
  await expect(page.locator('.stage-view')).toHaveAttribute('style', /scale\((?!1\))/)
  expect(await violations(page)).toEqual([])
})
