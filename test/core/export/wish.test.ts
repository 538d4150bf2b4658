import { describe, expect, it } from 'vitest'
import { diagramsOf, exportTarget, type ExportWish } from '../../../core/export/wish.ts'

const diagram = (id: string) => ({ id, source: '', title: '', description: '', firstStep: 0, pauses: 0 })
const SLIDES = [
  { id: 'plain', diagrams: [] },
  { id: 'one', diagrams: [diagram('fig-one')] },
  { id: 'two', diagrams: [diagram('fig-left'), diagram('fig-right')] },
]
const png = { type: 'png', dark: false, ink: false } as const

describe('what an export writes', () => {
  it.each<[string, ExportWish, { ending: string; isFolder: boolean; part: string }]>([
    ['slides', { type: 'pdf', pdf: {} }, { ending: 'pdf', isFolder: false, part: '' }],
    [
      'a handout',
      { type: 'pdf', pdf: { kind: 'handout' } },
      { ending: 'pdf', isFolder: false, part: 'handout' },
    ],
    ['the picture of a slide', { ...png, slide: 'two' }, { ending: 'png', isFolder: false, part: 'two' }],
    ['pictures of all slides', { ...png, slide: null }, { ending: 'png', isFolder: true, part: 'pictures' }],
    [
      'the diagram of a slide',
      { type: 'svg', slide: 'one' },
      { ending: 'svg', isFolder: false, part: 'fig-one' },
    ],
    ['several of a slide', { type: 'svg', slide: 'two' }, { ending: 'svg', isFolder: true, part: 'two' }],
    ['all diagrams', { type: 'svg', slide: null }, { ending: 'svg', isFolder: true, part: 'diagrams' }],
    ['the lecture as given', { type: 'pack' }, { ending: 'zip', isFolder: true, part: 'as given' }],
    ['sources', { type: 'csl' }, { ending: 'json', isFolder: false, part: '' }],
  ])('EX301 one thing is a file, several are a folder: %s', (_, wish, expected) => {
    expect(exportTarget(wish, SLIDES)).toMatchObject(expected)
  })

  it('EX301 a lecture with one diagram alone still has a folder of all', () => {
    expect(exportTarget({ type: 'svg', slide: null }, SLIDES.slice(0, 2)).isFolder).toBe(true)
  })

  it('EX301 diagrams are those of the slide, or all in order', () => {
    expect(diagramsOf('two', SLIDES)).toEqual(['fig-left', 'fig-right'])
    expect(diagramsOf(null, SLIDES)).toEqual(['fig-one', 'fig-left', 'fig-right'])
    expect(diagramsOf('plain', SLIDES)).toEqual([])
  })
})
