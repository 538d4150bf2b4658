import { describe, expect, test } from 'vitest'
import { project } from '../../../core/session/project.ts'
import { reanchor } from '../../../core/session/reanchor.ts'
import { initialSession, reduce } from '../../../core/session/reduce.ts'
import type { Action, DeckShape, Session } from '../../../core/session/types.ts'

const shapeOf = (...ids: string[]): DeckShape => ({ slides: ids.map((id) => ({ id, lastStep: 2 })) })
const whole = shapeOf('title', 'a', 'b', 'c', 'd')
const without = shapeOf('title', 'a', 'b', 'd')

const goto = (slide: string): Action => ({ type: 'goto', slide, step: 0 })
const black: Action = { type: 'blank', colour: 'black' }

function act(session: Session, shape: DeckShape, ...actions: Action[]): Session {
  return actions.reduce((before, action, index) => reduce(before, action, shape, index * 1000), session)
}

function followed(session: Session, shape: DeckShape) {
  const { position, furthest } = project(session, shape, 'follower')
  return [position, furthest].map(({ slide }) => shape.slides[slide]?.id)
}

describe('a slide that was shown goes from the files', () => {
  test('SO40 behind a blank screen those who follow keep the slide that came in its place', () => {
    const shown = reanchor(act(initialSession(whole, 'light'), whole, goto('c')), whole, without)
    expect(followed(act(shown, without, black, goto('d')), without)).toEqual(['b', 'b'])
    expect(followed(act(shown, without, black, goto('d'), goto('a')), without)).toEqual(['b', 'b'])
  })

  test('SO40 also when the lecturer has looked ahead of a frozen projector', () => {
    const ahead: Action[] = [goto('c'), { type: 'freeze' }, goto('d')]
    const frozen = reanchor(act(initialSession(whole, 'light'), whole, ...ahead), whole, without)
    expect(followed(act(frozen, without, black), without)).toEqual(['b', 'b'])
  })

  test('SO41 when it goes behind a blank screen, they come to what they saw before it', () => {
    const blank = act(initialSession(whole, 'light'), whole, goto('a'), goto('c'), black, goto('d'))
    expect(followed(blank, whole)).toEqual(['c', 'c'])
    expect(followed(reanchor(blank, whole, without), without)).toEqual(['a', 'a'])
  })
})
