import { describe, expect, test } from 'vitest'
import { commandForKey } from '../../../core/session/commands.ts'
import { project } from '../../../core/session/project.ts'
import { initialSession, reduce } from '../../../core/session/reduce.ts'
import type { Action, DeckShape, Session } from '../../../core/session/types.ts'
import { timePerSlide } from '../../../core/session/visits.ts'

const shape: DeckShape = {
  slides: [
    { id: 'title', lastStep: 0 },
    { id: 'pain', lastStep: 2 },
    { id: 'aside', lastStep: 1 },
    { id: 'relief', lastStep: 0 },
  ],
}
const start = initialSession(shape, 'light')
/** One action a second. */
const run = (session: Session, ...actions: Action[]) =>
  actions.reduce((current, action, index) => reduce(current, action, shape, (index + 1) * 1000), session)
const goto = (slide: string): Action => ({ type: 'goto', slide })
const where = ({ position }: Session) => `${shape.slides[position.slide]?.id}:${position.step}`
const pressed = (session: Session, key: string): Session => {
  const command = commandForKey({ key, ctrl: false, alt: false, meta: false, shift: false })
  const action = command?.action?.(project(session, shape, 'presenter').session)
  return action === undefined ? session : run(session, action)
}

describe('going back to where one was', () => {
  test('SE70 back undoes jumps one by one, forward goes along them again', () => {
    const session = run(start, { type: 'next' }, { type: 'next' }, goto('relief'), goto('title'))
    const once = run(session, { type: 'back' })
    const twice = run(once, { type: 'back' })
    expect([once, twice].map(where)).toEqual(['relief:0', 'pain:1'])
    expect(run(twice, { type: 'back' })).toBe(twice)
    expect(where(run(twice, { type: 'forward' }))).toBe('relief:0')
    expect(where(run(twice, { type: 'forward' }, { type: 'forward' }))).toBe('title:0')
  })

  test('SE71 a new jump ends what forward led to; steps are no jumps', () => {
    const session = run(start, goto('relief'), { type: 'back' }, goto('pain'), { type: 'next' })
    expect(run(session, { type: 'forward' })).toBe(session)
    expect(where(run(session, { type: 'back' }))).toBe('title:0')
  })

  test('SE72 a place that the deck has lost is passed over', () => {
    const session = run(start, goto('aside'), goto('pain'))
    const less: DeckShape = { slides: shape.slides.filter(({ id }) => id !== 'aside') }
    const moved: Session = { ...session, position: { slide: 1, step: 0 } }
    expect(reduce(moved, { type: 'back' }, less, 0).position).toEqual({ slide: 0, step: 0 })
  })
})

describe('leaving slides out', () => {
  const short = run(start, { type: 'skip', slides: ['aside', 'nowhere'], skip: true })

  test('SE73 moving passes over a skipped slide in both directions, and a jump still reaches it', () => {
    expect(short.skipped).toEqual(['aside'])
    expect(where(run(short, goto('pain'), { type: 'next-slide' }))).toBe('relief:0')
    expect(where(run(short, goto('relief'), { type: 'previous' }))).toBe('pain:2')
    expect(where(run(short, goto('relief'), { type: 'previous-slide' }))).toBe('pain:0')
    expect(where(run(short, goto('aside'), { type: 'next' }))).toBe('aside:1')
  })

  test('SE74 what comes next knows of it, and it can be taken in again', () => {
    const at: Session = { ...short, position: { slide: 1, step: 2 } }
    expect(project(at, shape, 'presenter').upcoming).toEqual({ slide: 3, step: 0 })
    expect(run(short, { type: 'skip', slides: ['aside'], skip: false }).skipped).toEqual([])
  })

  test('SE75 a lecture whose last slides are skipped ends before them', () => {
    const session = run(start, { type: 'skip', slides: ['aside', 'relief'], skip: true }, goto('pain'))
    const end: Session = { ...session, position: { slide: 1, step: 2 } }
    expect(run(end, { type: 'next' })).toBe(end)
    expect(run(end, { type: 'next-slide' })).toBe(end)
  })
})

