import { describe, expect, test } from 'vitest'
import { errors, importAndCompile, reported } from './compiled.ts'

const read = (text: string, included: Record<string, string> = {}) =>
  importAndCompile({ path: 'talk.qmd', text, included: new Map(Object.entries(included)) })

describe('Quarto and Pandoc', () => {
  test('IM40 headings of the second level are slides, those of the first open sections', async () => {
    const { slides, file, deck, lecture } = await read(
      '---\ntitle: "Sleep"\nsubtitle: Why\nauthor:\n  - name: A. Author\n  - B. Writer\ndate: today\nformat:\n  revealjs:\n    theme: dark\n    footer: Institute\n---\n\n## Before\n\n- x\n\n# Part one {#one}\n\n## A\n\n- y\n\n---\n\n- no title\n\n# Part two\n\n## B\n\n- z\n',
    )
    expect(file('slides/lecture.yaml')).toBe(
      'title: Sleep\nsubtitle: Why\nauthor:\n  - A. Author\n  - B. Writer\n',
    )
    expect(slides).toBe(
      '## Before {#before}\n\n- x\n\n# Part one {#one}\n\n## A {#a}\n\n- y\n\n## {#no-title}\n\n- no title\n\n# Part two {#part-two}\n\n## B {#b}\n\n- z\n',
    )
    expect(deck.sections.map(({ title }) => title)).toEqual(['Part one', 'Part two'])
    expect(reported(lecture)).toEqual([
      '8 footer-lost: the footer "Institute" is left out',
      '8 style-lost: the format’s theme is left out: the theme decides how slides look',
    ])
  })

  test('IM41 ::: notes are for the speaker, . . . pauses, incremental lists step', async () => {
    const { slides, notes, slide } = await read(
      '## A\n\nfirst\n\n. . .\n\nsecond\n\n::: {.incremental}\n- a\n- b\n:::\n\n::: notes\nSay it.\n\n- twice\n:::\n\n## B\n\n::: {.fragment .fade-in}\nx\n:::\n',
    )
    expect(slides).toBe(
      '## A {#a}\n\nfirst\n\n. . .\n\nsecond\n\n::: {.incremental}\n\n- a\n- b\n\n:::\n\n## B {#b}\n\n. . .\n\nx\n',
    )
    expect(notes).toBe('## {#a}\n\nSay it.\n\n- twice\n')
    expect(slide('a').lastStep).toBe(3)
  })

  test('IM42 incremental: true of the format steps the lists of all slides', async () => {
    const { slides } = await read(
      '---\nformat:\n  revealjs:\n    incremental: true\n---\n\n## A\n\n- a\n\n## B\n\n- b\n',
    )
    expect(slides).toContain('## A {#a .incremental}')
    expect(slides).toContain('## B {#b .incremental}')
  })

  test('IM43 columns keep their widths in percent', async () => {
    const { slides, deck, lecture } = await read(
      '## A\n\n:::: {.columns}\n\n::: {.column width="30%"}\nx\n:::\n\n::: {.column width="200px"}\ny\n:::\n\n::::\n\n## B\n\n- x\n',
    )
    expect(slides).toContain(
      '::: {.columns}\n\n::: {.column width=30%}\n\nx\n\n:::\n\n::: {.column}\n\ny\n\n:::\n\n:::\n',
    )
    expect(errors(deck)).toEqual([])
    expect(reported(lecture)).toEqual(['9 layout-lost: the width "200px" of this column is not kept'])
  })

  test('IM44 citations stay, and the bibliography comes along', async () => {
    const { slides, lecture } = await read(
      '---\ntitle: T\nbibliography: refs.bib\ncsl: nature.csl\n---\n\n## A\n\nAs shown [see @key2020, p. 3; -@other] and @key2020 says.\n\n## B\n\n- x\n',
    )
    expect(slides).toContain('As shown [see @key2020, p. 3; -@other] and @key2020 says.')
    expect(lecture.copies).toEqual([
      { from: 'refs.bib', to: 'slides/references.bib', file: 'talk.qmd', line: 3, column: 1 },
    ])
    expect(reported(lecture)).toEqual(['4 setting-lost: the citation style’s file is not taken over'])
  })

  test('IM45 a deck without a bibliography cites nothing', async () => {
    const { slides, deck } = await read('## A\n\nmail [@someone] and @fig-x\n\n## B\n\n- x\n')
    expect(slides).toContain('mail [\\@someone]')
    expect(deck.diagnostics.filter(({ code }) => code.startsWith('citation'))).toEqual([])
  })

  test('IM46 cross references to figures are links in words, where their slide is known', async () => {
    const { slides, lecture, deck } = await read(
      '---\ntitle: T\nbibliography: refs.bib\n---\n\n## A\n\n![A brain](brain.png){#fig-brain width=50%}\n\n## B\n\nSee @fig-brain and [-@fig-brain], not @tbl-none.\n',
    )
    expect(slides).toContain('![A brain](media/brain.png "A brain"){width=50%}')
    expect(slides).toContain('See [Figure 1](#a) and [1](#a), not tbl-none.')
    expect(reported(lecture)).toEqual(['12 link-lost: nothing in this deck is called "tbl-none"'])
    expect(errors(deck)).toEqual([])
  })

  test('IM47 what code computes is named as missing; the code stays unless it is hidden', async () => {
    const { slides, lecture } = await read(
      '## A\n\n```{r}\n#| echo: true\nplot(1)\n```\n\n```{python}\n#| echo: false\nplot(2)\n```\n\n```{.python code-line-numbers="1|2"}\na\nb\n```\n\n## B\n\n- x\n',
    )
    expect(slides).toBe('## A {#a}\n\n```r\nplot(1)\n```\n\n```python {1|2}\na\nb\n```\n\n## B {#b}\n\n- x\n')
    expect(reported(lecture)).toEqual([
      '3 output-lost: what this r code computes is not there: Lectern runs no code',
      '8 output-lost: what this python code computes is not there: Lectern runs no code',
    ])
  })

  test('IM48 backgrounds and transitions of a heading are Lectern’s; a hidden slide is left out', async () => {
    const { slides, lecture } = await read(
      '## A {background-color="#0b2545" transition="slide"}\n\n- x\n\n## B {.smaller background-image="sea.jpg" background-opacity="0.5" auto-animate=true}\n\n- x\n\n## C {visibility="hidden"}\n\n- x\n\n## D {background-gradient="linear-gradient(red, blue)"}\n\n- x\n',
    )
    expect(slides.match(/^##.*$/gm)).toEqual([
      '## A {#a background=#0b2545 transition=slide}',
      '## B {#b background=media/sea.jpg}',
      '## D {#d}',
    ])
    expect(reported(lecture)).toEqual([
      '5 setting-lost: auto-animate has no counterpart',
      '9 slide-hidden: this slide is hidden in the source, and is left out',
      '13 background-lost: the background "linear-gradient(red, blue)" is left out',
    ])
  })

  test('IM49 shortcodes, notes in place, sub- and superscripts, included files', async () => {
    const { slides, lecture } = await read(
      '---\ntitle: T\n---\n\n## A\n\nPress {{< kbd x >}} for H~2~O, x^2^, a--b^[Small print.] {{< fa star >}}\n\n{{< include part.qmd >}}\n\n{{< include gone.qmd >}}\n',
      { 'part.qmd': '## B\n\n::: {.weird}\n- x\n:::\n' },
    )
    expect(slides).toBe(
      '## A {#a}\n\nPress <kbd>x</kbd> for H<sub>2</sub>O, x<sup>2</sup>, a–b[^inline-1] \n\n[^inline-1]: Small print.\n\n## B {#b}\n\n- x\n',
    )
    expect(lecture.problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'part.qmd:3 style-lost',
      'talk.qmd:7 markup-lost',
      'talk.qmd:11 include-missing',
    ])
  })
})
