import { elapsed } from './clock.ts'
import { placeOf, positionOf } from './trail.ts'
import type { Clock, DeckShape, Position, Session, Visit } from './types.ts'

/** Far more than any lecture; the oldest go first. */
const MOST = 20_000

/** Where the projector is, whether it is blank or not. */
export function roomPosition({ screen, position }: Pick<Session, 'screen' | 'position'>): Position {
  return screen.kind === 'frozen' ? screen.at : position
}

/**
 * The stays after the room has come from one position to another, or has got its slide back.
 * @param isHidden whether the screen is blank now
 */
export function visited(
  before: readonly Visit[],
  from: Position,
  to: Position,
  clock: Clock,
  shape: DeckShape,
  now: number,
  isHidden = false,
): readonly Visit[] {
  const place = placeOf(to, shape)
  const last = before.at(-1) ?? { ...placeOf(from, shape), at: now, elapsed: 0 }
  const known = before.length === 0 ? [last] : before
  if (last.slide === place.slide) {
    if (isHidden || (!last.hidden && place.step <= last.step)) return known
    const { hidden, ...stay } = last
    return [...known.slice(0, -1), { ...stay, step: hidden ? place.step : Math.max(last.step, place.step) }]
  }
  const moment = { at: now, elapsed: elapsed(clock, now) }
  const left = placeOf(from, shape)
  // The slide of the last stay may be gone from the deck, and the room at another since. Behind a blank screen it is
  // that one which was seen last.
  const unsaid = isHidden && !last.hidden && last.slide !== left.slide ? [{ ...left, ...moment }] : []
  const stay = { ...place, ...moment, ...(isHidden && { hidden: true as const }) }
  return [...known, ...unsaid, stay].slice(-MOST)
}

/**
 * What is left of the stays when the clock is set to zero: nothing, but behind a blank screen what the room saw last
 * and where the lecturer has gone since, or those who follow along would be taken there.
 */
export function begunAnew(visits: readonly Visit[], now: number): readonly Visit[] {
  const here = visits.at(-1)
  const seen = visits.findLast(({ hidden }) => !hidden)
  if (!here?.hidden || seen === undefined) return []
  return [seen, here].map((stay) => ({ ...stay, at: now, elapsed: 0 }))
}

/**
 * The stays as if the clock had never been set to zero.
 * @param before until then
 * @param since from then on
 * @param clock as it was before
 */
export function rejoined(before: readonly Visit[], since: readonly Visit[], clock: Clock): readonly Visit[] {
  // Those that were kept when it was set to zero are there already.
  const kept = begunAnew(before, 0)
  const isKept = kept.every(({ slide }, at) => since[at]?.slide === slide)
  const added = since
    .slice(isKept ? kept.length : 0)
    .map((stay) => ({ ...stay, elapsed: elapsed(clock, stay.at) }))
  const [first, ...rest] = added
  const last = before.at(-1)
  if (first === undefined || last === undefined) return [...before, ...added]
  if (first.slide !== last.slide) return [...before, ...added].slice(-MOST)
  const { hidden, ...stay } = last
  const step = hidden ? first.step : Math.max(last.step, first.step)
  const isHidden = hidden && first.hidden
  return [...before.slice(0, -1), { ...stay, step, ...(isHidden && { hidden }) }, ...rest].slice(-MOST)
}

/**
 * What the room saw last, of what is still in the deck: where the projector is, unless the lecturer has jumped on behind
 * a blank screen.
 */
export function lastSeen(
  session: Pick<Session, 'screen' | 'position' | 'visits'>,
  shape: DeckShape,
): Position {
  const here = roomPosition(session)
  if (session.screen.kind !== 'blank' || !session.visits.at(-1)?.hidden) return here
  const index = indexById(shape)
  const seen = session.visits.findLast(({ slide, hidden }) => !hidden && index.has(slide))
  return positionOf(seen, shape) ?? { slide: 0, step: 0 }
}

/** How far into the deck the room has seen since the clock was set to zero: the slide, and its highest step. */
export function furthestSeen(
  session: Pick<Session, 'screen' | 'position' | 'visits'>,
  shape: DeckShape,
): Position {
  const index = indexById(shape)
  let furthest = lastSeen(session, shape)
  for (const visit of session.visits) {
    const slide = visit.hidden ? undefined : index.get(visit.slide)
    if (slide === undefined || slide < furthest.slide) continue
    furthest = { slide, step: slide > furthest.slide ? visit.step : Math.max(visit.step, furthest.step) }
  }
  return furthest
}

const indices = new WeakMap<DeckShape, ReadonlyMap<string, number>>()

function indexById(shape: DeckShape): ReadonlyMap<string, number> {
  const known = indices.get(shape)
  if (known !== undefined) return known
  const made = new Map(shape.slides.map(({ id }, slide) => [id, slide]))
  indices.set(shape, made)
  return made
}

/** Highest step of several stays, 0-based. */
export function furthestStep(stays: readonly { step: number }[]): number {
  return stays.reduce((most, { step }) => Math.max(most, step), 0)
}

export interface TimeSpent {
  /** Id of the slide. */
  slide: string
  /** Milliseconds by the lecture's clock, of all stays together. */
  spent: number
  /** How often the room was there. */
  visits: number
}

/** How long the room was at each slide, in the order of the first stay. `end`: what the clock says now. */
export function timePerSlide(visits: readonly Visit[], end: number): TimeSpent[] {
  const times = new Map<string, TimeSpent>()
  for (const [index, visit] of visits.entries()) {
    const until = visits[index + 1]?.elapsed ?? end
    const before = times.get(visit.slide) ?? { slide: visit.slide, spent: 0, visits: 0 }
    const spent = before.spent + Math.max(0, until - visit.elapsed)
    times.set(visit.slide, { slide: visit.slide, spent, visits: before.visits + 1 })
  }
  return [...times.values()]
}
