import type { Locator, Page } from '@playwright/test'
import { expect } from './lecture-test.ts'

/** Edges in CSS pixels of the window. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Of the first element that is found. */
export async function boxOf(locator: Locator): Promise<Box> {
  const found = await locator.first().boundingBox()
  if (found === null) throw new Error('There is no such box.')
  const { x, y, width, height } = found
  return { left: x, right: x + width, top: y, bottom: y + height }
}

/** A computed style of the first element that is found. */
export const styleOf = (locator: Locator, name: string): Promise<string> =>
  locator.first().evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name)

/** Nothing of the page lies beside its window. */
export async function expectNothingWider(page: Page, where?: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, where).toBeLessThanOrEqual(0)
}

/** One finger sideways over the page at this height, from place to place; CSS pixels of the window. */
export async function drawFinger(page: Page, y: number, places: readonly number[]): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y }] })
  for (const [at, x] of places.entries()) await finger(at === 0 ? 'touchStart' : 'touchMove', x)
  await finger('touchEnd')
  await client.detach()
}
