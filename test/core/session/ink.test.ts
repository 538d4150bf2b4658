import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inkOn, MOST_STROKES, strokesOn } from '../../../core/session/ink.ts'
import { project } from '../../../core/session/project.ts'
import { initialSession, reduce } from '../../../core/session/reduce.ts'
import type { Action, DeckShape, Session, Stroke } from '../../../core/session/types.ts'

const shape: DeckShape = {
  slides: [
    { id: 'a', lastStep: 1 },
    { id: 'b', lastStep: 0 },
  ],
}
const start = initialSession(shape, 'light')
const run = (session: Session, ...actions: Action[]) =>
  actions.reduce((current, action) => reduce(current, action, shape, 0), session)
const stroke = (id: string): Stroke => ({
  id,
  tool: 'pen',
  colour: 'red',
  width: 4,
  step: 0,
  points: [0, 0, 10, 10],
})
const drawn = (id: string, slide = 'a'): Action => ({ type: 'stroke', slide, stroke: stroke(id) })
const ids = (session: Session, slide = 'a') => strokesOn(session, slide).map(({ id }) => id)

describe('ink', () => {
  test('SE66 stays with its slide, in the order in which it was drawn', () => {
    const session = run(start, drawn('1'), drawn('2', 'b'), drawn('3'))
    expect(ids(session)).toEqual(['1', '3'])
    expect(ids(session, 'b')).toEqual(['2'])
  })

  test('SE61 is what the room sees of its own slide, and none of a slide the presenter looks at alone', () => {
    const session = run(start, drawn('1'), { type: 'freeze' }, { type: 'goto', slide: 'b' }, drawn('2', 'b'))
    expect(project(session, shape, 'audience').ink.map(({ id }) => id)).toEqual(['1'])
    expect(project(session, shape, 'presenter').session.ink.map(({ id }) => id)).toEqual(['2'])
  })

  test('SE62 is rubbed out stroke by stroke or all at once, and each of it can be taken back', () => {
    const session = run(start, drawn('1'), drawn('2'), drawn('3'))
    const erased = run(session, { type: 'erase', slide: 'a', strokes: ['2'] })
    expect(ids(erased)).toEqual(['1', '3'])
    const wiped = run(erased, { type: 'clear-ink', slide: 'a' })
    expect(ids(wiped)).toEqual([])
    expect(ids(run(wiped, { type: 'undo-ink', slide: 'a' }))).toEqual(['1', '3'])
    expect(ids(run(wiped, { type: 'undo-ink', slide: 'a' }, { type: 'undo-ink', slide: 'a' }))).toEqual([
      '1',
      '2',
      '3',
    ])
  })

  test('SE63 on a slide that is not there, a known id, or one stroke too many changes nothing', () => {
    expect(run(start, drawn('1', 'nowhere'))).toBe(start)
    const one = run(start, drawn('1'))
    expect(run(one, drawn('1'))).toBe(one)
    const full = run(start, ...Array.from({ length: MOST_STROKES }, (_, index) => drawn(`s${index}`)))
    expect(run(full, drawn('more'))).toBe(full)
  })

  test('SE64 undo and redo are each other’s opposite, whatever was drawn', () => {
    const actions = fc.oneof(
      fc.nat(8).map((id) => drawn(String(id))),
      fc.nat(8).map((id): Action => ({ type: 'erase', slide: 'a', strokes: [String(id)] })),
      fc.constant<Action>({ type: 'clear-ink', slide: 'a' }),
      fc.constant<Action>({ type: 'undo-ink', slide: 'a' }),
      fc.constant<Action>({ type: 'redo-ink', slide: 'a' }),
    )
    fc.assert(
      fc.property(fc.array(actions, { maxLength: 30 }), (history) => {
        const session = run(start, ...history)
        const back = run(session, { type: 'undo-ink', slide: 'a' })
        fc.pre(back !== session)
        expect(ids(run(back, { type: 'redo-ink', slide: 'a' }))).toEqual(ids(session))
        expect(new Set(ids(session)).size).toBe(ids(session).length)
      }),
    )
  })

  test('SE65 a slide whose id is a word of the language has ink like any other', () => {
    const odd: DeckShape = { slides: [{ id: 'constructor', lastStep: 0 }] }
    expect(inkOn(initialSession(odd, 'light'), 'constructor').strokes).toEqual([])
  })
})
