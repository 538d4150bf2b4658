import { describe, expect, it } from 'vitest'
import { outlineFor } from '../../core/rpc/content.ts'
import type { Snapshot } from '../../core/rpc/contract.ts'
import { project } from '../../core/session/project.ts'
import { initialSession, reduce } from '../../core/session/reduce.ts'
import type { Action, FollowerView, PresenterView, AudienceView } from '../../core/session/types.ts'
import { sampleDeck } from '../support/lecture-host.ts'
import { PRIVATE, SPOKEN } from './author.ts'
import { faultsOf, projectorFaults, shapeFaults, textFaults, type Seen } from './invariants.ts'
import { apply, newModel, tick } from './model.ts'

const SHAPE = { slides: ['a', 'b', 'c', 'd'].map((id) => ({ id, lastStep: 2 })) }
const STROKE = { id: 's', tool: 'pen', colour: 'red', width: 2, step: 0, points: [1, 2] } as const
const ACTIONS: Action[] = [
  { type: 'next' },
  { type: 'goto', slide: 'b', step: 1 },
  { type: 'stroke', slide: 'b', stroke: STROKE },
  { type: 'freeze' },
  { type: 'goto', slide: 'c' },
]

/** A lecture in the middle and its model, which agree until somebody tampers with what the pages have. */
function middle() {
  const model = newModel(SHAPE)
  let session = initialSession(SHAPE, 'light')
  ACTIONS.forEach((action, index) => {
    session = reduce(session, action, SHAPE, index * 1000)
    apply(model, action)
    tick(model, 1000)
  })
  const snapshot = (role: 'presenter' | 'audience' | 'follower'): Snapshot =>
    structuredClone({ revision: 9, deckRevision: 2, now: 5000, view: project(session, SHAPE, role) })
  const seen: Seen = {
    presenter: snapshot('presenter'),
    audience: snapshot('audience'),
    follower: snapshot('follower'),
    shape: SHAPE,
    before: { revision: 8, deckRevision: 2 },
  }
  const views = {
    presenter: seen.presenter.view as PresenterView,
    audience: seen.audience.view as AudienceView,
    follower: seen.follower.view as FollowerView,
  }
  return { model, seen, ...views }
}

type Middle = ReturnType<typeof middle>

describe('the invariants of the soak', () => {
  it('SO5 a lecture that is as it ought to be has no fault', () => {
    const { model, seen } = middle()
    expect(faultsOf(model, seen)).toEqual([])
  })

  const tampered: [invariant: string, how: string, tamper: (it: Middle) => unknown][] = [
    ['position', 'another slide', ({ presenter }) => (presenter.session.position = { slide: 1, step: 0 })],
    ['position', 'a step too many', ({ presenter }) => (presenter.session.position.step = 3)],
    ['screen', 'a live screen', ({ presenter }) => (presenter.session.screen = { kind: 'live' })],
    ['clock', 'a second too much', ({ seen }) => (seen.presenter.now += 1000)],
    [
      'clock',
      'a clock that stands',
      ({ presenter }) => (presenter.session.clock = { kind: 'paused', elapsed: 5000 }),
    ],
    ['ink', 'ink that was drawn elsewhere', ({ presenter }) => (presenter.session.ink = [STROKE])],
    ['ink', 'ink that the room lacks', ({ audience }) => (audience.ink = [])],
    ['session', 'a bookmark', ({ presenter }) => (presenter.session.bookmarks = ['a'])],
    ['room', 'a look ahead', ({ audience }) => (audience.position = { slide: 2, step: 0 })],
    ['room', 'a black screen', ({ audience }) => (audience.blank = 'black')],
    [
      'follower',
      'a look ahead for those who follow',
      ({ follower }) => (follower.position = { slide: 2, step: 0 }),
    ],
    ['unseen', 'a slide nobody has seen', ({ follower }) => (follower.furthest = { slide: 3, step: 0 })],
    ['revision', 'a revision that falls', ({ seen }) => (seen.before = { revision: 10, deckRevision: 2 })],
    ['revision', 'a projector that is behind', ({ seen }) => (seen.audience.revision = 7)],
    ['schema', 'a field too many', ({ audience }) => Object.assign(audience, { notes: 'x' })],
    ['schema', 'a field too few', ({ follower }) => Reflect.deleteProperty(follower, 'slideCount')],
  ]

  it.each(tampered)(
    'SO6 every fault is noticed by the invariant that is there for it: %s, %s',
    (invariant, _how, tamper) => {
      const it = middle()
      tamper(it)
      expect(faultsOf(it.model, it.seen).map((fault) => fault.invariant)).toContain(invariant)
    },
  )

  it('SO7 a word of the notes, of a mistake, or anything under that name is found in what goes to the room', () => {
    for (const word of [PRIVATE, SPOKEN, '"severity":"error"', '"notesHtml":""'])
      expect(textFaults(`{"a":${word}}`, 'followers')).toMatchObject([{ invariant: 'private' }])
    expect(textFaults('{"kind":"snapshot"}', 'followers')).toEqual([])
  })

  it('SO8 a projector that is told of mistakes, shows one, or another slide than the last good one is found', () => {
    const deck = sampleDeck(1)
    const clean = outlineFor('audience', 1, deck)
    const good = new Map([['slide-0', '<p>Body</p>']])
    const faults = (html: string, outline = clean) =>
      projectorFaults(outline, { ...deck, slides: deck.slides.map((slide) => ({ ...slide, html })) }, good)
    expect(faults('<p>Body</p>')).toEqual([])
    expect(faults('<p>Body</p>', outlineFor('presenter', 1, deck))).toHaveLength(1)
    expect(faults('<p>Other</p>')).toHaveLength(1)
    expect(faults('<div data-code="x" class="broken">No</div>')).toHaveLength(2)
  })

  it('SO9 a deck with another slide or step than was written is found', () => {
    const other = { slides: [...SHAPE.slides.slice(1), { id: 'd', lastStep: 1 }] }
    expect(shapeFaults(SHAPE, structuredClone(SHAPE))).toEqual([])
    expect(shapeFaults(SHAPE, other)).toMatchObject([{ invariant: 'deck' }])
  })
})
