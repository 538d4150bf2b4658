import type {
  Action,
  DeckShape,
  InkColour,
  Place,
  PresenterView,
  Stroke,
  Tool,
} from '../../core/session/types.ts'

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

const MOST_PLACES = 50
const MOST_STROKES = 500
const MOST_UNDO = 100

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
function places({ slides }: DeckShape): Place[] {
  return slides.flatMap(({ id, lastStep }) =>
    Array.from({ length: lastStep + 1 }, (_, step) => ({ slide: id, step })),
  )
}

const same = (one: Place, other: Place) => one.slide === other.slide && one.step === other.step

/** What ought to follow from an action. */
export function apply(model: Model, action: Action): void {
  const before = roomOf(model)
  const list = places(model.shape)
  switch (action.type) {
    case 'next':
    case 'previous':
    case 'next-slide':
    case 'previous-slide':
      move(model, action.type, list)
      break
    case 'first':
      jump(model, list[0])
      break
    case 'last':
      jump(model, list.at(-1))
      break
    case 'goto':
      jump(model, nearest(list, { slide: action.slide, step: action.step ?? 0 }))
      break
    case 'back':
    case 'forward':
      retrace(model, action.type, list)
      break
    case 'rehearse':
      rehearse(model, action.on)
      return
    case 'clock':
      runClock(model, action.command)
      break
    default:
      applyRest(model, action)
  }
  const now = roomOf(model)
  if (!same(before, now)) model.source = null
  if (before.slide !== now.slide) model.zoomed = false
  see(model)
}

function applyRest(model: Model, action: Action): void {
  const { screen } = model
  const has = (slide: string) => model.shape.slides.some(({ id }) => id === slide)
  switch (action.type) {
    case 'blank': {
      const isBack = screen.kind === 'blank' && screen.colour === action.colour
      model.screen = isBack ? { kind: 'live' } : { kind: 'blank', colour: action.colour }
      return
    }
    case 'freeze':
      if (screen.kind === 'live') model.screen = { kind: 'frozen', at: model.place, wanted: model.place }
      else if (screen.kind === 'frozen') model.screen = { kind: 'live' }
      return
    case 'live':
      model.screen = { kind: 'live' }
      return
    case 'return':
      if (screen.kind !== 'frozen') return
      goTo(model, screen.at)
      model.screen = { kind: 'live' }
      return
    case 'appearance':
      model.appearance = action.appearance
      return
    case 'tool':
      model.tool = action.tool
      model.colour = action.colour ?? model.colour
      return
    case 'zoom':
      model.zoomed = action.zoom !== null && action.zoom.scale > 1
      return
    case 'source':
      model.source = action.key
      return
    case 'bookmark':
      if (model.bookmarks.includes(action.slide))
        model.bookmarks = model.bookmarks.filter((id) => id !== action.slide)
      else if (has(action.slide)) model.bookmarks = [...model.bookmarks, action.slide]
      return
    case 'skip': {
      const others = model.skipped.filter((id) => !action.slides.includes(id))
      const added = action.skip ? action.slides.filter(has) : []
      const next = [...others, ...new Set(added)]
      // The order of those that were skipped already is nobody's business.
      if (next.toSorted().join() !== model.skipped.toSorted().join()) model.skipped = next
      return
    }
    case 'stroke':
    case 'erase':
    case 'undo-ink':
    case 'redo-ink':
    case 'clear-ink':
      if (has(action.slide)) draw(model, action)
  }
}

/** Leaving the very first place of the deck is what starts a clock that waits. */
function goTo(model: Model, place: Place): void {
  model.place = place
  model.wanted = place
}

function leave(model: Model, place: Place): void {
  if (same(place, model.place)) return
  const wasFirst = model.place.slide === model.shape.slides[0]?.id && model.place.step === 0
  goTo(model, place)
  if (wasFirst && model.clock.kind === 'waiting') runClock(model, 'start')
}

