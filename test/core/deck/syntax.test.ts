import { describe, expect, test } from 'vitest'
import { codes, compileLecture, compileSlide, found } from './lecture.ts'

const files = ['media/sky.jpg', 'media/clip.mp4', 'media/first.png', 'media/talk.mp3', 'media/notes.txt']
const html = async (markdown: string) => (await compileSlide(markdown, { files })).html
const invalid = async (heading: string) =>
  found(await compileLecture({ slides: `## A {#a ${heading}}\n`, files }), 'attribute-invalid')

describe('what a heading says of its slide', () => {
  test('DK80 background= takes a colour, by name or in hex, with the appearance for text on it', async () => {
    const background = async (value: string) =>
      (await compileSlide(`## A {background=${value}}\n\nx\n`, { files })).background
    expect(await background('navy')).toEqual({ kind: 'colour', colour: '#0b2545', appearance: 'dark' })
    expect(await background('#FFF')).toEqual({ kind: 'colour', colour: '#ffffff', appearance: 'light' })
    expect(await background('"#1a2b3c"')).toEqual({ kind: 'colour', colour: '#1a2b3c', appearance: 'dark' })
    expect(await background('tint')).toEqual({ kind: 'theme', tint: 'tint' })
    expect((await compileSlide('## A\n\nx\n')).background).toBeUndefined()
  })

  test('DK80 a picture of the lecture can be the background', async () => {
    const slide = await compileSlide('## A {background=media/sky.jpg}\n', { files })
    expect(slide.background).toEqual({ kind: 'picture', src: '/deck/slides/media/sky.jpg' })
    const missing = await compileLecture({ slides: '## A {#a background=media/skye.jpg}\n', files })
    expect(found(missing, 'image-missing')).toEqual([
      'slides/01.md:1:10 error there is no file "media/skye.jpg" | Did you mean media/sky.jpg?',
    ])
    const remote = await compileLecture({ slides: '## A {background=//example.org/a.png}\n', files })
    expect(codes(remote)).toEqual(['image-missing'])
    expect(remote.slides[0]?.background).toBeUndefined()
  })

  test('DK80 what is neither, no picture, or hard to read on is said', async () => {
    expect(await invalid('background=nvy')).toEqual([
      'slides/01.md:1:10 warning background="nvy" is neither a colour nor a picture | Did you mean navy?',
    ])
    expect(await invalid('background=media/notes.txt')).toHaveLength(1)
    expect((await invalid('background=#808080'))[0]).toContain('hard to read')
    expect((await invalid('background=url(javascript:alert(1))'))[0]).toContain('neither')
    for (const colour of ['black', 'white', 'navy', 'teal', 'green', 'brown', 'maroon', 'purple', 'grey'])
      expect(await invalid(`background=${colour}`)).toEqual([])
    for (const colour of ['silver', 'sand', 'sky', 'mint', 'rose', 'yellow', 'tint', 'accent'])
      expect(await invalid(`background=${colour}`)).toEqual([])
  })

  test('DK81 transition= is none, fade or slide', async () => {
    expect((await compileSlide('## A {transition=slide}\n\nx')).transition).toBe('slide')
    expect(await invalid('transition=slid')).toEqual([
      'slides/01.md:1:10 warning transition="slid" is not a transition | Did you mean slide?',
    ])
  })

  test('DK81 a slide is optional by its class or by an attribute', async () => {
    expect((await compileSlide('## A {.optional}\n\nx')).optional).toBe(true)
    expect((await compileSlide('## A {optional=true}\n\nx')).optional).toBe(true)
    expect((await compileSlide('## A {optional=false}\n\nx')).optional).toBeUndefined()
  })

  test('DK82 a class that is nearly one of the theme’s is pointed out, any other is the author’s own', async () => {
    expect(await invalid('.two-colums')).toEqual([
      'slides/01.md:1:10 warning the theme has no class "two-colums" | Did you mean .two-columns?',
    ])
    expect(await invalid('.my-own .figure-wide .note')).toEqual([])
    const deck = await compileLecture({ slides: '## A\n\n::: {.colum}\nx\n:::\n' })
    expect(found(deck, 'attribute-invalid')).toEqual([
      'slides/01.md:3:1 warning the theme has no class "colum" | Did you mean .column?',
    ])
  })
})

describe('definition lists', () => {
  test('DK83 a line and the lines below it that begin with a colon are a term and its definitions', async () => {
    const list = await html('## A\n\nAgonist\n: binds *and* acts\n: a key\n\nAntagonist\n: binds only\n')
    expect(list.replaceAll('\n', '')).toBe(
      '<dl><dt>Agonist</dt><dd>binds <em>and</em> acts</dd><dd>a key</dd>' +
        '<dt>Antagonist</dt><dd>binds only</dd></dl>',
    )
  })

  test('DK83 a blank line may stand between term and definition, and a definition may go on', async () => {
    const list = await html('## A\n\n**Agonist**\n\n:   binds\nand acts [@pert1973]\n\nAfter it.\n')
    expect(list.replaceAll('\n', '')).toMatch(
      /^<dl><dt><strong>Agonist<\/strong><\/dt><dd>binds ?and acts <cite.*<\/cite><\/dd><\/dl><p>After it\.<\/p>$/,
    )
  })

  test('DK83 a citation in a definition is reported where it stands', async () => {
    const deck = await compileLecture({ slides: '## A\n\nTerm\n: said \\[x\\] by [@nobody]\n' })
    expect(found(deck, 'citation-unknown')[0]).toContain('slides/01.md:4:18 error')
  })

  test('DK83 colons elsewhere are text', async () => {
    const text = await html('## A\n\n: alone\n\none\ntwo\n: three\n\nTerm\n\\: escaped\n\nTime: now\n')
    expect(text).not.toContain('<dl>')
    expect(await html('## A\n\nTerm\n:not one\n')).not.toContain('<dl>')
  })

  test('DK83 a definition list can stand in a list, a block and the notes', async () => {
    expect(await html('## A\n\n::: {.column}\nTerm\n: meaning\n:::\n')).toContain('<dl>')
    const deck = await compileLecture({ slides: '## A {#a}\n\nx', notes: '## {#a}\n\nTerm\n: meaning\n' })
    expect(deck.slides[0]?.notes?.html).toContain('<dd>meaning</dd>')
  })
})

