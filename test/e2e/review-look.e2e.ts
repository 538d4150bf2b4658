import type { Locator } from '@playwright/test'
import { contrastOf } from '../../core/deck/contrast.ts'
import { expect, openPage, test } from './support/lecture-test.ts'
import { expectNothingWider, styleOf } from './support/measuring.ts'
import { goTo, openView } from './support/reviewing.ts'

test.use({ folder: 'review-lecture' })

for (const [width, height] of [
  [390, 844],
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
] as const) {
  test(`RV63 the largest text with wide spacing fits into every view and is remembered, at ${width} × ${height}`, async ({
    browser,
    lecture,
  }) => {
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
    try {
      const page = await openPage(context, lecture.reviewUrl)
      await page.getByRole('button', { name: 'Text and colours' }).click()
      const larger = page.getByRole('button', { name: 'Larger text' })
      while (await larger.isEnabled()) await larger.click()
      await page.getByRole('checkbox', { name: /^Wide spacing/ }).check()
      await page.keyboard.press('Escape')
      await goTo(page, 'pools')
      const notes = page.locator('.notes-body')
      await expect.poll(() => styleOf(notes, 'font-size')).toBe('32px')
      expect(Number.parseFloat(await styleOf(notes, 'letter-spacing'))).toBeGreaterThan(1)
      for (const name of ['article', 'practice', 'sources', 'marks', 'glossary']) {
        await openView(page, name)
        await expectNothingWider(page, name)
      }
      await goTo(page, 'pools')
      await expectNothingWider(page)
      await page.reload()
      await expect.poll(() => styleOf(notes, 'font-size')).toBe('32px')
    } finally {
      await context.close()
    }
  })
}

const hexOf = (colour: string) =>
  `#${(colour.match(/[\d.]+/g) ?? [])
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`

/** What an element is painted in, and what it is painted on. */
async function paint(locator: Locator): Promise<{ colour: string; ground: string }> {
  const [colour, ground] = await locator.first().evaluate((element) => {
    let box: Element | null = element
    while (box !== null && /^rgba\(.*, 0\)$/.test(getComputedStyle(box).backgroundColor))
      box = box.parentElement
    return [getComputedStyle(element).color, getComputedStyle(box ?? document.body).backgroundColor]
  })
  return { colour: hexOf(colour ?? ''), ground: hexOf(ground ?? '') }
}

for (const theme of ['paper', 'contrast', 'night'] as const) {
  test(`RV71 as painted, the sign and the word of every grade keep their contrast in every tone, theme ${theme}`, async ({
    context,
    lecture,
  }) => {
    await lecture.edit('slides/lecture.yaml', (text) => `${text}theme: ${theme}\n`)
    await lecture.edit('slides/01-review.md', (text) =>
      text.replace('{#axis .diagram}', '{#axis .diagram grade=emerging}'),
    )
    await expect.poll(() => lecture.deck().slides.find(({ id }) => id === 'axis')?.grade).toBe('emerging')
    const page = await openPage(context, lecture.reviewUrl)
    for (const [tone, label] of [
      ['light', 'Light'],
      ['dark', 'Dark'],
      ['contrast', 'High contrast'],
    ] as const) {
      await goTo(page, 'pools')
      await page.getByRole('button', { name: 'Text and colours' }).click()
      await page.getByRole('radio', { name: label }).check()
      await page.keyboard.press('Escape')
      await expect(page.locator('html')).toHaveAttribute('data-tone', tone)
      for (const [slide, grade] of [
        ['pools', 'established'],
        ['axis', 'emerging'],
        ['happiness', 'contested'],
      ] as const) {
        await goTo(page, slide)
        for (const [where, least] of [
          [page.locator(`.sheet .grade-${grade}`), 4.5],
          [page.locator(`.sheet .grade-${grade} svg`), 3],
          [page.locator(`.sources-side .grade-sign.is-${grade}`), 4.5],
        ] as const) {
          const { colour, ground } = await paint(where)
          expect(
            contrastOf(colour, ground),
            `${tone}, ${grade}: ${colour} on ${ground}`,
          ).toBeGreaterThanOrEqual(least)
        }
      }
    }
  })
}