function move(
  model: Model,
  how: 'next' | 'previous' | 'next-slide' | 'previous-slide',
  list: readonly Place[],
): void {
  if (model.screen.kind === 'blank') {
    model.screen = { kind: 'live' }
    return
  }
  const at = list.findIndex((place) => same(place, model.place))
  const isNext = how.startsWith('next')
  const ahead = isNext ? list.slice(at + 1) : list.slice(0, Math.max(0, at)).toReversed()
  const open = ahead.filter(({ slide }) => slide === model.place.slide || !model.skipped.includes(slide))
  const bySlide = open.filter(({ slide, step }) => slide !== model.place.slide && step === 0)
  const target = how.endsWith('slide') ? bySlide[0] : open[0]
  if (target !== undefined) leave(model, target)
  else if (how === 'previous-slide' && list[0] !== undefined) leave(model, list[0])
}

/** The place itself or, where the slide has fewer steps, its last one; undefined where there is no such slide. */
function nearest(list: readonly Place[], { slide, step }: Place): Place | undefined {
  return list.findLast((place) => place.slide === slide && place.step <= step)
}

function jump(model: Model, target: Place | undefined): void {
  if (target === undefined || same(target, model.place)) return
  const from = model.place
  leave(model, target)
  if (from.slide === target.slide) return
  model.back = [...model.back, from].slice(-MOST_PLACES)
  model.forward = []
}

function retrace(model: Model, direction: 'back' | 'forward', list: readonly Place[]): void {
  const trail = [...model[direction]]
  let target: Place | undefined
  while (target === undefined && trail.length > 0) target = nearest(list, trail.pop() ?? model.place)
  if (target === undefined) return
  const other = direction === 'back' ? 'forward' : 'back'
  model[other] = [...model[other], model.place].slice(-MOST_PLACES)
  model[direction] = trail
  leave(model, target)
}

function runClock(model: Model, command: 'start' | 'pause' | 'reset' | 'undo-reset'): void {
  const { clock, beforeReset } = model
  if (command === 'undo-reset') {
    if (beforeReset === null) return
    model.clock = beforeReset.clock
    model.seen = new Set([...beforeReset.seen, ...model.seen])
    model.beforeReset = null
    return
  }
  const next = ({ start: 'running', pause: 'paused', reset: 'waiting' } as const)[command]
  if (clock.kind === next || (command === 'pause' && clock.kind !== 'running')) return
  if (command === 'reset') {
    model.beforeReset = { clock, seen: model.seen }
    model.seen = new Set([model.shown.slide])
    model.clock = { kind: 'waiting', sum: 0 }
    return
  }
  model.clock = { kind: next, sum: clock.sum }
  model.beforeReset = null
}

function rehearse(model: Model, on: boolean): void {
  if (on === model.rehearsal) return
  if (on) {
    const { ink, bookmarks, colour, appearance } = model
    Object.assign(model, { ...newModel(model.shape), ink, bookmarks, colour, appearance })
  }
  model.rehearsal = on
}

function draw(model: Model, action: Extract<Action, { slide: string }>): void {
  const ink = model.ink.get(action.slide) ?? { states: [[]], at: 0 }
  model.ink.set(action.slide, ink)
  const now = ink.states[ink.at] ?? []
  const become = (strokes: readonly Stroke[]) => {
    if (strokes.length === now.length) return
    const states = [...ink.states.slice(0, ink.at + 1), strokes].slice(-MOST_UNDO - 1)
    model.ink.set(action.slide, { states, at: states.length - 1 })
  }
  switch (action.type) {
    case 'stroke':
      if (now.length < MOST_STROKES && now.every(({ id }) => id !== action.stroke.id))
        become([...now, action.stroke])
      return
    case 'erase':
      become(now.filter(({ id }) => !action.strokes.includes(id)))
      return
    case 'clear-ink':
      become([])
      return
    case 'undo-ink':
      ink.at = Math.max(0, ink.at - 1)
      return
    case 'redo-ink':
      ink.at = Math.min(ink.states.length - 1, ink.at + 1)
  }
}

/** The room looks, unless there is nothing to see. */
function see(model: Model): void {
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
