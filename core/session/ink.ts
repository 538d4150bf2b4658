import type { InkAction, Session, SlideInk, Stroke } from './types.ts'

/** Strokes on one slide; the next ones are refused. */
export const MOST_STROKES = 500
/** Numbers in one stroke, two for each point. */
export const MOST_COORDINATES = 4000
/** How many changes of one slide's ink can be taken back. */
const MOST_UNDO = 100

const BLANK: SlideInk = { strokes: [], past: [], future: [] }

/** Strokes on a slide, in the order in which they were drawn; none for a slide that is not known. */
export function strokesOn(session: Pick<Session, 'ink'>, slide: string): readonly Stroke[] {
  return inkOn(session, slide).strokes
}

/** With what can be taken back and done again. */
export function inkOn({ ink }: Pick<Session, 'ink'>, slide: string): SlideInk {
  return Object.hasOwn(ink, slide) ? (ink[slide] ?? BLANK) : BLANK
}

/** The very same session when nothing changes. */
export function draw(session: Session, action: InkAction | { type: 'clear-ink'; slide: string }): Session {
  const before = inkOn(session, action.slide)
  const after = change(before, action)
  if (after === before) return session
  return { ...session, ink: { ...session.ink, [action.slide]: after } }
}

function change(ink: SlideInk, action: Parameters<typeof draw>[1]): SlideInk {
  switch (action.type) {
    case 'stroke': {
      const isKnown = ink.strokes.some(({ id }) => id === action.stroke.id)
      if (isKnown || ink.strokes.length >= MOST_STROKES) return ink
      return changed(ink, [...ink.strokes, action.stroke])
    }
    case 'erase': {
      const left = ink.strokes.filter(({ id }) => !action.strokes.includes(id))
      return left.length === ink.strokes.length ? ink : changed(ink, left)
    }
    case 'clear-ink':
      return ink.strokes.length === 0 ? ink : changed(ink, [])
    case 'undo-ink': {
      const strokes = ink.past.at(-1)
      if (strokes === undefined) return ink
      return { strokes, past: ink.past.slice(0, -1), future: [...ink.future, ink.strokes] }
    }
    case 'redo-ink': {
      const strokes = ink.future.at(-1)
      if (strokes === undefined) return ink
      return { strokes, past: [...ink.past, ink.strokes], future: ink.future.slice(0, -1) }
    }
  }
}

function changed(ink: SlideInk, strokes: readonly Stroke[]): SlideInk {
  return { strokes, past: [...ink.past, ink.strokes].slice(-MOST_UNDO), future: [] }
}
