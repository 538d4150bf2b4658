import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isForeign, ownUrl, readCookies, sameText } from '../http/checks.ts'

/** Wrong tokens of one address that are answered within a minute. */
const WRONG_A_MINUTE = 20
/** Addresses whose wrong tokens are counted. */
const MOST_COUNTED = 5000

/** What of a request decides whether it is let in. */
export interface Visit {
  /** As in the request line: path and query. */
  target: string
  headers: IncomingHttpHeaders
  /** Where it comes from. */
  from: string
}

export type Admission =
  | { kind: 'serve'; url: URL }
  | { kind: 'redirect'; location: string; cookie: string }
  | { kind: 'refuse'; status: number; reason: string }

export interface Gate {
  admit(visit: Visit): Admission
  admitSocket(visit: Visit): { kind: 'accept' } | { kind: 'refuse'; status: number; reason: string }
}

export interface GateOptions {
  /** `address:port`, as browsers name it. */
  host: string
  token: string
  /** Milliseconds since the epoch. */
  now: () => number
}

const NO_TOKEN = 'Scan the code, or type the whole address that is shown in the room.'
const PAGE = '/follow'

/** Letters and digits that nobody takes for one another: the token may be typed. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const TOKEN_LENGTH = 10

/** A new token, some 49 random bits: with so few guesses a minute, none finds it during a lecture. */
export function newToken(): string {
  let token = ''
  while (token.length < TOKEN_LENGTH) {
    for (const byte of randomBytes(TOKEN_LENGTH)) {
      // Only whole rounds of the alphabet, so that each letter is as likely as any other.
      if (byte < 248 && token.length < TOKEN_LENGTH) token += LETTERS.charAt(byte % LETTERS.length)
    }
  }
  return token
}

/** Whether a text could be a token of ours. */
function isToken(text: string): boolean {
  return text.length === TOKEN_LENGTH && [...text].every((letter) => LETTERS.includes(letter))
}

/**
 * Decides about requests of followers. Under any other host name than the address that is listened on, there is
 * no answer: a foreign name that was made to point here gets nowhere. The token is the first part of the address;
 * it becomes a cookie and leaves the address bar.
 */
export function createGate({ host, token, now }: GateOptions): Gate {
  const cookieName = `lectern-follow-${host.replace(/^.*:/, '')}`
  const wrong = countWrong(now)
  const isKnown = ({ headers }: Visit) =>
    sameText(readCookies(headers.cookie ?? '').get(cookieName) ?? '', token)

  const urlOf = (visit: Visit) => {
    if (visit.headers.host !== host) return refuse(421, 'This is not the address of this lecture.')
    const url = ownUrl(visit.target, host)
    return url === null ? refuse(400, 'The address is malformed.') : { kind: 'url' as const, url }
  }

  return {
    admit(visit) {
      const found = urlOf(visit)
      if (found.kind === 'refuse') return found
      const { url } = found
      const [, offered = '', ...rest] = url.pathname.split('/')
      const mayBeToken = rest.every((part) => part === '') && isToken(offered.toLowerCase())
      const mustWait = wrong.tooMany(visit.from)
      if (mayBeToken && !mustWait) {
        // Phones like to begin with a capital.
        if (sameText(offered.toLowerCase(), token))
          return {
            kind: 'redirect',
            location: PAGE,
            cookie: `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict`,
          }
        wrong.add(visit.from)
      }
      if (mustWait && !isKnown(visit))
        return refuse(429, 'Too many wrong addresses. Wait a minute and try again.')
      if (!isKnown(visit)) return refuse(401, NO_TOKEN)
      if (isForeign(visit.headers['sec-fetch-site'])) return refuse(403, 'Only this page may load this.')
      if (!mayOpen(url.pathname)) return refuse(404, 'Not found.')
      return { kind: 'serve', url }
    },
    admitSocket(visit) {
      const found = urlOf(visit)
      if (found.kind === 'refuse') return found
      if (found.url.pathname !== '/rpc') return refuse(404, 'Not found.')
      if (visit.headers.origin !== `http://${host}`) return refuse(403, 'Only this page may connect.')
      if (!isKnown(visit)) return refuse(401, NO_TOKEN)
      if (found.url.searchParams.get('role') !== 'follower') return refuse(403, 'This role is not open here.')
      return { kind: 'accept' }
    },
  }
}

/** The one page, what it loads, and the lecture's pictures; which of those is decided elsewhere. */
function mayOpen(pathname: string): boolean {
  return pathname === PAGE || pathname.startsWith('/assets/') || pathname.startsWith('/deck/')
}

function countWrong(now: () => number) {
  let since = now()
  const counts = new Map<string, number>()
  const forgetOld = () => {
    if (now() - since < 60_000) return
    since = now()
    counts.clear()
  }
  return {
    add(from: string) {
      forgetOld()
      if (counts.size < MOST_COUNTED || counts.has(from)) counts.set(from, (counts.get(from) ?? 0) + 1)
    },
    tooMany(from: string) {
      forgetOld()
      return (counts.get(from) ?? 0) >= WRONG_A_MINUTE || counts.size >= MOST_COUNTED
    },
  }
}

function refuse(status: number, reason: string) {
  return { kind: 'refuse', status, reason } as const
}
