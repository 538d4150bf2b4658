import type { Action, Stroke } from '../../core/session/types.ts'
import type { Chance } from './chance.ts'
import { strokesOf, type Model } from './model.ts'

/** How often a lecturer does what; tuned so that every state is reached and left again in a three-hour lecture. */
const WEIGHTS = {
  next: 30,
  previous: 8,
  'next-slide': 5,
  'previous-slide': 3,
  first: 1,
  last: 1,
  goto: 6,
  back: 3,
  forward: 2,
  blank: 4,
  freeze: 4,
  live: 2,
  return: 2,
  clock: 4,
  rehearse: 0.4,
  appearance: 1,
  tool: 4,
  zoom: 2,
  source: 2,
  bookmark: 2,
  skip: 1,
  stroke: 16,
  erase: 3,
  'undo-ink': 4,
  'redo-ink': 3,
  'clear-ink': 0.5,
} as const satisfies Record<Action['type'], number>

export const KINDS_OF_STEPS = Object.keys(WEIGHTS)

/** Milliseconds until the next action: mostly a talk of seconds, now and then a key held down or a laptop asleep. */
export function pause(chance: Chance): number {
  if (chance.oneIn(400)) return chance.between(60_000, 300_000)
  return chance.oneIn(6) ? chance.between(5, 40) : chance.between(500, 9_500)
}

export function anyAction(chance: Chance, model: Model): Action {
  const type = chance.weighted(WEIGHTS)
  const slide = anySlide(chance, model)
  switch (type) {
    case 'goto':
      return { type, slide, ...(chance.oneIn(2) && { step: chance.below(5) }) }
    case 'blank':
      return { type, colour: chance.of(['black', 'white']) }
    case 'clock':
      return {
        type,
        command: chance.weighted({ start: 6, pause: 4, reset: 1, 'undo-reset': 1 }),
      }
    case 'rehearse':
      return { type, on: chance.oneIn(2) }
    case 'appearance':
      return { type, appearance: chance.of(['light', 'dark']) }
    case 'tool':
      return {
        type,
        tool: chance.of(['none', 'laser', 'spotlight', 'pen', 'highlighter', 'eraser', 'zoom']),
        ...(chance.oneIn(3) && { colour: chance.of(['red', 'blue', 'green', 'yellow', 'ink'] as const) }),
      }
    case 'zoom': {
      const place = { x: chance.below(1280), y: chance.below(720) }
      return { type, zoom: chance.oneIn(4) ? null : { ...place, scale: chance.between(1, 12) } }
    }
    case 'source':
      return { type, key: chance.oneIn(3) ? null : 'basbaum1984' }
    case 'bookmark':
    case 'undo-ink':
    case 'redo-ink':
    case 'clear-ink':
      return { type, slide }
    case 'skip': {
      const slides = [slide, anySlide(chance, model)]
      return { type, slides, skip: chance.oneIn(2) }
    }
    case 'stroke':
      return { type, slide, stroke: anyStroke(chance, model) }
    case 'erase': {
      const drawn = strokesOf(model, slide)
      return { type, slide, strokes: drawn.length === 0 ? ['nothing'] : [chance.of(drawn).id] }
    }
    default:
      return { type }
  }
}

/** Mostly where the lecturer is, else anywhere, and now and then nowhere. */
function anySlide(chance: Chance, { place, shape }: Model): string {
  if (chance.oneIn(3)) return place.slide
  return chance.oneIn(40)
    ? chance.of(['', 'nowhere', '__proto__', 'constructor'])
    : chance.of(shape.slides).id
}

function anyStroke(chance: Chance, { place }: Model): Stroke {
  // Few enough names that some are drawn twice.
  const id = `stroke-${chance.below(5000)}`
  const points = Array.from({ length: 2 * chance.between(1, 12) }, () => chance.between(-100, 1400))
  return {
    id,
    tool: chance.of(['pen', 'highlighter']),
    colour: chance.of(['red', 'blue', 'ink']),
    width: chance.between(1, 20),
    step: place.step,
    points,
  }
}
