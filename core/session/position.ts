import type { DeckShape, Position } from './types.ts'

export const FIRST: Position = { slide: 0, step: 0 }

/** Index of the slide's last step; 0 for a slide that is not there. */
export function lastStepOf(shape: DeckShape, slide: number): number {
  return shape.slides[slide]?.lastStep ?? 0
}

/** The nearest position the deck has. In a deck without slides that is the first one, 0/0. */
export function clamp(position: Position, shape: DeckShape): Position {
  const slide = within(position.slide, shape.slides.length - 1)
  return { slide, step: within(position.step, lastStepOf(shape, slide)) }
}

/** One step on; null at the very end. */
export function after(position: Position, shape: DeckShape): Position | null {
  const { slide, step } = position
  if (step < lastStepOf(shape, slide)) return { slide, step: step + 1 }
  if (slide + 1 < shape.slides.length) return { slide: slide + 1, step: 0 }
  return null
}

/** One step back, into the previous slide's last step; null at the very beginning. */
export function before(position: Position, shape: DeckShape): Position | null {
  const { slide, step } = position
  if (step > 0) return { slide, step: step - 1 }
  if (slide > 0) return { slide: slide - 1, step: lastStepOf(shape, slide - 1) }
  return null
}

export function samePosition(a: Position, b: Position): boolean {
  return a.slide === b.slide && a.step === b.step
}

function within(value: number, max: number): number {
  if (Number.isNaN(value)) return 0
  return Math.max(0, Math.min(Math.trunc(value), max))
}
