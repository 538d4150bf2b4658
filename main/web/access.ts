import { randomBytes } from 'node:crypto'
import type { Role } from '../../core/session/types.ts'
import { readCookies, sameText } from '../http/checks.ts'

/**
 * What a browser was let in for: `host` may do all, `audience` may look at the projector's page, `reviewer` may
 * study the lecture and keep marks of their own.
 */
export type Grant = 'host' | 'reviewer' | 'audience'

export interface Access {
  tokens: Record<Grant, string>
  /** The grant of a token from an address; null for any other text. */
  grantOfToken(token: string): Grant | null
  /** The greatest grant a `Cookie` header carries; null when none. */
  grantOfCookies(header: string | undefined): Grant | null
  /** The `Set-Cookie` header for a grant; it lasts as long as the browser is open. */
  cookie(grant: Grant): string
}

const GRANTS: readonly Grant[] = ['host', 'reviewer', 'audience']

const MAY_ACT_AS: Readonly<Record<Grant, readonly Role[]>> = {
  host: ['presenter', 'audience', 'printer', 'notes-printer', 'reviewer'],
  reviewer: ['reviewer'],
  audience: ['audience'],
}

export function mayActAs(grant: Grant, role: string): role is Role {
  return (MAY_ACT_AS[grant] as readonly string[]).includes(role)
}

const PAGE_OF: Readonly<Record<Exclude<Grant, 'host'>, string>> = {
  reviewer: '/review',
  audience: '/audience',
}

/** Whoever is not the host gets one page, and what it loads: scripts, fonts and the lecture's pictures. */
export function mayOpen(grant: Grant, pathname: string): boolean {
  if (grant === 'host' || pathname.replace(/\/$/, '') === PAGE_OF[grant]) return true
  return pathname.startsWith('/assets/') || pathname.startsWith('/deck/')
}

/**
 * New tokens, 192 random bits each. Each grant has a cookie of its own, so that opening the audience's
 * address in the lecturer's browser takes nothing away; the port is in the name, because browsers share
 * cookies between all ports of a host and two lectures may run at once.
 * @param before tokens of a lecture that was cut off: pages that are still open find it again
 */
export function createAccess(port: number, before?: Record<Grant, string>): Access {
  const tokens: Record<Grant, string> = before ?? {
    host: newToken(),
    reviewer: newToken(),
    audience: newToken(),
  }
  const nameOf = (grant: Grant) => `lectern-${grant}-${port}`
  const grantOfToken = (token: string) => GRANTS.find((grant) => sameText(token, tokens[grant])) ?? null
  return {
    tokens,
    grantOfToken,
    grantOfCookies(header) {
      const cookies = readCookies(header ?? '')
      return GRANTS.find((grant) => sameText(cookies.get(nameOf(grant)) ?? '', tokens[grant])) ?? null
    },
    cookie: (grant) => `${nameOf(grant)}=${tokens[grant]}; Path=/; HttpOnly; SameSite=Strict`,
  }
}

function newToken(): string {
  return randomBytes(24).toString('base64url')
}
