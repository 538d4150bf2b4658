import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  json,
  oneof,
  property,
  string,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignText } from '../../../core/deck/source-map.ts'
import { scanJson } from '../../../core/deck/json-scan.ts'
import { damerauLevenshtein, nearest } from '../../../core/deck/nearest.ts'
import { parseAttributes } from '../../../core/deck/attributes.ts'
import type { Deck, DiagnosticCode } from '../../../core/deck/types.ts'
import { compileLecture, type TestLecture } from './lecture.ts'

const pieces = [
  ['# A', '## B {#b}', '## {#b .c minutes=2}', '---', '. . .', '::: {.incremental}', '::: x', ':::'],
  [
    '- item',
    '  - deep',
    '1. one',
    '> quote',
    '```ts {1|2}',
    '```',
    '```mermaid',
    '```mermaid {src=d.mmd}',
    '~~~',
  ],
  [
    '%% pause',
    'accTitle: t',
    '[@pert1973, p. 3]',
    '[see @x; -@who_2020]',
    '@pert1973 [p. 1]',
    '[@',
    ']',
    '[^1]',
  ],
  [
    '[^1]: foot',
    '[l](#b)',
    '[l]: #b',
    '$x^2$',
    '$\\frac{$',
    '$$',
    '$$x$$',
    '![a](x.png){width=3%}',
    '![](x.png)',
  ],
  [
    '<div>',
    '</div>',
    '<b onclick=x>',
    '<script>',
    '<!--',
    '-->',
    '| a | b |',
    '|---|---|',
    '**b',
    '*e*',
    '`c`',
  ],
  [
    '&amp;',
    '\\',
    '\\[',
    '{',
    '}',
    '{#x',
    '\u0000',
    '\t',
    '🙂',
    '\uD800',
    '[click]',
    '::: private',
    '## {#title}',
  ],
  ['word', ' ', '\n', '\n\n', '\r\n', '    '],
].flat()
const markdown = array(
  oneof(
    { weight: 6, arbitrary: constantFrom(...pieces) },
    { weight: 1, arbitrary: string({ unit: 'binary', maxLength: 8 }) },
  ),
  { maxLength: 30 },
).chain((parts) =>
  array(constantFrom('\n', '\n\n', ' ', ''), { minLength: parts.length, maxLength: parts.length }).map(
    (joins) => parts.map((part, i) => part + (joins[i] ?? '')).join(''),
  ),
)

/** What holds for every deck, whatever its author wrote. */
function expectSound(deck: Deck, lecture: { slides: string; notes: string; config: string }): void {
  const texts: Record<string, string> = {
    'slides/01.md': lecture.slides,
    'speaker-notes/01.md': lecture.notes,
    'slides/lecture.yaml': lecture.config,
    'slides/d.mmd': 'graph LR',
  }
  for (const { file, line, column, code } of deck.diagnostics) {
    const lines = (texts[file] ?? '').split(/\r\n?|\n/)
    expect([code, line >= 1 && line <= lines.length]).toEqual([code, true])
    expect([code, column >= 1 && column <= (lines[line - 1] ?? '').length + 1]).toEqual([code, true])
    expect(code).not.toBe('file-unreadable')
  }
  const ids = deck.slides.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  deck.slides.forEach((slide, index) => {
    expect(slide.index).toBe(index)
    expect(slide.html + slide.titleHtml + (slide.notes?.html ?? '')).not.toMatch(
      /<script|<[^>]*(?:onclick|data-slot)/,
    )
    const steps = [...slide.html.matchAll(/data-step="(\d+)"/g)].map((match) => Number(match[1]))
    expect(Math.max(0, ...steps)).toBeLessThanOrEqual(slide.lastStep)
    for (const { key } of slide.citations) expect(deck.references[key]?.citedBy).toContain(slide.id)
    for (const { id } of slide.diagrams) expect(slide.html).toContain(`data-diagram="${id}"`)
  })
  for (const section of deck.sections) expect(deck.slides[section.firstSlide]?.id).toBe(section.id)
}

