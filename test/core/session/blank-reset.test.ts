import { describe, expect, test } from 'vitest'
import { project } from '../../../core/session/project.ts'
import { initialSession, reduce } from '../../../core/session/reduce.ts'
import type { Action, DeckShape, Session } from '../../../core/session/types.ts'

const shape: DeckShape = { slides: ['a', 'b', 'c', 'd'].map((id) => ({ id, lastStep: 2 })) }

/** One action a second. */
function after(...actions: Action[]): Session {
  return actions.reduce(
    (session, action, index) => reduce(session, action, shape, index * 1000),
    initialSession(shape, 'light'),
  )
}

const followed = (...actions: Action[]) => {
  const { position, furthest } = project(after(...actions), shape, 'follower')
  return [position.slide, furthest.slide]
}
const goto = (slide: string, step = 0): Action => ({ type: 'goto', slide, step })
const clock = (command: 'start' | 'reset' | 'undo-reset'): Action => ({ type: 'clock', command })
const black: Action = { type: 'blank', colour: 'black' }
const freeze: Action = { type: 'freeze' }

describe('setting the clock to zero and taking that back', () => {
  test('SO10 behind a blank screen it does not take those who follow to where the lecturer has jumped', () => {
    expect(followed(goto('b'), black, goto('d'), clock('reset'))).toEqual([1, 1])
    expect(followed(goto('b'), black, goto('d'), clock('reset'), goto('c'))).toEqual([1, 1])
    expect(followed(goto('b'), black, goto('d'), clock('reset'), clock('undo-reset'))).toEqual([1, 1])
    expect(followed(goto('c'), black, goto('d'), clock('reset'), { type: 'live' })).toEqual([3, 3])
  })

  test('SO11 where the lecturer looks ahead stays unseen after it was taken back', () => {
    const back = [goto('d'), goto('b'), goto('d'), clock('reset'), goto('a'), clock('undo-reset')]
    expect(followed(...back, freeze, goto('d'), black)).toEqual([0, 3])
    const unseen = [goto('b'), black, goto('d'), { type: 'live' }, clock('reset'), goto('a')] as Action[]
    expect(followed(...unseen, clock('undo-reset'), freeze, goto('d'), black)).toEqual([0, 3])
  })

  test('SO12 the stays since then are not lost, and count by the clock that has gone on', () => {
    const { visits } = after(
      goto('b'),
      goto('c'),
      clock('reset'),
      goto('d', 1),
      goto('a'),
      clock('undo-reset'),
    )
    expect(visits.map(({ slide, step, elapsed }) => [slide, step, elapsed])).toEqual([
      ['a', 0, 0],
      ['b', 0, 0],
      ['c', 0, 1000],
      ['d', 1, 3000],
      ['a', 0, 4000],
    ])
  })

  test('SO13 taken back at once, everything is as it was', () => {
    for (const actions of [
      [goto('b'), goto('c', 2)],
      [goto('b'), black, goto('d')],
    ]) {
      const before = after(...actions)
      expect(after(...actions, clock('reset'), clock('undo-reset')).visits).toEqual(before.visits)
    }
  })
})
