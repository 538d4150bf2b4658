import type { IncomingHttpHeaders } from 'node:http'
import { isForeign, ownUrl } from '../http/checks.ts'
import { mayActAs, mayOpen, type Access } from './access.ts'
import type { Role } from '../../core/session/types.ts'

/** What of a request decides whether it is let in. */
export interface Visit {
  /** As in the request line: path and query. */
  target: string
  headers: IncomingHttpHeaders
}

export type Admission =
  | { kind: 'serve'; url: URL }
  /** The token was right: remember it in a cookie and take it out of the address. */
  | {
      kind: 'redirect'
      location: string
      cookie: string | null
      /** Come by a link of another page: a redirect would count as that page's, so the browser has to go by itself. */
      isForeign: boolean
    }
  | { kind: 'refuse'; status: number; reason: string }

const NO_TOKEN =
  'This address needs the access token of the running lecture.\n' +
  'Open the whole address that Lectern printed, with everything after the question mark.'

/**
 * Decides about a request for a page or a file. Besides the token it asks for our own host name (a
 * foreign name that was made to point here is refused) and refuses what another page loads, because
 * browsers send cookies to all ports of a host.
 */
export function admit(visit: Visit, port: number, access: Access): Admission {
  const host = ownHost(visit.headers.host, port)
  if (host === null) return refuse(421, 'This is not the address of this lecture.')
  const url = ownUrl(visit.target, host)
  if (url === null) return refuse(400, 'The address is malformed.')
  const granted = access.grantOfCookies(visit.headers.cookie)
  const token = url.searchParams.get('token')
  if (token !== null) {
    const offered = access.grantOfToken(token)
    if (offered === null && granted === null) return refuse(401, NO_TOKEN)
    const foreign = isForeign(visit.headers['sec-fetch-site'])
    // Whoever has the token may come from anywhere; a cookie alone may not.
    if (offered === null && foreign) return refuse(403, 'Only pages of this lecture may load this.')
    url.searchParams.delete('token')
    const cookie = offered === null ? null : access.cookie(offered)
    const location = url.pathname + url.search
    return { kind: 'redirect', location, cookie, isForeign: foreign }
  }
  if (granted === null) return refuse(401, NO_TOKEN)
  if (isForeign(visit.headers['sec-fetch-site']))
    return refuse(403, 'Only pages of this lecture may load this.')
  if (!mayOpen(granted, url.pathname)) return refuse(403, 'This address is not open to you.')
  return { kind: 'serve', url }
}

/** Decides about a WebSocket: only our own pages, only roles that their grant allows. */
export function admitSocket(
  visit: Visit,
  port: number,
  access: Access,
): { kind: 'accept'; role: Role } | { kind: 'refuse'; status: number; reason: string } {
  const host = ownHost(visit.headers.host, port)
  if (host === null) return refuse(421, 'This is not the address of this lecture.')
  const url = ownUrl(visit.target, host)
  if (url === null || url.pathname !== '/rpc') return refuse(404, 'Not found.')
  if (visit.headers.origin !== `http://${host}`) return refuse(403, 'Only pages of this lecture may connect.')
  const granted = access.grantOfCookies(visit.headers.cookie)
  if (granted === null) return refuse(401, NO_TOKEN)
  const role = url.searchParams.get('role') ?? ''
  if (!mayActAs(granted, role)) return refuse(403, 'This role is not open to you.')
  return { kind: 'accept', role }
}

function refuse(status: number, reason: string) {
  return { kind: 'refuse', status, reason } as const
}

function ownHost(host: string | undefined, port: number): string | null {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}` ? host : null
}
