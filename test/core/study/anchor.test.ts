import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findQuote, quoteOf } from '../../../core/study/anchor.ts'
import { placeMark, type MarkedTexts } from '../../../core/study/marks.ts'
import type { Mark, Quote } from '../../../core/study/types.ts'

const text = 'The receptor came first. The pituitary puts it into the blood. The receptor came last.'

function quote(exact: string, from = 0): Quote {
  const start = text.indexOf(exact, from)
  const made = quoteOf(text, { start, end: start + exact.length }, 'notes')
  if (made === null) throw new Error('nothing to quote')
  return made
}

const at = (where: string, made: Quote) => {
  const found = findQuote(where, made)
  return found === null
    ? null
    : { words: where.slice(found.start, found.end), same: found.same, start: found.start }
}

describe('passages are found again', () => {
  test('SY20 where they were, and of equal ones the one among the same neighbours', () => {
    const second = quote('The receptor came', 20)
    expect(at(text, second)?.start).toBe(text.lastIndexOf('The receptor'))
    expect(at(`New words before. ${text}`, second)?.start).toBe(text.lastIndexOf('The receptor') + 18)
  })

  test('SY21 when blanks, line breaks or quotation marks are set differently', () => {
    const made = quoteOf('He said “yes it is” then.', { start: 8, end: 19 }, 'notes')
    expect(made?.exact).toBe('“yes it is”')
    expect(made && at('He\nsaid  "yes\n it is" then.', made)).toMatchObject({
      words: '"yes\n it is"',
      same: true,
    })
  })

  test('SY22 when a few letters or a word have changed, and says so', () => {
    const made = quote('The pituitary puts it into the blood.')
    expect(at('First. The anterior pituitary puts it into blood. Last.', made)).toMatchObject({
      words: expect.stringMatching(/^(?:The )?anterior pituitary puts it into blood\.?$/),
      same: false,
    })
  })

  test('SY23 but not where only other words stand, nor a word or two by likeness', () => {
    expect(
      at(
        'Nothing of the kind is to be read in this text at all.',
        quote('The pituitary puts it into the blood.'),
      ),
    ).toBeNull()
    expect(at('A recepter.', quote('receptor'))).toBeNull()
    expect(quoteOf(text, { start: 3, end: 4 }, 'notes')).toBeNull()
  })

  test('SY20 any passage of any text is found in that text, at its place or at an equal one', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), fc.nat(80), fc.nat(80), (any, a, b) => {
        const start = Math.min(a, b, any.length)
        const end = Math.min(Math.max(a, b), any.length)
        const made = quoteOf(any, { start, end }, 'slide')
        if (made === null) return
        const found = findQuote(any, made)
        const plain = (words: string) =>
          words.replaceAll(/\s+/g, ' ').replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"')
        expect(found?.same).toBe(true)
        expect(plain(any.slice(found?.start, found?.end))).toBe(plain(made.exact))
      }),
    )
  })
})

describe('marks in a new edition of the lecture', () => {
  const mark = (given: Partial<Mark>): Mark => ({
    kind: 'highlight',
    slide: 'pools',
    slideTitle: 'Two pools',
    note: '',
    created: 1,
    ...given,
  })
  const slide = (id: string, notes: string, body = ''): MarkedTexts => ({ id, texts: { slide: body, notes } })
  const made = quote('The pituitary puts it into the blood.')

  test('SY24 follow their words to another slide or from the notes to the slide', () => {
    expect(placeMark(mark({ quote: made }), [slide('pools', text)])).toMatchObject({
      kind: 'found',
      slide: 'pools',
    })
    expect(placeMark(mark({ quote: made }), [slide('pools', ''), slide('new', text)])).toMatchObject({
      kind: 'found',
      slide: 'new',
    })
    expect(placeMark(mark({ quote: made }), [slide('pools', '', text)])).toMatchObject({
      kind: 'found',
      part: 'slide',
    })
  })

  test('SY25 are lost only as long as slide or words are gone', () => {
    expect(placeMark(mark({ quote: made }), [slide('pools', 'Quite another text by now.')])).toEqual({
      kind: 'lost',
    })
    expect(placeMark(mark({ kind: 'bookmark' }), [slide('other', text)])).toEqual({ kind: 'lost' })
    expect(placeMark(mark({ kind: 'bookmark' }), [slide('pools', '')])).toEqual({
      kind: 'slide',
      slide: 'pools',
    })
    expect(placeMark(mark({ quote: quote('receptor') }), [slide('pools', ''), slide('other', text)])).toEqual(
      { kind: 'lost' },
    )
  })
})
