import { strokesOn } from './ink.ts'
import { initialSession } from './reduce.ts'
import { placeOf, positionOf } from './trail.ts'
import type { DeckShape, Place, Session, Stroke, Visit } from './types.ts'

/** A session that can be written down: places by id, since the deck may have changed when it is read. */
export interface SavedSession extends Pick<
  Session,
  | 'clock'
  | 'appearance'
  | 'colour'
  | 'zoom'
  | 'source'
  | 'bookmarks'
  | 'skipped'
  | 'back'
  | 'forward'
  | 'visits'
  | 'beforeReset'
  | 'rehearsal'
> {
  position: Place
  screen: { kind: 'live' } | { kind: 'frozen'; at: Place } | { kind: 'blank'; colour: 'black' | 'white' }
  /** Without what undo would need. A list, since a slide may have the name of something that objects have. */
  ink: readonly SavedInk[]
}

export interface SavedInk {
  /** Id of the slide. */
  slide: string
  strokes: readonly Stroke[]
}

/** What changed between two saved sessions: whole parts, but of the ink the slides and of the visits the end. */
export interface SavedChange extends Partial<Omit<SavedSession, 'visits'>> {
  /** Visits from this index on (0-based) are replaced. */
  visitsFrom?: { index: number; visits: readonly Visit[] }
}

export function saved(session: Session, shape: DeckShape): SavedSession {
  const { screen, clock, appearance, colour, zoom, source, bookmarks, skipped } = session
  const { back, forward, visits, beforeReset, rehearsal } = session
  return {
    position: placeOf(session.position, shape),
    screen: screen.kind === 'frozen' ? { kind: 'frozen', at: placeOf(screen.at, shape) } : screen,
    clock,
    appearance,
    colour,
    zoom,
    source,
    ink: Object.entries(session.ink).map(([slide, { strokes }]) => ({ slide, strokes })),
    bookmarks,
    skipped,
    back,
    forward,
    visits,
    beforeReset,
    rehearsal,
  }
}

/** The session that was saved, as far as the deck still has what it names. */
export function restored(from: SavedSession, shape: DeckShape): Session {
  const { position, screen, ink, ...rest } = from
  const start = initialSession(shape, from.appearance)
  return {
    ...start,
    ...rest,
    position: positionOf(position, shape) ?? start.position,
    // Where its slide is gone it stays frozen: live, the room would see where the lecturer looks ahead.
    screen:
      screen.kind === 'frozen'
        ? { kind: 'frozen', at: positionOf(screen.at, shape) ?? start.position }
        : screen,
    ink: inkFrom(ink),
  }
}

/** Ink that was written down, with nothing to take back. */
export function inkFrom(ink: readonly SavedInk[]): Session['ink'] {
  return Object.fromEntries(ink.map(({ slide, strokes }) => [slide, { strokes, past: [], future: [] }]))
}

/** Null when nothing of it changed. Parts are compared by identity, as the reducer keeps what it does not change. */
export function savedChange(
  before: Session,
  after: Session,
  shapes: { before: DeckShape; after: DeckShape },
): SavedChange | null {
  const now = saved(after, shapes.after)
  const change: SavedChange = {}
  const keep = <K extends keyof SavedSession & keyof Session>(key: K) => {
    if (before[key] !== after[key]) Object.assign(change, { [key]: now[key] })
  }
  for (const key of WHOLE) keep(key)
  if (shapes.before !== shapes.after) Object.assign(change, { position: now.position, screen: now.screen })
  const ink = inkChange(before, after)
  if (ink.length > 0) change.ink = ink
  if (before.visits !== after.visits) {
    let index = 0
    while (index < before.visits.length && before.visits[index] === after.visits[index]) index += 1
    change.visitsFrom = { index, visits: after.visits.slice(index) }
  }
  return Object.keys(change).length === 0 ? null : change
}

/** Slides whose ink is another one now; of those that have none any more, none. */
function inkChange(before: Session, after: Session): SavedInk[] {
  if (before.ink === after.ink) return []
  const slides = new Set([...Object.keys(before.ink), ...Object.keys(after.ink)])
  return [...slides].flatMap((slide) => {
    const strokes = strokesOn(after, slide)
    return strokes === strokesOn(before, slide) ? [] : [{ slide, strokes }]
  })
}

/** A saved session after a change. */
export function withChange(session: SavedSession, change: SavedChange): SavedSession {
  const { ink, visitsFrom, ...whole } = change
  return {
    ...session,
    ...whole,
    ...(ink && {
      ink: [...session.ink.filter(({ slide }) => !ink.some((one) => one.slide === slide)), ...ink],
    }),
    ...(visitsFrom && {
      visits: [...session.visits.slice(0, visitsFrom.index), ...visitsFrom.visits],
    }),
  }
}

/** Parts that are written whole. */
const WHOLE = [
  'position',
  'screen',
  'clock',
  'appearance',
  'colour',
  'zoom',
  'source',
  'bookmarks',
  'skipped',
  'back',
  'forward',
  'beforeReset',
  'rehearsal',
] as const
