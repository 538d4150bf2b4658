import { describe, expect, test } from 'vitest'
import { request } from './citation-request.ts'
import { codes, compileLecture, compileSlide, found } from './lecture.ts'

describe('Citations', () => {
  test('DK19 a cluster carries prefix, locator, suffix and suppressed authors', async () => {
    const { clusters, style, lang, records } = await request(
      '## A\n\nText [see @pert1973, pp. 3-5, in rats; also -@who_2020 chap. 2; @basbaum1984, and *passim*].\n',
    )
    expect(clusters).toEqual([
      [
        { key: 'pert1973', prefix: 'see', locator: 'pp. 3-5', suffix: 'in rats' },
        { key: 'who_2020', prefix: 'also', suppressAuthor: true, locator: 'chap. 2' },
        { key: 'basbaum1984', suffix: 'and passim' },
      ],
    ])
    expect({ style, lang }).toEqual({ style: 'apa', lang: 'en' })
    expect(records.map((record) => record['id'])).toEqual(['pert1973', 'who_2020', 'basbaum1984'])
  })

  test('DK19 all clusters of the deck go in one request, in the order of the text, notes last', async () => {
    const { clusters } = await request(
      '# P {#p}\n\n*first [@who_2020]* then [@pert1973]\n\n## B {#b}\n\n[@basbaum1984]\n',
      '# {#p}\n\nSaid [@who_2020, p. 9].\n',
    )
    expect(clusters.map((items) => items.map(({ key, locator }) => [key, locator].join(' ').trim()))).toEqual(
      [['who_2020'], ['pert1973'], ['basbaum1984'], ['who_2020 p. 9']],
    )
  })

  test('DK20 a mark is the service’s, sanitised, in cite.citation with its keys', async () => {
    const slide = await compileSlide('## A\n\nYes [@pert1973; @who_2020].\n', {
      services: {
        formatCitations: async () => ({ marks: ['<sup>1<script>x</script></sup><img src=x>'], entries: [] }),
      },
    })
    expect(slide.html).toBe(
      '<p>Yes <cite class="citation" data-keys="pert1973 who_2020"><sup>1</sup></cite>.</p>',
    )
  })

  test('DK20 without a service marks are author and year', async () => {
    const slide = await compileSlide('## A\n\n[@basbaum1984, p. 310; see @who_2020] and [-@pert1973].\n')
    expect(slide.text).toBe('and.')
    expect(slide.html).toContain('(Basbaum &#x26; Fields, 1984, p. 310; see WHO, 2020)')
    expect(slide.html).toContain('(1973)')
  })

  test('DK21 @key in a sentence names the authors, but only for a known key', async () => {
    const slide = await compileSlide(
      '## A\n\n@pert1973 found it; @basbaum1984 [p. 310] agreed; @nobody did not.\n',
    )
    expect(slide.html).toBe(
      '<p><cite class="citation" data-keys="pert1973">Pert and Snyder (1973)</cite> found it; ' +
        '<cite class="citation" data-keys="basbaum1984">Basbaum and Fields (1984, p. 310)</cite> agreed; ' +
        '@nobody did not.</p>',
    )
  })

  test('DK22 an unknown citation names the nearest key, at its own place, and shows as broken', async () => {
    const deck = await compileLecture({
      slides: '## A\n\nText with *emphasis* and\nmore [see @basbam1984; @pert1973].\n',
    })
    expect(found(deck, 'citation-unknown')).toEqual([
      'slides/01.md:4:11 error there is no reference with the key "basbam1984" | Did you mean @basbaum1984?',
    ])
    expect(deck.slides[0]?.html).toContain(
      '<span class="broken" data-code="citation-unknown">[@basbam1984?]</span>',
    )
    expect(deck.slides[0]?.html).toContain('data-keys="pert1973"')
    expect(deck.slides[0]?.citations).toEqual([{ key: 'pert1973' }])
  })

  test('DK22 the place is right behind entities, escapes, quotations and lists', async () => {
    const deck = await compileLecture({
      slides:
        '## A\n\n> a &amp; b \\* c\n> d [@one]\n\n- x\n  y \\@pert1973 [@two]\n\n| a [@three] |\n|---|\n| b |\n',
    })
    const places = found(deck, 'citation-unknown').map((line) => line.split(' ')[0])
    expect(places).toEqual(['slides/01.md:4:6', 'slides/01.md:7:17', 'slides/01.md:9:6'])
  })

  test('DK23 addresses, code, escapes and links are no citations', async () => {
    const deck = await compileLecture({
      slides:
        '## A\n\nwrite to ann@pert1973 or ann@who.org, `[@pert1973]`, \\@pert1973, [\\@pert1973], ' +
        '[@pert1973](https://x.org)\n\n```\n[@pert1973]\n```\n',
    })
    expect(deck.slides[0]?.html).not.toContain('<cite')
    expect(codes(deck)).toEqual([])
  })

  test('DK24 keys follow Pandoc’s rule', async () => {
    const ids = ['a:b.c#d', 'Müller_2020', '2020x', 'with space']
    const deck = await compileLecture({
      slides: '## A\n\n[@a:b.c#d.] [@Müller_2020, p. 3] [@2020x;] [@{with}] [@a--b]\n',
      references: ids.map((id) => ({ id, title: 'T' })),
    })
    expect(deck.slides[0]?.citations.map(({ key }) => key)).toEqual(['a:b.c#d', 'Müller_2020', '2020x'])
    expect(found(deck, 'citation-unknown').map((line) => /"(.*?)"/.exec(line)?.[1])).toEqual(['with', 'a'])
  })

  test('DK25 a slide lists each key once, with its first locator, in order of appearance', async () => {
    const slide = await compileSlide(
      '## A [@who_2020]\n\n[@pert1973] [@basbaum1984, p. 1] [@pert1973, p. 9]\n\nx[^1]\n\n[^1]: [@who_2020]\n',
    )
    expect(slide.citations).toEqual([
      { key: 'who_2020' },
      { key: 'pert1973' },
      { key: 'basbaum1984', locator: 'p. 1' },
    ])
    expect(slide.title).toBe('A')
  })

  test('DK26 a style that cannot be used is reported at its place and costs no citation', async () => {
    const deck = await compileLecture({
      config: 'title: T\ncsl: vancouver\n',
      slides: '## A\n\n[@pert1973]\n',
      services: {
        formatCitations: async () => {
          throw new Error('no such style')
        },
      },
    })
    expect(found(deck, 'config-invalid')[0]).toMatch(
      /^slides\/lecture\.yaml:2:1 error .*"vancouver": no such style/,
    )
    expect(deck.slides[1]?.html).toContain('(Pert &#x26; Snyder, 1973)')
  })
})

