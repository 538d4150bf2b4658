import { describe, expect, test } from 'vitest'
import { codes, compileLecture, compileSlide, found } from './lecture.ts'

const flat = (html: string | undefined) => html?.replaceAll('\n', '')

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
