import { project } from '../../core/session/project.ts'
import { initialSession } from '../../core/session/reduce.ts'
import type { DeckShape, PresenterSession, PresenterView, Session } from '../../core/session/types.ts'

const ROOMY: DeckShape = {
  slides: Array.from({ length: 20 }, (_, index) => ({ id: `s${index}`, lastStep: 9 })),
}

/** What the presenter sees of a lecture that has just begun, but for what is given. */
export function presenterView(change: Partial<Session> = {}, shape = ROOMY): PresenterView {
  return project({ ...initialSession(shape, 'light'), ...change }, shape, 'presenter')
}

export function presenterSession(change: Partial<Session> = {}, shape = ROOMY): PresenterSession {
  return presenterView(change, shape).session
}
