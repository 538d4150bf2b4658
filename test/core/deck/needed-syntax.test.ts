import { array, assert, constantFrom, property, string, oneof } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits } from '../../../core/deck/limits.ts'
import { parseEverything, parseMarkdown } from '../../../core/deck/markdown.ts'
import { neededSyntax } from '../../../core/deck/needed-syntax.ts'
import { syntheticLecture } from '../../support/synthetic.ts'

/** What addresses, tables and paragraphs are made of, and what stands around them; `¦` stands between two. */
const written = [
  'a¦Word ¦ ¦\t¦    ¦\n¦\n\n¦\r\n¦\n \n¦.¦-¦+¦/¦@¦_¦*¦~~¦me@here.org¦a@.b¦-@key¦[@key.1]¦www.¦WWW.x.org',
  'http://¦https://x.y/z¦<¦>¦://¦|¦| a | b |¦| - | - |¦|-¦:-¦-:¦:--¦--|--¦---¦| 1 | 2 |¦\\|¦\\¦===¦:¦> ¦- ¦1. ',
  '> > ¦[^1]: ¦[^1]¦::: {.a}¦:::¦# ¦```¦`¦$¦$$¦[¦](¦)¦!¦![¦<!--¦-->¦[ ] ¦[x] ¦[a]: b¦<div>¦</div>¦é¦👩¦\0¦\r',
]
const pieces = constantFrom(...written.join('¦').split('¦'))
const text = oneof(
  array(pieces, { maxLength: 25 }).map((parts) => parts.join('')),
  array(oneof(pieces, string({ maxLength: 4 })), { maxLength: 40 }).map((parts) => parts.join('')),
)

/**
 * An empty item of a list with the box of a task below it: where it is built for development, the library that
 * reads tasks stops there by an assertion of its own. As it ships it reads it as text.
 */
const UNREADABLE = /(?:[-+*]|\d[.)])[ \t]*(?:\r\n?|\n)[> \t]*\[[ xX]\]/

function bothWays(markdown: string) {
  const told: [number[], number[]] = [[], []]
  const lean = parseMarkdown(markdown, (offset) => told[0].push(offset))
  const whole = parseEverything(markdown, (offset) => told[1].push(offset))
  return { lean: [lean, told[0]], whole: [whole, told[1]] }
}

describe('Syntax that is looked for only where it may be', () => {
  test('LA50 leaving out what a text does not need changes nothing of what is read', () => {
    assert(
      property(
        text.filter((one) => !UNREADABLE.test(one)),
        (markdown) => {
          const { lean, whole } = bothWays(markdown)
          expect(lean).toEqual(whole)
        },
      ),
      { numRuns: 1500 },
    )
  })

  test.each([
    ['one mark too many', '*'.repeat(limits.markRun + 1)],
    ['too many marks', '[a '.repeat(limits.marks + 5)],
    ['too many links', '[a](b) '.repeat(limits.links + 5)],
    ['marks whose end is looked for in vain', '`a '.repeat(3) + '<!a '.repeat(limits.vainMarks + 5)],
    ['formulas without an end', Array.from({ length: 40 }, (_, n) => '$'.repeat(n + 1)).join(' a ')],
  ])('LA51 paragraphs with too much markup are found all the same: %s', (_, markdown) => {
    const { lean, whole } = bothWays(`Before\n\n${markdown}\n\nAfter`)
    expect(lean).toEqual(whole)
    expect(neededSyntax(markdown).manyMarks).toBe(true)
  })

  test('LA52 what lectures commonly have is read without looking for addresses or counting marks', () => {
    const files = Object.entries(syntheticLecture({ slides: 40 })).filter(([path]) => path.endsWith('.md'))
    for (const [, markdown] of files) {
      expect(neededSyntax(markdown)).toMatchObject({ emails: false, addresses: false, manyMarks: false })
      const { lean, whole } = bothWays(markdown)
      expect(lean).toEqual(whole)
    }
    expect(neededSyntax('See [-@key] and [@a; @b].\n').emails).toBe(false)
  })
})
