import type { Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import type { PageReport } from '../../core/rpc/contract.ts'
import { expect, openPage, test } from './support/lecture-test.ts'
import { openLecture, type RunningLecture } from './support/running-lecture.ts'

// The lecture that comes with Lectern, laid out for print: every slide at its last step, 1280 × 720.
const bundled = fileURLToPath(new URL('../..', import.meta.url))
/** CSS pixels. */
const minimumLabel = 18

let lecture: RunningLecture
let page: Page

// More than a hundred slides: laid out once, looked at several times.
test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  lecture = await openLecture(bundled)
  page = await openPage(await browser.newContext(), lecture.presenterUrl.replace('/presenter?', '/print?'))
})

test.afterAll(async () => {
  await page.context().close()
  await lecture.close()
})

test('LE30 nothing sticks out of a slide and every diagram can be drawn', async () => {
  const report = (await page.evaluate('window.lecternReady')) as PageReport
  expect(report.pages.length).toBeGreaterThan(60)
  expect(report.overflows).toEqual([])
  expect(report.diagramErrors).toEqual([])
})

test('LE31 the labels of every diagram can be read from the back row', async () => {
  const labels = await page.locator('.slide figure.diagram > svg').evaluateAll((drawings) =>
    drawings.flatMap((drawing) => {
      const slide = drawing.closest<HTMLElement>('.slide')?.dataset['slide'] ?? ''
      return [...drawing.querySelectorAll<SVGTextElement>('text')]
        .filter((text) => (text.textContent ?? '').trim() !== '')
        .map((text) => {
          const scale = text.getScreenCTM()?.a ?? 0
          const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale
          return { slide, label: (text.textContent ?? '').trim(), size: Math.round(size * 10) / 10 }
        })
    }),
  )
  expect(labels.length).toBeGreaterThan(80)
  expect(labels.filter(({ size }) => size < minimumLabel)).toEqual([])
})

test('LE32 no diagram or figure is wider or higher than the room its slide has', async () => {
  const pictures = await page.locator('.slide .slide-body figure > :is(svg, img)').evaluateAll((elements) =>
    elements.map((element) => {
      const body = element.closest('.slide-body')?.getBoundingClientRect() ?? new DOMRect()
      const box = element.getBoundingClientRect()
      return {
        slide: element.closest<HTMLElement>('.slide')?.dataset['slide'] ?? '',
        width: box.width,
        height: box.height,
        inside:
          box.left >= body.left - 1 &&
          box.right <= body.right + 1 &&
          box.top >= body.top - 1 &&
          box.bottom <= body.bottom + 1,
      }
    }),
  )
  expect(pictures.length).toBeGreaterThan(14)
  expect(pictures.filter(({ inside }) => !inside)).toEqual([])
  expect(pictures.filter(({ width, height }) => width < 400 || height < 80)).toEqual([])
})

test('LE33 a myth is no taller than its words, and its fact stands below it', async () => {
  const myths = await page.locator('.slide .slide-body > div.myth').evaluateAll((boxes) =>
    boxes.map((box) => {
      const range = document.createRange()
      range.selectNodeContents(box)
      const fact = box.parentElement?.querySelector(':scope > div.fact')
      const bottom = box.getBoundingClientRect().bottom
      return {
        slide: box.closest<HTMLElement>('.slide')?.dataset['slide'] ?? '',
        spare: Math.round(box.getBoundingClientRect().height - range.getBoundingClientRect().height),
        below: (fact?.getBoundingClientRect().top ?? 0) >= bottom,
      }
    }),
  )
  expect(myths.length).toBeGreaterThan(7)
  expect(myths.filter(({ spare, below }) => spare > 70 || !below)).toEqual([])
})

test('LE54 the words in every figure are whole, apart and large enough', async () => {
  const figures = await page.locator('.slide .slide-body figure > img[src*=".svg"]').evaluateAll((pictures) =>
    (pictures as HTMLImageElement[]).map((picture) => ({
      src: picture.src,
      scale: picture.getBoundingClientRect().width / picture.naturalWidth,
    })),
  )
  expect(figures.length).toBeGreaterThanOrEqual(5)
  for (const { src, scale } of figures) {
    const svg = await (await page.context().request.get(src)).text()
    const alone = await page.context().newPage()
    await alone.setContent(svg)
    const { outside, overlapping, small } = await alone.evaluate(measureWords, minimumLabel / scale)
    expect({ src, outside, overlapping, small }).toEqual({ src, outside: [], overlapping: [], small: [] })
    await alone.close()
  }
})

test('LE58 a grade is a word and a shape, at a slide and at a single claim', async () => {
  const marks = await page.locator('.slide :is(.grade, .grade-mark)').evaluateAll((badges) =>
    badges.map((badge) => ({
      words: (badge.textContent ?? '').replace('Evidence: ', '').trim(),
      shape: badge.querySelector(':scope > svg')?.innerHTML ?? '',
    })),
  )
  expect(marks.length).toBeGreaterThan(100)
  const shapes = (word: string) =>
    new Set(marks.filter(({ words }) => words === word).map(({ shape }) => shape))
  const three = ['Established', 'Emerging', 'Contested'].map((word) => [...shapes(word)])
  expect(three.map(({ length }) => length)).toEqual([1, 1, 1])
  expect(new Set(three.flat()).size).toBe(3)
  expect(three.flat()).not.toContain('')
})

/** Runs in the page of one SVG, at its own size; `smallest` is a font size in its units. */
async function measureWords(smallest: number) {
  await document.fonts.ready
  const frame = document.documentElement.querySelector('svg')?.getBoundingClientRect() ?? new DOMRect()
  const words = [...document.querySelectorAll('text')]
    .filter((text) => text.closest('defs') === null)
    .map((text) => ({
      label: text.textContent,
      box: text.getBoundingClientRect(),
      size: Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0),
    }))
  const margin = 4
  const outside = words.filter(
    ({ box }) =>
      box.left < frame.left + margin || box.right > frame.right - margin || box.bottom > frame.bottom,
  )
  const overlapping = words.flatMap((one, i) =>
    words
      .slice(i + 1)
      .filter(({ box }) => box.left < one.box.right && one.box.left < box.right)
      // Lines of one label may touch: descenders reach into the next line's box.
      .filter(({ box }) => Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > 6)
      .map((other) => `${one.label} / ${other.label}`),
  )
  return {
    outside: outside.map(({ label }) => label),
    overlapping,
    small: words.filter(({ size }) => size < smallest).map(({ label }) => label),
  }
}
