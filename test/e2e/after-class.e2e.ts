import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { RECORD_FILE, RECORD_FORM, type LectureRecord } from '../../core/session/record.ts'
import type { Stroke } from '../../core/session/types.ts'
import { packLecture } from '../../main/app/pack.ts'
import { recordText } from '../../main/app/record-file.ts'
import { fixture } from '../support/pages.ts'
import { violations } from './support/axe.ts'
import { give } from './support/given-lecture.ts'
import { expect, expectAt, openPage, press, test } from './support/lecture-test.ts'
import { openLecture } from './support/running-lecture.ts'

test.use({ folder: 'review-lecture' })

const BEGAN = Date.UTC(2026, 2, 12, 13, 5)
const line = (id: string, step: number): Stroke => ({
  id,
  tool: 'pen',
  colour: 'red',
  width: 6,
  step,
  points: [200, 300, 600, 320, 900, 280],
})
/** Title, pools with two lines, back to the title, pools once more; the rest was not shown. */
const RECORD: LectureRecord = {
  lectern: RECORD_FORM,
  title: 'Pain',
  began: BEGAN,
  ended: BEGAN + 3 * 60_000,
  shown: [
    { slide: 'title', step: 0, at: BEGAN, spent: 5000 },
    { slide: 'pools', step: 1, at: BEGAN + 5000, spent: 95_000 },
    { slide: 'title', step: 0, at: BEGAN + 100_000, spent: 20_000 },
    { slide: 'asked', step: 0, at: BEGAN + 120_000, spent: 60_000 },
  ],
  slides: [
    { slide: 'title', title: '', step: 0, spent: 25_000, visits: 2, ink: [] },
    { slide: 'pools', title: '', step: 1, spent: 95_000, visits: 1, ink: [line('a', 0), line('b', 1)] },
    { slide: 'asked', title: '', step: 0, spent: 60_000, visits: 1, ink: [] },
  ],
}

const strip = (page: Page) => page.getByRole('group', { name: 'In the lecture' })
const drawing = (page: Page, lines: string) =>
  page.locator('.sheet').getByRole('img', { name: `${lines} drawn on this slide` })

