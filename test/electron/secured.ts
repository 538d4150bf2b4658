import { secureSession } from '../../main/electron/security.ts'
import { FakeSession } from './fake-session.ts'

export const SHIPPED = { developmentOrigin: null, developerTools: false }
export const DEVELOPMENT = { developmentOrigin: 'http://localhost:5173', developerTools: true }

/** A session as the packaged program makes it. */
export function secured(): FakeSession {
  const session = new FakeSession()
  secureSession(session, SHIPPED)
  return session
}
