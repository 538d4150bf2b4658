import { clamp } from './position.ts'
import type { DeckShape, Place, Position, Session } from './types.ts'

/** Jumps that are remembered. */
const MOST = 50

/** The session after a jump to where it is now: `from` is where back leads, and there is no forward any more. */
export function jumped(session: Session, from: Position, shape: DeckShape): Session {
  return { ...session, back: [...session.back, placeOf(from, shape)].slice(-MOST), forward: [] }
}

/** A remembered place that the deck still has, and the trails that are left; null when there is none. */
export function retrace(
  session: Session,
  direction: 'back' | 'forward',
  shape: DeckShape,
): { position: Position; back: readonly Place[]; forward: readonly Place[] } | null {
  const trail = session[direction]
  const here = placeOf(session.position, shape)
  for (let last = trail.length - 1; last >= 0; last -= 1) {
    const position = positionOf(trail[last], shape)
    if (position === null) continue
    const left = trail.slice(0, last)
    return direction === 'back'
      ? { position, back: left, forward: [...session.forward, here].slice(-MOST) }
      : { position, back: [...session.back, here].slice(-MOST), forward: left }
  }
  return null
}

export function placeOf({ slide, step }: Position, shape: DeckShape): Place {
  return { slide: shape.slides[slide]?.id ?? '', step }
}

/** Null when the deck has no slide of this id; the step is the nearest one. */
export function positionOf(place: Place | undefined, shape: DeckShape): Position | null {
  if (place === undefined) return null
  const slide = shape.slides.findIndex(({ id }) => id === place.slide)
  return slide < 0 ? null : clamp({ slide, step: place.step }, shape)
}
