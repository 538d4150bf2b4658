import { describe, expect, test } from 'vitest'
import { importFormats } from '../../../core/import/types.ts'
import { errors, importAndCompile, losses, reported } from './compiled.ts'

describe('every format', () => {
  test('IM50 a first slide that is only the title becomes the title slide, with its notes and links to it', async () => {
    const { file, slides, notes, deck } = await importAndCompile({
      format: 'reveal',
      text: '# Sleep\n\nWhy we need it  \nA. Author\n\nNote: Welcome!\n\n---\n\n# Stages\n\n- [back](#/0) or [back](#sleep)\n\nNote: Go on.\n',
    })
    expect(file('slides/lecture.yaml')).toBe('title: Sleep\nsubtitle: Why we need it · A. Author\n')
    expect(slides).toBe('## Stages {#stages}\n\n- [back](#title) or [back](#title)\n')
    expect(notes).toBe('## {#title}\n\nWelcome!\n\n## {#stages}\n\nGo on.\n')
    expect(deck.slides.map(({ id }) => id)).toEqual(['title', 'stages'])
    expect(errors(deck)).toEqual([])
  })

  test.each([
    ['a list', '# T\n\n- x'],
    ['a picture', '# T\n\n![x](a.png)'],
    ['a link', '# T\n\n[x](https://example.org)'],
    ['a background', '<!-- .slide: data-background="a.png" -->\n# T\n\nx'],
    ['a heading of a slide', '## T\n\nx'],
    ['many words', `# T\n\n${'word '.repeat(60)}`],
  ])('IM51 a first slide with %s stays a slide', async (_, first) => {
    const { deck } = await importAndCompile({ format: 'reveal', text: `${first}\n\n---\n\n# B\n\n- y\n` })
    expect(deck.slides.map(({ title }) => title)).toEqual(['T', 'T', 'B'])
  })

  test('IM52 a heading alone is a statement, unless it opens a section', async () => {
    const { slides } = await importAndCompile({
      format: 'marp',
      text: '# T\n\n- a\n\n---\n\n# Alone\n\n---\n\n# Part\n\n---\n\n## A\n\n- x\n\n---\n\n## B\n\n- x\n\n---\n\n## C\n\n- y\n\n---\n\n## Alone too\n\n---\n\n## D\n\n- z\n',
    })
    expect(slides.match(/^#.*Alone.*$/gm)).toEqual([
      '# Alone {#alone}',
      '## Alone too {#alone-too .statement}',
    ])
  })

  test('IM53 pictures of one name, of devices’ names and with blanks get names of their own', async () => {
    const { lecture, slides, deck } = await importAndCompile({
      format: 'marp',
      text: '# T\n\n![a](x/a.png) ![b](y/a.png) ![c](con.png) ![d](<my pic.PNG>) ![e](x/a.png)\n\n---\n\n# B\n\n- y\n',
    })
    expect(lecture.copies.map(({ from, to }) => [from, to])).toEqual([
      ['x/a.png', 'slides/media/a.png'],
      ['y/a.png', 'slides/media/a-2.png'],
      ['con.png', 'slides/media/con-picture.png'],
      ['my pic.PNG', 'slides/media/my-pic.png'],
    ])
    expect(slides.match(/\(media\/[^)]*\)/g)).toHaveLength(5)
    expect(errors(deck)).toEqual([])
  })

  test('IM54 what is never closed ends with its slide, and is named', async () => {
    const { deck, lecture } = await importAndCompile({
      format: 'reveal',
      text: '## A\n\n- x\n\n<!-- open\n\n---\n\n## B\n\n- y\n\n```js\ncode\n',
    })
    expect(errors(deck)).toEqual([])
    expect(losses(lecture)).toContain('13:1 unclosed')
  })

  test('IM74 words beside an address that is found late are changed like all others', async () => {
    const { slides, deck } = await importAndCompile({
      format: 'marp',
      text: '# A\n\n- x\n\n---\n\n# B [@a and https://example.org\n\n[@b\n[c]: https://example.org/d and *@e*, [@f]\n',
    })
    expect(slides).toContain('\n## B [\\@a and https://example.org {#')
    expect(slides).toContain('[\\@b\\\n[c]: https://example.org/d and *\\@e*, [\\@f]\n')
    expect(errors(deck)).toEqual([])
  })

  test.each(importFormats)(
    'IM72 code that holds a fence such as its own is written with a longer one, wherever it stands: %s',
    async (format) => {
      const { slides, notes, lecture, deck } = await importAndCompile({
        format,
        text:
          '## A\n\n```js\nlet a\n\n```ts\nlet b\n```\n\n1. ~~~~md\n   ~~~~ sh\n   ls `````\n   ~~~~\n\n' +
          '> ```md\n> ```js\n> `````\n\n```md\n~~~ sh\n```\n\n```md\n````js\n',
      })
      expect(slides).toContain('\n````js\nlet a\n\n```ts\nlet b\n````\n')
      expect(slides).toContain('\n1. ~~~~~md\n   ~~~~ sh\n   ls `````\n   ~~~~~\n')
      expect(slides).toContain('\n> ````md\n> ```js\n> ````\n')
      expect(slides).toContain('\n```md\n~~~ sh\n```\n')
      expect(slides).toContain('\n`````md\n````js\n`````\n')
      expect(notes).toBe('')
      expect(errors(deck)).toEqual([])
      expect(reported(lecture)).toEqual([
        '3 unclosed: this code block holds ```ts of line 6; it may be one that was never closed',
        '10 unclosed: this code block holds ~~~~ sh of line 11; it may be one that was never closed',
        '15 unclosed: this code block holds ```js of line 16; it may be one that was never closed',
        '23 unclosed: this code block is never closed; it ends with the slide now',
        '23 unclosed: this code block holds ````js of line 24; it may be one that was never closed',
      ])
    },
  )

  test('IM73 code of speaker notes and of files that a deck includes gets fences long enough for it', async () => {
    const { slides, notes, deck } = await importAndCompile({
      format: 'slidev',
      text: '# A\n\n<<< @/a.md\n\n<!--\n```md\n```js\n```\n-->\n',
      included: new Map([['a.md', '````md\n```js\na\n```\n````\n']]),
    })
    expect(slides).toContain('\n`````md\n````md\n```js\na\n```\n````\n`````\n')
    expect(notes).toContain('\n````md\n```js\n````\n')
    expect(errors(deck)).toEqual([])
  })

  test('IM55 formulas that KaTeX cannot read stay as text, with the place', async () => {
    const { slides, lecture, deck } = await importAndCompile({
      format: 'slidev',
      text: '# A\n\n- x\n\n---\n\n# B\n\n$\\nonsense$ and $x$\n',
    })
    expect(slides).toContain('` \\nonsense ` and $x$')
    expect(reported(lecture)).toEqual([
      '9 formula-unreadable: this formula stays as text: Undefined control sequence: \\nonsense',
    ])
    expect(errors(deck)).toEqual([])
  })

  test('IM56 footnotes of slides come to the files in which they are used', async () => {
    const { deck, slides } = await importAndCompile({
      format: 'reveal',
      text: '## A\n\nx[^1]\n\n[^1]: one\n\n--\n\n## B\n\ny[^1]\n\n[^1]: two\n\n---\n\n## C\n\n- z\n',
    })
    expect(errors(deck)).toEqual([])
    expect(slides).toContain('[^1]: one')
    expect(slides).toContain('y[^1-2]')
    expect(slides).toContain('[^1-2]: two')
  })
})
