import type { Page } from '@playwright/test'
import { expect } from './lecture-test.ts'
import { goTo, openView } from './reviewing.ts'
import type { RunningLecture } from './running-lecture.ts'

const view = (name: string, place?: string) => (page: Page) => openView(page, name, place)
const slide = (id: string) => (page: Page) => goTo(page, id)
const dialog = (page: Page) => page.getByRole('dialog')
/** Puts the dialog that is open away. */
export const closed = async (page: Page) => {
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
}

interface State {
  name: string
  come: (page: Page, lecture: RunningLecture) => Promise<unknown>
  leave?: (page: Page, lecture: RunningLecture) => Promise<unknown>
}

/** Everything that the page can look like, each reached from the one before. */
export const STATES: readonly State[] = [
  { name: 'a slide as it opens', come: slide('title') },
  { name: 'a slide with sources, notes and a grade', come: slide('pools') },
  {
    name: 'a passage being chosen by keyboard',
    async come(page) {
      await page.keyboard.press('m')
      await expect(page.getByRole('toolbar', { name: 'Selected text' })).toBeVisible()
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'a note being written to a highlight',
    async come(page) {
      await page.getByRole('button', { name: 'Add a note' }).click()
      await expect(page.getByRole('textbox', { name: 'Your note' })).toBeFocused()
    },
  },
  {
    name: 'a highlight with its note',
    async come(page) {
      await page.keyboard.type('Which lobe?')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('region', { name: /^Your marks/ })).toContainText('Which lobe?')
    },
  },
  {
    name: 'a note on the whole slide being written',
    async come(page) {
      await page.getByRole('button', { name: 'Note on this slide' }).click()
      await expect(page.getByRole('textbox', { name: 'Note on this slide' })).toBeVisible()
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'a bookmarked slide',
    async come(page) {
      await page.getByRole('button', { name: 'Bookmark' }).click()
      await expect(page.getByRole('button', { name: 'Bookmark' })).toHaveAttribute('aria-pressed', 'true')
    },
  },
  {
    name: 'a term explained',
    async come(page) {
      await page.locator('.notes-body').getByRole('button', { name: 'pituitary' }).focus()
      await expect(page.getByRole('region', { name: 'Definition' })).toBeVisible()
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'leaving the lecture',
    async come(page) {
      await page.getByRole('link', { name: /^Open the DOI/ }).click()
      await expect(dialog(page)).toBeVisible()
    },
    leave: closed,
  },
  {
    name: 'a myth and what speaks against it',
    async come(page) {
      await goTo(page, 'happiness', 1)
      await expect(page.getByRole('heading', { name: 'What speaks against it' })).toBeVisible()
    },
  },
  { name: 'a slide without sources', come: slide('asked') },
  { name: 'a diagram', come: slide('axis') },
  {
    name: 'notes and labels hidden',
    async come(page) {
      await page.keyboard.press('h')
      await expect(page.getByRole('button', { name: /^Hidden label/ })).toHaveCount(2)
    },
  },
  {
    name: 'some of them shown again',
    async come(page) {
      await page.getByRole('button', { name: /^Hidden label 1/ }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Show part 1 of 1' }).click()
      await expect(page.getByRole('button', { name: /^Hidden label/ })).toHaveCount(1)
    },
    leave: (page) => page.keyboard.press('h'),
  },
  {
    name: 'the outline',
    async come(page) {
      await page.keyboard.press('o')
      await expect(page.getByRole('navigation', { name: 'Outline' })).toBeVisible()
    },
    leave: (page) => page.keyboard.press('o'),
  },
  {
    name: 'the settings',
    async come(page) {
      await page.getByRole('button', { name: 'Text and colours' }).click()
      await expect(dialog(page)).toBeVisible()
    },
    leave: closed,
  },
  {
    name: 'the keys',
    async come(page) {
      await page.keyboard.press('?')
      await expect(dialog(page)).toBeVisible()
    },
    leave: closed,
  },
  {
    name: 'search before a word is typed',
    async come(page) {
      await page.keyboard.press('Control+k')
      await expect(dialog(page)).toBeVisible()
    },
  },
  {
    name: 'search with results',
    async come(page) {
      await dialog(page).getByRole('searchbox').fill('pituitary')
      await expect(dialog(page).getByRole('listitem').first()).toBeVisible()
    },
  },
  {
    name: 'search that finds nothing',
    async come(page) {
      await dialog(page).getByRole('searchbox').fill('qqqqqqqq')
      await expect(dialog(page).getByRole('status')).toContainText('Found on no slide')
    },
    leave: closed,
  },
  { name: 'the article', come: view('article') },
  { name: 'practice', come: view('practice') },
  {
    name: 'a card’s question',
    async come(page) {
      await page.getByRole('button', { name: 'Begin the test' }).click()
      await expect(page.getByRole('button', { name: 'Show the answer' })).toBeVisible()
    },
  },
  {
    name: 'a card’s answer',
    async come(page) {
      await page.getByRole('button', { name: 'Show the answer' }).click()
      await expect(page.getByRole('group', { name: 'How well did you know it?' })).toBeVisible()
    },
  },
  {
    name: 'the end of a round',
    async come(page) {
      for (const key of ['2', ' ', '3']) await page.keyboard.press(key)
      await expect(page.getByRole('heading', { name: /^You knew/ })).toBeVisible()
    },
    leave: (page) => page.getByRole('button', { name: 'Back to practice' }).click(),
  },
  {
    name: 'a card of another lecture',
    async come(page) {
      await page.getByRole('button', { name: 'Start', exact: true }).click()
      await page.getByRole('button', { name: 'Show the answer' }).click()
      await expect(page.getByText('There too.')).toBeVisible()
    },
  },
  { name: 'all sources', come: view('sources') },
  { name: 'a source among all', come: view('sources', 'smith2003') },
  {
    name: 'no source that fits',
    async come(page) {
      await page.getByRole('searchbox', { name: 'Words' }).fill('qqqqqqqq')
      await expect(page.getByText('0 of 2 sources')).toBeVisible()
    },
  },
  { name: 'the marks', come: view('marks') },
  {
    name: 'a file that holds no marks',
    async come(page) {
      const file = { name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') }
      await page.getByLabel('File of marks').setInputFiles(file)
      await expect(page.getByText('This file holds no marks of Lectern.')).toBeVisible()
    },
  },
  { name: 'the glossary', come: view('glossary') },
  { name: 'a term in the glossary', come: view('glossary', 'pituitary') },
  {
    name: 'no term that fits',
    async come(page) {
      await page.getByRole('searchbox', { name: 'Words' }).fill('qqqqqqqq')
      await expect(page.locator('.term-list > div')).toHaveCount(0)
    },
  },
  {
    name: 'a mark whose words are gone',
    async come(page, lecture) {
      await lecture.edit('speaker-notes/01-review.md', (text) =>
        text.replace('The pituitary puts it into the blood.', 'Quite other things are said now.'),
      )
      await openView(page, 'marks')
      await expect(page.getByRole('heading', { name: 'No longer in the lecture' })).toBeVisible()
    },
  },
  {
    name: 'the connection lost',
    async come(page, lecture) {
      await lecture.close()
      await expect(page.getByText('Connection lost, trying again')).toBeVisible()
    },
  },
]
