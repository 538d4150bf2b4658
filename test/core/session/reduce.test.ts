import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { samePosition } from '../../../core/session/position.ts'
import { initialSession, reduce } from '../../../core/session/reduce.ts'
import type { Action, DeckShape, Session } from '../../../core/session/types.ts'

const shape: DeckShape = {
  slides: [
    { id: 'title', lastStep: 0 },
    { id: 'pain', lastStep: 2 },
    { id: 'relief', lastStep: 1 },
  ],
}
const NOW = 1_000_000
const start = initialSession(shape, 'light')
const run = (session: Session, ...actions: Action[]) =>
  actions.reduce((current, action) => reduce(current, action, shape, NOW), session)
const at = (slide: number, step: number): Session => ({ ...start, position: { slide, step } })

describe('moving', () => {
  test('SE1 next goes through the steps of a slide and on to the next one', () => {
    const seen = [start]
    for (let n = 0; n < 5; n += 1) seen.push(run(seen[n] ?? start, { type: 'next' }))
    expect(seen.map(({ position }) => [position.slide, position.step])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
      [2, 0],
      [2, 1],
    ])
  })

  test('SE2 next at the very end and previous at the very beginning change nothing', () => {
    const end = at(2, 1)
    expect(run(end, { type: 'next' })).toBe(end)
    expect(run(end, { type: 'next-slide' })).toBe(end)
    expect(run(start, { type: 'previous' })).toBe(start)
    expect(run(start, { type: 'previous-slide' })).toBe(start)
  })

  test('SE3 previous from the start of a slide goes to the last step of the one before', () => {
    expect(run(at(2, 0), { type: 'previous' }).position).toEqual({ slide: 1, step: 2 })
  })

  test('SE4 next-slide and previous-slide skip steps and land on the first one', () => {
    expect(run(at(1, 1), { type: 'next-slide' }).position).toEqual({ slide: 2, step: 0 })
    expect(run(at(2, 1), { type: 'previous-slide' }).position).toEqual({ slide: 1, step: 0 })
  })

  test('SE5 first and last go to the ends of the lecture', () => {
    expect(run(at(1, 1), { type: 'first' }).position).toEqual({ slide: 0, step: 0 })
    expect(run(at(1, 1), { type: 'last' }).position).toEqual({ slide: 2, step: 1 })
  })

  test('SE6 goto finds a slide by id and keeps the step within it', () => {
    expect(run(start, { type: 'goto', slide: 'relief' }).position).toEqual({ slide: 2, step: 0 })
    expect(run(start, { type: 'goto', slide: 'pain', step: 99 }).position).toEqual({ slide: 1, step: 2 })
    expect(run(start, { type: 'goto', slide: 'pain', step: -3 }).position).toEqual({ slide: 1, step: 0 })
    expect(run(start, { type: 'goto', slide: 'pain', step: Number.NaN }).position).toEqual({
      slide: 1,
      step: 0,
    })
  })

  test('SE7 goto an unknown slide changes nothing', () => {
    const session = at(1, 1)
    expect(run(session, { type: 'goto', slide: 'nowhere' })).toBe(session)
  })
})

