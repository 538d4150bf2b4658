import type { DeckShape, Position } from './types.ts'

export const FIRST: Position = { slide: 0, step: 0 }

/** Index of the slide's last step; 0 for a slide that is not there. */
function lastStepOf(shape: DeckShape, slide: number): number {
  return shape.slides[slide]?.lastStep ?? 0
}

/** The nearest position the deck has. In a deck without slides that is the first one, 0/0. */
export function clamp(position: Position, shape: DeckShape): Position {
  const slide = within(position.slide, shape.slides.length - 1)
  return { slide, step: within(position.step, lastStepOf(shape, slide)) }
}

/** One step on, past slides whose ids are skipped; null at the very end. */
export function after(
  position: Position,
  shape: DeckShape,
  skipped: readonly string[] = [],
): Position | null {
  const { slide, step } = position
  if (step < lastStepOf(shape, slide)) return { slide, step: step + 1 }
  const next = slideBeside(slide, 1, shape, skipped)
  return next === null ? null : { slide: next, step: 0 }
}

/** One step back, into the last step of the slide before; null at the very beginning. */
export function before(
  position: Position,
  shape: DeckShape,
  skipped: readonly string[] = [],
): Position | null {
  const { slide, step } = position
  if (step > 0) return { slide, step: step - 1 }
  const previous = slideBeside(slide, -1, shape, skipped)
  return previous === null ? null : { slide: previous, step: lastStepOf(shape, previous) }
}

/** Index of the nearest slide in one direction that is not skipped; null when there is none. */
export function slideBeside(
  slide: number,
  direction: 1 | -1,
  shape: DeckShape,
  skipped: readonly string[] = [],
): number | null {
  for (let index = slide + direction; index >= 0; index += direction) {
    const candidate = shape.slides[index]
    if (candidate === undefined) return null
    if (!skipped.includes(candidate.id)) return index
  }
  return null
}

export function samePosition(a: Position, b: Position): boolean {
  return a.slide === b.slide && a.step === b.step
}

function within(value: number, max: number): number {
  if (Number.isNaN(value)) return 0
  return Math.max(0, Math.min(Math.trunc(value), max))
}
