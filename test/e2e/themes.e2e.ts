import { fileURLToPath } from 'node:url'
import { expect, expectAt, openPage, test } from './support/lecture-test.ts'
import { openLecture } from './support/running-lecture.ts'

const example = fileURLToPath(new URL('../../examples/hash-table', import.meta.url))
const own =
  ':root { --slide-title: 60px }\n.light { --slide-paper: #fff4e6 }\n.dark { --slide-paper: #1a0d00 }\n'

/** What a slide is drawn on, and how large its heading is. */
const look = (slide: string) => `(() => {
  const found = [...document.querySelectorAll('.slide[data-slide="${slide}"]')].find((one) => one.checkVisibility())
  const title = found.querySelector('.slide-title')
  return [getComputedStyle(found).backgroundColor, getComputedStyle(title).fontSize].join(' ')
})()`

test('ST92 a theme is the same on the projector, in the previews and on paper, and follows the appearance', async ({
  context,
}) => {
  const lecture = await openLecture(example)
  try {
    await lecture.edit('slides/lecture.yaml', (text) => `${text}theme: contrast\n`)
    await expect.poll(() => lecture.deck().meta.theme?.name).toBe('contrast')
    lecture.goto('compare', 0)
    const audience = await openPage(context, lecture.audienceUrl)
    const presenter = await openPage(context, lecture.presenterUrl)
    const print = await openPage(context, lecture.printUrl)
    await expectAt(audience, 'compare', 0)
    for (const page of [audience, presenter, print])
      expect(await page.evaluate(look('compare'))).toBe('rgb(255, 255, 255) 46px')
    await presenter.keyboard.press('d')
    for (const page of [audience, presenter])
      await expect.poll(() => page.evaluate(look('compare'))).toBe('rgb(0, 0, 0) 46px')
    // What surrounds the slide on a screen of another shape is of the same colour.
    expect(await audience.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(0, 0, 0)',
    )
  } finally {
    await lecture.close()
  }
})

test('ST93 a theme of the lecture’s own is worn in both appearances, and shows when its file is saved', async ({
  context,
}) => {
  const lecture = await openLecture(example)
  try {
    await lecture.write('slides/own.css', own)
    await lecture.edit('slides/lecture.yaml', (text) => `${text}theme: own.css\n`)
    await expect.poll(() => lecture.deck().meta.theme?.light?.['--slide-title']).toBe('60px')
    lecture.goto('compare', 0)
    const audience = await openPage(context, lecture.audienceUrl)
    const presenter = await openPage(context, lecture.presenterUrl)
    await expectAt(audience, 'compare', 0)
    expect(await audience.evaluate(look('compare'))).toBe('rgb(255, 244, 230) 60px')
    await presenter.keyboard.press('d')
    for (const page of [audience, presenter])
      await expect.poll(() => page.evaluate(look('compare'))).toBe('rgb(26, 13, 0) 60px')
    await lecture.edit('slides/own.css', (text) => text.replace('#1a0d00', '#001a0d'))
    await expect.poll(() => audience.evaluate(look('compare'))).toBe('rgb(0, 26, 13) 60px')
  } finally {
    await lecture.close()
  }
})
