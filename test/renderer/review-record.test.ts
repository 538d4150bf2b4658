import { describe, expect, test } from 'vitest'
import type { DeckOutline, SlideSummary } from '../../core/rpc/contract.ts'
import { RECORD_FORM, type LectureRecord } from '../../core/session/record.ts'
import {
  farWords,
  givenLecture,
  lengthWords,
  slideWords,
  spentWords,
  whenWords,
} from '../../renderer/review/record-words.ts'

const slide = (id: string, index: number, more: Partial<SlideSummary> = {}): SlideSummary => ({
  id,
  index,
  section: 0,
  kind: 'content',
  title: id,
  lastStep: 0,
  ...more,
})
const outline: DeckOutline = {
  deckRevision: 1,
  meta: { title: 'Pain', authors: [], lang: 'en', appearance: 'light' },
  sections: [],
  slides: [
    slide('title', 0, { kind: 'title' }),
    slide('pain', 1, { lastStep: 3 }),
    slide('relief', 2),
    slide('references', 3, { kind: 'bibliography' }),
  ],
  diagnostics: [],
}
const BEGAN = Date.UTC(2026, 2, 12, 13, 5)
const record: LectureRecord = {
  lectern: RECORD_FORM,
  title: 'Pain',
  began: BEGAN,
  ended: BEGAN + 47 * 60_000,
  shown: [
    { slide: 'title', step: 0, at: BEGAN, spent: 0 },
    { slide: 'pain', step: 1, at: BEGAN + 1000, spent: 60_000 },
    { slide: 'title', step: 0, at: BEGAN + 61_000, spent: 5000 },
    { slide: 'pain', step: 0, at: BEGAN + 66_000, spent: 14_400 },
    { slide: 'gone', step: 0, at: BEGAN + 80_000, spent: 1 },
  ],
  slides: [
    { slide: 'title', title: '', step: 0, spent: 5000, visits: 2, ink: [] },
    {
      slide: 'pain',
      title: '',
      step: 1,
      spent: 74_400,
      visits: 2,
      ink: [{ id: 'a', tool: 'pen', colour: 'red', width: 4, step: 0, points: [1, 2] }],
    },
  ],
}

describe('what was shown', () => {
  test('RV40 the record tells order and time of each stay, what came again and what was not shown', () => {
    const given = givenLecture(record, outline)
    expect(given.stays.map((stay) => [stay.slide.id, stay.since, stay.spent, stay.isAgain])).toEqual([
      ['title', 0, 0, false],
      ['pain', 1000, 60_000, false],
      ['title', 61_000, 5000, true],
      ['pain', 66_000, 14_400, true],
    ])
    expect(given.skipped.map(({ id }) => id)).toEqual(['relief'])
    expect(given).toMatchObject({ length: 47 * 60_000, lines: 1, unknown: 1 })
  })

  test('RV41 each slide says in words what became of it', () => {
    const given = givenLecture(record, outline)
    const words = outline.slides.map((one) => slideWords(given, one))
    expect(words).toEqual([
      'Shown as number 1 of 2, for 5 s, twice',
      'Shown as number 2 of 2, for 1:14 min, twice, to step 2 of 4',
      'Not shown in the lecture',
      'Not shown in the lecture',
    ])
  })

  test('RV42 times are said as people say them', () => {
    expect([0, 59_400, 60_000, 3_725_000].map(spentWords)).toEqual(['0 s', '59 s', '1:00 min', '1:02:05 min'])
    expect([0, 60_000, 47 * 60_000, 60 * 60_000, 125 * 60_000].map(lengthWords)).toEqual([
      'less than a minute',
      '1 minute',
      '47 minutes',
      '1 hour',
      '2 hours 5 minutes',
    ])
    expect([farWords(3, 3), farWords(0, 0), farWords(0, 1)]).toEqual(['', '', 'to step 1 of 2'])
    const when = whenWords({ began: BEGAN, ended: BEGAN - 1 }, 'en-GB')
    expect(when.date).toBe('12 March 2026')
    expect(when.times).toMatch(/^\d\d:05$/)
  })

  test('RV43 the farthest times that a record can name still have words', () => {
    expect(whenWords({ began: 0, ended: 8.64e15 }, 'en-GB').date).toBe('1 January 1970')
    expect(spentWords(1e11)).toMatch(/min$/)
    expect(givenLecture({ ...record, began: 8.64e15 }, outline)).toMatchObject({ length: 0 })
  })
})