describe('the screen', () => {
  const black: Action = { type: 'blank', colour: 'black' }
  const white: Action = { type: 'blank', colour: 'white' }

  test('SE8 blanking twice in one colour gives the slide back, the other colour changes over', () => {
    expect(run(start, black).screen).toEqual({ kind: 'blank', colour: 'black' })
    expect(run(start, black, black).screen).toEqual({ kind: 'live' })
    expect(run(start, black, white).screen).toEqual({ kind: 'blank', colour: 'white' })
  })

  test.each(['next', 'previous', 'next-slide', 'previous-slide'] as const)(
    'SE9 moving on a blank screen brings the slide back without moving: %s',
    (type) => {
      const session = run(at(1, 1), black, { type })
      expect(session.screen).toEqual({ kind: 'live' })
      expect(session.position).toEqual({ slide: 1, step: 1 })
    },
  )

  test('SE10 jumping on a blank screen moves underneath and stays blank', () => {
    const session = run(start, black, { type: 'goto', slide: 'relief' })
    expect(session.screen).toEqual({ kind: 'blank', colour: 'black' })
    expect(session.position).toEqual({ slide: 2, step: 0 })
  })

  test('SE11 a frozen screen keeps its position while the presenter moves, and freezing again lets go', () => {
    const frozen = run(at(1, 1), { type: 'freeze' }, { type: 'next' }, { type: 'next' })
    expect(frozen.screen).toEqual({ kind: 'frozen', at: { slide: 1, step: 1 } })
    expect(frozen.position).toEqual({ slide: 2, step: 0 })
    expect(run(frozen, { type: 'freeze' }).screen).toEqual({ kind: 'live' })
    expect(run(frozen, { type: 'live' }).screen).toEqual({ kind: 'live' })
  })

  test('SE12 freezing a blank screen changes nothing the room sees', () => {
    const session = run(start, black)
    expect(run(session, { type: 'freeze' })).toBe(session)
  })

  test('SE13 an action that changes nothing returns the same session', () => {
    expect(run(start, { type: 'live' })).toBe(start)
    expect(run(start, { type: 'first' })).toBe(start)
    expect(run(start, { type: 'appearance', appearance: 'light' })).toBe(start)
    expect(run(start, { type: 'clock', command: 'pause' })).toBe(start)
  })

  test('SE14 the appearance changes for the running lecture', () => {
    expect(run(start, { type: 'appearance', appearance: 'dark' }).appearance).toBe('dark')
  })
})

describe('properties', () => {
  const slides = fc.array(fc.record({ lastStep: fc.nat(6) }), { maxLength: 12 })
  const shapes = slides.map((list): DeckShape => ({
    slides: list.map(({ lastStep }, index) => ({ id: `s${index}`, lastStep })),
  }))
  const simple = fc.constantFrom(
    ...(['next', 'previous', 'next-slide', 'previous-slide', 'first', 'last', 'freeze', 'live'] as const),
  )
  const actions = fc.oneof(
    simple.map((type): Action => ({ type })),
    fc.record({
      type: fc.constant('goto' as const),
      slide: fc.nat(14).map((index) => `s${index}`),
      step: fc.option(fc.oneof(fc.integer(), fc.double()), { nil: undefined }),
    }),
    fc.record({
      type: fc.constant('blank' as const),
      colour: fc.constantFrom('black' as const, 'white' as const),
    }),
    fc.record({
      type: fc.constant('clock' as const),
      command: fc.constantFrom('start' as const, 'pause' as const, 'reset' as const),
    }),
  )

  test('SE15 whatever is done, nothing throws and every position is one the deck has', () => {
    fc.assert(
      fc.property(shapes, fc.array(fc.tuple(actions, fc.integer())), (deck, history) => {
        let session = initialSession(deck, 'light')
        for (const [action, now] of history) {
          session = reduce(session, action, deck, now)
          const places =
            session.screen.kind === 'frozen' ? [session.screen.at, session.position] : [session.position]
          for (const place of places) {
            const lastStep = deck.slides[place.slide]?.lastStep ?? (deck.slides.length === 0 ? 0 : -1)
            expect(place.step).toBeGreaterThanOrEqual(0)
            expect(place.step).toBeLessThanOrEqual(lastStep)
          }
        }
      }),
    )
  })

  test('SE16 previous undoes next wherever there is a next', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), (deck, slide, step) => {
        const clean = { ...initialSession(deck, 'light') }
        const target = deck.slides[slide % Math.max(1, deck.slides.length)]
        const here =
          target === undefined ? clean : reduce(clean, { type: 'goto', slide: target.id, step }, deck, 0)
        const on = reduce(here, { type: 'next' }, deck, 0)
        fc.pre(!samePosition(on.position, here.position))
        expect(reduce(on, { type: 'previous' }, deck, 0).position).toEqual(here.position)
      }),
    )
  })

  test('SE17 next alone visits every step of every slide once', () => {
    fc.assert(
      fc.property(shapes, (deck) => {
        let session = initialSession(deck, 'light')
        const visited = new Set<string>()
        for (;;) {
          visited.add(`${session.position.slide}/${session.position.step}`)
          const on = reduce(session, { type: 'next' }, deck, 0)
          if (on === session) break
          session = on
        }
        const total = deck.slides.reduce((sum, { lastStep }) => sum + lastStep + 1, 0)
        expect(visited.size).toBe(Math.max(1, total))
      }),
    )
  })
})
