import { array, assert, asyncProperty, constantFrom } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fenceFor } from '../../../core/deck/code-fences.ts'
import { codes, compileLecture, compileSlide, found } from './lecture.ts'

const flat = (html: string | undefined) => html?.replaceAll('\n', '')

const wordsOf = (html: string | undefined) =>
  html
    ?.replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))

describe('Fenced divs', () => {
  test('DK10 ::: makes a div of its class, with or without braces and blank lines', async () => {
    const slide = await compileSlide(
      '## A\ntext\n::: {.column #c}\n- a\n:::\n::: note\n**b**\n:::\n\n::::: wide :::::\nx\n:::::\n',
    )
    expect(flat(slide.html)).toBe(
      '<p>text</p><div id="a:c" class="column"><ul><li>a</li></ul></div>' +
        '<div class="note"><p><strong>b</strong></p></div><div class="wide"><p>x</p></div>',
    )
  })

  test('DK10 divs nest, also inside lists and quotations', async () => {
    const slide = await compileSlide(
      '## A\n\n::: a\n::: b\nx\n:::\n:::\n\n- item\n  ::: c\n  y\n  :::\n\n> ::: d\n> z\n> :::\n',
    )
    expect(flat(slide.html)).toBe(
      '<div class="a"><div class="b"><p>x</p></div></div>' +
        '<ul><li>item<div class="c"><p>y</p></div></li></ul>' +
        '<blockquote><div class="d"><p>z</p></div></blockquote>',
    )
  })

  test('DK11 an unclosed div is reported at its opening line and ends with its slide', async () => {
    const deck = await compileLecture({ slides: '## A\n\n::: {.column}\ntext\n\n## B\n\n::: note\nx\n:::\n' })
    expect(found(deck, 'fence-unclosed')).toEqual([
      'slides/01.md:3:1 error this ::: block is not closed before the slide ends | Close it with a line of :::',
    ])
    expect(deck.slides.map(({ html }) => html)).toEqual([
      '<div class="column"><p>text</p></div>',
      '<div class="note"><p>x</p></div>',
    ])
  })

  test('DK11 a closing line that closes nothing is reported, wherever it stands', async () => {
    const deck = await compileLecture({ slides: ':::\n\n## A\n\ntext\n:::\nmore\n' })
    expect(found(deck, 'fence-unclosed').map((line) => line.slice(0, 21))).toEqual([
      'slides/01.md:1:1 erro',
      'slides/01.md:6:1 erro',
    ])
    expect(flat(deck.slides[0]?.html)).toBe('<p>text</p><p>more</p>')
  })

  test.each([
    ['a code block', '```ts\nlet a\n\n## B\n', 'code block', '```'],
    ['a formula', '$$\nx\n\n## B\n', 'formula', '$$'],
    ['a comment', '<!-- later\n\n## B\n', 'comment', '-->'],
  ])(
    'DK12 what swallows the rest of the file is reported where it opens: %s',
    async (_, text, what, close) => {
      const deck = await compileLecture({ slides: `## A\n\nfine\n\n${text}` })
      const [problem] = found(deck, 'fence-unclosed')
      expect(problem).toMatch(/^slides\/01\.md:5:1 error /)
      expect(problem).toContain(what)
      expect(problem).toContain(close)
    },
  )

  test('DK12 closed blocks of every kind are no mistake', async () => {
    const deck = await compileLecture({
      slides:
        '## A\n\n````md\n```\n````\n\n~~~\nx\n~~~\n\n> ```\n> a\n> ```\n\n- ```\n  b\n  ```\n\n    indented\n\n$$\nx\n$$\n',
    })
    expect(codes(deck)).toEqual([])
  })

  test.each([
    ['a diagram', '```ts\nlet a\n\n## B\n\n```mermaid {#m}\nflowchart LR\n```', '3:1', '```mermaid', 8],
    ['code whose lines light up', '```\na\n```\n\n~~~py\nx\n\n~~~ js {1|2}\ny\n~~~', '7:1', '~~~ js', 10],
    ['code of a class', '```js\na\n\n  ```{.ts}\nb\n  ```', '3:1', '```{.ts}', 6],
    ['a longer fence', '```js\na\n\n`````md\nb\n`````', '3:1', '`````md', 6],
    ['code in a list', '1. one\n\n   ```js\n   a\n\n   ```ts\n   b\n   ```', '5:4', '```ts', 8],
    ['code in a quotation', '> ```js\n> a\n> ```ts\n> b\n> ```', '3:3', '```ts', 5],
  ])(
    'DK141 code that ends with the fence of another block is reported where it opens, with the line of that one: %s',
    async (_, text, place, opening, line) => {
      const deck = await compileLecture({ slides: `## A\n\n${text}\n` })
      const [problem, ...more] = found(deck, 'fence-unclosed')
      expect(more).toEqual([])
      const reason = `this code block is never closed: with ${opening} in line ${line} another one begins, `
      const hint = `Close it with a line of ${opening.slice(0, 3)} above line ${line}. To show line ${line} as it is, `
      expect(problem).toContain(`slides/01.md:${place} error ${reason}`)
      expect(problem).toContain(` | ${hint}`)
    },
  )

  test('DK141 in speaker notes it is reported as well', async () => {
    const deck = await compileLecture({ notes: '## {#one}\n\n```js\na\n\n```ts\nb\n```\n' })
    expect(found(deck, 'fence-unclosed')).toEqual([
      'speaker-notes/01.md:3:1 error this code block is never closed: with ```ts in line 6 another one begins, ' +
        'whose end closes this one | Close it with a line of ``` above line 6. To show line 6 as it is, begin ' +
        'and end this block with ````',
    ])
  })

  test('DK142 where an end without a partner opens the code, the hint says to look above it', async () => {
    const text = '```\nnever closed\n\n## B\n\n```\nplain\n```\n\n## C\n\n```js\nc\n```\n'
    const [problem] = found(await compileLecture({ slides: `## A\n\n${text}` }), 'fence-unclosed')
    expect(problem).toMatch(/^slides\/01\.md:10:1 error .* line 14 another one begins/)
    expect(problem).toContain('If this line was to close a block, that one was closed before.')
  })

  test.each([
    ['a longer fence around it', '````md\n```js\na\n```\n````'],
    ['a fence of the other kind', '~~~md\n```js\na\n```\n~~~\n\n```md\n~~~ js\na\n~~~\n```'],
    ['a shorter one within a block of its own', '`````\n````js\na\n````\n`````'],
    ['four blanks before it', '```py\ndef f():\n    ```js\n    a\n```'],
    ['other marks before it', '```rs\n/// ```rust\n/// a\n/// ```\n# ```js\n```'],
    ['marks that are closed in their line', '```md\n```code``` and ``` `x` ```\n```'],
    ['lines that compilers draw', '~~~\nint x = y + z;\n  ~~~~^~~~\n~~~~~~~ Part ~~~~~~~\n~~~ ^\n~~~'],
    ['blocks one after the other', '```js\na\n```\n```ts\nb\n```\n\n```\nc\n```'],
    ['code that is indented', '    ```js\n    a\n    ```ts\n    ```'],
  ])('DK143 code that shows fences, or lines like them, is no mistake: %s', async (_, text) => {
    expect(codes(await compileLecture({ slides: `## A\n\n${text}\n` }))).toEqual([])
  })

  test('DK144 any code between fences that are long enough for it is shown as it is, and is no mistake', async () => {
    const part = constantFrom(
      '```',
      '````js',
      '~~~',
      '~~~~ {.ts}',
      'a',
      ' ',
      '   ',
      '\n',
      '\n',
      '`',
      '~',
      '## B',
    )
    const text = array(part, { maxLength: 12 }).map((parts) => parts.join(''))
    await assert(
      asyncProperty(text, constantFrom('```', '~~~'), async (code, least) => {
        const fence = fenceFor(code, least)
        const deck = await compileLecture({ slides: `## A\n\n${fence}txt\n${code}\n${fence}\n` })
        expect(codes(deck)).toEqual([])
        expect(deck.slides.map(({ id }) => id)).toEqual(['a'])
        expect(wordsOf(deck.slides[0]?.html)).toBe(code)
        const runs = code.match(least === '~~~' ? /~+/g : /`+/g) ?? []
        expect(fence.length).toBe(Math.max(3, ...runs.map((run) => run.length + 1)))
      }),
      { numRuns: 200 },
    )
  })

  test('DK13 what a div cannot mean is reported: several words, unknown keys, bad lengths', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n::: two words\nx\n:::\n\n::: {.column width=40% colour=red height=tall}\ny\n:::\n',
    })
    expect(found(deck, 'attribute-invalid')).toEqual([
      'slides/01.md:3:1 warning a ::: block takes one class name or braces | Write ::: {.class} or ::: class',
      'slides/01.md:7:1 warning the attribute "colour" is not known here | width= and height= are known here.',
      'slides/01.md:7:1 warning height="tall" is not a length | Write for instance 40% or 300px.',
    ])
    expect(deck.slides[0]?.html).toContain('<div class="column" style="width:40%"><p>y</p></div>')
  })
})
