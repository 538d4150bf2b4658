import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeckOutline, SlideSummary } from '../../core/rpc/contract.ts'
import { findSlides, folded, landmarks } from '../../renderer/presenter/find-slides.ts'
import { moveInGrid } from '../../renderer/presenter/grid-moves.ts'
import { cardsHtml } from '../../renderer/presenter/overview.tsx'
import { catchUp, minutesWords, paceNow, paceWords } from '../../renderer/presenter/pace-words.ts'
import { presenterView } from '../support/views.ts'

const MINUTE = 60_000
const slide = (
  index: number,
  title: string,
  section: number,
  more: Partial<SlideSummary> = {},
): SlideSummary => ({
  id: `s${index}`,
  index,
  section,
  kind: 'content',
  title,
  lastStep: 0,
  ...more,
})
const outline: DeckOutline = {
  deckRevision: 1,
  meta: { title: 'Pain', authors: [], lang: 'en', appearance: 'light', duration: 12 },
  sections: [
    { id: 'a', title: 'Peptides', firstSlide: 1, slideCount: 3 },
    { id: 'b', title: 'Where β-endorphin acts', firstSlide: 4, slideCount: 2 },
  ],
  slides: [
    slide(0, 'Endorphins', -1, { minutes: 1 }),
    slide(1, 'Peptides', 0, { minutes: 4 }),
    slide(2, 'Two pools of β-endorphin', 0, { minutes: 3, optional: true }),
    slide(3, '', 0, { minutes: 1 }),
    slide(4, 'The hypothalamus', 1, { minutes: 3 }),
    slide(5, 'Où agit la morphine', 1, { kind: 'bibliography' }),
  ],
  diagnostics: [],
}
const found = (query: string) => findSlides(outline, query).map((one) => one.slide.index)

describe('going to a slide by what is typed', () => {
  it('PV80 a number is that slide first, then titles that hold it', () => {
    const numbered = { ...outline, slides: [...outline.slides, slide(6, '4 receptors', 1)] }
    expect(findSlides(numbered, '4').map((one) => one.slide.index)).toEqual([3, 6])
    expect(found('99')).toEqual([])
  })

  it('PV81 letters find titles from the beginning, then words, then anywhere, then sections', () => {
    expect(found('peptides')).toEqual([1, 2, 3])
    expect(found('pool')).toEqual([2])
    expect(found('pha')).toEqual([])
    expect(found('thal')).toEqual([4])
    expect(found('acts')).toEqual([4, 5])
  })

  it('PV82 accents, case and the names of Greek letters make no difference', () => {
    expect(folded('β-Endorphin µ Où')).toBe('beta-endorphin mu ou')
    expect(found('beta-end')).toEqual([2, 4, 5])
    expect(found('β-endorphin pools')).toEqual([2])
    expect(found('ou agit')).toEqual([5])
  })

  it('PV83 nothing typed offers bookmarks and the beginnings of sections, each once', () => {
    expect(found('  ')).toEqual([])
    expect(landmarks(outline, ['s4', 's2', 'gone']).map((one) => one.slide.index)).toEqual([2, 4, 1])
  })
})

describe('the cards of all slides', () => {
  const sizes = [1, 7, 2]
  const from = (index: number, key: string) => moveInGrid(sizes, 3, index, key)

  it('PV84 arrow keys move along rows and from section to section', () => {
    expect([from(0, 'ArrowDown'), from(1, 'ArrowDown'), from(5, 'ArrowDown'), from(7, 'ArrowDown')]).toEqual([
      1, 4, 7, 8,
    ])
    expect([from(8, 'ArrowUp'), from(3, 'ArrowUp'), from(0, 'ArrowUp'), from(9, 'ArrowDown')]).toEqual([
      7, 0, 0, 9,
    ])
    expect([from(0, 'ArrowRight'), from(9, 'ArrowRight'), from(0, 'ArrowLeft'), from(5, 'End')]).toEqual([
      1, 9, 0, 9,
    ])
  })

  it('PV85 whatever key is pressed, the card is one of those there', () => {
    const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'x')
    const groups = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 7 }), fc.array(key), (list, columns, keys) => {
        const total = list.reduce((sum, size) => sum + size, 0)
        let at = 0
        for (const pressed of keys) {
          at = moveInGrid(list, columns, at, pressed)
          expect(at >= 0 && at < total).toBe(true)
        }
      }),
    )
  })

  it('PV86 a card tells in words what is bookmarked, optional and left out; titles are text', () => {
    const html = cardsHtml([slide(0, '<b>', 0, { minutes: 2 }), slide(1, 'B', 0, { optional: true })], {
      bookmarks: ['s0'],
      skipped: ['s1'],
    })
    expect(html).toContain('&lt;b&gt;')
    expect(html).toContain('<span>Bookmarked</span> <span>2 min</span>')
    expect(html).toContain('<span>Left out</span>')
  })
})

describe('the pace in words', () => {
  const view = (slideAt: number, since: number) => ({
    ...presenterView({
      position: { slide: slideAt, step: 0 },
      visits: [{ slide: 's', step: 0, at: 0, elapsed: since * MINUTE }],
    }),
  })

  it('PV87 says how many whole minutes the lecture is behind or ahead, seconds are on time', () => {
    expect(paceWords({ drift: 59_999 })).toEqual({ kind: 'on-time', words: 'On time' })
    expect(paceWords({ drift: -59_999 }).kind).toBe('on-time')
    expect(paceWords({ drift: 125_000 })).toEqual({ kind: 'behind', words: '2 min behind' })
    expect(paceWords({ drift: -3 * MINUTE })).toEqual({ kind: 'ahead', words: '3 min ahead' })
  })

  it('PV88 proposes what would bring the lecture back to its time, and nothing when it keeps to it', () => {
    const late = paceNow(outline, view(1, 1), 7 * MINUTE)
    expect(late?.drift).toBe(2 * MINUTE)
    expect(late && catchUp(late)).toEqual({ ids: ['s2'], saves: 3 * MINUTE })
    const even = paceNow(outline, view(1, 1), 3 * MINUTE)
    expect(even && catchUp(even)).toBeNull()
  })

  it('PV89 tells lengths as one would say them', () => {
    expect([45_000, MINUTE, 1.25 * MINUTE, 2.5 * MINUTE].map(minutesWords)).toEqual([
      '45 s',
      '1 min',
      '1½ min',
      '2½ min',
    ])
  })
})
