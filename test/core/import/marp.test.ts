import { describe, expect, test } from 'vitest'
import { errors, importAndCompile, reported } from './compiled.ts'

const read = (text: string) => importAndCompile({ text, format: 'marp' })

describe('Marp', () => {
  test('IM20 rules part slides; title, author and language come from the front matter', async () => {
    const { slides, file, lecture } = await read(
      '---\nmarp: true\ntitle: Sleep\nauthor: A. Author\nlang: de\ntheme: gaia\npaginate: true\nfooter: Institute\n---\n\n# One\n\n- x\n\n***\n\n# Two\n\n- y\n',
    )
    expect(file('slides/lecture.yaml')).toBe('title: Sleep\nauthor: A. Author\nlang: de\n')
    expect(slides).toBe('## One {#one}\n\n- x\n\n## Two {#two}\n\n- y\n')
    expect(reported(lecture)).toEqual([
      '6 setting-lost: "theme" has no counterpart',
      '8 footer-lost: the footer "Institute" is left out',
    ])
  })

  test('IM21 headingDivider begins a slide at every heading of its level', async () => {
    const { deck } = await read('<!-- headingDivider: 2 -->\n\n# A\n\n## B\n\n- x\n\n### C\n\n## D\n\n- y\n')
    expect(deck.slides.map(({ title }) => title)).toEqual(['A', 'B', 'D'])
  })

  test('IM22 comments are notes for the presenter, unless they are directives', async () => {
    const { slides, notes, lecture } = await read(
      '# A\n\n- x\n\n<!-- Say it slowly: *twice*. -->\n\n<!-- _class: lead -->\n\n<!-- paginate: true -->\n\n---\n\n# B\n\n- y\n\n<!--\nFirst.\n\nThen.\n-->\n',
    )
    expect(slides).toBe('## A {#a}\n\n- x\n\n## B {#b}\n\n- y\n')
    expect(notes).toBe('## {#a}\n\nSay it slowly: *twice*.\n\n## {#b}\n\nFirst.\n\nThen.\n')
    expect(reported(lecture)).toEqual(['7 style-lost: the class "lead" has no looks here'])
  })

  test('IM23 a background colour holds from its slide on, with a low line for its slide alone', async () => {
    const { deck, slides, lecture } = await read(
      '# A\n\n- x\n\n---\n\n<!-- backgroundColor: #0b2545 -->\n\n# B\n\n- x\n\n---\n\n<!-- _backgroundColor: beige -->\n\n# C\n\n- x\n\n---\n\n# D\n\n- x\n\n---\n\n<!-- backgroundColor: white -->\n\n# E\n\n- x\n\n---\n\n<!-- _backgroundColor: "#808080" -->\n\n# F\n\n- x\n',
    )
    expect(slides.match(/^##.*$/gm)).toEqual([
      '## A {#a}',
      '## B {#b background=#0b2545}',
      '## C {#c background=#f5f5dc}',
      '## D {#d background=#0b2545}',
      '## E {#e}',
      '## F {#f}',
    ])
    expect(errors(deck)).toEqual([])
    expect(reported(lecture)).toEqual([
      '37 background-lost: the background "#808080" is left out: no text could be read on it',
    ])
  })

  test('IM24 a picture takes the size that its description gives', async () => {
    const { slides, lecture } = await read(
      '# A\n\n![w:300px A brain](brain.png)\n\n---\n\n# B\n\n![h:50% blur:2px](b.png)\n',
    )
    expect(slides).toContain('![A brain](media/brain.png){width=300px}')
    expect(slides).toContain('![](media/b.png){height=50%}')
    expect(lecture.copies.map(({ from }) => from)).toEqual(['brain.png', 'b.png'])
  })

  test('IM25 a background is behind the words, beside them where it says so, and the picture of a bare slide', async () => {
    const { slides, deck, lecture } = await read(
      '# A\n\n- x\n\n![bg](sky.jpg)\n![bg](second.jpg)\n\n---\n\n# B\n\n- x\n\n![bg right:35%](side.png)\n\n---\n\n![bg fit](whole.png)\n\n---\n\n# C\n\n- x\n\n![bg left](https://example.org/x.png)\n',
    )
    expect(slides).toBe(
      [
        '## A {#a background=media/sky.jpg}\n\n- x\n',
        '## B {#b}\n\n::: {.columns}\n\n::: {.column}\n\n- x\n\n:::\n\n::: {.column width=35%}\n\n![](media/side.png)\n\n:::\n\n:::\n',
        '## {#slide}\n\n![](media/whole.png)\n',
        '## C {#c}\n\n- x\n',
      ].join('\n'),
    )
    expect(errors(deck)).toEqual([])
    expect(reported(lecture)).toEqual([
      '6 background-lost: the background "second.jpg" is left out',
      '26 background-lost: the background "https://example.org/x.png" is left out',
    ])
  })

  test('IM26 lists with a star or a bracket step, those with a dash or a point do not', async () => {
    const { slide } = await read(
      '# A\n\n* a\n* b\n\n---\n\n# B\n\n- a\n- b\n\n---\n\n# C\n\n1) a\n2) b\n\n---\n\n# D\n\n1. a\n2. b\n',
    )
    expect(['a', 'b', 'c', 'd'].map((id) => slide(id).lastStep)).toEqual([2, 0, 2, 0])
  })

  test('IM27 a line break is kept, dollars are money or formulas as Marp reads them, names of emoji are noted', async () => {
    const { slide, slides, lecture } = await read(
      '# A\n\nfirst\nsecond $5 and $6, $x^2$ :smile:\n\n---\n\n# B\n\n- x\n',
    )
    expect(slides).toContain('first\\\nsecond \\$5 and \\$6, $x^2$ :smile:')
    expect(slide('a').html).toContain('<br>')
    expect(reported(lecture)).toEqual(['4 markup-lost: the emoji’s name :smile: stays as text'])
  })

  test('IM28 class: invert for the whole deck makes the lecture dark; styles are named', async () => {
    const { deck, lecture } = await read(
      '---\nmarp: true\nclass: invert\nstyle: |\n  section { color: red }\n---\n\n# A\n\n- x\n\n---\n\n# B\n\n- y\n\n<style scoped>p{}</style>\n',
    )
    expect(deck.meta.appearance).toBe('dark')
    expect(reported(lecture)).toEqual([
      '4 style-lost: styles of the deck’s own are left out',
      '18 style-lost: styles of the deck’s own are left out: the theme decides how slides look',
    ])
  })
})
