import { DECK_HOST, isOurs, PAGE_HOST, PAGE_ORIGIN, SCHEME } from './addresses.ts'
import type { ElectronLike, SessionLike } from './surface.ts'

export type Routes = (request: Request) => Promise<Response>

const REFUSED_HEADERS = {
  'content-security-policy': "default-src 'none'",
  'content-type': 'text/plain; charset=utf-8',
  'x-content-type-options': 'nosniff',
}

/** Must run before Electron is ready, and once: a second call replaces what the first said. */
export function registerScheme(electron: Pick<ElectronLike, 'protocol'>): void {
  electron.protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

/** Serves our scheme in a session, once. */
export function serveScheme(session: SessionLike, routes: Routes, log: Log): void {
  session.protocol.handle(SCHEME, createHandler(routes, log))
}

type Log = (message: string, cause?: unknown) => void

/**
 * Two hosts, one set of routes: `lectern://app/...` is what the browser shell serves at `/...`, without
 * the lecture's files; `lectern://deck/...` is what it serves at `/deck/...`, and nothing else.
 */
export function createHandler(routes: Routes, log: Log): Routes {
  return async (request) => {
    const route = routedRequest(request)
    if (route === null) return refuse(404, 'Not found')
    try {
      return withPolicy(await routes(route))
    } catch (error) {
      log(`${request.url} could not be served.`, error)
      return refuse(500, 'Internal error')
    }
  }
}

function routedRequest(request: Request): Request | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const url = URL.parse(request.url)
  if (url === null) return null
  if (isOurs(request.url, PAGE_HOST)) return isBelowDeck(url.pathname) ? null : request
  if (!isOurs(request.url, DECK_HOST)) return null
  return new Request(`${PAGE_ORIGIN}/deck${url.pathname}${url.search}`, {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
  })
}

/** Also in disguise (`/%64eck/`): the routes decode, and the lecture's files must not share our pages' origin. */
function isBelowDeck(pathname: string): boolean {
  try {
    return /^\/+deck(?:\/|$)/i.test(decodeURIComponent(pathname))
  } catch {
    return true
  }
}

/** No answer leaves without a policy, not even one that the routes forgot. */
function withPolicy(response: Response): Response {
  if (response.headers.has('content-security-policy')) return response
  const headers = new Headers(response.headers)
  headers.set('content-security-policy', REFUSED_HEADERS['content-security-policy'])
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

function refuse(status: number, text: string): Response {
  return new Response(text, { status, headers: REFUSED_HEADERS })
}
