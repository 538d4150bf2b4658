import { describe, expect, test } from 'vitest'
import { codes, compileLecture, compileSlide, found } from './lecture.ts'

describe('Pictures', () => {
  const files = ['media/x y.svg', 'media/ä.png', 'media/a.mp4', 'pain.png']

  test('DK45 an address is relative to slides/ and becomes an encoded address of the deck', async () => {
    const slide = await compileSlide(
      '## A\n\nIn ![a](<media/x y.svg>) and ![b](media/x%20y.svg) and ![c](./media/../media/ä.png)\n',
      { files },
    )
    expect([...slide.html.matchAll(/src="([^"]*)"/g)].map((match) => match[1])).toEqual([
      '/deck/slides/media/x%20y.svg',
      '/deck/slides/media/x%20y.svg',
      '/deck/slides/media/%C3%A4.png',
    ])
  })

  test('DK45 a picture alone in its paragraph is a figure, with its title as caption and a checked size', async () => {
    const slide = await compileSlide(
      '## A\n\n![The brain](pain.png "Seen from <below>"){width=40% .wide}\n',
      { files },
    )
    expect(slide.html).toBe(
      '<figure><img src="/deck/slides/pain.png" alt="The brain" class="wide" style="width:40%">' +
        '<figcaption>Seen from &#x3C;below></figcaption></figure>',
    )
  })

  test('DK46 a missing file is reported with the nearest one and shown as broken in place', async () => {
    const deck = await compileLecture({
      slides: '## A\n\ntext\n\n![b](paine.png)\n\nin ![c](../secret.png) text\n',
      files,
    })
    expect(found(deck, 'image-missing')).toEqual([
      'slides/01.md:5:1 error there is no file "paine.png" | Did you mean pain.png?',
      'slides/01.md:7:4 error "../secret.png" leads out of slides/',
    ])
    expect(deck.slides[0]?.html).toContain(
      '<div class="broken" data-code="image-missing">there is no file "paine.png"</div>',
    )
    expect(deck.slides[0]?.html).toContain('in <span class="broken" data-code="image-missing">')
  })

  test('DK46 a picture on the network is never loaded, and the reason says why', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n![b](https://x.org/b.png)\n\n<img src="//x.org/c.png" alt="c">\n',
      files,
    })
    const problems = found(deck, 'image-missing')
    expect(problems[0]).toMatch(
      /^slides\/01\.md:3:1 error "https:\/\/x\.org\/b\.png" is on the network, and a lecture loads nothing/,
    )
    expect(problems[1]).toMatch(/^slides\/01\.md:5:1 error "\/\/x\.org\/c\.png" is on the network/)
  })

  test('DK47 a picture without description is reported unless it is mere decoration', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n![](pain.png)\n\n![](pain.png){.decorative}\n',
      files,
    })
    expect(found(deck, 'image-alt-missing')).toHaveLength(1)
    expect(found(deck, 'image-alt-missing')[0]).toMatch(/^slides\/01\.md:3:1 warning/)
  })

  test('DK47 sizes that are no lengths and unknown attributes are reported', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n![a](pain.png){width="expression(1)" heigth=3px}\n',
      files,
    })
    expect(found(deck, 'attribute-invalid').map((line) => line.replace(/^\S+ warning /, ''))).toEqual([
      'width="expression(1)" is not a length | Write for instance 40% or 300px.',
      'the attribute "heigth" is not known here | Did you mean height?',
    ])
    expect(deck.slides[0]?.html).not.toContain('style')
  })

  test('DK47 sound and film are files of the lecture too', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n<video src="media/a.mp4" controls></video>\n\n<audio src="b.mp3"></audio>\n',
      files,
    })
    expect(deck.slides[0]?.html).toContain('<video src="/deck/slides/media/a.mp4" controls></video>')
    expect(found(deck, 'image-missing')).toEqual([
      'slides/01.md:5:1 error there is no file "b.mp3" | Files are looked for in slides/; upper and lower case count.',
    ])
  })
})

