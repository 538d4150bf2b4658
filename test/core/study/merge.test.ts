import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyRecord, mergeRecords, newsIn } from '../../../core/study/merge.ts'
import { marksOf, withMark } from '../../../core/study/marks.ts'
import type { Mark, StudyRecord } from '../../../core/study/types.ts'

const mark = (note: string): Mark => ({ kind: 'note', slide: 's', slideTitle: 'S', note, created: 1 })

/** What one of three windows does: write a mark, remove one, answer a card, or take over what another has. */
type Deed =
  | { do: 'write'; window: number; id: string; note: string }
  | { do: 'remove'; window: number; id: string }
  | { do: 'answer'; window: number; card: string }
  | { do: 'place'; window: number; step: number }
  | { do: 'take'; window: number; from: number }

const window = fc.integer({ min: 0, max: 2 })
const id = fc.constantFrom('a', 'b', 'constructor')
const deeds = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('write' as const), window, id, note: fc.string({ maxLength: 6 }) }),
    fc.record({ do: fc.constant('remove' as const), window, id }),
    fc.record({ do: fc.constant('answer' as const), window, card: id }),
    fc.record({ do: fc.constant('place' as const), window, step: fc.nat(9) }),
    fc.record({ do: fc.constant('take' as const), window, from: window }),
  ),
  { maxLength: 30 },
)

function play(all: readonly Deed[]): StudyRecord[] {
  const records = [emptyRecord(), emptyRecord(), emptyRecord()]
  all.forEach((deed, index) => {
    const record = records[deed.window] ?? emptyRecord()
    const writer = `w${deed.window}`
    records[deed.window] = ((): StudyRecord => {
      switch (deed.do) {
        case 'write':
          return withMark(record, deed.id, mark(deed.note), writer, index)
        case 'remove':
          return withMark(record, deed.id, null, writer, index)
        case 'answer':
          return mergeRecords(record, {
            ...emptyRecord(),
            reviews: { [`${index}-${writer}`]: { card: deed.card, at: index, rating: 3 } },
          })
        case 'place':
          return mergeRecords(record, {
            ...emptyRecord(),
            place: { at: index, writer, value: { slide: 's', step: deed.step } },
          })
        case 'take':
          return mergeRecords(record, records[deed.from] ?? emptyRecord())
      }
    })()
  })
  return records
}

describe('merging what two windows kept', () => {
  test('SY10 it does not matter who writes first, how often or in which order records meet', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const [a = emptyRecord(), b = emptyRecord(), c = emptyRecord()] = play(all)
        expect(mergeRecords(a, b)).toEqual(mergeRecords(b, a))
        expect(mergeRecords(mergeRecords(a, b), c)).toEqual(mergeRecords(a, mergeRecords(b, c)))
        expect(mergeRecords(a, a)).toEqual(mergeRecords(a, emptyRecord()))
        const all3 = mergeRecords(mergeRecords(a, b), c)
        expect(mergeRecords(all3, a)).toEqual(all3)
      }),
      { numRuns: 300 },
    )
  })

  test('SY11 what a window wrote last and nobody has seen is there after merging, whatever the others did', () => {
    fc.assert(
      fc.property(
        deeds,
        fc.integer({ min: 0, max: 2 }),
        fc.string({ minLength: 1, maxLength: 8 }),
        (all, last, note) => {
          const records = play(all)
          const written = withMark(records[last] ?? emptyRecord(), 'a', mark(`«${note}»`), `w${last}`, 99)
          const others = records.filter((_, index) => index !== last)
          const merged = others.reduce(mergeRecords, written)
          const shown = marksOf(merged).find((one) => one.id === 'a')
          expect(shown?.note).toContain(`«${note}»`.trim())
        },
      ),
      { numRuns: 300 },
    )
  })

  test('SY12 two notes that were written into one mark at once are both there', () => {
    const base = withMark(emptyRecord(), 'm', mark('first'), 'one', 1)
    const one = withMark(base, 'm', mark('from the left window'), 'one', 2)
    const other = withMark(base, 'm', mark('from the right window'), 'two', 3)
    const [shown] = marksOf(mergeRecords(one, other))
    expect(shown?.note).toBe('from the right window\n\nfrom the left window')
    const settled = withMark(mergeRecords(one, other), 'm', mark('both'), 'one', 4)
    expect(marksOf(mergeRecords(settled, mergeRecords(one, other))).map(({ note }) => note)).toEqual(['both'])
  })

  test('SY12 a mark that one window removes while the other writes into it stays', () => {
    const base = withMark(emptyRecord(), 'm', mark('first'), 'one', 1)
    const gone = withMark(base, 'm', null, 'one', 3)
    const written = withMark(base, 'm', mark('more'), 'two', 2)
    expect(marksOf(gone)).toEqual([])
    expect(marksOf(mergeRecords(gone, written)).map(({ note }) => note)).toEqual(['more'])
  })

  test('SY13 what one record lacks of another is exactly what makes it whole', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const [a = emptyRecord(), b = emptyRecord()] = play(all)
        const news = newsIn(mergeRecords(a, b), b)
        const whole = news === null ? b : mergeRecords(b, news)
        expect(mergeRecords(whole, emptyRecord())).toEqual(mergeRecords(a, b))
        expect(newsIn(b, b)).toBeNull()
      }),
    )
  })
})
