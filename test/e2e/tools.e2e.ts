import { expect, expectAt, press, showOn, test } from './support/lecture-test.ts'
import { violations } from './support/axe.ts'
import { ARC, drag, hover, inAudience, inPresenter, lines, take } from './support/drawn.ts'

test.describe('sources', () => {
  test('EE42 "q" lays the source of the slide over it for the room, and takes it away after the last', async ({
    lecture,
    presenter,
    audience,
  }) => {
    await showOn([presenter, audience], lecture, 'pause')
    await press(presenter, 'q')
    const card = audience.getByRole('region', { name: 'Source', exact: true })
    await expect(card).toBeVisible()
    await expect(card).toContainText('Adams')
    await expect(card).toContainText('p. 42')
    await expect(card).toContainText('Established')
    await expect(audience.locator('#announcement')).toContainText('Adams')
    await expect(presenter.locator('.is-current-slide .source-card')).toBeVisible()
    await expect(presenter.locator('.source-show')).toHaveAttribute('aria-pressed', 'true')
    await press(presenter, 'q')
    await expect(card).toBeHidden()
    await expect(presenter.locator('.source-show')).toHaveAttribute('aria-pressed', 'false')
  })

  test('EE42 the button beside a source does the same, and the next step takes it away', async ({
    lecture,
    presenter,
    audience,
  }) => {
    await showOn([presenter], lecture, 'pause')
    await presenter.getByRole('button', { name: /^Show to the room/ }).click()
    await expect(audience.locator('.source-card')).toBeVisible()
    await press(presenter, 'ArrowRight')
    await expectAt(audience, 'pause', 1)
    await expect(audience.locator('.source-card')).toBeHidden()
  })

  test('EE42 without sources the lecturer is told so', async ({ presenter }) => {
    await press(presenter, 'q')
    await expect(presenter.getByText('There are no sources on the slide that the room sees')).toBeVisible()
  })
})

test('EE43 the tools are buttons with their state, colours have names, and all is told to screen readers', async ({
  presenter,
  audience,
}) => {
  const tools = presenter.getByRole('group', { name: 'Pointing and drawing' })
  const status = tools.getByRole('status')
  await tools.getByRole('button', { name: 'Pen' }).click()
  await expect(tools.getByRole('button', { name: 'Pen' })).toHaveAttribute('aria-pressed', 'true')
  await expect(status).toHaveText('Pen, red')
  await tools.getByRole('button', { name: 'Green' }).click()
  await expect(status).toHaveText('Green')
  await expect(tools.locator('.colour-name')).toHaveText('Green')
  await drag(presenter, inPresenter(presenter), ARC)
  await expect(status).toHaveText('1 line drawn on this slide')
  for (const slide of [inPresenter(presenter), inAudience(audience)])
    await expect(slide.getByRole('img', { name: '1 line drawn on this slide' })).toHaveCount(1)
  await tools.getByRole('button', { name: 'Undo' }).click()
  await expect(status).toHaveText('Nothing drawn on this slide')
  await expect(inAudience(audience).getByRole('img', { name: /drawn/ })).toHaveCount(0)
})

for (const appearance of ['light', 'dark'] as const) {
  test(`EE44 axe finds nothing wrong while pointing, drawing, enlarging and showing a source, ${appearance}`, async ({
    lecture,
    presenter,
    audience,
  }) => {
    // axe looks eight times.
    test.slow()
    await presenter.emulateMedia({ colorScheme: appearance })
    if (appearance === 'dark') await press(presenter, 'd')
    await showOn([presenter, audience], lecture, 'pause', 1)
    const both = async (state: string) => {
      expect(await violations(presenter), `presenter view, ${state}`).toEqual([])
      expect(await violations(audience), `projector, ${state}`).toEqual([])
    }
    await take(presenter, audience, 'i', 'pen')
    await drag(presenter, inPresenter(presenter), ARC)
    await expect(lines(inAudience(audience))).toHaveCount(1)
    await both('a pen in hand')
    await take(presenter, audience, 'l', 'laser')
    await hover(presenter, inPresenter(presenter), [640, 600])
    await expect(audience.locator('.laser-dot')).toHaveCount(1)
    await both('a laser in hand')
    await take(presenter, audience, 'z', 'zoom')
    await drag(presenter, inPresenter(presenter), [[640, 360]])
    await expect(presenter.locator('.zoom-frame')).toHaveCount(1)
    await both('enlarged')
    await press(presenter, 'Escape', 2)
    await press(presenter, 'q')
    await expect(audience.locator('.source-card')).toBeVisible()
    await both('a source shown')
  })
}
