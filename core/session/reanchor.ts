import { clamp, FIRST } from './position.ts'
import type { DeckShape, Position, Session } from './types.ts'

/**
 * Carries the session over to a deck compiled anew. The slide keeps its place by its id. When the id is
 * gone, the slide that stands in its place is taken if it is new (renamed), else the nearest earlier
 * slide that is still there. Steps are clamped.
 */
export function reanchor(session: Session, oldShape: DeckShape, newShape: DeckShape): Session {
  const carry = (position: Position) => carryOver(position, oldShape, newShape)
  const { screen } = session
  return {
    ...session,
    position: carry(session.position),
    screen: screen.kind === 'frozen' ? { kind: 'frozen', at: carry(screen.at) } : screen,
  }
}

/** Where `reanchor` puts one position. */
export function carryOver(position: Position, oldShape: DeckShape, newShape: DeckShape): Position {
  const indexOf = new Map(newShape.slides.map((slide, index) => [slide.id, index]))
  const same = indexOf.get(oldShape.slides[position.slide]?.id ?? '')
  if (same !== undefined) return clamp({ slide: same, step: position.step }, newShape)
  const known = new Set(oldShape.slides.map((slide) => slide.id))
  for (let index = position.slide - 1; index >= -1; index -= 1) {
    const survivor = index < 0 ? -1 : indexOf.get(oldShape.slides[index]?.id ?? '')
    if (survivor === undefined) continue
    const successor = newShape.slides[survivor + 1]
    const renamed = index === position.slide - 1 && successor !== undefined && !known.has(successor.id)
    return clamp(
      renamed ? { slide: survivor + 1, step: position.step } : { slide: survivor, step: 0 },
      newShape,
    )
  }
  return clamp(FIRST, newShape)
}
