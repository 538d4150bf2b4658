import { array, assert, constantFrom, dictionary, nat, oneof, property, string, tuple } from 'fast-check'
import type { Element, Properties, Root as HastRoot } from 'hast'
import { describe, expect, test } from 'vitest'
import { pairFences } from '../../../core/deck/fences.ts'
import { cleanAnyTree, cleanTree, serialise, serialiseAnything } from '../../../core/deck/html.ts'
import { limits } from '../../../core/deck/limits.ts'
import { parseEverything, parseMarkdown } from '../../../core/deck/markdown.ts'
import { isHeading, plainPart } from '../../../core/deck/plain-blocks.ts'
import { Lines } from '../../../core/deck/plain-lines.ts'
import { syntheticLecture } from '../../support/synthetic.ts'

/** Lines as lectures have them and lines that nearly are; `¦` stands between two, `⏎` for a line ending. */
const written = [
  '# One {#one .two-columns minutes=2}¦## Two¦### Three #¦#Four¦##  Five¦# ¦## **Bold** and $x^2$¦## `code`',
  'Plain words.¦Two lines⏎of words.¦**Bold:** and *slanted* words, `code` and $a_b$ here.¦. . .¦[click] on.¦(so) “it” is',
  'See [@a; @b, p. 3] and [-@c].¦A@b.c¦www.a.b¦An [link](x) and ![picture](y).¦a\\*b¦&amp; & x¦a_b_c¦**a*b**¦***a***',
  '**Endo**genous¦a**b**c¦** a**¦**a **¦*a**b*¦**α-b** β¦`` a ``¦` a `¦`a``b`¦$ a $¦$$a$$¦$a¦`a¦**a¦a*¦~~a~~¦~a~¦a < b',
  '<span class="x">in</span> a line¦in <b>a</b> line¦<div>¦</div>¦<!-- open¦-->¦<script>¦a <script> b¦<?x¦<pre>¦{.a}',
  '- one⏎- two¦- one¦- **a** b⏎- `c`¦- one⏎  two¦- one⏎two¦- [ ] task¦- [@a] b¦-¦- ¦- # a¦- - a¦- 1. a¦- > a¦* one¦+ one',
  '1. one¦12) two¦1.one¦> quoted¦    indented¦ a¦a ¦a  ⏎b¦a\\⏎b¦\ta¦a\tb¦===¦---¦- - -¦***¦--¦a⏎---¦a⏎===¦a⏎- b¦a⏎# b',
  '::: {.column}¦:::¦::: {.a} :::¦:::: x¦::¦: definition¦a⏎: b¦a⏎:::¦- a⏎:::¦- a⏎::: {.b}¦[^1]: note¦a[^1] b¦[a]: b¦[a]',
  '```ts {1|2}⏎a⏎# b⏎⏎## c⏎```¦```⏎```¦```⏎⏎```¦``` ts  x⏎a⏎```¦```ts⏎a⏎````¦````⏎```⏎````¦```a`b⏎c⏎```¦```⏎a¦~~~⏎a⏎~~~¦~~~',
  '$$⏎a⏎$$¦$$⏎⏎## b⏎$$¦$$⏎a¦$$ x⏎a⏎$$¦$$$⏎a⏎$$$¦$$⏎ $$⏎$$¦```⏎ ```⏎a⏎```¦```\\⏎a⏎```¦```&amp;⏎a⏎```¦```ts x\\y⏎a⏎```',
  '| a | b |⏎| --- | :-: |⏎| c | **d** |¦| a |⏎|---|¦| a | b |⏎|---|⏎| c | d |¦| a | b |⏎|---|---|⏎| c |¦| a |⏎|---|⏎| `b|c` |',
  '| a |⏎|---|⏎| b |⏎:::¦| a |⏎|---|⏎| b |⏎c¦| a |⏎|---|⏎|  |¦|a|⏎|---|⏎|b|¦| a⏎|---⏎| b¦a | b⏎--|--⏎c | d¦| a \\| b |⏎|---|⏎| c |',
]
const pieces = constantFrom(...written.join('¦').split('¦')).map((one) => one.replaceAll('⏎', '\n'))
const between = constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n\n\n', '\n \n', '', ' ')
const document = array(tuple(pieces, between), { maxLength: 14 }).map((parts) => parts.flat().join(''))
/** With a few characters more or fewer anywhere. */
const damaged = tuple(document, array(tuple(nat(), string({ maxLength: 2 }), nat(2)), { maxLength: 3 })).map(
  ([text, changes]) =>
    changes.reduce((now, [at, more, fewer]) => {
      const place = now.length === 0 ? 0 : at % now.length
      return now.slice(0, place) + more + now.slice(place + fewer)
    }, text),
)

