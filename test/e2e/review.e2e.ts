import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong, as short lines. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  expect(passes.length).toBeGreaterThan(10)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))
}

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let times = 0; times < most; times += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`
    })
    if (name.test(focused)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Nothing named ${String(name)} can be reached with Tab.`)
}

/** All slides have come and can be searched. */
async function isIndexed(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog', { name: 'Search the lecture' })
  await dialog.getByRole('searchbox', { name: 'Search' }).fill('words')
  await expect(dialog.getByRole('status')).toContainText('Found on')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

/** The words that are highlighted in the notes: a term within them is an element of its own. */
async function expectMarked(page: Page, words: string): Promise<void> {
  const marked = page.locator('.notes-body mark')
  await expect.poll(async () => (await marked.allTextContents()).join('')).toBe(words)
}

const marks = (page: Page) => page.getByRole('region', { name: /^Your marks/ })

test.use({ folder: 'review-lecture' })

test('RV20 somebody who reviews moves by themselves: neither the lecturer nor the room moves with them', async ({
  context,
  lecture,
  presenter,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await expectAt(page, 'title', 0)
  await press(page, 'Shift+ArrowRight', 2)
  await expectAt(page, 'pools', 0)
  await press(page, 'ArrowRight')
  await expectAt(page, 'pools', 1)
  await expectAt(presenter, 'title', 0)
  await press(presenter, 'ArrowRight', 2)
  await expectAt(presenter, 'pools', 0)
  await expectAt(page, 'pools', 1)
})

test('RV21 private notes never reach the page, and it asks for nothing elsewhere', async ({
  context,
  lecture,
  traffic,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await isIndexed(page)
  await page.goto(`${new URL(lecture.reviewUrl).origin}/review#/article`)
  await expect(page.getByRole('heading', { level: 1, name: 'Review this' })).toBeVisible()
  const received = traffic.framesTo('/review').join('\n')
  expect(received).toContain('The pituitary puts it into the blood')
  expect(received).not.toContain('NEVERTOLD')
  const origin = new URL(lecture.reviewUrl).host
  expect(
    traffic.addresses.filter(
      (address) => !/^(?:blob|data):/.test(address) && new URL(address).host !== origin,
    ),
  ).toEqual([])
})

test('RV22 the reviewer’s address opens the review page and nothing of the lecturer’s', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  const { origin } = new URL(lecture.reviewUrl)
  for (const path of ['/', '/presenter', '/print', '/audience']) {
    const answer = await page.request.get(origin + path)
    expect(answer.status(), path).toBe(403)
  }
})

test('RV23 by keyboard alone: search, go there, mark a sentence, write a note, test oneself', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await isIndexed(page)
  await page.keyboard.press('/')
  const dialog = page.getByRole('dialog', { name: 'Search the lecture' })
  await expect(dialog.getByRole('searchbox', { name: 'Search' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('beta endorphn blood')
  await expect(dialog.getByRole('listitem').first()).toContainText('What was said')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expectAt(page, 'pools', 1)

  await page.keyboard.press('m')
  await expect(page.getByRole('toolbar', { name: 'Selected text' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Highlight' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const note = page.getByRole('textbox', { name: 'Your note' })
  await expect(note).toBeFocused()
  await page.keyboard.type('Which lobe?')
  await page.keyboard.press('Control+Enter')
  await expect(marks(page)).toContainText('The pituitary puts it into the blood')
  await expect(marks(page)).toContainText('Which lobe?')
  await expectMarked(page, 'The pituitary puts it into the blood.')

  await page.keyboard.press('3')
  await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible()
  await tabTo(page, /^ ?Begin the test/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Was it β-endorphin?')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByText('We cannot tell')).toBeVisible()
  await page.keyboard.press('3')
  await expect(page.getByText('True, false, or not known?')).toBeVisible()
  await page.keyboard.press('Space')
  await page.keyboard.press('4')
  await expect(page.getByRole('heading', { level: 1, name: 'You knew 2 of 2' })).toBeVisible()
})

test('RV24 marks are there after a reload and in a second window, and neither window loses the other’s', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  const second = await openPage(context, lecture.reviewUrl)
  for (const one of [page, second]) {
    await press(one, 'Shift+ArrowRight', 2)
    await expectAt(one, 'pools', 0)
  }
  await Promise.all([
    page.keyboard.press('b'),
    second.getByRole('button', { name: 'Note on this slide' }).click(),
  ])
  await second.getByRole('textbox', { name: 'Note on this slide' }).fill('From the second window')
  await second.getByRole('button', { name: 'Keep' }).click()
  await expect(marks(page)).toContainText('From the second window')
  await expect(second.getByRole('button', { name: 'Bookmark' })).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(marks(page)).toContainText('From the second window')
  await expect(page.getByRole('button', { name: 'Bookmark' })).toHaveAttribute('aria-pressed', 'true')
})

test('RV25 reading goes on where it stopped, also in a new window', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await press(page, 'Shift+ArrowRight', 2)
  await press(page, 'ArrowRight')
  await expectAt(page, 'pools', 1)
  await page.close({ runBeforeUnload: true })
  await expect(async () => {
    const next = await openPage(context, lecture.reviewUrl)
    const position = await next.locator('html').getAttribute('data-position')
    await next.close()
    expect(position).toBe('pools:1')
  }).toPass()
})

test('RV26 a highlight follows its words when the lecture is edited, and one whose words are gone is kept as lost', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await press(page, 'Shift+ArrowRight', 2)
  await expectAt(page, 'pools', 0)
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: 'Highlight' }).click()
  await expectMarked(page, 'The pituitary puts it into the blood.')
  await lecture.edit('speaker-notes/01-review.md', (text) =>
    text.replace(
      'It comes from two places. [click] The pituitary puts it into the blood.',
      'New words come first. [click] The anterior pituitary puts it into the blood.',
    ),
  )
  await expectMarked(page, 'anterior pituitary puts it into the blood.')
  await expect(marks(page)).toContainText('The lecture’s words have changed here since.')
  await lecture.edit('speaker-notes/01-review.md', (text) =>
    text.replace(
      'New words come first. [click] The anterior pituitary puts it into the blood.',
      'Quite other things [click] are said here now.',
    ),
  )
  await page.keyboard.press('5')
  await expect(page.getByRole('heading', { name: 'No longer in the lecture' })).toBeVisible()
  await expect(page.getByText('The pituitary puts it into the blood.')).toBeVisible()
})

test('RV27 a term is underlined where it comes first, and its definition shows on focus and goes with Escape', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await press(page, 'Shift+ArrowRight', 2)
  await expectAt(page, 'pools', 0)
  const term = page.locator('.notes-body').getByRole('button', { name: 'pituitary' })
  await expect(term).toHaveCount(1)
  await term.focus()
  const card = page.getByRole('region', { name: 'Definition' })
  await expect(card).toContainText('A gland below the brain.')
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
})

test('RV28 notes and labels of diagrams can be hidden and called back one by one', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, `${lecture.reviewUrl}`)
  await press(page, 'Shift+ArrowRight', 4)
  await expectAt(page, 'axis', 0)
  await page.keyboard.press('h')
  const labels = page.locator('.sheet').getByRole('button', { name: /^Hidden label/ })
  await expect(labels).toHaveCount(2)
  await expect(page.getByText('Stress drives the axis.')).toBeHidden()
  await labels.first().focus()
  await page.keyboard.press('Enter')
  await expect(labels).toHaveCount(1)
  await page.getByRole('button', { name: 'Show part 1 of 1' }).click()
  await expect(page.getByText('Stress drives the axis.')).toBeVisible()
  await page.keyboard.press('h')
  await expect(page.locator('.sheet').getByRole('img', { name: 'The HPA axis' })).toBeVisible()
})

