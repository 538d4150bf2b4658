import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RECORD_FORM, type LectureRecord } from '../../../core/session/record.ts'
import { fitRecord } from '../../../core/session/record-fit.ts'
import { readLectureRecord } from '../../../core/session/schema.ts'
import type { DeckShape, Stroke } from '../../../core/session/types.ts'

const shape: DeckShape = {
  slides: [
    { id: 'title', lastStep: 0 },
    { id: 'pain', lastStep: 2 },
  ],
}
const stroke = (id: string, step: number): Stroke => ({
  id,
  tool: 'pen',
  colour: 'red',
  width: 4,
  step,
  points: [1, 2, 3, 4],
})
const stay = (slide: string, step = 0) => ({ slide, step, at: 5, spent: 7 })
const slideOf = (slide: string, more: Partial<LectureRecord['slides'][number]> = {}) => ({
  slide,
  title: slide,
  step: 0,
  spent: 7,
  visits: 1,
  ink: [],
  ...more,
})
const record = (more: Partial<LectureRecord> = {}): LectureRecord => ({
  lectern: RECORD_FORM,
  title: 'Pain',
  began: 5,
  ended: 19,
  shown: [stay('title'), stay('pain', 1)],
  slides: [slideOf('title'), slideOf('pain', { step: 1, ink: [stroke('a', 0)] })],
  ...more,
})

describe('the record of a lecture that was given', () => {
  test('SE120 of slides that the deck does not have nothing is told, and each is named once', () => {
    const found = fitRecord(
      record({
        shown: [stay('gone'), stay('pain', 1), stay('gone'), stay('__proto__')],
        slides: [slideOf('gone'), slideOf('pain'), slideOf('__proto__')],
      }),
      shape,
    )
    expect(found.record.shown).toEqual([stay('pain', 1)])
    expect(found.record.slides.map(({ slide }) => slide)).toEqual(['pain'])
    expect(found.unknown).toEqual(['gone', '__proto__'])
  })

  test('SE121 no step lies beyond the last one, and a line that was drawn there shows with the last one', () => {
    const found = fitRecord(
      record({ shown: [stay('pain', 9)], slides: [slideOf('pain', { step: 9, ink: [stroke('a', 9)] })] }),
      shape,
    )
    expect(found.record.shown[0]?.step).toBe(2)
    expect(found.record.slides[0]).toMatchObject({ step: 2, ink: [{ id: 'a', step: 2 }] })
  })

  test('SE122 a slide that is told of twice counts once', () => {
    const twice = [slideOf('pain', { spent: 1 }), slideOf('pain', { spent: 2 })]
    expect(fitRecord(record({ slides: twice }), shape).record.slides).toMatchObject([{ spent: 1 }])
  })

  test.each([
    ['a later form', { lectern: 2 }],
    ['no number for a time', { began: 'yesterday' }],
    ['a time that no calendar knows', { ended: 1e300 }],
    ['a time before all times', { shown: [{ ...stay('pain'), at: -1 }] }],
    ['a length that never ends', { shown: [{ ...stay('pain'), spent: 1e30 }] }],
    ['half a step', { shown: [stay('pain', 0.5)] }],
    ['a field that nobody knows', { html: '<script>' }],
    ['more stays than any lecture', { shown: Array(20_001).fill(stay('pain')) as unknown[] }],
    ['a line of one number', { slides: [slideOf('pain', { ink: [{ ...stroke('a', 0), points: [1] }] })] }],
    ['a line in a colour of its own', { slides: [{ ...slideOf('pain'), ink: [{ colour: 'url(x)' }] }] }],
    [
      'more lines than a slide holds',
      { slides: [slideOf('pain', { ink: Array(501).fill(stroke('a', 0)) as Stroke[] })] },
    ],
  ])('SE123 what a record cannot say is refused in short words: %s', (_, change) => {
    const read = readLectureRecord({ ...record(), ...change })
    expect(read.ok).toBe(false)
    expect(read.ok ? '' : read.reason).toMatch(/^.{3,450}$/)
  })

  test('SE124 whatever a file holds, reading and fitting it never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.json().map((text) => JSON.parse(text) as unknown),
        ),
        (value) => {
          const mixed = { ...record(), ...(typeof value === 'object' ? value : { shown: value }) }
          for (const one of [value, mixed]) {
            const read = readLectureRecord(one)
            if (read.ok) fitRecord(read.record, shape)
          }
        },
      ),
    )
    expect(readLectureRecord(record())).toEqual({ ok: true, record: record() })
  })
})
