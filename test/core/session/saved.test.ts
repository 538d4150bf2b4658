import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialSession, reduce } from '../../../core/session/reduce.ts'
import {
  restored,
  saved,
  savedChange,
  withChange,
  type SavedChange,
  type SavedSession,
} from '../../../core/session/saved.ts'
import { readSavedChange, readSavedSession } from '../../../core/session/schema.ts'
import type { Action, DeckShape, Session } from '../../../core/session/types.ts'

const shape: DeckShape = {
  slides: ['title', 'pain', '__proto__', 'relief'].map((id, index) => ({ id, lastStep: index })),
}
const shapes = { before: shape, after: shape }
const slide = fc.constantFrom(...shape.slides.map(({ id }) => id))
const stroke = fc.record({
  id: fc.nat(20).map((n) => `s${n}`),
  tool: fc.constantFrom('pen' as const, 'highlighter' as const),
  colour: fc.constantFrom('red' as const, 'ink' as const),
  width: fc.integer({ min: 1, max: 50 }),
  step: fc.nat(3),
  points: fc.constant([1, 2, 3, 4]),
})
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom<Action>(
    { type: 'next' },
    { type: 'previous' },
    { type: 'last' },
    { type: 'back' },
    { type: 'freeze' },
    { type: 'return' },
    { type: 'blank', colour: 'black' },
    { type: 'clock', command: 'pause' },
    { type: 'clock', command: 'reset' },
    { type: 'rehearse', on: true },
    { type: 'tool', tool: 'pen', colour: 'blue' },
    { type: 'zoom', zoom: { x: 400, y: 300, scale: 2 } },
    { type: 'source', key: 'basbaum1984' },
    { type: 'appearance', appearance: 'dark' },
  ),
  slide.map((id): Action => ({ type: 'goto', slide: id })),
  slide.map((id): Action => ({ type: 'bookmark', slide: id })),
  slide.map((id): Action => ({ type: 'skip', slides: [id], skip: true })),
  fc.tuple(slide, stroke).map(([id, line]): Action => ({ type: 'stroke', slide: id, stroke: line })),
  slide.map((id): Action => ({ type: 'undo-ink', slide: id })),
  slide.map((id): Action => ({ type: 'clear-ink', slide: id })),
)
const start = initialSession(shape, 'light')
const play = (history: Action[]): Session[] => {
  const states = [start]
  for (const [index, action] of history.entries())
    states.push(reduce(states[index] ?? start, action, shape, index * 1000))
  return states
}

describe('a session that is written down', () => {
  test('SE100 comes back as it was, but for the tool in hand and what undo remembers', () => {
    fc.assert(
      fc.property(fc.array(actions, { maxLength: 40 }), (history) => {
        const session = play(history).at(-1) ?? start
        const text = JSON.stringify(saved(session, shape))
        const again = restored(readSavedSession(JSON.parse(text)) as SavedSession, shape)
        expect(JSON.stringify(saved(again, shape))).toBe(text)
        expect(again.position).toEqual(session.position)
        expect(again.tool).toBe('none')
      }),
    )
  })

  test('SE101 grows by what changed: change upon change gives the session at the end', () => {
    fc.assert(
      fc.property(fc.array(actions, { maxLength: 40 }), (history) => {
        const states = play(history)
        let written = saved(start, shape)
        for (const [index, after] of states.entries()) {
          const change = savedChange(states[index - 1] ?? start, after, shapes)
          if (change === null) continue
          written = withChange(written, readSavedChange(JSON.parse(JSON.stringify(change))) as SavedChange)
        }
        const bare = (session: Session) => {
          const { ink, ...rest } = saved(session, shape)
          const drawn = ink.filter(({ strokes }) => strokes.length > 0)
          return { ...rest, ink: drawn.sort((a, b) => a.slide.localeCompare(b.slide)) }
        }
        expect(bare(restored(written, shape))).toEqual(bare(states.at(-1) ?? start))
      }),
    )
  })

  test('SE102 a step writes the place and what goes with it, not the ink of the lecture', () => {
    const line = { id: 's', tool: 'pen', colour: 'red', width: 4, step: 0, points: [1, 2] } as const
    const states = play([
      { type: 'stroke', slide: 'title', stroke: line },
      { type: 'next' },
      { type: 'next' },
    ])
    const change = savedChange(states[2] ?? start, states[3] ?? start, shapes)
    expect(change).toEqual({
      position: { slide: 'pain', step: 1 },
      visitsFrom: { index: 1, visits: [{ slide: 'pain', step: 1, at: 1000, elapsed: 0 }] },
    })
  })

  test('SE103 a slide that the deck has lost costs its place alone', () => {
    const session = play([{ type: 'goto', slide: 'relief' }, { type: 'freeze' }]).at(-1) ?? start
    const less: DeckShape = { slides: shape.slides.slice(0, 2) }
    const again = restored(saved(session, shape), less)
    expect(again.position).toEqual({ slide: 0, step: 0 })
    expect(again.screen).toEqual({ kind: 'frozen', at: { slide: 0, step: 0 } })
    expect(again.clock).toEqual(session.clock)
  })
})
