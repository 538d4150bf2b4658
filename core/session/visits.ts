import { elapsed } from './clock.ts'
import { placeOf } from './trail.ts'
import type { Clock, DeckShape, Position, Session, Visit } from './types.ts'

/** Far more than any lecture; the oldest go first. */
const MOST = 20_000

/** Where the projector is, whether it is blank or not. */
export function roomPosition({ screen, position }: Pick<Session, 'screen' | 'position'>): Position {
  return screen.kind === 'frozen' ? screen.at : position
}

/** The stays after the room has come from one position to another. */
export function visited(
  before: readonly Visit[],
  from: Position,
  to: Position,
  clock: Clock,
  shape: DeckShape,
  now: number,
): readonly Visit[] {
  const place = placeOf(to, shape)
  const last = before.at(-1) ?? { ...placeOf(from, shape), at: now, elapsed: 0 }
  const known = before.length === 0 ? [last] : before
  if (last.slide === place.slide) {
    if (place.step <= last.step) return known
    return [...known.slice(0, -1), { ...last, step: place.step }]
  }
  return [...known, { ...place, at: now, elapsed: elapsed(clock, now) }].slice(-MOST)
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
