import { array, assert, constantFrom, json, oneof, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignText } from '../../../core/deck/source-map.ts'
import { scanJson } from '../../../core/deck/json-scan.ts'
import { damerauLevenshtein, nearest } from '../../../core/deck/nearest.ts'
import { parseAttributes } from '../../../core/deck/attributes.ts'
import type { DiagnosticCode } from '../../../core/deck/types.ts'
import { anything, printed } from '../../support/fuzz/properties.ts'
import { compileLecture, type TestLecture } from './lecture.ts'

describe('Any input', () => {
  test(
    'DK60 never throws, keeps ids unique and steps in range, and points inside the files',
    { timeout: 120_000 },
    async () => expect(anything.check({ numRuns: 300 })).resolves.toBeUndefined(),
  )

  test(
    'DK104 a lecture that is printed from what it should say compiles to just that',
    { timeout: 120_000 },
    async () => expect(printed.check({ numRuns: 300 })).resolves.toBeUndefined(),
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
