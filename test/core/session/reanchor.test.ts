import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reanchor } from '../../../core/session/reanchor.ts'
import { initialSession } from '../../../core/session/reduce.ts'
import type { DeckShape, Position, Session } from '../../../core/session/types.ts'

const deck = (...slides: [id: string, lastStep: number][]): DeckShape => ({
  slides: slides.map(([id, lastStep]) => ({ id, lastStep })),
})
const old = deck(['a', 0], ['b', 3], ['c', 1], ['d', 0])
const at = (slide: number, step: number): Session => ({
  ...initialSession(old, 'light'),
  position: { slide, step },
})
const moved = (from: Position, to: DeckShape) => reanchor(at(from.slide, from.step), old, to).position

describe('a deck that changes under a running lecture', () => {
  test('SE30 the slide keeps its place by its id when others come before it', () => {
    expect(moved({ slide: 1, step: 2 }, deck(['new', 0], ['a', 0], ['b', 3]))).toEqual({ slide: 2, step: 2 })
  })

  test('SE31 a step that is gone becomes the last one there is', () => {
    expect(moved({ slide: 1, step: 3 }, deck(['a', 0], ['b', 1]))).toEqual({ slide: 1, step: 1 })
  })

  test('SE32 a slide that was renamed in place keeps place and step', () => {
    expect(moved({ slide: 1, step: 2 }, deck(['a', 0], ['b2', 3], ['c', 1]))).toEqual({ slide: 1, step: 2 })
    expect(moved({ slide: 0, step: 0 }, deck(['title', 0], ['b', 3]))).toEqual({ slide: 0, step: 0 })
  })

  test('SE33 a slide that was removed falls back to the nearest earlier one that is left', () => {
    expect(moved({ slide: 2, step: 1 }, deck(['a', 0], ['b', 3], ['d', 0]))).toEqual({ slide: 1, step: 0 })
    expect(moved({ slide: 2, step: 1 }, deck(['a', 0], ['d', 0]))).toEqual({ slide: 0, step: 0 })
    expect(moved({ slide: 2, step: 1 }, deck(['x', 0]))).toEqual({ slide: 0, step: 0 })
  })

  test('SE34 a frozen screen is carried over too, clock and appearance are kept', () => {
    const session: Session = {
      ...initialSession(old, 'dark'),
      position: { slide: 3, step: 0 },
      screen: { kind: 'frozen', at: { slide: 1, step: 3 } },
      clock: { kind: 'paused', elapsed: 9 },
    }
    expect(reanchor(session, old, deck(['b', 2], ['d', 0]))).toEqual({
      ...session,
      position: { slide: 1, step: 0 },
      screen: { kind: 'frozen', at: { slide: 0, step: 2 } },
    })
  })

  test('SE35 whatever the new deck is, the position is one it has', () => {
    const decks = fc
      .uniqueArray(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.nat(4)), { selector: ([id]) => id })
      .map((slides) => deck(...slides))
    fc.assert(
      fc.property(decks, decks, fc.nat(9), fc.nat(6), (from, to, slide, step) => {
        const { position } = reanchor(at(slide, step), from, to)
        const lastStep = to.slides[position.slide]?.lastStep ?? (to.slides.length === 0 ? 0 : -1)
        expect(position.step).toBeGreaterThanOrEqual(0)
        expect(position.step).toBeLessThanOrEqual(lastStep)
      }),
    )
  })
})