describe('looking ahead in private', () => {
  const ahead = run(start, goto('pain'), { type: 'freeze' }, goto('relief'))

  test('SE76 Escape returns to what the room sees, which never changes meanwhile', () => {
    expect(project(ahead, shape, 'audience').position).toEqual({ slide: 1, step: 0 })
    const back = pressed(ahead, 'Escape')
    expect(where(back)).toBe('pain:0')
    expect(back.screen).toEqual({ kind: 'live' })
  })

  test('SE77 live sends the slide to the room', () => {
    const sent = run(ahead, { type: 'live' })
    expect(project(sent, shape, 'audience').position).toEqual({ slide: 3, step: 0 })
  })

  test('SE78 Escape lays down the tool first, then a source, then the enlarged part, then the screen', () => {
    const full = run(
      ahead,
      { type: 'zoom', zoom: { x: 300, y: 300, scale: 2 } },
      { type: 'source', key: 'basbaum1984' },
      { type: 'tool', tool: 'laser' },
    )
    const states = [full]
    for (let press = 0; press < 4; press += 1) states.push(pressed(states[press] ?? full, 'Escape'))
    expect(states.map(({ tool, source, zoom, screen }) => [tool, source, zoom?.scale, screen.kind])).toEqual([
      ['laser', 'basbaum1984', 2, 'frozen'],
      ['none', 'basbaum1984', 2, 'frozen'],
      ['none', null, 2, 'frozen'],
      ['none', null, undefined, 'frozen'],
      ['none', null, undefined, 'live'],
    ])
  })
})

describe('what lies on the slide', () => {
  test('SE79 an enlarged part lies on the slide, ends with it, and stays through its steps', () => {
    const zoomed = run(start, goto('pain'), { type: 'zoom', zoom: { x: -50, y: 700, scale: 2 } })
    expect(zoomed.zoom).toEqual({ x: 320, y: 540, scale: 2 })
    expect(run(zoomed, { type: 'next' }).zoom).toEqual(zoomed.zoom)
    expect(run(zoomed, { type: 'next-slide' }).zoom).toBeNull()
    expect(run(zoomed, { type: 'zoom', zoom: { x: 5, y: 5, scale: 1 } }).zoom).toBeNull()
    expect(run(zoomed, { type: 'zoom', zoom: { x: 640, y: 360, scale: Number.NaN } }).zoom).toBeNull()
  })

  test('SE80 a source lies over the slide until the next step', () => {
    const shown = run(start, goto('pain'), { type: 'source', key: 'basbaum1984' })
    expect(project(shown, shape, 'audience').source).toBe('basbaum1984')
    expect(run(shown, { type: 'next' }).source).toBeNull()
  })

  test('SE81 bookmarks are set and taken away by the slide’s id', () => {
    const marked = run(start, { type: 'bookmark', slide: 'pain' }, { type: 'bookmark', slide: 'title' })
    expect(marked.bookmarks).toEqual(['pain', 'title'])
    expect(run(marked, { type: 'bookmark', slide: 'pain' }).bookmarks).toEqual(['title'])
    expect(run(marked, { type: 'bookmark', slide: 'nowhere' })).toBe(marked)
  })
})

describe('what was shown', () => {
  test('SE82 every stay of the room is kept with its time and its highest step', () => {
    const session = run(
      start,
      { type: 'next' },
      { type: 'next' },
      { type: 'next-slide' },
      { type: 'previous' },
    )
    expect(session.visits.map(({ slide, step, elapsed }) => [slide, step, elapsed])).toEqual([
      ['title', 0, 0],
      ['pain', 1, 0],
      ['aside', 0, 2000],
      ['pain', 2, 3000],
    ])
    expect(timePerSlide(session.visits, 5000)).toEqual([
      { slide: 'title', spent: 0, visits: 1 },
      { slide: 'pain', spent: 4000, visits: 2 },
      { slide: 'aside', spent: 1000, visits: 1 },
    ])
  })

  test('SE83 what the presenter looks at while the projector is frozen was not shown', () => {
    const session = run(start, goto('pain'), { type: 'freeze' }, goto('relief'), { type: 'return' })
    expect(session.visits.map(({ slide }) => slide)).toEqual(['title', 'pain'])
  })

  test('SE84 setting the clock to zero can be taken back until it starts again, times and all', () => {
    const session = run(start, { type: 'next' }, { type: 'next-slide' })
    const reset = run(session, { type: 'clock', command: 'reset' })
    expect(reset.clock).toEqual({ kind: 'waiting' })
    expect(reset.visits).toEqual([])
    const restored = run(reset, { type: 'clock', command: 'undo-reset' })
    expect(restored).toEqual(session)
    const again = run(reset, { type: 'clock', command: 'start' })
    expect(run(again, { type: 'clock', command: 'undo-reset' })).toBe(again)
  })

  test('SE85 a rehearsal begins at the first slide with the clock at zero and keeps ink and bookmarks', () => {
    const before = run(start, { type: 'bookmark', slide: 'pain' }, goto('relief'))
    const rehearsal = run(before, { type: 'rehearse', on: true })
    expect(rehearsal).toEqual({ ...start, bookmarks: ['pain'], rehearsal: true })
    expect(run(rehearsal, { type: 'next' }, { type: 'rehearse', on: false })).toMatchObject({
      rehearsal: false,
      clock: { kind: 'running' },
    })
  })
})