test('RV29 a link out of the lecture asks first', async ({ context, lecture, traffic }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await press(page, 'Shift+ArrowRight', 2)
  await page.getByRole('link', { name: /^Open the DOI/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave the lecture?' })
  await expect(dialog).toContainText('https://doi.org/10.1126/science.179.4077.1011')
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  await expect(dialog).toBeHidden()
  expect(traffic.addresses.filter((address) => address.includes('doi.org'))).toEqual([])
})

test('RV30 sources are sifted by evidence, kind and species, and say where they are used', async ({
  context,
  lecture,
}) => {
  const page = await openPage(context, lecture.reviewUrl)
  await page.keyboard.press('4')
  await expect(page.getByText('2 sources')).toBeVisible()
  await page.getByLabel('Studied in').selectOption('Rats and mice')
  await expect(page.getByText('1 of 2 sources')).toBeVisible()
  await expect(page.getByText('Speaks against: “Happiness chemical”')).toBeVisible()
  await page.getByLabel('Evidence').selectOption('Established')
  await expect(page.getByText('0 of 2 sources')).toBeVisible()
  await page.getByLabel('Studied in').selectOption('All')
  await page.getByRole('link', { name: /Two pools/ }).click()
  await expectAt(page, 'pools', 0)
})

test('RV33 marks are saved as JSON and brought in again', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await press(page, 'Shift+ArrowRight', 2)
  await expectAt(page, 'pools', 0)
  await page.keyboard.press('b')
  await page.keyboard.press('5')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as JSON' }).click()
  const file = await (await download).path()
  expect((await download).suggestedFilename()).toBe('review-this-marks.json')
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No marks yet.')).toBeVisible()
  await page.getByLabel('File of marks').setInputFiles(file)
  await expect(page.getByText('1 mark brought in.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Two pools of β-endorphin' })).toBeVisible()
})

