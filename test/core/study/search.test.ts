import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldWord, tokens } from '../../../core/study/fold.ts'
import { createSearch, type SearchResult } from '../../../core/study/search.ts'
import type { StudySlide } from '../../../core/study/types.ts'
import { diagram, reference, studySlide } from './deck.ts'

const pools = studySlide('pools', {
  title: 'Two pools of β-endorphin',
  html: '<p>Pituitary</p><ul><li data-step="1">μ receptors in the cord</li></ul>',
  notesHtml:
    '<p>It comes from two places. <span data-step="2">The pituitary puts it into the blood.</span></p>',
})
const axis = studySlide('axis', {
  title: 'The axis',
  html: '<figure class="diagram" data-diagram="a"></figure>',
  diagrams: [
    diagram('a', 'flowchart LR\n  H["Hypothalamus"] -->|CRH| P["Hypophysis"]', { title: 'HPA axis' }),
  ],
  references: [
    reference('basbaum1984', { entryHtml: 'Basbaum, A. I. (1984). <em>Endogenous pain control</em>.' }),
  ],
})

function found(query: string, slides = [pools, axis]): SearchResult[] {
  const search = createSearch()
  for (const slide of slides) search.add(slide)
  return search.search(query)
}

describe('search', () => {
  test.each([
    ['β-endorphin', 'pools'],
    ['beta endorphin', 'pools'],
    ['BETA-ENDORPHIN', 'pools'],
    ['mu receptor', 'pools'],
    ['µ receptors', 'pools'],
    ['Hypothalamus', 'axis'],
    ['basbaum', 'axis'],
  ])('SY1 Greek letters and their names, case and accents are alike: %s', (query, slide) => {
    expect(found(query)[0]?.slide).toBe(slide)
  })

  test.each([
    ['endorfin', 'pools'],
    ['pituitry', 'pools'],
    ['hypothalmus', 'axis'],
    ['recept', 'pools'],
  ])('SY2 a typing mistake or an unfinished word finds what was meant: %s', (query, slide) => {
    expect(found(query).map((result) => result.slide)).toContain(slide)
  })

  test('SY3 a result names slide, step and kind, and shows the found words among their neighbours', () => {
    expect(found('blood')).toEqual([
      {
        slide: 'pools',
        step: 2,
        kind: 'notes',
        snippet: 'The pituitary puts it into the blood.',
        hits: [{ start: 31, end: 36 }],
      },
    ])
    expect(found('cord')[0]).toMatchObject({ kind: 'slide', step: 1 })
    expect(found('CRH')[0]).toMatchObject({ kind: 'diagram' })
    expect(found('pain control')[0]).toMatchObject({ kind: 'source', source: 'basbaum1984' })
  })

  test('SY3 a long passage is cut to the words around what was found', () => {
    const words = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ')
    const [result] = found('naloxone', [studySlide('long', { html: `<p>${words} naloxone ${words}</p>` })])
    expect(result?.snippet).toMatch(/^… .+ naloxone .+ …$/)
    expect(result?.snippet.length).toBeLessThan(180)
    const [hit] = result?.hits ?? []
    expect(result?.snippet.slice(hit?.start, hit?.end)).toBe('naloxone')
  })

  test('SY4 words of a question that say nothing do not decide, and nothing is found for no words', () => {
    expect(found('where does beta-endorphin come from')[0]?.slide).toBe('pools')
    expect(found('  ')).toEqual([])
    expect(found('…')).toEqual([])
  })

  test('SY5 Chinese and Japanese are found without blanks between words', () => {
    const slides = [
      studySlide('zh', { html: '<p>内啡肽来自垂体和下丘脑。</p>' }),
      studySlide('ja', { html: '<p>脳内のエンドルフィン</p>' }),
    ]
    expect(found('垂体', slides)[0]).toMatchObject({ slide: 'zh', hits: [{ start: 5, end: 7 }] })
    expect(found('エンドルフィン', slides)[0]?.slide).toBe('ja')
  })

  test('SY6 a slide that is added again is found as it is now, one that is removed no longer', () => {
    const search = createSearch()
    search.add(pools)
    search.add({ ...pools, html: '<p>Arcuate nucleus</p>', notesHtml: '' })
    expect(search.search('cord')).toEqual([])
    expect(search.search('arcuate')).toHaveLength(1)
    search.remove('pools')
    expect(search.search('arcuate')).toEqual([])
    expect(search.size).toBe(0)
  })
})

describe('words', () => {
  test('SY1 folding keeps Greek words of Greek lectures and names single letters', () => {
    expect(foldWord('β')).toBe('beta')
    expect(foldWord('µ')).toBe('mu')
    expect(foldWord('Ενδορφίνη')).toBe('ενδορφινη')
    expect(foldWord('Größe')).toBe('grosse')
    expect(tokens('α-MSH').map(({ term }) => term)).toEqual(['alpha', 'msh'])
    expect(tokens('VO₂max, 5HT').map(({ term }) => term)).toEqual(['vo2max', '5ht'])
  })
})

