import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trailingAttributes } from '../../../core/deck/attributes.ts'
import { plannedMinutes, withMinutes } from '../../../core/deck/minutes.ts'
import { rehearsalReport } from '../../../core/deck/rehearsal-report.ts'
import type { Slide } from '../../../core/deck/types.ts'

const pag = { id: 'pag', title: 'The PAG is the relay' }

describe('minutes in the sources', () => {
  test.each([
    ['## The PAG is the relay', '## The PAG is the relay {minutes=2}'],
    ['## The PAG is the relay {#pag}', '## The PAG is the relay {#pag minutes=2}'],
    [
      '## Another title {#pag .two-columns minutes=1.5 grade=established}',
      '## Another title {#pag .two-columns minutes=2 grade=established}',
    ],
    ['# The *PAG* is the relay {minutes="7"}  ', '# The *PAG* is the relay {minutes=2}'],
  ])('DK130 a heading’s minutes are written into its attributes, as %s becomes %s', (line, after) => {
    expect(withMinutes(line, pag, 2)).toBe(after)
  })

  test.each([
    '---',
    'The PAG is the relay',
    '### The PAG is the relay',
    '## Something else',
    '## The PAG is the relay {#other}',
  ])('DK131 a line that is not the slide’s own heading is left alone, as %s', (line) => {
    expect(withMinutes(line, pag, 2)).toBeNull()
  })

  test('DK132 whatever the heading’s attributes, its minutes are what was written and the rest stays', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/)
    const inner = fc.array(
      fc.oneof(
        word.map((name) => `.${name}`),
        word.map((name) => `${name}=x`),
      ),
      {
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(inner, fc.integer({ min: 1, max: 400 }), (parts, quarters) => {
        const line = `## The PAG is the relay {#pag ${parts.join(' ')}}`
        const after = withMinutes(line, pag, quarters / 4) ?? ''
        const [old, now] = [line, after].map((one) => trailingAttributes(one)?.attributes)
        expect(now?.values.get('minutes')).toBe(String(quarters / 4))
        expect(now?.classes).toEqual(old?.classes)
        expect(now?.id).toBe('pag')
      }),
    )
  })

  test('DK133 times are planned in quarters of a minute, a slide that was shown never with none', () => {
    expect([0, 7000, 22_000, 60_000, 128_000].map(plannedMinutes)).toEqual([0.25, 0.25, 0.25, 1, 2.25])
  })

  test('DK134 the report tells of every slide that was shown what it was to take and took', () => {
    const slide = (index: number, id: string, title: string, minutes?: number) =>
      ({ index, id, title, minutes }) as Slide
    const deck = {
      meta: { title: 'Pain | relief', authors: [], lang: 'en', appearance: 'light' as const, duration: 5 },
      slides: [slide(0, 'title', 'Pain'), slide(1, 'pag', 'The PAG', 2), slide(2, 'rvm', 'Not shown', 1)],
    }
    const spent = new Map([
      ['title', 20_000],
      ['pag', 150_000],
    ])
    expect(rehearsalReport(deck, { spent, total: 170_000, at: '2026-11-25 09:30' })).toBe(
      [
        '# Rehearsal of Pain \\| relief',
        '',
        '2026-11-25 09:30, 2:50 of 5 min planned.',
        '',
        '| slide | title | planned (min) | taken | more or less (min) |',
        '|--:|---|--:|--:|--:|',
        '| 1 | Pain |  | 0:20 |  |',
        '| 2 | The PAG | 2 | 2:30 | +0.5 |',
        '',
      ].join('\n'),
    )
  })
})
