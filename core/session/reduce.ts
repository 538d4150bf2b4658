import type { Appearance } from '../deck/types.ts'
import { runClock } from './clock.ts'
import { after, before, clamp, FIRST, samePosition } from './position.ts'
import type { Action, DeckShape, Position, Screen, Session } from './types.ts'

/** A lecture that has not begun: first slide, live, the clock waiting. */
export function initialSession(shape: DeckShape, appearance: Appearance): Session {
  return { position: clamp(FIRST, shape), screen: { kind: 'live' }, clock: { kind: 'waiting' }, appearance }
}

/**
 * What follows from an action. Total: it never throws, an action that does not apply (an unknown
 * slide, `next` at the end) returns the very same session, and the position is always one the deck has.
 *
 * A blank screen behaves as lecturers know it from PowerPoint: moving on or back first brings the
 * slide back, without moving. Jumping to a slide moves underneath and keeps the screen blank, so that
 * the room does not watch the search. A frozen screen keeps what it shows while the presenter moves.
 *
 * @param now milliseconds since the epoch
 */
export function reduce(session: Session, action: Action, shape: DeckShape, now: number): Session {
  switch (action.type) {
    case 'next':
      return advance(session, after(session.position, shape), now)
    case 'previous':
      return advance(session, before(session.position, shape), now)
    case 'next-slide':
      return advance(session, slideAt(session.position.slide + 1, shape), now)
    case 'previous-slide':
      return advance(session, slideAt(session.position.slide - 1, shape) ?? clamp(FIRST, shape), now)
    case 'first':
      return moveTo(session, clamp(FIRST, shape), now)
    case 'last':
      return moveTo(session, clamp({ slide: Infinity, step: Infinity }, shape), now)
    case 'goto':
      return goto(session, action.slide, action.step ?? 0, shape, now)
    case 'blank':
      return withScreen(session, blank(session.screen, action.colour))
    case 'freeze':
      return withScreen(session, freeze(session.screen, session.position))
    case 'live':
      return withScreen(session, { kind: 'live' })
    case 'clock': {
      const clock = runClock(session.clock, action.command, now)
      return clock === session.clock ? session : { ...session, clock }
    }
    case 'appearance':
      return action.appearance === session.appearance
        ? session
        : { ...session, appearance: action.appearance }
  }
}

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

/** Moving on or back: on a blank screen it only brings the slide back. */
function advance(session: Session, target: Position | null, now: number): Session {
  if (session.screen.kind === 'blank') return withScreen(session, { kind: 'live' })
  return target === null ? session : moveTo(session, target, now)
}

/** The clock starts by itself when the lecture leaves its first position. */
function moveTo(session: Session, position: Position, now: number): Session {
  if (samePosition(position, session.position)) return session
  const begins = session.clock.kind === 'waiting' && samePosition(session.position, FIRST)
  return { ...session, position, clock: begins ? runClock(session.clock, 'start', now) : session.clock }
}

function goto(session: Session, id: string, step: number, shape: DeckShape, now: number): Session {
  const slide = shape.slides.findIndex((candidate) => candidate.id === id)
  return slide < 0 ? session : moveTo(session, clamp({ slide, step }, shape), now)
}

function slideAt(slide: number, shape: DeckShape): Position | null {
  return slide >= 0 && slide < shape.slides.length ? { slide, step: 0 } : null
}

/** The same colour again gives the slide back; the other colour changes over. Ends a freeze. */
function blank(screen: Screen, colour: 'black' | 'white'): Screen {
  return screen.kind === 'blank' && screen.colour === colour ? { kind: 'live' } : { kind: 'blank', colour }
}

/** Toggles. A blank screen stays blank: freezing must never change what the room sees. */
function freeze(screen: Screen, position: Position): Screen {
  switch (screen.kind) {
    case 'live':
      return { kind: 'frozen', at: position }
    case 'frozen':
      return { kind: 'live' }
    case 'blank':
      return screen
  }
}

function withScreen(session: Session, screen: Screen): Session {
  const both = screen.kind === 'live' && session.screen.kind === 'live'
  return both || screen === session.screen ? session : { ...session, screen }
}
