import type { Locator } from '@playwright/test'
import { expect, expectAt, isReady, openPage, press, showOn, test } from './support/lecture-test.ts'
import {
  ARC,
  drag,
  drawArc,
  ends,
  inAudience,
  inPresenter,
  inWindow,
  lines,
  paths,
  take,
} from './support/drawn.ts'

test.describe('drawing', () => {
  test('EE30 what is drawn in the presenter view is on the projector, at the same place of the slide', async ({
    presenter,
    audience,
  }) => {
    await press(presenter, 'ArrowRight')
    await expectAt(audience, 'words', 0)
    await take(presenter, audience, 'i', 'pen')
    await drag(presenter, inPresenter(presenter), ARC)
    await expect(lines(inAudience(audience))).toHaveCount(1)
    const [drawn = ''] = await paths(inPresenter(presenter))
    expect(await paths(inAudience(audience))).toEqual([drawn])
    const [start = [], end = []] = ends(drawn)
    for (const [value, wanted] of [
      [start[0], 300],
      [start[1], 400],
      [end[0], 700],
      [end[1], 400],
    ] as const)
      expect(Math.abs((value ?? 0) - wanted)).toBeLessThan(3)
  })

  test('EE31 what is drawn on the projector is in the presenter view, at the same place of the slide', async ({
    presenter,
    audience,
  }) => {
    await take(presenter, audience, 'Shift+I', 'highlighter')
    await drag(audience, inAudience(audience), ARC)
    await expect(lines(inPresenter(presenter))).toHaveCount(1)
    const [drawn = ''] = await paths(inAudience(audience))
    expect(await paths(inPresenter(presenter))).toEqual([drawn])
    const [start = [], end = []] = ends(drawn)
    expect([Math.round(start[0] ?? 0), Math.round(end[0] ?? 0)]).toEqual([300, 700])
    await expect(inPresenter(presenter).locator('.ink-highlighter path')).toHaveCount(1)
  })

  test('EE32 a line is seen in the other window while it is drawn', async ({ presenter, audience }) => {
    await take(presenter, audience, 'i', 'pen')
    const [first = [0, 0], second = [0, 0]] = await inWindow(inPresenter(presenter), ARC)
    await presenter.mouse.move(...first)
    await presenter.mouse.down()
    await presenter.mouse.move(...second, { steps: 3 })
    await expect(inAudience(audience).locator('.ink path[data-growing]')).toHaveCount(1)
    await presenter.mouse.up()
    await expect(lines(inAudience(audience))).toHaveCount(1)
    await expect(inAudience(audience).locator('.ink path[data-growing]')).toHaveCount(0)
  })

  test('EE33 lines are taken back, drawn again, rubbed out and wiped, in both windows', async ({
    presenter,
    audience,
  }) => {
    const count = async (lineCount: number) => {
      await expect(lines(inAudience(audience))).toHaveCount(lineCount)
      await expect(lines(inPresenter(presenter))).toHaveCount(lineCount)
    }
    await take(presenter, audience, 'i', 'pen')
    await drag(presenter, inPresenter(presenter), ARC)
    await count(1)
    await drag(presenter, inPresenter(presenter), [
      [300, 600],
      [700, 600],
    ])
    await count(2)
    await press(presenter, 'u')
    await count(1)
    await press(presenter, 'Shift+U')
    await count(2)
    await take(presenter, audience, 'e', 'eraser')
    await drag(audience, inAudience(audience), [
      [500, 640],
      [500, 560],
    ])
    await count(1)
    await press(presenter, 'u')
    await count(2)
    await press(presenter, 'Shift+E')
    await count(0)
    await expect(presenter.getByRole('button', { name: 'Wipe the slide' })).toBeDisabled()
  })

  test('EE34 it stays with its slide and its step: away and back, reloaded, in a second projector window', async ({
    context,
    lecture,
    presenter,
    audience,
  }) => {
    await showOn([audience, presenter], lecture, 'points', 2)
    const drawn = await drawArc(presenter, audience)

    await press(presenter, 'ArrowLeft')
    await expectAt(audience, 'points', 1)
    await expect(lines(inAudience(audience))).toHaveCount(0)
    await press(presenter, 'Shift+ArrowRight')
    await expectAt(audience, 'pause', 0)
    await expect(lines(inAudience(audience))).toHaveCount(0)
    await showOn([audience], lecture, 'points', 3)
    await expect.poll(() => paths(inAudience(audience))).toEqual(drawn)

    await audience.reload()
    await isReady(audience)
    await expect.poll(() => paths(inAudience(audience))).toEqual(drawn)
    await presenter.reload()
    await isReady(presenter)
    await expect.poll(() => paths(inPresenter(presenter))).toEqual(drawn)
    const second = await openPage(context, lecture.audienceUrl)
    await expect.poll(() => paths(inAudience(second))).toEqual(drawn)
  })

  test('EE35 an edit of the slide and a change to dark leave it where it is, in the colour for dark', async ({
    lecture,
    presenter,
    audience,
  }) => {
    await showOn([audience, presenter], lecture, 'points', 2)
    const drawn = await drawArc(presenter, audience)
    const colour = (slide: Locator) => lines(slide).evaluate((path) => getComputedStyle(path).stroke)
    const light = await colour(inAudience(audience))

    await lecture.edit('slides/01-words.md', (text) => text.replace('Beta point', 'Better point'))
    for (const slide of [inAudience(audience), inPresenter(presenter)]) {
      await expect(slide.getByText('Better point')).toBeVisible()
      await expect.poll(() => paths(slide)).toEqual(drawn)
    }
    await press(presenter, 'd')
    await expect(audience.locator('html')).toHaveAttribute('data-appearance', 'dark')
    for (const slide of [inAudience(audience), inPresenter(presenter)]) {
      await expect.poll(() => paths(slide)).toEqual(drawn)
      await expect.poll(() => colour(slide)).not.toBe(light)
    }
  })

  test('EE36 links are not followed while there is a tool in hand, and are again afterwards', async ({
    lecture,
    presenter,
    audience,
  }) => {
    await showOn([presenter, audience], lecture, 'pause', 1)
    const link = inPresenter(presenter).getByRole('link', { name: 'the points' })
    await take(presenter, audience, 'i', 'pen')
    const box = await link.boundingBox()
    if (box === null) throw new Error('no link')
    const middle = [box.x + box.width / 2, box.y + box.height / 2] as const
    await presenter.mouse.click(...middle)
    await expect(lines(inAudience(audience))).toHaveCount(1)
    await link.press('Enter')
    await press(presenter, 'Escape')
    await expect(presenter.locator('.hand')).toBeHidden()
    await expectAt(presenter, 'pause', 1)
    await presenter.mouse.click(...middle)
    await expectAt(presenter, 'points', 0)
  })

  test('EE37 the keyboard draws too: arrow keys move the hand, Enter presses and lets go', async ({
    presenter,
    audience,
  }) => {
    await take(presenter, audience, 'i', 'pen')
    const hand = presenter.getByRole('application', { name: 'Pen on the slide' })
    await hand.focus()
    await press(presenter, 'Enter')
    await press(presenter, 'Shift+ArrowRight', 2)
    await press(presenter, 'ArrowDown')
    await press(presenter, 'Enter')
    await expect(lines(inAudience(audience))).toHaveCount(1)
    const [drawn = ''] = await paths(inAudience(audience))
    expect(ends(drawn)).toEqual([
      [640, 360],
      [800, 376],
    ])
    await press(presenter, 'PageDown')
    await expectAt(audience, 'words', 0)
  })
})
