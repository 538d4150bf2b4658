import { describe, expect, test } from 'vitest'
import { errors, importAndCompile, losses, reported } from './compiled.ts'

const read = (text: string) => importAndCompile({ text, format: 'reveal' })

describe('reveal.js Markdown', () => {
  test('IM10 --- goes to the right and -- down: each column of several slides is a section of the lecture', async () => {
    const { slides, deck, lecture } = await read(
      '# Pain\n\n---\n\n## Routes\n\n--\n\n## Upwards\n\n- fast\n\n--\n\n## Downwards\n\n- slow\n\n---\n\n## End\n\n- thanks\n',
    )
    expect(slides).toBe(
      '# Routes {#routes}\n\n## Upwards {#upwards}\n\n- fast\n\n## Downwards {#downwards}\n\n- slow\n\n## End {#end}\n\n- thanks\n',
    )
    expect(deck.sections.map(({ title }) => title)).toEqual(['Routes'])
    expect(lecture).toMatchObject({ slides: 5, sections: 1 })
    expect(errors(deck)).toEqual([])
  })

  test('IM11 ---- of reveal-md goes down too, and lines of dashes in code go nowhere', async () => {
    const { deck } = await read(
      '## A\n\n----\n\n## B\n\n```yaml\na: 1\n---\nb: 2\n```\n\n---\n\n## C\n\n- x\n',
    )
    expect(deck.slides.map(({ title }) => title)).toEqual(['A', 'A', 'B', 'C'])
  })

  test('IM12 without such lines, three empty lines part columns and two the slides of one', async () => {
    const { deck } = await read('## One\n\nx\n\n\n\n## Two\n\ny\n\n\n## Below two\n\nz\n')
    expect(deck.slides.slice(2).map(({ title, section }) => [title, section])).toEqual([
      ['Two', 1],
      ['Below two', 1],
    ])
    expect(deck.meta.title).toBe('One')
  })

  test('IM13 what follows Note: is for the speaker, and so is an aside', async () => {
    const { slides, notes, lecture } = await read(
      '## A\n\n- seen\n\nNote: say **this**\n\n- and that\n\n---\n\n## B\n\n- x\n\n<aside class="notes">Quietly.</aside>\n',
    )
    expect(slides).toBe('## A {#a}\n\n- seen\n\n## B {#b}\n\n- x\n')
    expect(notes).toBe('## {#a}\n\nsay **this**\n\n- and that\n\n## {#b}\n\nQuietly.\n')
    expect(reported(lecture)).toEqual([])
  })

  test('IM14 the comment .slide: gives id, background and transition; a hidden slide is left out', async () => {
    const { slides, lecture } = await read(
      [
        '<!-- .slide: id="start" data-background-color="#0b2545" data-transition="fade" -->',
        '## Start',
        '- x',
        '---',
        '<!-- .slide: data-background="sea.jpg" class="dim" data-state="x" -->',
        '## Sea',
        '- [back](#/start)',
        '---',
        '<!-- .slide: data-visibility="hidden" -->',
        '## Draft',
        '---',
        '<!-- .slide: data-background-image="https://example.org/x.jpg" data-transition="zoom" -->',
        '## End',
        '- z',
      ].join('\n'),
    )
    expect(slides).toBe(
      '## Start {#start background=#0b2545 transition=fade}\n\n- x\n\n## Sea {#sea background=media/sea.jpg}\n\n- [back](#start)\n\n## End {#end}\n\n- z\n',
    )
    expect(reported(lecture)).toEqual([
      '5 style-lost: class="dim" has no looks here',
      '5 setting-lost: data-state has no counterpart',
      '9 slide-hidden: this slide is hidden in the source, and is left out',
      '12 setting-lost: the transition "zoom" has no counterpart',
      '12 background-lost: the background "https://example.org/x.jpg" is left out',
    ])
    expect(lecture.copies).toMatchObject([{ from: 'sea.jpg', to: 'slides/media/sea.jpg', line: 5 }])
  })

  test('IM15 the comment .element: class="fragment" steps a list or holds a block back', async () => {
    const { slides, deck, lecture } = await read(
      '## A\n\n- one <!-- .element: class="fragment" -->\n- two <!-- .element: class="fragment" -->\n\nlast <!-- .element: class="fragment" style="color:red" -->\n\n---\n\n## B\n\n- x\n',
    )
    expect(slides).toContain('## A {#a}\n\n::: {.incremental}\n\n- one\n- two\n\n:::\n\n. . .\n\nlast\n')
    expect(deck.slides.find(({ id }) => id === 'a')?.lastStep).toBe(3)
    expect(losses(lecture)).toEqual(['6:6 style-lost'])
  })

  test('IM16 lines of code light one after another, and formulas in code are formulas', async () => {
    const { slides, lecture } = await read(
      '## A\n\n```js [1|2-3]\na\nb\nc\n```\n\nwith `$x^2$` and `\\[y\\]`\n\n---\n\n## B\n\n- x\n',
    )
    expect(slides).toContain('```js {1|2-3}\na\nb\nc\n```\n\nwith $x^2$ and $$y$$\n')
    expect(reported(lecture)).toEqual([])
  })

  test('IM17 a background alone is the slide’s picture; scripts and styles are named with their lines', async () => {
    const { slides, deck, lecture } = await read(
      '## A\n\n- x\n\n<script>alert(1)</script>\n\n<p style="color: red">red</p>\n\n---\n\n<!-- .slide: data-background="pics/big.png" -->\n',
    )
    expect(slides).toContain('![](media/big.png)')
    expect(slides).not.toMatch(/script|style/)
    expect(losses(lecture)).toEqual(['5:1 script-lost', '7:1 style-lost'])
    expect(errors(deck)).toEqual([])
  })

  test('IM18 the front matter of reveal-md gives the title; its looks are named', async () => {
    const { file, lecture } = await read(
      '---\ntitle: Custom\ntheme: night\n---\n\n## A\n\n- x\n\n---\n\n## B\n\n- y\n',
    )
    expect(file('slides/lecture.yaml')).toBe('title: Custom\n')
    expect(reported(lecture)).toEqual(['3 setting-lost: "theme" of the front matter has no counterpart'])
  })
})
