import type { Role } from '../../core/session/types.ts'

/** The only scheme that pages and decks are served from. */
export const SCHEME = 'lectern'

/** The host of our own pages, and the host of the lecture's files, which never share an origin. */
export const PAGE_HOST = 'app'
export const DECK_HOST = 'deck'

export const PAGE_ORIGIN = `${SCHEME}://${PAGE_HOST}`

/** In memory, because its name lacks Electron's `persist:` prefix: nothing of a lecture stays on disk. */
export const PARTITION = 'lectern'

const PAGES: Record<Role, string> = {
  presenter: '/presenter',
  audience: '/audience',
  printer: '/print',
  reviewer: '/review',
  'notes-printer': '/print',
}

/** The page that a window of this role shows; the development server knows it by its file. */
export function pageUrl(role: Role, developmentOrigin: string | null): string {
  return developmentOrigin === null
    ? PAGE_ORIGIN + PAGES[role]
    : `${developmentOrigin}${PAGES[role]}/index.html`
}

/**
 * Whether a URL is on one of our hosts. `URL.origin` is 'null' for a scheme that Node does not know,
 * so scheme and host are compared one by one; a port or a password means somebody else wrote it.
 */
export function isOurs(url: string, host: string): boolean {
  const parsed = URL.parse(url)
  return (
    parsed !== null &&
    parsed.protocol === `${SCHEME}:` &&
    parsed.host === host &&
    parsed.username === '' &&
    parsed.password === ''
  )
}

/**
 * The development server's origin, or null. It counts only in an unpackaged program and only as
 * plain `http://localhost:PORT`.
 */
export function developmentOrigin(isPackaged: boolean, address: string | undefined): string | null {
  if (isPackaged || address === undefined) return null
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'http:' || url.hostname !== 'localhost') return null
  return url.origin
}
