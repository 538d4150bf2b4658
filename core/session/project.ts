import { inkOn, strokesOn } from './ink.ts'
import { after, clamp } from './position.ts'
import { placeOf } from './trail.ts'
import type {
  AudienceView,
  DeckShape,
  PresenterSession,
  PresenterView,
  PrinterView,
  Role,
  Session,
  View,
} from './types.ts'
import { roomPosition } from './visits.ts'

/** The part of the session that one role may see, and nothing else of it. */
export function project(session: Session, shape: DeckShape, role: 'presenter'): PresenterView
export function project(session: Session, shape: DeckShape, role: 'audience'): AudienceView
export function project(session: Session, shape: DeckShape, role: 'printer'): PrinterView
export function project(session: Session, shape: DeckShape, role: Role): View
export function project(session: Session, shape: DeckShape, role: Role): View {
  switch (role) {
    case 'presenter':
      return {
        role,
        session: presenterSession(session, shape),
        audience: audienceView(session, shape),
        upcoming: after(session.position, shape, session.skipped),
      }
    case 'audience':
      return audienceView(session, shape)
    case 'printer':
      return { role, appearance: session.appearance }
  }
}

function presenterSession(session: Session, shape: DeckShape): PresenterSession {
  const { ink: _all, back, forward, visits, beforeReset, ...rest } = session
  const { slide } = placeOf(session.position, shape)
  const ink = inkOn(session, slide)
  return {
    ...rest,
    slide,
    ink: ink.strokes,
    can: {
      back: back.length > 0,
      forward: forward.length > 0,
      undoInk: ink.past.length > 0,
      redoInk: ink.future.length > 0,
      undoReset: beforeReset !== null,
    },
    slideSince: visits.at(-1)?.elapsed ?? 0,
  }
}

function audienceView(session: Session, shape: DeckShape): AudienceView {
  const { screen, appearance, tool, colour, zoom, source } = session
  const position = clamp(roomPosition(session), shape)
  return {
    role: 'audience',
    position,
    blank: screen.kind === 'blank' ? screen.colour : null,
    appearance,
    tool,
    colour,
    zoom,
    source,
    ink: strokesOn(session, placeOf(position, shape).slide),
  }
}
