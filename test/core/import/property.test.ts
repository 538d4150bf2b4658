import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importFormats } from '../../../core/import/types.ts'
import { errors, importAndCompile } from './compiled.ts'

/** What decks are made of, whole and broken, in all four formats and beside them. */
const pieces = [
  '---',
  '--',
  '----',
  '***',
  '',
  '',
  '',
  '# Title',
  '## Two {#two .x}',
  '### Three {.y',
  'Setext\n===',
  '# ',
  'A line with $5 and $10, or `$x$`.',
  '$$\nx^2\n$$',
  '$$ {1|2}\nx',
  '$\\frac{1}{2}$',
  '$\\nonsense{$',
  '$$x$$',
  '$$',
  '- a\n- b',
  '* a\n* b',
  '1) one',
  '. . .',
  '::: notes\nwords\n:::',
  '::: {.incremental}',
  ':::',
  ':::: columns',
  '::: {.column width="40%"}',
  '::: words and more',
  '```ts {1|2-3}\na\nb\nc\n```',
  '```js [1|2]\nx',
  '~~~~\ncode',
  '```md\n```js\na\n```\n```',
  '~~~ {.md}\n~~~~ {.js}\na',
  '````',
  '  ```ts',
  '> ```js\n> a\n> ```ts',
  '```{r}\n#| echo: false\nplot(1)\n```',
  '```mermaid\n```',
  '```mermaid\nflowchart LR\nA-->B\n```',
  '````md magic-move\n```js\na\n```\n```js\nb\n```\n````',
  '<!-- _class: lead -->',
  '<!-- a note\nover lines -->',
  '<!-- never closed',
  '<div>',
  '</div>',
  '<v-click>',
  '</v-click>',
  '<v-clicks>',
  '</v-clicks>',
  '<Tweet id="1"/>',
  '<div v-click class="grid grid-cols-2">',
  '<script>alert(1)</script>',
  '<script>',
  '<style>p{}</style>',
  '<pre>',
  '<?php',
  '<![CDATA[',
  '<!DOCTYPE html>',
  '<textarea>',
  '<img src="a b.png" v-click>',
  '<iframe src="https://example.org"></iframe>',
  '![bg right:40%](a.png)',
  '![](https://example.org/x.png)',
  '![w:200px alt](pics/a.png){width=50%}',
  '![x][ref]',
  '[ref]: https://example.org/y.png "t"',
  '[link][ref] [x](#two) [y](#/1/0) [z](other.md)',
  '[@key, p. 3] and @other',
  'text[^1]',
  '[^1]: a footnote',
  'inline^[note] H~2~O x^2^',
  '::right::',
  '::left::',
  'Note: spoken',
  'notes:\n## heading',
  '<!-- .slide: id="x" data-background="#fff" -->',
  '- item <!-- .element: class="fragment" -->',
  '{{< kbd x >}}',
  '{{< include other.qmd >}}',
  '<<< @/code.ts#a',
  '> quote\n> ```\n> code',
  '- list\n  ```\n  code',
  '| a | b |\n|---|---|\n| $x | y |',
  'layout: two-cols',
  'title: [unclosed',
  'headingDivider: 2',
  '{{ $slidev.nav }}',
  '\u0000\u0001\u0002 marks',
  '\t\tcode',
  ': def',
  '+---+\n| a |\n+---+',
  '&lt;b&gt; &#x24;',
  '\\',
  '\\$',
  '@',
  '[',
  '](',
  '`',
  '**',
  '_a_ ~b~',
  '<a href="#nowhere">x</a>',
  '%% pause',
  'See @fig-x, [-@tbl-y] and [@eq-z].',
  '![A](a.png){#fig-x .fragment}',
  '::: {#tbl-y .fragment}',
  '$$\nx\n$$ {#eq-z}',
  '## T {background-color="#0b2545" transition="fade" background-image="b.png"}',
  '<!-- .slide: data-background="sky.jpg" data-transition="slide" -->',
  '<!-- backgroundColor: #123456 -->',
  '<!-- _backgroundImage: url("c.png") -->',
  '![bg](#0b2545)',
  '![bg](d.jpg)',
  'background: /e.png',
  'layout: image\nimage: f.png',
  'transition: fade',
]

const deckText = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
    ),
    {
      maxLength: 25,
    },
  )
  .chain((lines) => fc.constantFrom('\n', '\n\n').map((separator) => lines.join(separator)))

const runs = { numRuns: Number(process.env['LECTERN_FUZZ'] ?? 150) }

describe('any deck', () => {
  test.each(importFormats)(
    'IM1 an import never throws, and what it writes compiles without an error: %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(deckText, async (text) => {
          const { lecture, deck } = await importAndCompile({ text, format })
          expect(errors(deck)).toEqual([])
          expect(deck.slides.length).toBeGreaterThanOrEqual(Math.max(2, lecture.slides))
        }),
        runs,
      )
    },
  )

  test('IM2 every problem points inside the source, and no file or copy leaves the lecture', async () => {
    await fc.assert(
      fc.asyncProperty(deckText, fc.constantFrom(...importFormats), async (text, format) => {
        const { lecture } = await importAndCompile({ text, format })
        const lines = text.replaceAll(/\r\n?/g, '\n').split('\n')
        for (const { line, column } of lecture.problems) {
          expect(line).toBeGreaterThan(0)
          expect(line).toBeLessThanOrEqual(lines.length)
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
        }
        for (const { path } of lecture.files) expect(path).toMatch(/^(?:slides|speaker-notes)\/[^/\\]+$/)
        for (const { from, to } of lecture.copies) {
          expect(to).toMatch(/^slides\/(?:media\/[\w.-]+|references\.\w+)$/)
          expect(from.split('/')).not.toContain('..')
        }
      }),
      runs,
    )
  })
})