describe('what is found', () => {
  const slide = (id: string, notes: string, title = '') =>
    studySlide(id, { title, html: '', notesHtml: `<p>${notes}</p>` })
  const ids = (query: string, slides: StudySlide[]) => found(query, slides).map((result) => result.slide)

  test('SY50 every slide with all words is found, begun or whole, and no other, as a look through all texts finds them', () => {
    const word = fc.constantFrom(
      'pain',
      'paint',
      'relay',
      'relays',
      'β-endorphin',
      'beta',
      'cord',
      'core',
      'Größe',
    )
    const text = fc.array(word, { minLength: 1, maxLength: 6 })
    const query = fc.array(fc.constantFrom('pain', 'rel', 'beta', 'cor', 'grosse', 'β'), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), query, (texts, wanted) => {
        const slides = texts.map((words, index) => slide(`s${index}`, words.join(' ')))
        const terms = tokens(wanted.join(' ')).map(({ term }) => term)
        const having = slides.filter((_, index) => {
          const words = tokens((texts[index] ?? []).join(' ')).map(({ term }) => term)
          return terms.every((term) => words.some((one) => one.startsWith(term)))
        })
        const result = found(wanted.join(' '), slides)
        fc.pre(having.length > 0)
        expect(result.map(({ slide: id }) => id).sort()).toEqual(having.map(({ id }) => id).sort())
        for (const { hits, snippet } of result) {
          expect(hits.length).toBeGreaterThan(0)
          for (const { start, end } of hits) {
            const [term] = tokens(snippet.slice(start, end)).map((token) => token.term)
            expect(terms.some((one) => term?.startsWith(one))).toBe(true)
          }
        }
      }),
    )
  })

  test('SY51 a title counts above the text, a whole word above one that begins so, and equals come in the lecture’s order', () => {
    expect(ids('relay', [slide('text', 'the relay'), slide('title', 'else', 'The relay')])).toEqual([
      'title',
      'text',
    ])
    expect(ids('cord', [slide('begun', 'cordial words'), slide('whole', 'cord words')])).toEqual([
      'whole',
      'begun',
    ])
    expect(ids('cord', [slide('b', 'the cord'), slide('a', 'the cord')])).toEqual(['b', 'a'])
    const other = Array.from({ length: 8 }, (_, index) => slide(`o${index}`, 'common'))
    const [first] = ids('common rare', [slide('both', 'common rare'), ...other])
    expect(first).toBe('both')
  })

  test('SY52 only a word that stands nowhere is taken for a typing mistake, and a number never', () => {
    const slides = [
      slide('form', 'the form of it'),
      slide('farm', 'the farm'),
      slide('y1983', 'in 1983 naloxone'),
    ]
    expect(ids('form', slides)).toEqual(['form'])
    expect(ids('firm', slides).sort()).toEqual(['farm', 'form'])
    expect(ids('1984', slides)).toEqual([])
    expect(ids('1983 naloxne', slides)).toEqual(['y1983'])
    // Both stand somewhere, but nowhere together as they are.
    expect(ids('cork naloxone', [slide('cork', 'a cork'), slide('near', 'cord naloxone')])).toEqual(['near'])
    expect(ids('farm naloxone', slides).sort()).toEqual(['farm', 'y1983'])
  })

  test('SY53 a word that has gone with its slide is no longer meant by a mistyped one', () => {
    const search = createSearch()
    search.add(slide('a', 'naloxone and more'))
    search.add(slide('b', 'something else'))
    expect(search.search('naloxne').map((result) => result.slide)).toEqual(['a'])
    search.add(slide('a', 'other words'))
    expect(search.search('naloxne')).toEqual([])
    expect(search.search('words').map((result) => result.slide)).toEqual(['a'])
    search.add(slide('c', 'naloxone again'))
    expect(search.search('naloxne').map((result) => result.slide)).toEqual(['c'])
    // Nor does it take the place of one that is there.
    expect(search.search('naloxone', 1).map((result) => result.slide)).toEqual(['c'])
  })

  test('SY54 one letter of Chinese or Japanese finds what begins with it; one Latin letter only itself', () => {
    const slides = [slide('zh', '内啡肽来自垂体'), slide('en', 'vitamin C'), slide('more', 'cord')]
    expect(ids('垂', slides)).toEqual(['zh'])
    expect(ids('c', slides)).toEqual(['en'])
  })

  test('SY55 a long question is answered by what has most of its words', () => {
    const slides = [slide('one', 'opioid'), slide('three', 'opioid peptide pituitary'), slide('none', 'else')]
    const question = `${Array.from({ length: 30 }, (_, index) => `unheard${index}`).join(' ')} opioid`
    expect(ids('opioid peptide pituitary unheard of entirely', slides)).toEqual(['three', 'one'])
    expect(() => found(question, slides)).not.toThrow()
  })
})