describe('Diagrams', () => {
  const mmd = 'graph LR\n  accTitle: The axis\n  accDescr {\n    From here\n    to there\n  }\n  A --> B\n'

  test('DK48 a diagram in a file leaves an empty place and an entry with title and description', async () => {
    const slide = await compileSlide('## A\n\n```mermaid {#axis .wide src=diagrams/axis.mmd}\n```\n', {
      diagrams: { 'diagrams/axis.mmd': mmd },
    })
    expect(slide.html).toBe('<figure class="diagram wide" data-diagram="axis"></figure>')
    expect(slide.diagrams).toEqual([
      {
        id: 'axis',
        source: mmd,
        title: 'The axis',
        description: 'From here to there',
        firstStep: 0,
        pauses: 0,
      },
    ])
  })

  test('DK48 ids of diagrams are unique in the deck', async () => {
    const code = '```mermaid {#d src=d.mmd}\n```\n'
    const deck = await compileLecture({
      slides: `## A\n\n${code}\n${code}\n## B\n\n${code}`,
      diagrams: { 'd.mmd': mmd },
    })
    expect(deck.slides.flatMap(({ diagrams }) => diagrams.map(({ id }) => id))).toEqual(['d', 'd-2', 'd-3'])
  })

  test('DK49 a missing diagram is reported with the nearest file and shown as broken', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n```mermaid {src=diagrams/axes.mmd}\n```\n',
      diagrams: { 'diagrams/axis.mmd': mmd },
    })
    expect(found(deck, 'diagram-missing')).toEqual([
      'slides/01.md:3:1 error there is no file "diagrams/axes.mmd" | Did you mean diagrams/axis.mmd?',
    ])
    expect(deck.slides[0]?.html).toContain('<div class="broken" data-code="diagram-missing">')
    expect(deck.slides[0]?.diagrams).toEqual([])
  })

  test('DK50 a diagram without title or description is reported where its source begins, once', async () => {
    const deck = await compileLecture({
      slides:
        '## A\n\n```mermaid\ngraph LR\naccTitle: T\n```\n\n```mermaid {src=d.mmd}\n```\n\n```mermaid {src=d.mmd}\n```\n',
      diagrams: { 'd.mmd': 'graph LR\n' },
    })
    expect(found(deck, 'diagram-description-missing').map((line) => line.split(',')[0])).toEqual([
      'slides/01.md:4:1 warning this diagram has no accDescr',
      'slides/d.mmd:1:1 warning this diagram has no accTitle',
      'slides/d.mmd:1:1 warning this diagram has no accDescr',
    ])
  })

  test('DK50 a kind of diagram that knows no such words takes them in comments, and the hint says so', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n```mermaid\nmindmap\n  %% accTitle: Two roads\n  root((Pain))\n```\n',
    })
    expect(deck.slides[0]?.diagrams[0]?.title).toBe('Two roads')
    expect(found(deck, 'diagram-description-missing').map((line) => line.split(' | ')[1])).toEqual([
      'Add a line such as: %% accDescr: What the diagram shows',
    ])
  })

  test('DK51 what the checker finds stands at the author’s own line, in the file or in the Markdown', async () => {
    let asked = 0
    const deck = await compileLecture({
      slides:
        '## A\n\n- item\n\n  ```mermaid\n  graph LR\n  A -->\n  ```\n\n```mermaid {src=d.mmd}\n```\n\n```mermaid {src=d.mmd}\n```\n',
      diagrams: { 'd.mmd': 'graph LR\nB -->\n' },
      services: {
        checkDiagram: async () => {
          asked += 1
          return [{ line: 2, column: 4, reason: 'a node is missing' }]
        },
      },
    })
    expect(found(deck, 'diagram-invalid')).toEqual([
      'slides/01.md:7:6 error a node is missing',
      'slides/d.mmd:2:4 error a node is missing',
    ])
    expect(asked).toBe(2)
    expect(deck.slides[0]?.html).toContain(
      '<div class="broken" data-code="diagram-invalid">line 2 of this diagram: a node is missing</div>',
    )
    expect(deck.slides[0]?.diagrams).toEqual([])
  })
})

describe('Formulas', () => {
  test('DK52 are drawn by KaTeX and become MathML for screen readers, in the line and on their own', async () => {
    const slide = await compileSlide('## On $x$\n\nwith $a^2$\n\n$$\n\\frac{1}{2}\n$$\n')
    expect(slide.html).toMatch(
      /<p>with <span class="math"><span class="katex"><span class="katex-mathml"><math.*<span class="katex-html" aria-hidden="true">/,
    )
    expect(slide.html).toMatch(
      /<div class="math"><span class="katex-display"><span class="katex">.*<math[^>]* display="block"/,
    )
    expect(slide).toMatchObject({ title: 'On x', text: 'with a^2 \\frac{1}{2}' })
  })

  test('DK53 a broken formula is reported at its own line and column and shown in place', async () => {
    const deck = await compileLecture({
      slides:
        '## A\n\nok $x$ but $a + \\foo$ here\n\n> quote\n>\n> $$\n> a\n>   + \\foo\n> $$\n\ninline $$\\baz$$\n',
    })
    expect(found(deck, 'math-invalid').map((line) => line.split(' this')[0])).toEqual([
      'slides/01.md:3:17 error',
      'slides/01.md:9:7 error',
      'slides/01.md:12:10 error',
    ])
    expect(deck.slides[0]?.html).toContain('<span class="broken" data-code="math-invalid">')
    expect(deck.slides[0]?.html).toContain('<div class="broken" data-code="math-invalid">')
  })
})

describe('Code', () => {
  test('DK54 known languages carry both themes’ colours, unknown ones stay plain and are no mistake', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n```js\nlet a = "<b>"\n```\n\n```klingon\nnuq <b>\n```\n\n```\nplain\n```\n',
    })
    const html = deck.slides[0]?.html ?? ''
    expect(html).toMatch(
      /<pre class="code" data-language="js"><code><span class="line"><span style="--shiki-light:#\w+;--shiki-dark:#\w+">let/,
    )
    expect(html).toContain('<span class="line">nuq &#x3C;b></span>')
    expect(html).toContain('<pre class="code"><code><span class="line">plain</span></code></pre>')
    expect(codes(deck)).toEqual([])
  })

  test('DK55 a line group that names no line of the code is reported', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n```ts {1|9|x-y|2-1}\na\nb\n```\n\n```ts {size=3}\na\n```\n',
    })
    expect(found(deck, 'attribute-invalid').map((line) => line.replace('slides/01.md:', ''))).toEqual(
      expect.arrayContaining([
        expect.stringContaining('3:1 warning'),
        '8:1 warning a code block has no attribute "size"',
      ]),
    )
  })
})
