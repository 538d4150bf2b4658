import { describe, expect, test } from 'vitest'
import { codes, compileLecture, found } from './lecture.ts'

describe('lecture.yaml', () => {
  test('DK29 gives the deck its facts and the lecture its title slide', async () => {
    const deck = await compileLecture({
      config:
        'title: Endorphins & <pain>\nsubtitle: "1984"\nauthor: [Ann, "Bo <b>"]\nlang: de-CH\ndate: 2026-11-23\n' +
        'duration: 45\nappearance: dark\ncsl: vancouver\ndisclaimer: For teaching\n',
    })
    expect(deck.meta).toEqual({
      title: 'Endorphins & <pain>',
      subtitle: '1984',
      authors: ['Ann', 'Bo <b>'],
      lang: 'de-CH',
      date: '2026-11-23',
      duration: 45,
      appearance: 'dark',
      disclaimer: 'For teaching',
    })
    expect(codes(deck)).toEqual([])
    expect(deck.slides[0]).toMatchObject({
      id: 'title',
      kind: 'title',
      section: -1,
      titleHtml: 'Endorphins &amp; &lt;pain&gt;',
      html:
        '<p class="subtitle">1984</p>\n<p class="authors">Ann, Bo &lt;b&gt;</p>\n' +
        '<p class="date">2026-11-23</p>\n<p class="disclaimer">For teaching</p>',
    })
  })

  test('DK29 a single author is a list of one, and what is not said has its default', async () => {
    const deck = await compileLecture({ config: 'title: 1984\nauthor: Ann\nsubtitle:\n' })
    expect(deck.meta).toEqual({ title: '1984', authors: ['Ann'], lang: 'en', appearance: 'light' })
    expect(codes(deck)).toEqual([])
  })

  test('DK30 a lecture without it is reported, has no title slide and is named by its first section', async () => {
    const deck = await compileLecture({ slides: '# The *first* part\n' })
    expect(found(deck, 'config-missing')[0]).toMatch(/^slides\/lecture\.yaml:1:1 warning /)
    expect(deck.meta.title).toBe('The first part')
    expect(deck.slides.map(({ kind }) => kind)).toEqual(['section'])
  })

  test('DK31 invalid YAML is reported at its line and column, and what can be read counts', async () => {
    const deck = await compileLecture({ config: 'title: Pain\nauthor: [Ann\nlang: en\n' })
    const [problem] = found(deck, 'yaml-invalid')
    expect(problem).toMatch(/^slides\/lecture\.yaml:3:1 error this is not valid YAML: /)
    expect(deck.meta.title).toBe('Pain')
    expect(found(await compileLecture({ config: '- a\n' }), 'yaml-invalid')[0]).toMatch(/yaml:1:1 error/)
  })

  test('DK32 unknown keys and wrong values are reported one by one and cost nothing else', async () => {
    const deck = await compileLecture({
      config:
        'title: T\nautor: Ann\nduration: long\nlang: deutsch!\nappearance: Dark\ncsl: vancuver\ncolour: x\n',
    })
    expect(found(deck, 'config-invalid')).toEqual([
      'slides/lecture.yaml:2:1 warning lecture.yaml has no key "autor" | Did you mean author?',
      'slides/lecture.yaml:3:1 warning "duration" should be a number of minutes',
      'slides/lecture.yaml:4:1 warning "lang" should be a language tag such as en or de-CH',
      'slides/lecture.yaml:5:1 warning "appearance" should be light or dark | Did you mean dark?',
      'slides/lecture.yaml:6:1 warning there is no citation style "vancuver" | Did you mean vancouver?',
      expect.stringContaining('slides/lecture.yaml:7:1 warning lecture.yaml has no key "colour" | '),
    ])
    expect(deck.meta).toMatchObject({ title: 'T', lang: 'en', appearance: 'light' })
  })

  test('DK32 a file without a title says so', async () => {
    expect(found(await compileLecture({ config: 'lang: en\n' }), 'config-invalid')).toHaveLength(1)
    expect(found(await compileLecture({ config: '' }), 'config-invalid')).toHaveLength(1)
    expect(found(await compileLecture({ config: 'title: ""\n' }), 'config-invalid')).toHaveLength(1)
  })

  test('DK32 aliases that grow without end are no danger', async () => {
    const levels = Array.from({ length: 30 }, (_, i) => `k${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)
    const deck = await compileLecture({ config: `title: T\nk0: &a0 [x, x]\n${levels.join('\n')}\n` })
    expect(deck.meta.title).toBe('T')
  })
})
