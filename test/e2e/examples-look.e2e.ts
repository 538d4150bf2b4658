import type { Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import type { PageReport } from '../../core/rpc/contract.ts'
import { expect, openPage, test } from './support/lecture-test.ts'
import { openLecture, type RunningLecture } from './support/running-lecture.ts'

const example = (name: string) =>
  fileURLToPath(new URL(name === 'tour' ? '../../docs/tour' : `../../examples/${name}`, import.meta.url))

test.describe.configure({ mode: 'serial' })

for (const name of ['fourier', 'hash-table', 'algebra', 'tour']) {
  test.describe(name, () => {
    let lecture: RunningLecture
    let page: Page

    test.beforeAll(async ({ browser }) => {
      lecture = await openLecture(example(name))
      page = await openPage(await browser.newContext(), lecture.printUrl)
    })

    test.afterAll(async () => {
      await page.context().close()
      await lecture.close()
    })

    test(`LE65 nothing sticks out of a slide of an example or of the tour and their diagrams are drawn: ${name}`, async () => {
      const report = (await page.evaluate('window.lecternReady')) as PageReport
      expect(report.pages.length).toBeGreaterThan(10)
      expect(report.overflows).toEqual([])
      expect(report.diagramErrors).toEqual([])
    })

    test(`LE66 the labels of their diagrams can be read from the back row: ${name}`, async () => {
      const sizes = await page.locator('.slide figure.diagram > svg text').evaluateAll((texts) =>
        texts
          .filter((text) => (text.textContent ?? '').trim() !== '')
          .map((text) => {
            const scale = (text as SVGTextElement).getScreenCTM()?.a ?? 0
            return Math.round(Number.parseFloat(getComputedStyle(text).fontSize) * scale)
          }),
      )
      expect(sizes.length).toBeGreaterThan(3)
      expect(sizes.filter((size) => size < 18)).toEqual([])
    })
  })
}

test.describe('from right to left', () => {
  let lecture: RunningLecture
  let page: Page

  test.beforeAll(async ({ browser }) => {
    lecture = await openLecture(example('algebra'))
    page = await openPage(await browser.newContext(), lecture.printUrl)
  })

  test.afterAll(async () => {
    await page.context().close()
    await lecture.close()
  })

  test('ST80 a slide of an Arabic lecture begins on the right, its number stands on the left', async () => {
    const slide = page.locator('.slide[data-slide="why"]')
    await expect(slide).toHaveAttribute('dir', 'rtl')
    const box = await slide.boundingBox()
    const at = async (selector: string) => {
      const found = await slide.locator(selector).first().boundingBox()
      return {
        left: (found?.x ?? 0) - (box?.x ?? 0),
        right: (found?.x ?? 0) + (found?.width ?? 0) - (box?.x ?? 0),
      }
    }
    expect((await at('.slide-footer-section')).right).toBeCloseTo(1280 - 84, 0)
    expect((await at('.slide-count')).left).toBeCloseTo(84, 0)
  })

  test('ST81 Arabic is set in a face that comes with Lectern, unspaced and upright', async () => {
    const loaded = await page.evaluate(() =>
      [...document.fonts]
        .filter(({ family, status }) => family.includes('Arabic') && status === 'loaded')
        .map(({ family }) => family.replaceAll('"', '')),
    )
    expect([...new Set(loaded)].sort()).toEqual(['Noto Naskh Arabic', 'Noto Sans Arabic'])
    const spaced = await page
      .locator('.slide .slide-title, .slide .slide-body :is(p, li, td, em)')
      .evaluateAll(
        (elements) =>
          elements
            .filter((element) => /\p{Script=Arabic}/u.test(element.textContent ?? ''))
            .map((element) => getComputedStyle(element))
            .filter(
              ({ letterSpacing, fontStyle }) =>
                !/^(normal|0px)$/.test(letterSpacing) || fontStyle !== 'normal',
            ).length,
      )
    expect(spaced).toBe(0)
  })

  test('ST82 formulas and entries of English books are read from left to right there', async () => {
    const directions = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((elements) => [
          ...new Set(elements.map((element) => getComputedStyle(element).direction)),
        ])
    expect(await directions('.slide .katex')).toEqual(['ltr'])
    expect(await directions('.slide.kind-bibliography li')).toEqual(['ltr'])
    expect(await directions('.slide .slide-body > p')).toEqual(['rtl'])
  })
})