test('EE70 a lecture that was given is packed, and review tells what was shown, in order, how far and with what drawn', async ({
  context,
}) => {
  const base = await mkdtemp(join(tmpdir(), 'lectern-after-class-'))
  const folder = join(base, 'lecture')
  await cp(fixture('review-lecture'), folder, { recursive: true })
  const given = await give(folder, join(base, 'state'))
  try {
    const audience = await openPage(context, given.audienceUrl)
    const presenter = await openPage(context, given.presenterUrl)
    await press(presenter, 'Shift+ArrowRight', 2)
    await expectAt(audience, 'pools', 0)
    await press(presenter, 'i')
    await presenter.getByRole('application', { name: 'Pen on the slide' }).focus()
    for (const key of ['Enter', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter']) await press(presenter, key)
    await expect(audience.locator('.ink [data-stroke]')).toHaveCount(1)
    await press(presenter, 'i')
    await press(presenter, 'Home')
    await expectAt(audience, 'title', 0)
    await given.end()
    const out = join(base, 'pack')
    const { signal } = new AbortController()
    await packLecture({ folder, out, state: join(base, 'state'), signal })
    const lecture = await openLecture(out)
    try {
      const page = await openPage(context, lecture.reviewUrl)
      await expect(strip(page)).toContainText(/Given on .+Shown as number 1 of 3/)
      await press(page, '7')
      await expect(page.getByRole('heading', { level: 1, name: 'What was shown' })).toBeVisible()
      const rows = page.getByRole('table').getByRole('row')
      await expect(rows.getByRole('rowheader')).toHaveText([
        /^1/,
        /^2.*Where it comes from/,
        /^3.*Two pools.*to step 1 of 2.*1 line drawn/,
        /^1.*again/,
      ])
    } finally {
      await lecture.close()
    }
  } finally {
    await given.kill()
    await rm(base, { recursive: true, force: true })
  }
})

test('EE71 what was drawn lies over the slide from the step on at which it was drawn, and one key hides it', async ({
  context,
  lecture,
}) => {
  await lecture.write(RECORD_FILE, recordText(RECORD))
  const page = await openPage(context, `${lecture.reviewUrl}#/slides/pools`)
  await expectAt(page, 'pools', 0)
  await expect(drawing(page, '1 line')).toBeVisible()
  await press(page, 'ArrowRight')
  await expectAt(page, 'pools', 1)
  await expect(drawing(page, '2 lines')).toBeVisible()
  await expect(page.locator('.sheet .ink path')).toHaveCount(2)
  const button = strip(page).getByRole('button', { name: 'Drawings' })
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await press(page, 'i')
  await expect(page.locator('.sheet .ink')).toHaveCount(0)
  await expect(button).toHaveAttribute('aria-pressed', 'false')
  await button.press('Enter')
  await expect(drawing(page, '2 lines')).toBeVisible()
  await press(page, 'Shift+ArrowRight')
  await expectAt(page, 'asked', 0)
  await expect(page.locator('.sheet .ink')).toHaveCount(0)
  await expect(button).toHaveCount(0)
  await press(page, '2')
  await expect(page.locator('[data-article="pools"] figure[data-stands] .ink path')).toHaveCount(2)
})

test('EE72 order, times and what was left out can be read and reached with the keyboard alone', async ({
  context,
  lecture,
}) => {
  await lecture.write(RECORD_FILE, recordText(RECORD))
  const page = await openPage(context, lecture.reviewUrl)
  await page.getByRole('link', { name: 'Shown' }).press('Enter')
  await expect(page.getByText(/^This is the record of the lecture given on .*2026/)).toBeVisible()
  await expect(page.getByRole('definition')).toHaveText(['3 minutes', '3 of 6', '2'])
  const cells = await page.getByRole('table').getByRole('row').allInnerTexts()
  expect(cells.slice(1).map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([
    expect.stringMatching(/^0:00 1 .*25 s in all 5 s$/),
    expect.stringMatching(/^0:05 3 Two pools of β-endorphin 2 lines drawn 1:35 min$/),
    expect.stringMatching(/^1:40 1 .*again 20 s$/),
    expect.stringMatching(/^2:00 4 Which peptide did it\? to step 1 of 2 1:00 min$/),
  ])
  const skipped = page.getByRole('region', { name: 'Not shown' })
  await expect(skipped).toContainText('These 3 slides are in the lecture, but were not shown.')
  expect(await violations(page)).toEqual([])
  await skipped.getByRole('link', { name: /The axis/ }).press('Enter')
  await expectAt(page, 'axis', 0)
  await expect(strip(page)).toContainText('Not shown in the lecture')
  await press(page, 'o')
  const outline = page.getByRole('navigation', { name: 'Outline' })
  await expect(outline.getByRole('link', { name: /The axis/ })).toContainText('not shown')
  await expect(outline.getByRole('link', { name: /Two pools/ })).toContainText('1:35 min')
  expect(await violations(page)).toEqual([])
  await press(page, 'Escape')
  await press(page, '?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('What was shown')
})

test('EE73 on a phone nothing of the record lies beside the page, in light and dark', async ({
  context,
  lecture,
}) => {
  await lecture.write(RECORD_FILE, recordText(RECORD))
  const page = await context.newPage()
  await page.setViewportSize({ width: 390, height: 844 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const [hash, position] of [
      ['#/record', 'record'],
      ['#/slides/pools/2', 'pools:1'],
    ] as const) {
      await page.goto(`${lecture.reviewUrl}${hash}`)
      await page.reload()
      await expect(page.locator('html')).toHaveAttribute('data-position', position)
      await expect(page.getByRole('link', { name: 'Shown' })).toBeVisible()
      const { width, inner } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        inner: innerWidth,
      }))
      expect(width).toBeLessThanOrEqual(inner)
      expect(await violations(page)).toEqual([])
    }
  }
})

test('EE74 a record that nobody can use is said to be there, and the lecture is reviewed without it', async ({
  context,
  lecture,
}) => {
  await lecture.write(RECORD_FILE, '{"lectern": 1, "title": "<img src=x onerror=alert(1)>"}')
  const page = await openPage(context, lecture.reviewUrl)
  await expectAt(page, 'title', 0)
  await expect(strip(page)).toHaveCount(0)
  await press(page, '7')
  await expect(page.getByRole('main')).toContainText(/record of having been given, but it cannot be used: .+/)
})

test('EE75 slides of a record that the lecture does not have are left out, with a word', async ({
  context,
  lecture,
}) => {
  const gone = { slide: '__proto__', step: 3, at: BEGAN, spent: 1 }
  await lecture.write(RECORD_FILE, recordText({ ...RECORD, shown: [gone, ...RECORD.shown] }))
  const page = await openPage(context, `${lecture.reviewUrl}#/record`)
  await expect(page.getByText('1 slide of the record is not in these slides and is left out.')).toBeVisible()
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveCount(4)
})

test('EE75 without a record review is as always', async ({ context, lecture }) => {
  const page = await openPage(context, lecture.reviewUrl)
  await expectAt(page, 'title', 0)
  await expect(page.getByRole('navigation', { name: 'Views' }).getByRole('link')).toHaveCount(6)
  await press(page, '7')
  await press(page, 'i')
  await expectAt(page, 'title', 0)
  await press(page, '?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).not.toContainText('What was shown')
})
