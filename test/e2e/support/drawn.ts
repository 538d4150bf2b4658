import type { Locator, Page } from '@playwright/test'
import { expect, press } from './lecture-test.ts'

/** The slide itself, wherever in the window it is shown. */
export const inPresenter = (page: Page) => page.locator('.is-current-slide .slide')
export const inAudience = (page: Page) => page.locator('#stage section.slide.present')
export const lines = (slide: Locator) => slide.locator('.ink path[data-stroke]')

export type Place = readonly [x: number, y: number]

/** Places in the window of places on the slide (CSS pixels of its 1280 × 720). */
export async function inWindow(slide: Locator, places: readonly Place[]): Promise<Place[]> {
  const box = await slide.boundingBox()
  if (box === null) throw new Error('The slide is not shown.')
  return places.map(([x, y]) => [box.x + (x / 1280) * box.width, box.y + (y / 720) * box.height])
}

/** Presses at the first place, goes by all others, lets go at the last. */
export async function drag(page: Page, slide: Locator, places: readonly Place[]): Promise<void> {
  const [first, ...others] = await inWindow(slide, places)
  if (first === undefined) return
  await page.mouse.move(...first)
  await page.mouse.down()
  for (const place of others) await page.mouse.move(...place, { steps: 3 })
  await page.mouse.up()
}

export async function hover(page: Page, slide: Locator, place: Place): Promise<void> {
  const [at] = await inWindow(slide, [place])
  if (at !== undefined) await page.mouse.move(...at)
}

/** Takes a tool up by its key; resolves once both windows have it. */
export async function take(presenter: Page, audience: Page, key: string, tool: string): Promise<void> {
  await press(presenter, key)
  await expect(presenter.locator('.hand')).toHaveAttribute('data-tool', tool)
  await expect(audience.locator('html')).toHaveAttribute('data-tool', tool)
}

export const paths = (slide: Locator) =>
  lines(slide).evaluateAll((found) => found.map((path) => path.getAttribute('d') ?? ''))

/** First and last place of a path. */
export function ends(path: string): number[][] {
  const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? []
  return [numbers.slice(0, 2), numbers.slice(-2)]
}

export const ARC: Place[] = [
  [300, 400],
  [400, 300],
  [500, 280],
  [600, 300],
  [700, 400],
]

/** Draws the arc with the pen on the presenter's slide; returns the paths that the room sees, once it sees one. */
export async function drawArc(presenter: Page, audience: Page): Promise<string[]> {
  await take(presenter, audience, 'i', 'pen')
  await drag(presenter, inPresenter(presenter), ARC)
  await expect(lines(inAudience(audience))).toHaveCount(1)
  return await paths(inAudience(audience))
}
