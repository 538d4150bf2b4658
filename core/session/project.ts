import { inkOn, strokesOn } from './ink.ts'
import { after, clamp } from './position.ts'
import { saved } from './saved.ts'
import { placeOf } from './trail.ts'
import type {
  AudienceView,
  DeckShape,
  Follower,
  FollowerView,
  PresenterSession,
  PresenterView,
  PrinterView,
  ReviewerView,
  Role,
  Session,
  View,
} from './types.ts'
import { furthestSeen, lastSeen, roomPosition } from './visits.ts'

/** The part of the session that one role may see, and nothing else of it. */
export function project(session: Session, shape: DeckShape, role: 'presenter'): PresenterView
export function project(session: Session, shape: DeckShape, role: 'audience'): AudienceView
export function project(session: Session, shape: DeckShape, role: 'printer' | 'notes-printer'): PrinterView
export function project(session: Session, shape: DeckShape, role: 'reviewer'): ReviewerView
export function project(session: Session, shape: DeckShape, role: Follower): FollowerView
export function project(session: Session, shape: DeckShape, role: Role | Follower): View
export function project(session: Session, shape: DeckShape, role: Role | Follower): View {
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
    case 'follower':
      return followerView(session, shape)
    case 'printer':
    case 'notes-printer':
      return { role: 'printer', appearance: session.appearance, ink: saved(session, shape).ink }
    case 'reviewer':
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

/** Behind a blank screen followers keep what they saw last: where the lecturer jumps meanwhile is not theirs. */
function followerView(session: Session, shape: DeckShape): FollowerView {
  const position = clamp(lastSeen(session, shape), shape)
  return {
    ...audienceView(session, shape),
    role: 'follower',
    tool: 'none',
    position,
    ink: strokesOn(session, placeOf(position, shape).slide),
    furthest: clamp(furthestSeen(session, shape), shape),
    slideCount: shape.slides.length,
  }
}
