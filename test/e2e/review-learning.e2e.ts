import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { contrastOf } from '../../core/deck/contrast.ts'
import type { Card } from '../../core/study/types.ts'
import { createStudyStore } from '../../main/app/study-store.ts'
import { answer } from '../../renderer/review/session-cards.ts'
import { fixture } from '../support/pages.ts'
import { readPdf } from '../support/read-pdf.ts'
import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { openLecture } from './support/running-lecture.ts'

const at = async (page: Page, slide: string, step = 0) => {
  await page.evaluate((hash) => (location.hash = hash), `#/slides/${slide}/${step + 1}`)
  await expectAt(page, slide, step)
}
const view = async (page: Page, name: string) => {
  await page.evaluate((hash) => (location.hash = hash), `#/${name}`)
  await expect(page.locator('html')).toHaveAttribute('data-position', name)
}
const widerBy = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
const styleOf = (locator: Locator, name: string) =>
  locator.first().evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name)

test.use({ folder: 'review-lecture' })

test('RV57 a round number in the notes brings the slide to its step, and the notes say which step is shown', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await at(page, 'pools')
  const cue = page.locator('.notes-body').getByRole('button', { name: 'Go to step 2' })
  await expect(cue).not.toHaveAttribute('aria-current', 'step')
  await cue.click()
  await expectAt(page, 'pools', 1)
  await expect(cue).toHaveAttribute('aria-current', 'step')
  await expect(page.locator('.sheet').getByText('Arcuate nucleus')).toBeVisible()
})

test('RV58 the article has what was said as text, slides as figures, and sources as footnotes that lead there and back', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await view(page, 'article')
  const article = page.getByRole('article')
  await expect(article.getByText('The pituitary puts it into the blood.')).toBeVisible()
  await expect(article.getByText('NEVERTOLD')).toHaveCount(0)
  await expect(article.getByRole('figure', { name: 'Slide 3: Two pools of β-endorphin' })).toBeVisible()
  const there = page.locator('#read-pools').getByRole('link', { name: 'Source 1' })
  await there.click()
  const footnote = page.locator('#footnote-1')
  await expect(footnote).toBeFocused()
  await expect(footnote).toContainText('Opiate receptor')
  await footnote.getByRole('link', { name: 'Back to where it is cited' }).click()
  await expect(there).toBeFocused()
})

test('RV59 printed, the article is one PDF with every slide drawn and every source', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await view(page, 'article')
  const printed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        window.print = () => resolve(document.querySelectorAll('.lazy-slide:not([data-stands])').length)
      }),
  )
  await page.getByRole('button', { name: 'Print or save as PDF' }).click()
  expect(await printed).toBe(0)
  const { pages } = await readPdf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
  const text = pages.map((one) => one.text).join(' ')
  for (const words of [
    'Two pools',
    'puts it into the blood',
    'Hypothalamus',
    'Not shown',
    'Effects of exercise',
  ])
    expect(text.replaceAll(/\s+/g, ' ')).toContain(words)
  // Neither the page's bar nor its buttons are on paper.
  expect(text).not.toContain('Search the lecture')
  expect(text).not.toContain('Copy APA')
  expect(text).not.toContain('NEVERTOLD')
})

test('RV60 the outline tells how far one has come and leads to a slide by keyboard', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await at(page, 'pools')
  await page.keyboard.press('o')
  const outline = page.getByRole('navigation', { name: 'Outline' })
  await expect(outline).toContainText('Slide 3 of 7')
  const share = await outline.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value)
  expect(share).toBeCloseTo(3 / 7)
  await expect(outline.locator('[aria-current]')).toBeFocused()
  await press(page, 'Tab')
  await press(page, 'Enter')
  await expect(outline).toBeHidden()
  await expect(page.locator('html')).toHaveAttribute('data-position', /^asked:/)
})

