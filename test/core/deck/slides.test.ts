import { describe, expect, test } from 'vitest'
import { codes, compileLecture, found } from './lecture.ts'

const outline = async (slides: string | Record<string, string>, config?: string) => {
  const deck = await compileLecture(config === undefined ? { slides } : { slides, config })
  return deck.slides.map(({ id, kind, section, index }) => `${index} ${section} ${kind} ${id}`)
}

describe('Slides', () => {
  test('DK1 # opens a section, ## a slide, --- a slide without title', async () => {
    const text = '# Part {#part}\n\nWelcome.\n\n## First\n\n### Deeper\n\n---\n\nText\n\n# Second part\n'
    expect(await outline(text)).toEqual([
      '0 0 section part',
      '1 0 content first',
      '2 0 content part-slide-1',
      '3 1 section second-part',
    ])
    const deck = await compileLecture({ slides: text })
    expect(deck.sections).toEqual([
      { id: 'part', title: 'Part', firstSlide: 0, slideCount: 3 },
      { id: 'second-part', title: 'Second part', firstSlide: 3, slideCount: 1 },
    ])
    expect(deck.slides[1]?.html).toBe('<h3>Deeper</h3>')
    expect(deck.slides[0]?.html).toBe('<p>Welcome.</p>')
  })

  test('DK1 a break with nothing after it, or a comment alone, makes no slide', async () => {
    expect(await outline('<!-- plan -->\n\n---\n\n## One\n\n---\n\n## Two\n\n---\n')).toEqual([
      '0 -1 content one',
      '1 -1 content two',
    ])
  })

  test('DK2 a section goes on in the next file until that file opens another', async () => {
    const files = { '01.md': '# A\n## One\n', '02.md': 'Loose text\n\n## Two\n', '03.md': '# B\n' }
    expect(await outline(files)).toEqual([
      '0 0 section a',
      '1 0 content one',
      '2 0 content a-slide-1',
      '3 0 content two',
      '4 1 section b',
    ])
  })

  test('DK3 ids are the written ones or the heading’s slug, in any script, and never used twice', async () => {
    expect(await outline('## Über Schmerz\n## Über Schmerz\n## 痛み\n## {#x.y_z-1}\n## !!!\n')).toEqual([
      '0 -1 content über-schmerz',
      '1 -1 content über-schmerz-1',
      '2 -1 content 痛み',
      '3 -1 content x.y_z-1',
      '4 -1 content slide',
    ])
  })

  test('DK3 a written id wins over an equal slug before it, and a second written one is reported', async () => {
    const deck = await compileLecture({ slides: '## Pain\n\n## Other {#pain}\n\n## Third {#pain}\n' })
    expect(deck.slides.map(({ id }) => id)).toEqual(['pain-2', 'pain', 'pain-1'])
    expect(found(deck, 'slide-id-duplicate')).toEqual([
      'slides/01.md:5:11 error the id "pain" is already that of another slide | This slide is "pain-1" until you give it an id of its own.',
    ])
  })

  test('DK4 an untitled slide keeps its id when titled slides are added around it', async () => {
    const before = await outline('# A\n\n---\n\nPicture\n')
    const after = await outline('# A\n\n## New\n\nText\n\n---\n\nPicture\n')
    expect(before.at(-1)).toBe('1 0 content a-slide-1')
    expect(after.at(-1)).toBe('2 0 content a-slide-1')
  })

  test('DK5 a heading’s attributes give classes, minutes and grade', async () => {
    const deck = await compileLecture({
      slides: '## The *PAG* {#pag .two-columns minutes=2.5 grade=established}\n',
    })
    expect(deck.slides[0]).toMatchObject({
      id: 'pag',
      title: 'The PAG',
      titleHtml: 'The <em>PAG</em>',
      classes: ['two-columns'],
      minutes: 2.5,
      grade: 'established',
    })
    expect(codes(deck)).toEqual([])
  })

  test('DK5 attributes that mean nothing are reported where they stand', async () => {
    const deck = await compileLecture({
      slides: 'Text\n\n## A {#a grade=emergng minute=3 minutes=soon stray #b}\n',
    })
    expect(found(deck, 'attribute-invalid')).toEqual([
      'slides/01.md:3:10 warning grade="emergng" is not a grade of evidence | Did you mean emerging?',
      'slides/01.md:3:24 warning a slide has no attribute "minute" | Did you mean minutes?',
      'slides/01.md:3:33 warning minutes="soon" is not a number of minutes',
      'slides/01.md:3:46 warning "stray" is neither #id nor .class nor key=value',
      'slides/01.md:3:52 warning a second id, "#b": one is enough',
    ])
  })

  test('DK5 braces that are not attributes stay in the title', async () => {
    const deck = await compileLecture({ slides: '## The set {a, b}\n\n## Empty {}\n' })
    expect(deck.slides.map(({ title }) => title)).toEqual(['The set {a, b}', 'Empty {}'])
    expect(codes(deck)).toEqual([])
  })

  test('DK6 a lecture without slides says so and is a deck all the same', async () => {
    const deck = await compileLecture({ slides: {} })
    expect(deck.slides).toEqual([])
    expect(deck.meta.title).toBe('Untitled lecture')
    expect(codes(deck)).toEqual(['no-slides'])
  })

  test('DK7 Windows line endings change neither the deck nor any place', async () => {
    const text = '# A\n\n## B {#b}\n\nBad [@nobody].\n\n::: {.column}\nx\n'
    const unix = await compileLecture({ slides: text })
    const windows = await compileLecture({ slides: text.replaceAll('\n', '\r\n') })
    expect(windows).toEqual(unix)
    expect(found(windows, 'citation-unknown')[0]).toContain('slides/01.md:5:6 ')
  })

  test('DK8 the same sources give the same deck', async () => {
    const lecture = { slides: '# A\n\n$x$ [@pert1973]\n\n```ts {1|2}\na\nb\n```\n', config: 'title: T' }
    expect(await compileLecture(lecture)).toEqual(await compileLecture(lecture))
  })

  test('DK9 the plain text of a slide leaves out citations, messages and formula markup', async () => {
    const deck = await compileLecture({
      slides: '## A\n\nIt works [@pert1973]: $x^2$ **bold**.\n\n- one\n- two\n\n![Alt](nothing.png)\n',
    })
    expect(deck.slides[0]?.text).toBe('It works: x^2 bold. one two')
  })
})
