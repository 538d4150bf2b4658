import { after, clamp } from './position.ts'
import type { AudienceView, DeckShape, PresenterView, PrinterView, Role, Session, View } from './types.ts'

/** The part of the session that one role may see, and nothing else of it. */
export function project(session: Session, shape: DeckShape, role: 'presenter'): PresenterView
export function project(session: Session, shape: DeckShape, role: 'audience'): AudienceView
export function project(session: Session, shape: DeckShape, role: 'printer' | 'notes-printer'): PrinterView
export function project(session: Session, shape: DeckShape, role: Role): View
export function project(session: Session, shape: DeckShape, role: Role): View {
  switch (role) {
    case 'presenter':
      return {
        role,
        session,
        audience: audienceView(session, shape),
        upcoming: after(session.position, shape),
      }
    case 'audience':
      return audienceView(session, shape)
    case 'printer':
    case 'notes-printer':
      return { role: 'printer', appearance: session.appearance }
  }
}

function audienceView(session: Session, shape: DeckShape): AudienceView {
  const { screen, position, appearance } = session
  return {
    role: 'audience',
    position: clamp(screen.kind === 'frozen' ? screen.at : position, shape),
    blank: screen.kind === 'blank' ? screen.colour : null,
    appearance,
  }
}
