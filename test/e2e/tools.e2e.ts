import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, expectAt, isReady, openPage, press, test } from './support/lecture-test.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong, as short lines. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  expect(passes.length).toBeGreaterThan(10)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

/** The slide itself, wherever in the window it is shown. */
const inPresenter = (page: Page) => page.locator('.is-current-slide .slide')
const inAudience = (page: Page) => page.locator('#stage section.slide.present')
const lines = (slide: Locator) => slide.locator('.ink path[data-stroke]')

type Place = readonly [x: number, y: number]

/** Places in the window of places on the slide (CSS pixels of its 1280 × 720). */
async function inWindow(slide: Locator, places: readonly Place[]): Promise<Place[]> {
  const box = await slide.boundingBox()
  if (box === null) throw new Error('The slide is not shown.')
  return places.map(([x, y]) => [box.x + (x / 1280) * box.width, box.y + (y / 720) * box.height])
}

/** Presses at the first place, goes by all others, lets go at the last. */
async function drag(page: Page, slide: Locator, places: readonly Place[]): Promise<void> {
  const [first, ...others] = await inWindow(slide, places)
  if (first === undefined) return
  await page.mouse.move(...first)
  await page.mouse.down()
  for (const place of others) await page.mouse.move(...place, { steps: 3 })
  await page.mouse.up()
}

async function hover(page: Page, slide: Locator, place: Place): Promise<void> {
  const [at] = await inWindow(slide, [place])
  if (at !== undefined) await page.mouse.move(...at)
}

/** Takes a tool up by its key; resolves once both windows have it. */
async function take(presenter: Page, audience: Page, key: string, tool: string): Promise<void> {
  await press(presenter, key)
  await expect(presenter.locator('.hand')).toHaveAttribute('data-tool', tool)
  await expect(audience.locator('html')).toHaveAttribute('data-tool', tool)
}

const paths = (slide: Locator) =>
  lines(slide).evaluateAll((found) => found.map((path) => path.getAttribute('d') ?? ''))

/** First and last place of a path. */
function ends(path: string): number[][] {
  const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? []
  return [numbers.slice(0, 2), numbers.slice(-2)]
}

const ARC: Place[] = [
  [300, 400],
  [400, 300],
  [500, 280],
  [600, 300],
  [700, 400],
]

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
    lecture.goto('points', 2)
    await expectAt(audience, 'points', 2)
    await expectAt(presenter, 'points', 2)
    await take(presenter, audience, 'i', 'pen')
    await drag(presenter, inPresenter(presenter), ARC)
    await expect(lines(inAudience(audience))).toHaveCount(1)
    const drawn = await paths(inAudience(audience))

    await press(presenter, 'ArrowLeft')
    await expectAt(audience, 'points', 1)
    await expect(lines(inAudience(audience))).toHaveCount(0)
    await press(presenter, 'Shift+ArrowRight')
    await expectAt(audience, 'pause', 0)
    await expect(lines(inAudience(audience))).toHaveCount(0)
    lecture.goto('points', 3)
    await expectAt(audience, 'points', 3)
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
    lecture.goto('points', 2)
    await expectAt(audience, 'points', 2)
    await expectAt(presenter, 'points', 2)
    await take(presenter, audience, 'i', 'pen')
    await drag(presenter, inPresenter(presenter), ARC)
    await expect(lines(inAudience(audience))).toHaveCount(1)
    const drawn = await paths(inAudience(audience))
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
    lecture.goto('pause', 1)
    await expectAt(presenter, 'pause', 1)
    await expectAt(audience, 'pause', 1)
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

test.describe('sources', () => {
  test('EE42 "q" lays the source of the slide over it for the room, and takes it away after the last', async ({
    lecture,
    presenter,
    audience,
  }) => {
    lecture.goto('pause', 0)
    await expectAt(presenter, 'pause', 0)
    await expectAt(audience, 'pause', 0)
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
    lecture.goto('pause', 0)
    await expectAt(presenter, 'pause', 0)
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
    lecture.goto('pause', 1)
    await expectAt(presenter, 'pause', 1)
    await expectAt(audience, 'pause', 1)
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
