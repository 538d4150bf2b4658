import { describe, expect, test } from 'vitest'
import { errors, importAndCompile, reported } from './compiled.ts'

const read = (text: string, included: Record<string, string> = {}) =>
  importAndCompile({ text, format: 'slidev', included: new Map(Object.entries(included)) })

describe('Slidev', () => {
  test('IM30 the first front matter is the deck’s, every other one its slide’s', async () => {
    const { slides, file, lecture } = await read(
      '---\ntheme: seriph\ntitle: Sleep\nauthor: A. Author\nduration: 45min\nhtmlAttrs:\n  lang: en-GB\n---\n\n# Sleep\n\nWhy we need it\n\n---\nrouteAlias: stages\ntransition: fade-out\nclass: px-4\nclicks: 2\n---\n\n# Stages\n\n- x\n\n---\n\n# End\n\n- [back](#stages)\n',
    )
    expect(file('slides/lecture.yaml')).toBe(
      'title: Sleep\nsubtitle: Why we need it\nauthor: A. Author\nlang: en-GB\nduration: 45\n',
    )
    expect(slides).toBe('## Stages {#stages transition=fade}\n\n- x\n\n## End {#end}\n\n- [back](#stages)\n')
    expect(reported(lecture)).toEqual([
      '2 setting-lost: "theme" has no counterpart',
      '17 style-lost: the class "px-4" has no looks here',
      '18 setting-lost: "clicks" has no counterpart',
    ])
  })

  test('IM31 the slots of a layout are columns', async () => {
    const { slides, deck } = await read(
      '---\nlayout: two-cols\n---\n\n# A\n\nleft\n\n::right::\n\nright\n\n---\nlayout: two-cols-header\n---\n\n# B\n\nabove\n\n::left::\n\none\n\n::right::\n\ntwo\n',
    )
    expect(slides).toBe(
      [
        '## A {#a}\n\n::: {.columns}\n\n::: {.column}\n\nleft\n\n:::\n\n::: {.column}\n\nright\n\n:::\n\n:::\n',
        '## B {#b}\n\nabove\n\n::: {.columns}\n\n::: {.column}\n\none\n\n:::\n\n::: {.column}\n\ntwo\n\n:::\n\n:::\n',
      ].join('\n'),
    )
    expect(errors(deck)).toEqual([])
  })

  test('IM32 layouts with a picture place it beside or behind; sections and statements are Lectern’s', async () => {
    const { slides, deck, lecture } = await read(
      '# A\n\n- x\n\n---\nlayout: section\n---\n\n# Part\n\n---\nlayout: image-left\nimage: /photo-one.jpg\n---\n\n# B\n\n- x\n\n---\nlayout: image\nimage: ./two.png\n---\n\n# C\n\n- x\n\n---\nlayout: statement\n---\n\n# Sleep!\n\n---\nlayout: bento\n---\n\n# D\n\n- x\n',
    )
    expect(slides.match(/^#.*$/gm)).toEqual([
      '## A {#a}',
      '# Part {#part}',
      '## B {#b}',
      '## C {#c background=media/two.png}',
      '## Sleep! {#sleep .statement}',
      '## D {#d}',
    ])
    expect(slides).toContain('::: {.column}\n\n![photo one](media/photo-one.jpg)\n\n:::')
    expect(lecture.copies.map(({ from }) => from)).toEqual(['two.png', 'public/photo-one.jpg'])
    expect(deck.sections.map(({ title }) => title)).toEqual(['Part'])
    expect(reported(lecture)).toEqual(['36 layout-lost: the layout "bento" is not known here'])
  })

  test('IM33 v-click holds back, v-clicks steps a list; what only Vue can do is named', async () => {
    const { slides, slide, lecture } = await read(
      '# A\n\nfirst\n\n<v-click>\n\nsecond\n\n</v-click>\n\n<v-clicks>\n\n- a\n- b\n\n</v-clicks>\n\n<div v-click class="p-2">third</div>\n\n---\n\n# B\n\n<Tweet id="1" />\n\n<span v-mark.red>x</span> {{ count }}\n\n<div v-click.hide>y</div>\n',
    )
    expect(slide('a').lastStep).toBe(4)
    expect(slides).toContain(
      'first\n\n. . .\n\nsecond\n\n::: {.incremental}\n\n- a\n- b\n\n:::\n\n. . .\n\n<div>third</div>',
    )
    expect(reported(lecture)).toEqual([
      '18 style-lost: classes of HTML elements are left out',
      '24 component-lost: <Tweet> is no HTML that slides show, and is left out',
      '26 animation-lost: v-mark.red has no counterpart',
      '26 component-lost: what stands in {{ }} is not computed',
      '28 animation-lost: what hides at a step stays',
    ])
  })

  test('IM34 the last comment of a slide is its notes, and [click:2] are two clicks', async () => {
    const { slides, notes } = await read(
      '# A\n\n<!-- not this -->\n\n- x\n\n<!--\nSay hello.\n\n[click] Wait. [click:2] Go on.\n-->\n\n---\n\n# B\n\n- y\n',
    )
    expect(slides).not.toContain('hello')
    expect(notes).toBe('## {#a}\n\nSay hello.\n\n[click] Wait. [click] [click] Go on.\n')
  })

  test('IM35 lines of code light one after another; options of the editor are named', async () => {
    const { slides, lecture } = await read(
      '# A\n\n```ts [app.ts] {1|2-3|all} twoslash\na\nb\nc\n```\n\n---\n\n# B\n\n```ts {monaco}\nx\n```\n',
    )
    expect(slides).toContain('```ts {1|2-3|all}\na\nb\nc\n```')
    expect(reported(lecture)).toEqual([
      '3 code-option-lost: the code’s option [app.ts] is left out',
      '3 code-option-lost: the code’s option twoslash is left out',
      '13 code-option-lost: the code’s option {monaco} is left out',
    ])
  })

  test('IM36 code that moves becomes a slide for each of its states, the first with the notes', async () => {
    const { slides, notes, lecture } = await read(
      '# A\n\n````md magic-move\n```js\none\n```\n```js\ntwo\n```\n````\n\n<!-- note -->\n\n---\n\n# B\n\n- x\n',
    )
    expect(slides).toBe(
      '## A {#a}\n\n```js\none\n```\n\n## A {#a-1}\n\n```js\ntwo\n```\n\n## B {#b}\n\n- x\n',
    )
    expect(notes).toBe('## {#a}\n\nnote\n')
    expect(reported(lecture)).toEqual(['3 animation-lost: code that moves is a slide for each of its states'])
  })

  test('IM37 slides and code of other files come in, with places in those files', async () => {
    const { slides, lecture } = await read(
      '# A\n\n<<< @/snippets/a.ts#core {1}\n\n---\nsrc: ./pages/b.md#2\n---\n\n---\nsrc: ./pages/gone.md\n---\n',
      {
        'pages/b.md': '# B1\n\n---\n\n# B2\n\n<Toc />\n\n- x\n',
        'snippets/a.ts': 'import x\n// #region core\nrun()\n// #endregion core\n',
      },
    )
    expect(slides).toBe('## A {#a}\n\n```ts {1}\nrun()\n```\n\n## B2 {#b2}\n\n- x\n')
    expect(lecture.problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'pages/b.md:7 component-lost',
      'slides.md:9 include-missing',
    ])
  })

  test('IM38 scripts, styles, clicks and pictures of the network are left out and named', async () => {
    const { slides, lecture } = await read(
      '---\nbackground: https://example.org/x.jpg\n---\n\n# A\n\n<button @click="go">x</button>\n\n<img src="https://example.org/y.png" alt="A map">\n\n<style>\nh1 { color: red }\n</style>\n\n---\nhide: true\n---\n\n# Draft\n\n---\n\n# B\n\n- x\n',
    )
    expect(slides).toBe('## A {#a}\n\nx\n\n[Picture: A map](https://example.org/y.png)\n\n## B {#b}\n\n- x\n')
    expect(reported(lecture).map((line) => line.replace(/:.*/, ''))).toEqual([
      '2 background-lost',
      '7 component-lost',
      '9 picture-lost',
      '11 style-lost',
      '15 slide-hidden',
    ])
  })
})