test('RV34 the home page leads to review, and the lecturer may go there', async ({ presenter }) => {
  await presenter.goto(`${new URL(presenter.url()).origin}/`)
  await presenter.getByRole('link', { name: /^Review/ }).click()
  await expectAt(presenter, 'title', 0)
  await expect(presenter.getByRole('navigation', { name: 'Views' })).toBeVisible()
  expect(await violations(presenter)).toEqual([])
})

for (const [tone, label] of [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
] as const) {
  test(`RV31 axe finds nothing wrong in any view, ${tone}`, async ({ context, lecture }) => {
    const page = await openPage(context, lecture.reviewUrl)
    await page.getByRole('button', { name: 'Text and colours' }).click()
    await page.getByRole('radio', { name: label }).check()
    expect(await violations(page), 'settings').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.locator('html')).toHaveAttribute('data-tone', tone)
    await press(page, 'Shift+ArrowRight', 2)
    await expectAt(page, 'pools', 0)
    await page.keyboard.press('m')
    await page.getByRole('button', { name: 'Highlight' }).click()
    expect(await violations(page), 'slides').toEqual([])
    await press(page, 'Shift+ArrowRight', 2)
    await expectAt(page, 'axis', 0)
    await page.keyboard.press('h')
    expect(await violations(page), 'hidden').toEqual([])
    await page.keyboard.press('o')
    expect(await violations(page), 'outline').toEqual([])
    await page.keyboard.press('o')
    for (const view of ['article', 'practice', 'sources', 'marks', 'glossary']) {
      await page.evaluate((name) => (location.hash = `#/${name}`), view)
      await expect(page.locator('html')).toHaveAttribute('data-position', view)
      expect(await violations(page), view).toEqual([])
    }
    await page.keyboard.press('/')
    await page.getByRole('dialog').getByRole('searchbox', { name: 'Search' }).fill('pituitary')
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
    expect(await violations(page), 'search').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('3')
    await page.getByRole('button', { name: 'Begin the test' }).click()
    await page.getByRole('button', { name: 'Show the answer' }).click()
    expect(await violations(page), 'card').toEqual([])
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('RV32 nothing is wider than the window in any view, and every view is at the thumb', async ({
    context,
    lecture,
  }) => {
    const page = await openPage(context, lecture.reviewUrl)
    for (const name of ['Slides', 'Article', 'Practice', 'Sources', 'Marks', 'Glossary']) {
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).tap()
      await expect(
        page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }),
      ).toHaveAttribute('aria-current', 'page')
      const { inner, scrolled } = await page.evaluate(() => ({
        inner: innerWidth,
        scrolled: document.documentElement.scrollWidth,
      }))
      expect(scrolled, name).toBeLessThanOrEqual(inner)
    }
    expect(await violations(page)).toEqual([])
  })
})
