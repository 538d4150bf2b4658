import { describe, expect, test } from 'vitest'
import { footnotesOf } from '../../renderer/review/article-notes.ts'
import { outsideAddress } from '../../renderer/review/leave.tsx'
import { hashOf, positionOf, readHash } from '../../renderer/review/route.ts'
import { sentencesIn } from '../../renderer/review/sentences.tsx'
import { toneOf } from '../../renderer/review/settings.ts'
import { localVoice } from '../../renderer/review/speech.ts'
import { reference } from '../core/study/deck.ts'

describe('the address of a place', () => {
  test.each([
    ['#/slides/pomc/3', { view: 'slides', id: 'pomc', step: 2 }],
    ['#/slides/pomc', { view: 'slides', id: 'pomc', step: 0 }],
    ['#/article', { view: 'article' }],
    ['#/sources/b%2Fc', { view: 'sources', id: 'b/c' }],
    ['#/glossary/%CE%B2-endorphin', { view: 'glossary', id: 'β-endorphin' }],
  ] as const)('RV1 the address of a place is read and written alike: %s', (hash, route) => {
    expect(readHash(hash)).toEqual(route)
    expect(hashOf(route)).toBe(hash)
  })

  test('RV1 what names no place is none, and a step too many is the last one', () => {
    for (const hash of ['', '#', '#title', '#/nowhere', 'slides/a']) expect(readHash(hash)).toBeNull()
    const shape = [
      { id: 'a', lastStep: 0 },
      { id: 'b', lastStep: 2 },
    ]
    expect(positionOf(shape, 'b', 9)).toEqual({ slide: 1, step: 2 })
    expect(positionOf(shape, 'c', 0)).toBeNull()
  })
})

describe('what the page makes of things', () => {
  test('RV5 colours follow the machine unless somebody chose', () => {
    expect(toneOf('system', { dark: true, contrast: false })).toBe('dark')
    expect(toneOf('system', { dark: true, contrast: true })).toBe('contrast')
    expect(toneOf('light', { dark: true, contrast: true })).toBe('light')
  })

  test('RV6 only a voice of this machine reads aloud, in the lecture’s language', () => {
    const voice = (lang: string, localService: boolean) => ({
      lang,
      localService,
      name: lang,
      default: false,
      voiceURI: lang,
    })
    const voices = [voice('en-US', false), voice('de-DE', true), voice('en_AU', true), voice('en-GB', true)]
    expect(localVoice(voices, 'en-GB')?.lang).toBe('en-GB')
    expect(localVoice(voices, 'en')?.lang).toBe('en_AU')
    expect(localVoice(voices, 'fr')).toBeNull()
    expect(localVoice([voice('en-US', false)], 'en-US')).toBeNull()
  })

  test('RV7 sources are numbered as the article comes to them, with all their uses', () => {
    const [a, b] = [reference('a'), reference('b')]
    const notes = footnotesOf([
      { id: 'one', references: [b] },
      { id: 'two', references: [a, b] },
    ])
    expect([...notes.numbers]).toEqual([
      ['b', 1],
      ['a', 2],
    ])
    expect(notes.usedBy.get('b')).toEqual(['one', 'two'])
  })

  test('RV8 sentences are cut where they end and where a paragraph ends', () => {
    const text = 'It was Dr. Li. Then came β-endorphin!\nA heading without a stop\n  Last one.'
    const found = sentencesIn(text, 'en').map(({ start, end }) => text.slice(start, end))
    expect(found).toContain('Then came β-endorphin!')
    expect(found.slice(-2)).toEqual(['A heading without a stop', 'Last one.'])
  })

  test('RV56 a bracket that opens right after a full stop belongs to the sentence that it opens', () => {
    const text = '同じとみなす。「原子」という。『名前』だけ。'
    expect(sentencesIn(text, 'ja').map(({ start, end }) => text.slice(start, end))).toEqual([
      '同じとみなす。',
      '「原子」という。',
      '『名前』だけ。',
    ])
  })

  test('RV9 links out of the lecture are told from those within', () => {
    const link = (href: string) => new URL(href)
    expect(outsideAddress(link('https://doi.org/10.1/x'), 'http://127.0.0.1:1')).toBe(
      'https://doi.org/10.1/x',
    )
    expect(outsideAddress(link('mailto:a@example.org'), 'http://127.0.0.1:1')).toBe('mailto:a@example.org')
    expect(outsideAddress(link('http://127.0.0.1:1/review#/slides'), 'http://127.0.0.1:1')).toBeNull()
  })
})
