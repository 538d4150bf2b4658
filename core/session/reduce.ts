import type { Appearance } from '../deck/types.ts'
import { runClock } from './clock.ts'
import { draw } from './ink.ts'
import { after, before, clamp, FIRST, samePosition, slideBeside } from './position.ts'
import { jumped, positionOf, retrace } from './trail.ts'
import type { Action, DeckShape, Position, Screen, Session, Zoom } from './types.ts'
import { begunAnew, rejoined, roomPosition, visited } from './visits.ts'

/** A lecture that has not begun: first slide, live, the clock waiting. */
export function initialSession(shape: DeckShape, appearance: Appearance): Session {
  return {
    position: clamp(FIRST, shape),
    screen: { kind: 'live' },
    clock: { kind: 'waiting' },
    appearance,
    tool: 'none',
    colour: 'red',
    zoom: null,
    source: null,
    ink: {},
    bookmarks: [],
    skipped: [],
    back: [],
    forward: [],
    visits: [],
    beforeReset: null,
    rehearsal: false,
  }
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
  const next = act(session, action, shape, now)
  return next === session ? session : followRoom(session, next, shape, now)
}

function act(session: Session, action: Action, shape: DeckShape, now: number): Session {
  const { position, skipped } = session
  switch (action.type) {
    case 'next':
      return advance(session, after(position, shape, skipped), now)
    case 'previous':
      return advance(session, before(position, shape, skipped), now)
    case 'next-slide':
      return advance(session, startOf(slideBeside(position.slide, 1, shape, skipped)), now)
    case 'previous-slide': {
      const target = startOf(slideBeside(position.slide, -1, shape, skipped))
      return advance(session, target ?? clamp(FIRST, shape), now)
    }
    case 'first':
      return jumpTo(session, clamp(FIRST, shape), shape, now)
    case 'last':
      return jumpTo(session, clamp({ slide: Infinity, step: Infinity }, shape), shape, now)
    case 'goto': {
      const target = positionOf({ slide: action.slide, step: action.step ?? 0 }, shape)
      return target === null ? session : jumpTo(session, target, shape, now)
    }
    case 'back':
    case 'forward': {
      const found = retrace(session, action.type, shape)
      if (found === null) return session
      const { back, forward } = found
      return { ...moveTo(session, found.position, now), back, forward }
    }
    case 'blank':
      return withScreen(session, blank(session.screen, action.colour))
    case 'freeze':
      return withScreen(session, freeze(session.screen, position))
    case 'live':
      return withScreen(session, { kind: 'live' })
    case 'return':
      if (session.screen.kind !== 'frozen') return session
      return { ...session, position: session.screen.at, screen: { kind: 'live' } }
    case 'clock':
      return action.command === 'undo-reset' ? undoReset(session) : setClock(session, action.command, now)
    case 'rehearse':
      return rehearse(session, action.on, shape)
    case 'appearance':
      return replace(session, { appearance: action.appearance })
    case 'tool':
      return replace(session, { tool: action.tool, colour: action.colour ?? session.colour })
    case 'zoom':
      return replace(session, { zoom: action.zoom === null ? null : withinSlide(action.zoom) })
    case 'source':
      return replace(session, { source: action.key })
    case 'bookmark':
      return toggleBookmark(session, action.slide, shape)
    case 'skip':
      return skip(session, action.slides, action.skip, shape)
    case 'stroke':
    case 'erase':
    case 'undo-ink':
    case 'redo-ink':
    case 'clear-ink':
      return shape.slides.some(({ id }) => id === action.slide) ? draw(session, action) : session
  }
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
  const moved = { ...session, position }
  return begins ? setClock(moved, 'start', now) : moved
}

/** Moving on to the next slide by name is a step like any other; anything farther can be taken back. */
function jumpTo(session: Session, position: Position, shape: DeckShape, now: number): Session {
  const moved = moveTo(session, position, now)
  const isNear = position.slide === session.position.slide
  return moved === session || isNear ? moved : jumped(moved, session.position, shape)
}