/** As in `needed-syntax.test.ts`: where the parser's own assertions fail in its build for development. */
const UNREADABLE = /(?:[-+*]|\d[.)])[ \t]*(?:\r\n?|\n)[> \t]*\[[ xX]\]/

/** What the compiler never leaves in a tree that it makes HTML of. */
const UNSLOTTED = new Set(['html', 'divMarker'])

function bothWays(markdown: string) {
  const told: [number[], number[]] = [[], []]
  const parts = parseMarkdown(markdown, (offset) => told[0].push(offset))
  const whole = parseEverything(markdown, (offset) => told[1].push(offset))
  return { parts: [parts, told[0]], whole: [whole, told[1]] }
}

/** How many parts a text has, and how many of them are plain. */
function plainParts(markdown: string): { all: number; plain: number } {
  const lines = new Lines(markdown)
  const starts = Array.from({ length: lines.count }, (_, at) => at).filter(
    (at) => at === 0 || (lines.isBlank(at - 1) && isHeading(lines, at)),
  )
  return { all: starts.length, plain: starts.filter((at) => plainPart(lines, at) !== null).length }
}

describe('Markdown that is read part by part', () => {
  test('LA80 gives the very tree and the very places that reading it as a whole gives', () => {
    assert(
      property(
        oneof({ weight: 2, arbitrary: document }, damaged).filter((one) => !UNREADABLE.test(one)),
        (markdown) => {
          const { parts, whole } = bothWays(markdown)
          expect(parts).toEqual(whole)
        },
      ),
      { numRuns: 1500 },
    )
  })

  test.each([
    ['code that is never closed', '## A\n\n```\n\n## B\n\n- c\n'],
    ['a comment over several headings', '## A\n\n<!-- b\n\n## C\n\nd -->\n\n## E\n\nf\n'],
    ['a formula within a list', '## A\n\n- $$\n  b\n\n## C\n\n$$\nd\n$$\n'],
    ['code within a list and again below it', '## A\n\n- ```\n  b\n```\n\n## C\n\n```\n\n## D\n'],
    ['HTML that ends with its heading', '## A\n\n<div>\n\n## B\n\nc\n\n</div>\n'],
    ['a definition further below', '## A\n\nSee [b].\n\n## C\n\n[b]: https://example.org\n'],
    ['a paragraph with too many marks', `## A\n\nb\n\n## C\n\n${'[d '.repeat(limits.marks + 5)}\n\n## E\n`],
    ['an address in one part alone', '## A\n\nme@example.org\n\n## B\n\nhttps://example.org\n\n## C\n\nd\n'],
  ])('LA81 what goes on over headings is found all the same: %s', (_, markdown) => {
    const { parts, whole } = bothWays(markdown)
    expect(parts).toEqual(whole)
  })

  test('LA82 what lectures are commonly made of needs no parser', () => {
    for (const [path, markdown] of Object.entries(syntheticLecture({ slides: 40 }))) {
      if (!path.endsWith('.md')) continue
      const { all, plain } = plainParts(markdown)
      expect([path, plain]).toEqual([path, all])
    }
  })

  test('LA83 becomes the very HTML that the libraries make of it', () => {
    const blocksOf = (markdown: string) =>
      pairFences(parseEverything(markdown).children, () => {}).filter(({ type }) => !UNSLOTTED.has(type))
    assert(
      property(
        document.filter((one) => !UNREADABLE.test(one)),
        (markdown) => {
          const html = serialise(cleanTree(blocksOf(markdown), false))
          expect(html).toBe(serialiseAnything(cleanAnyTree(blocksOf(markdown), false)))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('LA84 attributes are written as the library writes them', () => {
    const value = oneof(
      string(),
      constantFrom<Properties[string]>(
        true,
        false,
        null,
        undefined,
        3,
        NaN,
        '',
        'a"b\'c`&<',
        [],
        ['a', 'b '],
      ),
    )
    const names =
      'className id dataSlot dataFooBar data1 ariaLabel href title checked open start colSpan style rel coords'
    const element = tuple(
      constantFrom('p', 'span', 'img', 'br', 'svg', 'input', 'td', 'DIV', 'template'),
      dictionary(constantFrom(...names.split(' ')), value),
      array(string(), { maxLength: 2 }),
    ).map(([tagName, properties, texts]): Element => ({
      type: 'element',
      tagName,
      properties: properties as Properties,
      children: texts.map((text) => ({ type: 'text', value: text })),
    }))
    assert(
      property(element, (one) => {
        const tree: HastRoot = { type: 'root', children: [one] }
        expect(serialise(tree)).toBe(serialiseAnything(tree))
      }),
      { numRuns: 1500 },
    )
  })
})