describe('film and sound', () => {
  test('DK84 a picture whose file is a film is a player, with poster and caption', async () => {
    const body = await html(
      '## A\n\n![The axis at work](media/clip.mp4 "An axis"){poster=media/first.png width=60%}\n',
    )
    expect(body).toBe(
      '<figure><video src="/deck/slides/media/clip.mp4" controls preload="metadata" playsinline' +
        ' aria-label="The axis at work" style="width:60%" poster="/deck/slides/media/first.png"></video>' +
        '<figcaption>An axis</figcaption></figure>',
    )
  })

  test('DK84 sound is a player too, and may loop or be muted', async () => {
    expect(await html('## A\n\nHear ![a talk](media/talk.mp3){.loop .muted} now\n')).toContain(
      '<audio src="/deck/slides/media/talk.mp3" controls preload="metadata" aria-label="a talk" loop muted></audio>',
    )
  })

  test('DK84 a film that is not there, a poster that is not there and a missing description are said', async () => {
    const of = async (markdown: string) => compileLecture({ slides: `## A\n\n${markdown}\n`, files })
    expect(codes(await of('![x](media/clips.mp4)'))).toEqual(['image-missing'])
    expect(codes(await of('![x](media/clip.mp4){poster=media/non.png}'))).toEqual(['image-missing'])
    expect(found(await of('![](media/clip.mp4)'), 'image-alt-missing')[0]).toContain('this video has no')
    expect(codes(await of('![x](https://example.org/a.mp4)'))).toEqual(['image-missing'])
    expect(codes(await of('![x](media/clip.mp4){autoplay=true}'))).toEqual(['attribute-invalid'])
  })

  test('DK84 the poster of an author’s own video element is a file of the lecture or left out', async () => {
    const body = await html(
      '## A\n\n<video src="media/clip.mp4" poster="media/first.png" controls></video>\n',
    )
    expect(body).toContain('poster="/deck/slides/media/first.png"')
    const deck = await compileLecture({
      slides: '## A\n\n<video src="media/clip.mp4" poster="https://example.org/x.png"></video>\n',
      files,
    })
    expect(deck.slides[0]?.html).not.toContain('example.org')
  })
})

describe('what the documentation promises besides', () => {
  test('DK85 a picture alone in its paragraph is a figure, its title the caption', async () => {
    expect(await html('## A\n\n![A sky](media/sky.jpg "Seen at noon")\n')).toBe(
      '<figure><img src="/deck/slides/media/sky.jpg" alt="A sky"><figcaption>Seen at noon</figcaption></figure>',
    )
  })

  test('DK85 a footnote stands below its slide, with the mark where it was written', async () => {
    const body = await html('## A\n\nA claim[^dose].\n\n[^dose]: In rats.\n')
    expect(body).toMatch(/A claim<sup><span class="footnote-mark">1<\/span><\/sup>\./)
    expect(body).toMatch(/<section class="footnotes">[^]*In rats\.[^]*<\/section>$/)
  })

  test('DK85 a column may say how wide it is', async () => {
    expect(await html('## A {.two-columns}\n\n::: {.column width=40%}\nx\n:::\n')).toContain(
      '<div class="column" style="width:40%">',
    )
  })
})

describe('hints', () => {
  test('DK88 a mistyped LaTeX command gets the nearest one', async () => {
    const deck = await compileLecture({ slides: '## A\n\nWith $\\aplha + 1$.\n' })
    expect(found(deck, 'math-invalid')[0]).toMatch(/^slides\/01\.md:3:7 error .*\| Did you mean \\alpha\?$/)
  })

  test('DK88 YAML that is none says what to do', async () => {
    const hintOf = async (config: string) =>
      found(await compileLecture({ config }), 'yaml-invalid')[0]?.split(' | ')[1]
    expect(await hintOf('title: Pain: an overview\n')).toContain('quotation marks')
    expect(await hintOf('title: "Pain\n')).toContain('not closed')
    expect(await hintOf('title: a\ntitle: b\n')).toBe('Remove one of the two.')
  })

  test('DK88 where no name is near, the hint says where names come from', async () => {
    const deck = await compileLecture({ slides: '## A\n\n[x](#qqqqqq) ![y](zzzzzz.png) [@wwwwww]\n' })
    const hints = deck.diagnostics.filter(({ severity }) => severity === 'error').map(({ hint }) => hint)
    expect(hints).toHaveLength(3)
    for (const hint of hints) expect(hint).toMatch(/heading|looked for|record/)
  })
})