test('RV62 two fingers may zoom everywhere, and one finger then moves what is zoomed instead of the slides', async ({
  browser,
  lecture,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  })
  try {
    const page = await openPage(context, lecture.reviewUrl)
    await at(page, 'pools')
    const meta = await page.locator('meta[name="viewport"]').getAttribute('content')
    expect(meta).not.toMatch(/user-scalable|maximum-scale/)
    expect(await styleOf(page.locator('.sheet'), 'touch-action')).toBe('pan-y pinch-zoom')
    const client = await context.newCDPSession(page)
    const finger = async (type: string, x?: number) =>
      client.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: x === undefined ? [] : [{ x, y: 150 }],
      })
    const draw = async () => {
      await finger('touchStart', 300)
      await finger('touchMove', 200)
      await finger('touchMove', 100)
      await finger('touchEnd')
    }
    await client.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 })
    await expect.poll(() => styleOf(page.locator('.sheet'), 'touch-action')).toBe('auto')
    await draw()
    await client.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 })
    await expect.poll(() => styleOf(page.locator('.sheet'), 'touch-action')).toBe('pan-y pinch-zoom')
    await expectAt(page, 'pools', 0)
    await draw()
    await expectAt(page, 'pools', 1)
  } finally {
    await context.close()
  }
})

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
      await at(page, 'pools')
      const notes = page.locator('.notes-body')
      await expect.poll(() => styleOf(notes, 'font-size')).toBe('32px')
      expect(Number.parseFloat(await styleOf(notes, 'letter-spacing'))).toBeGreaterThan(1)
      for (const name of ['article', 'practice', 'sources', 'marks', 'glossary']) {
        await view(page, name)
        expect(await widerBy(page), name).toBeLessThanOrEqual(0)
      }
      await at(page, 'pools')
      expect(await widerBy(page)).toBeLessThanOrEqual(0)
      await page.reload()
      await expect.poll(() => styleOf(notes, 'font-size')).toBe('32px')
    } finally {
      await context.close()
    }
  })
}

/** What the browser knows of voices, and what it was told to say. */
function voices(found: { lang: string; localService: boolean }[]): void {
  const said: string[] = []
  Object.assign(window, { said })
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => found,
      speak(utterance: EventTarget & { text: string }) {
        said.push(utterance.text)
        setTimeout(() => utterance.dispatchEvent(new Event('end')), 0)
      },
      cancel() {},
      addEventListener() {},
      removeEventListener() {},
    },
  })
  Object.assign(window, {
    SpeechSynthesisUtterance: class extends EventTarget {
      text: string
      constructor(text: string) {
        super()
        this.text = text
      }
    },
  })
}

for (const [words, found] of [
  ['no voice', []],
  ['voices of a server alone', [{ lang: 'en-GB', localService: false }]],
  ['voices of other languages alone', [{ lang: 'fr-FR', localService: true }]],
] as const) {
  test(`RV64 reading aloud is not offered where there is nothing to read with: ${words}`, async ({
    context,
    lecture,
  }) => {
    await context.addInitScript(voices, [...found])
    const page = await openPage(context, lecture.reviewUrl)
    await at(page, 'pools')
    await expect(page.getByRole('button', { name: 'Mark', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Listen' })).toHaveCount(0)
    await page.keyboard.press('l')
    expect(await page.evaluate('window.said')).toEqual([])
  })
}

test('RV64 a voice of this computer reads what was said, without numbers of steps and marks of sources', async ({
  context,
  lecture,
}) => {
  await context.addInitScript(voices, [{ lang: 'en-GB', localService: true }])
  const page = await openPage(context, lecture.reviewUrl)
  await at(page, 'pools')
  await page.getByRole('button', { name: 'Listen' }).click()
  await expect
    .poll(() => page.evaluate('window.said'))
    .toEqual(['It comes from two places. The pituitary puts it into the blood.'])
  await expect(page.getByRole('button', { name: 'Listen' })).toBeVisible()
})

test('RV73 what stands on the arrows of a diagram is hidden with the rest, and called back by itself', async ({
  context,
  lecture,
}) => {
  await lecture.edit('slides/01-review.md', (text) => text.replace('] --> P[', '] -->|drives| P['))
  const page = await openPage(context, lecture.reviewUrl)
  await at(page, 'axis')
  const words = page.locator('.sheet g.edgeLabel text')
  await expect(words).toHaveText('drives')
  expect(await styleOf(words, 'opacity')).toBe('1')
  await page.keyboard.press('h')
  const hidden = page.locator('.sheet').getByRole('button', { name: /^Hidden label/ })
  await expect(hidden).toHaveCount(3)
  expect(await styleOf(words, 'opacity')).toBe('0')
  await page.locator('.sheet g.edgeLabel[role="button"]').focus()
  await page.keyboard.press('Enter')
  await expect(hidden).toHaveCount(2)
  expect(await styleOf(words, 'opacity')).toBe('1')
})

test('RV65 a source is taken along as APA and as BibTeX', async ({ context, lecture }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await openPage(context, lecture.reviewUrl)
  await at(page, 'pools')
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', { name: /^Copy APA/ }).click()
  await expect.poll(copied).toMatch(/^Pert, C\. B\., & Snyder, S\. H\. \(1973\)\. Opiate receptor/)
  await page.getByRole('button', { name: /^Copy BibTeX/ }).click()
  await expect.poll(copied).toMatch(/^@article\{pert1973,/)
})

test('RV66 below a myth stands what speaks against it, and leads to that source', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await at(page, 'happiness', 1)
  const sources = page.getByRole('region', { name: 'Sources' })
  await expect(sources.getByRole('heading', { name: 'What speaks against it' })).toBeVisible()
  await expect(sources).toContainText('“Happiness chemical”')
  await sources.getByRole('link', { name: 'Smith 2003' }).first().click()
  await expect(page.locator('#source-smith2003')).toBeFocused()
  await sources.getByRole('button', { name: 'Used on this slide alone' }).click()
  await expect(page.locator('#all-smith2003')).toBeFocused()
})

test('RV67 a card of another lecture that is due is asked here, and its answer is kept with that lecture', async ({
  browser,
}) => {
  const data = await mkdtemp(join(tmpdir(), 'lectern-due-'))
  const study = createStudyStore(data)
  const other = study.open('/elsewhere', () => 'Another lecture')
  const card: Card = {
    id: 'question:there',
    kind: 'question',
    slide: null,
    frontHtml: '<p>And there?</p>',
    backHtml: '<p>There too.</p>',
  }
  await other.keep(answer(card, 3, Date.now() - 400 * 86_400_000, 'w'))
  const lecture = await openLecture(fixture('review-lecture'), { study })
  const context = await browser.newContext()
  try {
    const page = await openPage(context, lecture.reviewUrl)
    await view(page, 'practice')
    const door = page.getByRole('region', { name: 'From other lectures' })
    await expect(door).toContainText('Another lecture')
    await door.getByRole('button', { name: 'Start' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Another lecture' })).toBeVisible()
    await page.keyboard.press(' ')
    await expect(page.getByText('There too.')).toBeVisible()
    await page.keyboard.press('3')
    await page.getByRole('button', { name: 'Back to practice' }).click()
    await expect(door).toBeHidden()
    const { record } = await other.read()
    expect(Object.values(record.reviews).map(({ card: id }) => id)).toEqual([card.id, card.id])
  } finally {
    await context.close()
    await lecture.close()
    await rm(data, { recursive: true, force: true })
  }
})

test('RV68 the cards are saved as a text file that Anki imports', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await view(page, 'practice')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Save \d+ cards for Anki$/ }).click()
  expect((await download).suggestedFilename()).toBe('review-this-cards.txt')
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\n')
  expect(lines.slice(0, 3)).toEqual(['#separator:tab', '#html:true', '#deck:Review this'])
  const rows = lines.filter((line) => !line.startsWith('#'))
  expect(rows.length).toBe(5)
  for (const row of rows) expect(row.split('\t')).toHaveLength(4)
})

test('RV69 marks are saved as Markdown, slide by slide with their notes', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await at(page, 'pools')
  await page.getByRole('button', { name: 'Note on this slide' }).click()
  await page.getByRole('textbox', { name: 'Note on this slide' }).fill('Ask about the cord.')
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByText('Ask about the cord.')).toBeVisible()
  await view(page, 'marks')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as Markdown' }).click()
  expect((await download).suggestedFilename()).toBe('review-this-marks.md')
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toBe('# My marks: Review this\n\n## Two pools of β-endorphin\n\nAsk about the cord.\n')
})

