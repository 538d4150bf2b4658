import type { DeckShape, InkColour, Place, PresenterView, Stroke, Tool } from '../../core/session/types.ts'

/*
 * What a lecture ought to be after each action, thought of as simply as possible and written without the
 * reducer: places are names, the deck is one list of all steps, the clock is a sum, ink a list of states.
 */

interface ModelClock {
  kind: 'waiting' | 'running' | 'paused'
  /** Milliseconds. */
  sum: number
}

interface ModelInk {
  /** Every state that undo and redo can reach, oldest first. */
  states: (readonly Stroke[])[]
  /** Index of the present one. */
  at: number
}

export interface Model {
  shape: DeckShape
  place: Place
  /** Where the lecturer had gone; another than `place` while the deck lacks it. */
  wanted: Place
  screen: { kind: 'live' } | { kind: 'frozen'; at: Place; wanted: Place } | { kind: 'blank'; colour: string }
  clock: ModelClock
  appearance: 'light' | 'dark'
  tool: Tool
  colour: InkColour
  zoomed: boolean
  source: string | null
  ink: Map<string, ModelInk>
  bookmarks: string[]
  skipped: string[]
  back: Place[]
  forward: Place[]
  rehearsal: boolean
  /** Slides of which the room has seen something since the clock was at zero. */
  seen: Set<string>
  /** What the room saw before the screen went blank, or sees. */
  shown: Place
  beforeReset: { clock: ModelClock; seen: Set<string> } | null
}

export function newModel(shape: DeckShape): Model {
  const first = { slide: shape.slides[0]?.id ?? '', step: 0 }
  return {
    shape,
    place: first,
    wanted: first,
    screen: { kind: 'live' },
    clock: { kind: 'waiting', sum: 0 },
    appearance: 'light',
    tool: 'none',
    colour: 'red',
    zoomed: false,
    source: null,
    ink: new Map(),
    bookmarks: [],
    skipped: [],
    back: [],
    forward: [],
    rehearsal: false,
    seen: new Set([first.slide]),
    shown: first,
    beforeReset: null,
  }
}

/** The very state, so that what happens later to one leaves the other as it is. Lists are never changed, but replaced. */
export function copyOf(model: Model): Model {
  const { clock, seen, ink, screen, beforeReset } = model
  return {
    ...model,
    clock: { ...clock },
    seen: new Set(seen),
    ink: new Map(Array.from(ink, ([slide, one]) => [slide, { ...one }])),
    screen: { ...screen },
    beforeReset: beforeReset && { clock: { ...beforeReset.clock }, seen: new Set(beforeReset.seen) },
  }
}

/** Time passes: the only thing that makes the clock go on. */
export function tick(model: Model, milliseconds: number): void {
  for (const clock of [model.clock, model.beforeReset?.clock])
    if (clock?.kind === 'running') clock.sum += milliseconds
}

export const roomOf = ({ screen, place }: Model): Place => (screen.kind === 'frozen' ? screen.at : place)

export function strokesOf(model: Model, slide: string): readonly Stroke[] {
  const ink = model.ink.get(slide)
  return ink?.states[ink.at] ?? []
}

/** Every place that the deck has, in order. */
export function places({ slides }: DeckShape): Place[] {
  return slides.flatMap(({ id, lastStep }) =>
    Array.from({ length: lastStep + 1 }, (_, step) => ({ slide: id, step })),
  )
}

export const same = (one: Place, other: Place) => one.slide === other.slide && one.step === other.step

/** The place itself or, where the slide has fewer steps, its last one; undefined where there is no such slide. */
export function nearest(list: readonly Place[], { slide, step }: Place): Place | undefined {
  return list.findLast((place) => place.slide === slide && place.step <= step)
}

/** The room looks, unless there is nothing to see. */
export function see(model: Model): void {
  if (model.screen.kind === 'blank') return
  model.shown = roomOf(model)
  model.seen.add(model.shown.slide)
}

/**
 * The deck is another one. A place that it has is kept; where it has not, only the lecture knows which slide is
 * the nearest, and the model takes over what `real` says, once that was found to be in the deck.
 */
export function changeDeck(model: Model, shape: DeckShape, real: PresenterView): void {
  const list = places(shape)
  const { position, screen } = real.session
  const at = (slide: number, step: number) => ({ slide: shape.slides[slide]?.id ?? '', step })
  const carried = (wanted: Place, now: Place) => nearest(list, wanted) ?? now
  model.shape = shape
  model.place = carried(model.wanted, at(position.slide, position.step))
  if (model.screen.kind === 'frozen' && screen.kind === 'frozen')
    model.screen.at = carried(model.screen.wanted, at(screen.at.slide, screen.at.step))
  see(model)
}

/** What a lecture that was cut off knows again: nothing of what undo and redo could reach, and no tool in the hand. */
export function resume(model: Model, real: PresenterView): void {
  model.tool = 'none'
  // A place that the deck lacks is written down as long as nobody has moved.
  if (real.session.slide !== model.wanted.slide) model.wanted = model.place
  if (model.screen.kind === 'frozen') model.screen.wanted = model.screen.at
  for (const [slide, { states, at }] of model.ink) model.ink.set(slide, { states: [states[at] ?? []], at: 0 })
}
