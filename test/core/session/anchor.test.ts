import { describe, expect, test } from 'vitest'
import { anchor, type Anchored } from '../../../core/session/anchor.ts'
import { initialSession, reduce } from '../../../core/session/reduce.ts'
import type { DeckShape, Session } from '../../../core/session/types.ts'

const deck = (...slides: [id: string, lastStep: number][]): DeckShape => ({
  slides: slides.map(([id, lastStep]) => ({ id, lastStep })),
})
const whole = deck(['a', 0], ['b', 3], ['c', 1])
const half = deck(['a', 0])
const at = (slide: number, step: number): Session => ({
  ...initialSession(whole, 'light'),
  position: { slide, step },
})
/** Carries a session through decks, one after the other. */
function through(session: Session, ...shapes: DeckShape[]): Anchored {
  let last = whole
  let result: Anchored | null = null
  for (const shape of shapes) {
    result = anchor(result, result?.session ?? session, last, shape)
    last = shape
  }
  if (result === null) throw new Error('no deck was given')
  return result
}

describe('a deck that is broken for a moment', () => {
  test('SE59 a slide that goes away and comes back gets its place and step back', () => {
    expect(through(at(1, 2), half).session.position).toEqual({ slide: 0, step: 0 })
    expect(through(at(1, 2), half, whole).session.position).toEqual({ slide: 1, step: 2 })
    expect(through(at(1, 2), half, half, deck(), whole).session.position).toEqual({ slide: 1, step: 2 })
  })

  test('SE59 a step that goes away and comes back is shown again', () => {
    const without = deck(['a', 0], ['b', 0], ['c', 1])
    expect(through(at(1, 3), without, whole).session.position).toEqual({ slide: 1, step: 3 })
  })

  test('SE59 a frozen projector gets its slide back too', () => {
    const session: Session = { ...at(2, 0), screen: { kind: 'frozen', at: { slide: 1, step: 1 } } }
    expect(through(session, half, whole).session).toEqual(session)
  })

  test('SE60 who has moved meanwhile is not taken back', () => {
    const gone = anchor(null, at(2, 1), whole, deck(['a', 2]))
    const moved = reduce(gone.session, { type: 'next' }, deck(['a', 2]), 0)
    expect(moved.position).toEqual({ slide: 0, step: 1 })
    const back = anchor(gone, moved, deck(['a', 2]), whole)
    expect(back.session.position).toEqual({ slide: 0, step: 0 })
  })

  test('SE60 the clock and the appearance may change meanwhile', () => {
    const gone = anchor(null, at(1, 2), whole, half)
    const running = reduce(gone.session, { type: 'clock', command: 'start' }, half, 5)
    const back = anchor(gone, running, half, whole)
    expect(back.session).toEqual({ ...running, position: { slide: 1, step: 2 } })
  })

  test('SE60 a slide put in before the one that took its place moves nobody', () => {
    const renamed = deck(['a', 0], ['b2', 3], ['c', 1])
    const later = deck(['a', 0], ['new', 0], ['b2', 3], ['c', 1])
    expect(through(at(1, 2), renamed, later).session.position).toEqual({ slide: 2, step: 2 })
  })
})
