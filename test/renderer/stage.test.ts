import { expect, test } from 'vitest'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import { announcement } from '../../renderer/audience/announcement.ts'
import { longDate } from '../../renderer/shared/slide.ts'
import { slideWindow } from '../../renderer/shared/slide-window.ts'
import { activeGroup } from '../../renderer/shared/steps.ts'

test('ST6 a stage keeps the current slide and its neighbours, whatever the length of the lecture', () => {
  expect(slideWindow(5, 2000)).toEqual([5, 6, 4])
  expect(slideWindow(0, 3)).toEqual([0, 1])
  expect(slideWindow(2, 3)).toEqual([2, 1])
  expect(slideWindow(0, 1)).toEqual([0])
})

test('ST7 lines of code stay lit while later parts of the slide appear', () => {
  expect(activeGroup([1, 2, 3], 2)).toBe(2)
  expect(activeGroup([1, 2, 3], 9)).toBe(3)
})

test('ST7 before its first group a code block is lit as in the first', () => {
  expect(activeGroup([4, 5], 0)).toBe(4)
})

const slides = [
  { id: 'a', index: 0, section: -1, kind: 'title', title: 'Pain', lastStep: 0 },
  { id: 'b', index: 1, section: 0, kind: 'content', title: 'Which one?', lastStep: 2 },
  { id: 'c', index: 2, section: 0, kind: 'content', title: '', lastStep: 0 },
] satisfies DeckOutline['slides']
const outline: DeckOutline = {
  deckRevision: 1,
  meta: { title: 'Pain', authors: [], lang: 'en', appearance: 'light' },
  sections: [],
  slides,
  diagnostics: [],
}
const at = (slide: number, step = 0) => ({ slide, step })

test('ST8 a new slide is announced by title and number', () => {
  expect(announcement(outline, null, at(0), '')).toBe('Pain. Slide 1 of 3')
  expect(announcement(outline, at(0), at(1), 'ignored')).toBe('Which one? Slide 2 of 3')
  expect(announcement(outline, at(1), at(2), '')).toBe('Slide 3 of 3')
})

test('ST8 a step is announced by what it brought, or by its number when that has no words', () => {
  expect(announcement(outline, at(1), at(1, 1), '  We cannot\n tell. ')).toBe('We cannot tell.')
  expect(announcement(outline, at(1, 1), at(1, 2), '')).toBe('Step 3 of 3')
})

test('ST8 going back a step, or showing the same again, says nothing', () => {
  expect(announcement(outline, at(1, 2), at(1, 1), 'old')).toBe('')
  expect(announcement(outline, at(1, 1), at(1, 1), 'old')).toBe('')
  expect(announcement(outline, at(1), at(9), '')).toBe('')
})

test('ST9 a date is written out in the language of the lecture', () => {
  expect(longDate('2026-11-23', 'en-GB')).toBe('23 November 2026')
  expect(longDate('2026-11-23', 'de')).toBe('23. November 2026')
})

test('ST9 what is no date, or in no language, stays as written', () => {
  for (const text of ['Autumn 2026', '2026-13-45', '']) expect(longDate(text, 'en')).toBe(text)
  expect(longDate('2026-11-23', 'not a language')).toBe('2026-11-23')
})
