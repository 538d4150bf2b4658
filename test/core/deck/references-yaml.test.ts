import { describe, expect, test } from 'vitest'
import { Report, sourceText } from '../../../core/deck/diagnose.ts'
import { readReferenceItems } from '../../../core/deck/reference-items.ts'

function read(text: string) {
  const report = new Report()
  const items = readReferenceItems(sourceText({ path: 'slides/references.yaml', text }), report)
  return {
    records: items.map(({ value }) => value),
    problems: report.list().map(({ line, column, reason }) => `${line}:${column} ${reason}`),
  }
}

describe('CSL-YAML', () => {
  test('DK90 a list of records, or Pandoc’s references, is read as CSL-JSON', () => {
    const list =
      '- id: pert1973\n  type: article-journal\n  title: Opiate receptor\n  author:\n  - family: Pert\n    given: Candace\n  issued: 1973-03-09\n  volume: 179\n'
    const record = {
      id: 'pert1973',
      type: 'article-journal',
      title: 'Opiate receptor',
      author: [{ family: 'Pert', given: 'Candace' }],
      issued: { 'date-parts': [[1973, 3, 9]] },
      volume: 179,
    }
    expect(read(list)).toEqual({ records: [record], problems: [] })
    expect(read(`---\nreferences:\n${list}...\n`)).toEqual({ records: [record], problems: [] })
  })

  test.each([
    ['1973', { 'date-parts': [[1973]] }],
    [
      '"1973-03/1973-05"',
      {
        'date-parts': [
          [1973, 3],
          [1973, 5],
        ],
      },
    ],
    ['{year: 1973, month: 3}', { 'date-parts': [[1973, 3]] }],
    ['[{year: 1973}, {year: 1974}]', { 'date-parts': [[1973], [1974]] }],
    ['{date-parts: [[1973, 3]]}', { 'date-parts': [[1973, 3]] }],
    ['in press', { literal: 'in press' }],
  ])('DK90 a date may be written in each of the usual ways: %s', (written, issued) => {
    expect(read(`- id: a\n  issued: ${written}\n`).records).toEqual([{ id: 'a', issued }])
  })

  test('DK90 Pandoc’s Markdown in titles becomes CSL’s tags', () => {
    const title = String.raw`The [DNA]{.nocase} of *Rattus*, H~2~O, 10^3^, 2 * 3 * 4`
    expect(read(`- id: a\n  title: "${title}"\n`).records).toEqual([
      {
        id: 'a',
        title:
          'The <span class="nocase">DNA</span> of <i>Rattus</i>, H<sub>2</sub>O, 10<sup>3</sup>, 2 * 3 * 4',
      },
    ])
  })

  test.each([
    ['- id: a\n  title: "x\n', '3:1 this is not valid YAML'],
    ['a: b\n', '1:1 the references are not a list of CSL records'],
    ['', '1:1 the references are not a list'],
    ['- id: a\n- &x [&y [1, 1], *y, *z]\n', '2:6 this entry cannot be read'],
  ])('DK91 in %j the mistake is at %s', (text, problem) => {
    expect(read(text).problems.join('\n')).toContain(problem)
  })

  test('DK91 aliases that multiply without end cost their entry alone', () => {
    const bomb = `- &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((name, at) => `- &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]`)
      .join('\n')}\n- id: sound\n`
    const { records, problems } = read(bomb)
    expect(records.at(-1)).toEqual({ id: 'sound' })
    expect(problems[0]).toMatch(/^\d+:\d+ this entry cannot be read: /)
  })
})