test('RV74 another view begins at its top, and so does the next card', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await page.setViewportSize({ width: 390, height: 400 })
  const down = async () => {
    await page.evaluate(() => scrollTo(0, 300))
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
  }
  const top = () => expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
  await view(page, 'article')
  await down()
  await view(page, 'practice')
  await top()
  await page.evaluate(() => scrollTo(0, 200))
  await page.getByRole('button', { name: 'Begin the test' }).click()
  await top()
  // One that is asked for by name is gone to instead.
  await page.evaluate(() => (location.hash = '#/sources/smith2003'))
  await expect(page.locator('#all-smith2003')).toBeInViewport()
})

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('RV70 a term is explained when it is tapped, on the slide as in the notes, and a tap elsewhere puts it away', async ({
    context,
    lecture,
  }) => {
    const page = await openPage(context, lecture.reviewUrl)
    await at(page, 'pools')
    const card = page.getByRole('region', { name: 'Definition' })
    for (const part of ['.notes-body', '.sheet']) {
      await page
        .locator(part)
        .getByRole('button', { name: /pituitary/i })
        .first()
        .tap()
      await expect(card).toContainText('A gland below the brain.')
      const { x = 0, width = 0 } = (await card.boundingBox()) ?? {}
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(390)
      await page.getByRole('heading', { name: 'What was said' }).tap()
      await expect(card).toBeHidden()
    }
  })
})

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
      await at(page, 'pools')
      await page.getByRole('button', { name: 'Text and colours' }).click()
      await page.getByRole('radio', { name: label }).check()
      await page.keyboard.press('Escape')
      await expect(page.locator('html')).toHaveAttribute('data-tone', tone)
      for (const [slide, grade] of [
        ['pools', 'established'],
        ['axis', 'emerging'],
        ['happiness', 'contested'],
      ] as const) {
        await at(page, slide)
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
