import { describe, expect, it } from 'vitest'
import { verdicts } from './aims.ts'
import { MEASURES } from './measures.ts'
import type { Measure } from './measures/measure.ts'
import { report } from './report.ts'
import type { Case, Results } from './results.ts'

const speed: Measure = {
  id: 'speed',
  title: 'Speed',
  about: 'From here to there.',
  columns: [
    { key: 'time', name: 'time', unit: 'time' },
    { key: 'size', name: 'size', unit: 'bytes' },
    { key: 'nodes', name: 'nodes', unit: 'count' },
  ],
  take: async () => null,
}

function results(cases: Case[], more: Partial<Results> = {}): Results {
  return {
    machine: '2 × Anything, 8 GB',
    node: 'v24.0.0',
    browser: 'Chromium 1.0',
    date: '2020-02-03T04:05:06.000Z',
    commit: 'abc1234',
    rounds: 2,
    presses: 10,
    loads: [0.5, 3.25],
    cases,
    tools: [
      { name: 'Lectern', version: '1.0', how: 'as people do' },
      { name: 'Marp', version: '2.0', how: 'another way' },
    ],
    left: [],
    ...more,
  }
}

function one(tool: string, slides: number, measure: string, found: Case['found'][string]): Case {
  return { tool, slides, found: { [measure]: found } }
}

/** One value in one round. */
const value = (key: string, number: number) => [{ [key]: number }]

describe('docs/benchmarks.md', () => {
  const cases = [
    one('Lectern', 50, 'speed', [
      { time: 10, size: 2000, nodes: 4 },
      { time: 14, size: 2000, nodes: 6 },
    ]),
    one('Marp', 50, 'speed', [
      { time: 30, size: 3000, nodes: 4 },
      { time: 42, size: 3000, nodes: 6 },
    ]),
  ]

  it('BE10 the report gives median, spread and how many times as much as Lectern with as many slides', () => {
    const text = report(results(cases), [speed])
    expect(text).toContain('| 50 | Lectern | 12.0 ms (10.0–14.0) | 2 kB | 5 (4–6) |')
    expect(text).toContain('| 50 | Marp | 36.0 ms (30.0–42.0), 3× | 3 kB, 1.5× | 5 (4–6), 1× |')
  })

  it('BE11 the report says when, on what and how busy a machine, with which versions, and how often', () => {
    const text = report(results(cases), [speed])
    for (const part of ['2020-02-03', 'abc1234', '2 × Anything, 8 GB', 'v24.0.0', 'Chromium 1.0'])
      expect(text).toContain(part)
    expect(text).toContain('2 rounds of 10 key presses')
    expect(text).toContain('0.5, 3.3')
    expect(text).toContain('- Marp (2.0): another way.')
  })

  it('BE12 the report says what was left out and why, in words that break no table', () => {
    const left = [{ what: 'slidev', why: 'no | registry\nhere' }]
    const text = report(results([...cases, one('Slidev', 50, 'speed', [])], { left }), [speed])
    expect(text).toContain('- slidev: no \\| registry here')
    expect(text).not.toContain('| Slidev |')
    expect(report(results([]), [speed])).toContain('Nothing could be measured.')
  })

  it('BE13 the report holds what was found against each aim', () => {
    const found = verdicts(
      results([
        {
          tool: 'Lectern',
          slides: 50,
          found: {
            compile: value('all', 100),
            'first-slide': value('first', 100),
            steps: value('changed95', 9),
            memory: value('heap', 100),
          },
        },
        {
          tool: 'Lectern',
          slides: 500,
          found: { compile: value('all', 100), 'first-slide': value('first', 100) },
        },
        {
          tool: 'Marp',
          slides: 500,
          found: { compile: value('all', 120), 'first-slide': value('first', 490) },
        },
        {
          tool: 'Lectern',
          slides: 2000,
          found: {
            'first-slide': value('first', 124),
            steps: value('changed95', 17),
            memory: value('heap', 130),
            search: value('p95', 8),
          },
        },
      ]),
    )
    expect(found.map(({ isMet }) => isMet)).toEqual([true, false, false, true, false, null, null, true])
    expect(found[1]?.found).toBe('4.9× sooner than Marp')
  })

  it('BE13 an aim is met only when all that it names was measured', () => {
    expect(new Set(verdicts(results([])).map(({ isMet }) => isMet))).toEqual(new Set([null]))
  })

  describe('the PDF', () => {
    const whole = { outline: 1, tags: 1 }
    const aims = (cases: Case[]) => {
      const tools = [
        { name: 'Lectern', version: '1', how: '' },
        { name: 'Marp', version: '1', how: '' },
        { name: 'decktape', version: '1', how: '', measures: ['pdf'] },
      ]
      return verdicts(results(cases, { tools })).filter(({ aim }) => aim.includes('PDF'))
    }

    it('BE32 a PDF is to take no longer than that of the fastest peer, and to have all headings', () => {
      const marp = one('Marp', 500, 'pdf', [{ time: 100, outline: 0, tags: 0 }])
      const tape = one('decktape', 500, 'pdf', [{ time: 900, outline: 0, tags: 0 }])
      const own = (found: Record<string, number>) => one('Lectern', 500, 'pdf', [found])
      const [met] = aims([own({ time: 100, ...whole }), marp, tape])
      expect(met).toMatchObject({ isMet: true, found: '1.00× the time of Marp; 0.11× the time of decktape' })
      expect(aims([own({ time: 101, ...whole }), marp, tape])[0]?.isMet).toBe(false)
      expect(aims([own({ time: 1, outline: 1, tags: 0.99 }), marp, tape])[0]).toMatchObject({
        isMet: false,
        found: expect.stringContaining('headings are missing'),
      })
      expect(aims([own({ time: 1, ...whole })])[0]?.isMet).toBe(null)
    })

    it('BE32 its time per slide is to be flat from 500 to 2,000 slides', () => {
      const own = (slides: number, each: number) => one('Lectern', slides, 'pdf', [{ each }])
      expect(aims([own(500, 10), own(2000, 12.5)])[1]?.isMet).toBe(true)
      expect(aims([own(500, 10), own(2000, 12.6)])[1]?.isMet).toBe(false)
      expect(aims([own(500, 10)])[1]?.isMet).toBe(null)
    })
  })

  it('BE33 a part of all is given in per cent, rounded down, and without a ratio', () => {
    const share: Measure = { ...speed, columns: [{ key: 'tags', name: 'tags', unit: 'share' }] }
    const part = (tool: string, tags: number) => one(tool, 50, 'speed', [{ tags }])
    const text = report(results([part('Lectern', 1), part('Marp', 0.9996)]), [share])
    expect(text).toContain('| 50 | Lectern | 100 % |')
    expect(text).toContain('| 50 | Marp | 99.9 % |')
  })

  it('BE14 measures have different ids, and their columns different keys', () => {
    const ids = MEASURES.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { columns } of MEASURES)
      expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length)
  })
})
