import type { Locator, Page } from '@playwright/test'
import { expect, expectAt, press, test } from './support/lecture-test.ts'
import { drag, hover, inAudience, inPresenter, take } from './support/drawn.ts'

test.describe('pointing', () => {
  const dot = (page: Page) => page.locator('.laser-dot')
  const at = async (mark: Locator) => [
    Number(await mark.getAttribute('cx')),
    Number(await mark.getAttribute('cy')),
  ]

  test('EE38 the laser is seen where the lecturer points, and gone when the hand is', async ({
    presenter,
    audience,
  }) => {
    await take(presenter, audience, 'l', 'laser')
    await hover(presenter, inPresenter(presenter), [900, 200])
    await expect(dot(audience)).toHaveCount(1)
    const [x = 0, y = 0] = await at(dot(audience))
    expect(Math.abs(x - 900) + Math.abs(y - 200)).toBeLessThan(4)
    // A step does not take it away, nor does a slide.
    await press(presenter, 'PageDown')
    await expectAt(audience, 'words', 0)
    await expect(dot(audience)).toHaveCount(1)
    await presenter.mouse.move(2, 2)
    await expect(dot(audience)).toHaveCount(0)
    await hover(presenter, inPresenter(presenter), [300, 300])
    await expect(dot(audience)).toHaveCount(1)
    await press(presenter, 'l')
    await expect(dot(audience)).toHaveCount(0)
    await expect(dot(presenter)).toHaveCount(0)
  })

  test('EE38 it is gone too when the window that points is closed', async ({ presenter, audience }) => {
    await take(presenter, audience, 'l', 'laser')
    await hover(presenter, inPresenter(presenter), [900, 200])
    await expect(dot(audience)).toHaveCount(1)
    await presenter.close()
    await expect(dot(audience)).toHaveCount(0)
  })

  test('EE38 the projector’s own mouse points as well, and nothing else is in its way', async ({
    presenter,
    audience,
  }) => {
    await take(presenter, audience, 'l', 'laser')
    await hover(audience, inAudience(audience), [640, 120])
    await expect(dot(audience)).toHaveCount(1)
    await expect(dot(presenter)).toHaveCount(1)
    expect(await at(dot(presenter))).toEqual([640, 120])
    await expect(audience.getByRole('button', { name: 'Full screen' })).toBeHidden()
    await expect(audience.locator('.hand')).toHaveCSS('cursor', 'none')
  })

  test('EE39 the spotlight darkens the rest of the projector', async ({ presenter, audience }) => {
    await take(presenter, audience, 's', 'spotlight')
    await hover(presenter, inPresenter(presenter), [640, 360])
    await expect(audience.locator('.spotlight-dark')).toHaveCount(1)
    await expect(audience.locator('.spotlight-ring')).toHaveCount(1)
    await press(presenter, 'Escape')
    await expect(audience.locator('.spotlight-dark')).toHaveCount(0)
  })

  test('EE39 by keyboard alone it moves with the arrow keys, which go on moving the lecture elsewhere', async ({
    presenter,
    audience,
  }) => {
    await take(presenter, audience, 'l', 'laser')
    const hand = presenter.getByRole('application', { name: 'Laser pointer on the slide' })
    await presenter.getByRole('button', { name: 'Wipe the slide' }).evaluate((button) => {
      button.closest('section')?.querySelector<HTMLElement>('.tools button:not(:disabled)')?.focus()
    })
    for (let tabs = 0; tabs < 30; tabs += 1) {
      if (await hand.evaluate((element) => element === document.activeElement)) break
      await press(presenter, 'Tab')
    }
    await expect(hand).toBeFocused()
    await expect(dot(audience)).toHaveCount(1)
    await press(presenter, 'ArrowRight', 2)
    await expect.poll(() => at(dot(audience))).toEqual([672, 360])
    await expectAt(audience, 'title', 0)
    await press(presenter, 'Escape')
    await expect(dot(audience)).toHaveCount(0)
    // The presenter's own window has laid it down, too.
    await expect(hand).toHaveCount(0)
    await press(presenter, 'ArrowRight')
    await expectAt(audience, 'words', 0)
  })
})

test.describe('enlarging', () => {
  const width = async (slide: Locator) => Math.round((await slide.boundingBox())?.width ?? 0)

  test('EE40 a dragged region fills the projector, the presenter sees its frame, Escape shows all again', async ({
    presenter,
    audience,
  }) => {
    await take(presenter, audience, 'z', 'zoom')
    await drag(presenter, inPresenter(presenter), [
      [320, 180],
      [960, 540],
    ])
    await expect.poll(() => width(inAudience(audience))).toBeGreaterThan(2500)
    expect(Math.abs((await width(inAudience(audience))) - 2560)).toBeLessThan(25)
    const box = await inAudience(audience).boundingBox()
    expect(Math.abs((box?.x ?? 0) + 640)).toBeLessThan(10)
    expect(Math.abs((box?.y ?? 0) + 360)).toBeLessThan(10)
    await expect(presenter.locator('.zoom-frame')).toHaveCount(1)
    expect(await width(inPresenter(presenter))).toBeLessThan(1280)
    await press(presenter, 'Escape', 2)
    await expect.poll(() => width(inAudience(audience))).toBe(1280)
    await expect(presenter.locator('.zoom-frame')).toHaveCount(0)
  })

  test('EE40 a click, the wheel and the keyboard enlarge as well, and another slide comes whole', async ({
    presenter,
    audience,
  }) => {
    await take(presenter, audience, 'z', 'zoom')
    await drag(presenter, inPresenter(presenter), [[640, 360]])
    await expect.poll(() => width(inAudience(audience))).toBe(2560)
    await presenter.mouse.wheel(0, -100)
    await expect.poll(() => width(inAudience(audience))).toBeGreaterThan(2600)
    await presenter.getByRole('application', { name: 'Enlarge a part on the slide' }).focus()
    await press(presenter, '-', 6)
    await expect.poll(() => width(inAudience(audience))).toBe(1280)
    await press(presenter, 'Enter')
    await expect.poll(() => width(inAudience(audience))).toBe(2560)
    await press(presenter, 'PageDown')
    await expectAt(audience, 'words', 0)
    expect(await width(inAudience(audience))).toBe(1280)
  })

  test('EE41 nothing moves by itself when motion is to be reduced, and calmly when it is not', async ({
    presenter,
    audience,
  }) => {
    const duration = () =>
      audience.locator('.stage-view').evaluate((view) => getComputedStyle(view).transitionDuration)
    await take(presenter, audience, 'z', 'zoom')
    expect(await duration()).toBe('0s')
    await audience.emulateMedia({ reducedMotion: 'no-preference' })
    expect(await duration()).toBe('0.42s')
  })
})
