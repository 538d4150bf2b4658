import { describe, expect, test } from 'vitest'
import { codes, compileLecture, found } from './lecture.ts'

const slides = '# Part {#part}\n\n## One {#one}\n\na\n\n. . .\n\nb\n\n. . .\n\nc\n\n## Two words\n'
const spoken = async (notes: string) => {
  const deck = await compileLecture({ slides, notes })
  return { deck, one: deck.slides[1]?.notes }
}

describe('Speaker notes', () => {
  test('DK33 are joined by id or by the slide’s title, never by position', async () => {
    const { deck } = await spoken(
      '## Two words\n\nsecond\n\n## Whatever {#one}\n\nfirst\n\n# {#part}\n\nopener\n',
    )
    expect(deck.slides.map(({ notes }) => notes?.html)).toEqual([
      '<p>opener</p>',
      '<p>first</p>',
      '<p>second</p>',
    ])
    expect(codes(deck)).toEqual([])
    expect(deck.slides[1]?.notes?.source).toEqual({ file: 'speaker-notes/01.md', line: 5 })
  })

  test('DK34 notes for no slide name the nearest id; notes before any heading belong to none', async () => {
    const { deck } = await spoken('Hello\n\n## {#onne}\n\nx\n\n## Something else entirely\n\ny\n')
    expect(found(deck, 'notes-orphan')).toEqual([
      expect.stringMatching(/^speaker-notes\/01\.md:1:1 warning these notes stand before any heading/),
      'speaker-notes/01.md:3:5 warning there is no slide with the id "onne" | Did you mean #one?',
      expect.stringMatching(
        /^speaker-notes\/01\.md:7:1 warning there is no slide with the id "something-else-entirely"/,
      ),
    ])
  })

  test('DK35 a slide without notes is reported at its heading; the title slide only as information', async () => {
    const deck = await compileLecture({
      config: 'title: T',
      slides: '## A {#a}\n\n## B {#b}\n\n[@pert1973]\n',
      notes: '## {#b}\n\nx\n',
    })
    expect(found(deck, 'notes-missing')).toEqual([
      'slides/01.md:1:1 warning the slide "A" has no speaker notes | Write them below a line ## {#a} in speaker-notes/',
      'slides/lecture.yaml:1:1 info the slide "T" has no speaker notes | Write them below a line ## {#title} in speaker-notes/',
    ])
  })

  test('DK36 [click] marks what follows it in the paragraph, and the blocks after', async () => {
    const { one } = await spoken('## {#one}\n\nNow *look [click] here* and [click]\n\n- there\n\nEnd\n')
    expect(one?.html.replaceAll('\n', '')).toBe(
      '<p>Now <em>look <span class="click" data-step="1">click</span><span data-step="1"> here</span></em>' +
        '<span data-step="1"> and </span><span class="click" data-step="2">click</span></p>' +
        '<ul data-step="2"><li>there</li></ul><p data-step="2">End</p>',
    )
    expect(one).toMatchObject({ clicks: 2, words: 6 })
  })

  test('DK37 more cues than steps are reported at the first one too many', async () => {
    const { deck } = await spoken(
      '## {#one}\n\n[click] a [click] b\nand [click]\n\n## {#two-words}\n\n[click]\n',
    )
    expect(found(deck, 'clicks-mismatch')).toEqual([
      'speaker-notes/01.md:4:5 warning the notes say [click] 3 times, but the slide has 2 further steps | Add a pause to the slide, or remove the cue.',
      'speaker-notes/01.md:8:1 warning the notes say [click] once, but the slide has no further steps | Add a pause to the slide, or remove the cue.',
    ])
  })

  test('DK38 a private block is in the presenter’s notes alone, and its citations leave no trace', async () => {
    const { deck, one } = await spoken(
      '## {#one}\n\nAloud [@pert1973].\n\n- item\n\n  ::: private\n  secret [@who_2020]\n  :::\n\n::: {.private}\n[click] hush\n:::\n',
    )
    expect(one?.html).toContain('secret')
    expect(one?.publicHtml).not.toMatch(/secret|hush|WHO|who_2020/)
    expect(one).toMatchObject({ clicks: 1, words: 2 })
    expect(deck.slides[1]?.citations).toEqual([{ key: 'pert1973' }])
    expect(Object.keys(deck.references)).toEqual(['pert1973'])
  })

  test('DK38 a private block that is not closed stays private to the end of the slide’s notes', async () => {
    const { deck, one } = await spoken(
      '## {#one}\n\nAloud.\n\n::: private\n\nsecret\n\nmore\n\n## {#part}\n\nopen\n',
    )
    expect(one?.publicHtml).toBe('<p>Aloud.</p>')
    expect(deck.slides[0]?.notes?.publicHtml).toBe('<p>open</p>')
    expect(found(deck, 'fence-unclosed')[0]).toMatch(/^speaker-notes\/01\.md:5:1 error/)
  })

  test('DK160 the footnotes of a private block are as private as it is, their citations too', async () => {
    const { deck, one } = await spoken(
      '## {#one}\n\nAloud.[^a]\n\n::: private\nhush[^b] [^shared]\n\n[^b]: secret [@who_2020][^c]\n:::\n\nAgain.[^shared]\n\n' +
        '[^a]: first\n[^c]: deeper secret\n[^shared]: both\n[^unused]: nobody\n',
    )
    expect(one?.html).toMatch(/secret.*deeper secret/s)
    expect(one?.publicHtml).not.toMatch(/secret|hush|WHO|who_2020/)
    expect(one?.publicHtml).toContain('first')
    expect(one?.publicHtml).toContain('both')
    expect(deck.slides[1]?.citations).toEqual([])
    expect(Object.keys(deck.references)).toEqual([])
  })

  test('DK161 a footnote keeps its number where private ones before it are left out', async () => {
    const { one } = await spoken(
      '## {#one}\n\n::: private\nhush[^b]\n:::\n\nAloud.[^a]\n\n[^a]: stays\n[^b]: secret\n',
    )
    expect(one?.publicHtml).toMatch(/<span class="footnote-mark">2<\/span>/)
    expect(one?.publicHtml).toMatch(/<li value="2">\s*<p>stays/)
    expect(one?.publicHtml).not.toContain('secret')
  })

  test('DK162 nothing of the footnotes is left where only private blocks had any', async () => {
    const { one } = await spoken('## {#one}\n\nAloud.\n\n::: private\nhush[^b]\n:::\n\n[^b]: secret\n')
    expect(one?.publicHtml.trim()).toBe('<p>Aloud.</p>')
  })

  test('DK164 a footnote that stands in a private block is told to nobody, though something else names it', async () => {
    const { one } = await spoken(
      '## {#one}\n\nAloud.[^b]\n\n::: private\nhush\n\n[^b]: secret [@who_2020]\n:::\n',
    )
    expect(one?.html).toContain('secret')
    expect(one?.publicHtml).not.toMatch(/secret|WHO/)
  })

  test.each(['b', 'é-ß'])(
    'DK165 a footnote in a private block stays private on slides that have no private block: %s',
    async (name) => {
      const { deck, one } = await spoken(
        `## {#one}\n\nAloud.[^${name}]\n\n## {#part}\n\n::: private\nhush\n\n[^${name}]: secret [@who_2020]\n:::\n`,
      )
      expect(one?.html).toContain('secret')
      expect(one?.publicHtml).not.toMatch(/secret|WHO|footnotes/)
      expect(deck.slides.flatMap(({ citations }) => citations)).toEqual([])
    },
  )

  test('DK163 notes of two files have footnotes of their own, though they share a name', async () => {
    const deck = await compileLecture({
      slides: '## One {#one}\n\nText.\n',
      notes: {
        '01.md': '## {#one}\n\nAloud.[^1]\n\n[^1]: open\n',
        '02.md': '## {#one}\n\n::: private\nhush[^1]\n:::\n\n[^1]: secret\n',
      },
    })
    const notes = deck.slides.find(({ id }) => id === 'one')?.notes
    expect(notes?.html).toContain('secret')
    expect(notes?.publicHtml).toContain('open')
    expect(notes?.publicHtml).not.toContain('secret')
  })

  test('DK38 a misspelt private block and one on a slide are reported', async () => {
    const deck = await compileLecture({
      slides: '## One {#one}\n\n::: private\nx\n:::\n',
      notes: '## {#one}\n\n::: privat\nx\n:::\n',
    })
    expect(found(deck, 'attribute-invalid')).toEqual([
      'slides/01.md:3:1 warning on a slide everybody sees a ::: private block | Put it into the speaker notes.',
      'speaker-notes/01.md:3:1 warning "privat" is not "private", so these notes are in every export | Did you mean ::: private?',
    ])
  })

  test('DK39 notes count into the slide’s citations and are sanitised like slides', async () => {
    const { deck, one } = await spoken('## {#one}\n\n[@who_2020] <img src=x onerror=alert(1)> [go](#part)\n')
    expect(deck.slides[1]?.citations).toEqual([{ key: 'who_2020' }])
    expect(deck.references['who_2020']?.citedBy).toEqual(['one'])
    expect(one?.html).toContain('<a href="#part">go</a>')
    expect(one?.html).not.toContain('onerror')
  })

  test('DK39 a second note for a slide is appended and reported', async () => {
    const { deck, one } = await spoken('## {#one}\n\na\n\n## {#one}\n\nb\n')
    expect(one?.html.replaceAll('\n', '')).toBe('<p>a</p><p>b</p>')
    expect(found(deck, 'notes-orphan')).toHaveLength(1)
  })

  test('DK39 a heading with nothing below it is no note', async () => {
    const { deck, one } = await spoken('## {#one}\n\n## {#part}\n\nx\n')
    expect(one).toBeUndefined()
    expect(found(deck, 'notes-missing').join('\n')).toContain('"One"')
  })
})
