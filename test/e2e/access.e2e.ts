import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, expectAt, press, test } from './support/lecture-test.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong, as short lines. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  expect(passes.length).toBeGreaterThan(10)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

const SLIDES = [
  ['title', 0],
  ['words', 0],
  ['points', 0],
  ['pause', 0],
  ['code', 0],
  ['pictures', 0],
  ['loop', 0],
  ['two', 0],
  ['picture', 0],
] as const

for (const appearance of ['light', 'dark'] as const) {
  test(`EE13 axe finds nothing wrong on the projector, slide by slide, ${appearance}`, async ({
    presenter,
    audience,
  }) => {
    if (appearance === 'dark') await press(presenter, 'd')
    for (const [slide, step] of SLIDES) {
      await expectAt(audience, slide, step)
      expect(await violations(audience), slide).toEqual([])
      await press(presenter, 'Shift+ArrowRight')
    }
  })
}

test('EE14 axe finds nothing wrong in the presenter window', async ({ presenter }) => {
  expect(await violations(presenter)).toEqual([])
  await press(presenter, 'Shift+ArrowRight', 6)
  await expectAt(presenter, 'loop', 0)
  expect(await violations(presenter), 'at a diagram').toEqual([])
  await press(presenter, '?')
  await expect(presenter.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  expect(await violations(presenter), 'with the keys open').toEqual([])
  await press(presenter, 'Escape')
  await press(presenter, 'o')
  expect(await violations(presenter), 'with the list of slides open').toEqual([])
})