describe('References', () => {
  test('DK27 only cited records are in the deck, with what the record says about the study', async () => {
    const deck = await compileLecture({
      slides: '## A {#a}\n\n[@basbaum1984] [@who_2020]\n\n## B {#b}\n\n[@basbaum1984]\n',
    })
    expect(Object.keys(deck.references).toSorted()).toEqual(['basbaum1984', 'who_2020'])
    expect(deck.references['basbaum1984']).toMatchObject({
      key: 'basbaum1984',
      studyType: 'review',
      sample: 'rats and cats',
      finding: 'The PAG acts through the RVM.',
      doi: '10.1146/annurev.ne.07.030184.001521',
      verified: true,
      citedBy: ['a', 'b'],
    })
    expect(deck.references['basbaum1984']?.csl).not.toHaveProperty('custom')
    expect(deck.references['who_2020']).toMatchObject({ verified: false })
    expect(deck.references['who_2020']).not.toHaveProperty('doi')
    expect(deck.references['who_2020']?.csl).not.toHaveProperty('DOI')
  })

  test('DK28 broken JSON is reported at its line and column, and the deck still opens', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n[@a]\n',
      references: '[\n  {"id": "a"},\n  {"id": }\n]',
    })
    expect(found(deck, 'references-invalid')).toEqual([
      'slides/references.json:3:10 error this is not valid JSON: a value should stand here | Export the list as CSL-JSON again.',
    ])
    expect(deck.slides).toHaveLength(1)
  })

  test('DK28 records that cannot be cited are reported where they stand', async () => {
    const references = '[\n  {"id": "a", "title": "A"},\n  {"title": "no id"},\n  7,\n  {"id": "a"}\n]'
    const deck = await compileLecture({ references })
    expect(found(deck, 'references-invalid')).toEqual([
      'slides/references.json:3:3 error this record has no "id", so nothing can cite it',
      'slides/references.json:4:3 error this entry is not a record',
      'slides/references.json:5:3 error the key "a" is used twice; the first record counts',
    ])
    expect(found(await compileLecture({ references: '{"id": "a"}' }), 'references-invalid')[0]).toContain(
      'not a list',
    )
  })
})
