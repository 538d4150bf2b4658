import { describe, expect, test } from 'vitest'
import { foldWord, tokens } from '../../../core/study/fold.ts'
import { createSearch, type SearchResult } from '../../../core/study/search.ts'
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