function startOf(slide: number | null): Position | null {
  return slide === null ? null : { slide, step: 0 }
}

/** What changes for the room takes along what belonged to what it saw: a source, an enlarged part. */
function followRoom(before: Session, next: Session, shape: DeckShape, now: number): Session {
  const from = roomPosition(before)
  const to = roomPosition(next)
  const isHidden = next.screen.kind === 'blank'
  if (samePosition(from, to)) {
    const isBack = before.screen.kind === 'blank' && !isHidden && next.visits.length > 0
    if (!isBack || next.visits !== before.visits) return next
    return { ...next, visits: visited(next.visits, from, to, next.clock, shape, now) }
  }
  return {
    ...next,
    source: null,
    zoom: from.slide === to.slide ? next.zoom : null,
    // What begins anew, like a rehearsal, was nowhere before.
    visits:
      next.visits === before.visits ? visited(next.visits, from, to, next.clock, shape, now, isHidden) : [],
  }
}

function setClock(session: Session, command: 'start' | 'pause' | 'reset', now: number): Session {
  const clock = runClock(session.clock, command, now)
  if (clock === session.clock) return session
  if (command !== 'reset') return { ...session, clock, beforeReset: null }
  return {
    ...session,
    clock,
    visits: begunAnew(session.visits, now),
    beforeReset: { clock: session.clock, visits: session.visits },
  }
}

/** As if the clock had never been set to zero: one that ran has gone on running. */
function undoReset(session: Session): Session {
  const { beforeReset } = session
  if (beforeReset === null) return session
  const visits = rejoined(beforeReset.visits, session.visits, beforeReset.clock)
  return { ...session, clock: beforeReset.clock, visits, beforeReset: null }
}

/** A rehearsal begins at the first slide with the clock at zero; its end leaves everything where it is. */
function rehearse(session: Session, on: boolean, shape: DeckShape): Session {
  if (on === session.rehearsal) return session
  if (!on) return { ...session, rehearsal: false }
  const { ink, bookmarks, colour } = session
  return { ...initialSession(shape, session.appearance), ink, bookmarks, colour, rehearsal: true }
}

/** Zooming further than this shows pixels of pictures and nothing more. */
const MOST_ZOOM = 8

/** What is enlarged lies wholly on the slide. */
function withinSlide({ x, y, scale }: Zoom): Zoom | null {
  if (!(scale > 1)) return null
  const times = Math.min(scale, MOST_ZOOM)
  const keep = (value: number, size: number) =>
    Math.min(Math.max(value, size / (2 * times)), size - size / (2 * times))
  return { x: keep(x, 1280), y: keep(y, 720), scale: times }
}

function toggleBookmark(session: Session, slide: string, shape: DeckShape): Session {
  const { bookmarks } = session
  if (bookmarks.includes(slide)) return { ...session, bookmarks: bookmarks.filter((id) => id !== slide) }
  if (!shape.slides.some(({ id }) => id === slide)) return session
  return { ...session, bookmarks: [...bookmarks, slide] }
}

function skip(session: Session, slides: readonly string[], on: boolean, shape: DeckShape): Session {
  const known = new Set(shape.slides.map(({ id }) => id))
  const others = session.skipped.filter((id) => !slides.includes(id))
  const skipped = on ? [...others, ...new Set(slides.filter((id) => known.has(id)))] : others
  const isSame =
    skipped.length === session.skipped.length && skipped.every((id) => session.skipped.includes(id))
  return isSame ? session : { ...session, skipped }
}

/** The very same session when nothing of it changes. */
function replace<K extends keyof Session>(session: Session, values: Pick<Session, K>): Session {
  const keys = Object.keys(values) as K[]
  return keys.every((key) => session[key] === values[key]) ? session : { ...session, ...values }
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