describe('Any input', () => {
  test(
    'DK60 never throws, keeps ids unique and steps in range, and points inside the files',
    { timeout: 120_000 },
    async () => {
      const config = oneof(
        constant('title: T\n'),
        string(),
        constantFrom('title: [', 'a: &a [*a]', '? {', '\t'),
      )
      await assert(
        asyncProperty(markdown, markdown, config, async (slides, notes, configText) => {
          const lecture = { slides, notes, config: configText }
          expectSound(
            await compileLecture({ ...lecture, diagrams: { 'd.mmd': 'graph LR' }, files: ['x.png'] }),
            lecture,
          )
        }),
        { numRuns: 250 },
      )
    },
  )

  const deep: [string, TestLecture, DiagnosticCode][] = [
    ['quotations', { slides: `## A\n\n${'>'.repeat(10_000)} x\n` }, 'limit-exceeded'],
    ['elements', { slides: `## A\n\n${'<div>'.repeat(20_000)}\n` }, 'file-unreadable'],
    ['a heading', { slides: `## ${'<b>'.repeat(20_000)}\n` }, 'file-unreadable'],
    [
      'elements that only later steps could not hold',
      { slides: `## A\n\n${'<div>'.repeat(2400)}\n` },
      'file-unreadable',
    ],
    ['fenced divs', { slides: `## A\n\n${'::: a\n'.repeat(10_000)}` }, 'fence-unclosed'],
    ['notes', { notes: `${'>'.repeat(10_000)} x\n` }, 'limit-exceeded'],
    ['brackets', { notes: `## {#one}\n${'['.repeat(20_000)}[@nobody]\n` }, 'citation-unknown'],
    ['references', { references: '['.repeat(100_000) }, 'references-invalid'],
    ['configuration', { config: '['.repeat(20_000) }, 'yaml-invalid'],
  ]
  test.each(deep)(
    'DK61 nesting that no stack can hold costs its own part and no more: %s',
    { timeout: 60_000 },
    async (_, lecture, code) => {
      const deck = await compileLecture(lecture)
      expect(deck.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code)
    },
  )

  test('DK62 the JSON scanner agrees with the language about what is valid', () => {
    const parses = (text: string) => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    }
    const marks = constantFrom(...'[]{},:"\\ \n-01.eE+', 'true', 'null', '"a"', '\\u00e9', 'x')
    const text = oneof(
      array(marks, { maxLength: 12 }).map((list) => list.join('')),
      json(),
    )
    assert(
      property(text, (value) => {
        expect(scanJson(value).mistake === undefined).toBe(parses(value))
      }),
      { numRuns: 3000 },
    )
  })

  test('DK63 the nearest name survives a swap, a slip and a missing ending, and nothing far is offered', () => {
    expect(damerauLevenshtein('ab', 'ba')).toBe(1)
    expect(damerauLevenshtein('kitten', 'sitting')).toBe(3)
    const keys = ['basbaum1984', 'pert1973', 'simon1973']
    expect(nearest('basbuam1984', keys)).toBe('basbaum1984')
    expect(nearest('PERT1973', keys)).toBe('pert1973')
    expect(nearest('basbaum', keys)).toBe('basbaum1984')
    expect(nearest('xyz', keys)).toBeUndefined()
  })

  test('DK64 attributes are read as Pandoc reads them', () => {
    const text = `#x .a .b-c key=value k2="two words" k3='' .9`
    const { id, classes, values, problems } = parseAttributes(text)
    expect({ id, classes, values: [...values] }).toEqual({
      id: 'x',
      classes: ['a', 'b-c'],
      values: [
        ['key', 'value'],
        ['k2', 'two words'],
        ['k3', ''],
      ],
    })
    expect(problems).toEqual([{ offset: text.indexOf('.9'), text: '.9', reason: '".9" is not a class name' }])
  })

  test('DK65 a parsed text is found again in its source, past entities, escapes and line marks', () => {
    const source = 'a &amp; \\*b\n>  c@d'
    const { offsets, escaped } = alignText('a & *b\nc@d', source)
    expect(offsets.map((offset) => source[offset]).join('')).toBe('a & *b\nc@d')
    expect([...escaped]).toEqual([4])
  })
})
