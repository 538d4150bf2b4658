import type { Role } from '../../core/session/types.ts'

/** The only scheme that pages and decks are served from. */
export const SCHEME = 'lectern'

/** The host of our own pages, and the host of the lecture's files, which never share an origin. */
export const PAGE_HOST = 'app'
export const DECK_HOST = 'deck'

export const PAGE_ORIGIN = `${SCHEME}://${PAGE_HOST}`

/** In memory, because its name lacks Electron's `persist:` prefix: nothing of a lecture stays on disk. */
export const PARTITION = 'lectern'

/** A page around the lecture; it has no role in it. */
export type DeskPage = 'home' | 'about' | 'preferences'
export type PageName = Role | DeskPage

/** The path of each page, and the folder that the development server knows it by. */
const PAGES: Record<PageName, [path: string, folder: string]> = {
  presenter: ['/presenter', 'presenter'],
  audience: ['/audience', 'audience'],
  printer: ['/print', 'print'],
  reviewer: ['/review', 'review'],
  'notes-printer': ['/print', 'print'],
  home: ['/home', 'desk'],
  about: ['/about', 'desk'],
  preferences: ['/preferences', 'desk'],
}

/** The page that a window shows. */
export function pageUrl(page: PageName, developmentOrigin: string | null): string {
  const [path, folder] = PAGES[page]
  return developmentOrigin === null ? PAGE_ORIGIN + path : `${developmentOrigin}/${folder}/index.html#${path}`
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
 * Whether a frame within a page may go there: only where the presenter page shows what a print will look like. The
 * frame has no connection of its own.
 */
export function isPreview(url: string, isMainFrame: boolean): boolean {
  if (isMainFrame || !isOurs(url, PAGE_HOST)) return false
  const { pathname, searchParams } = new URL(url)
  return pathname === '/print' && searchParams.has('preview')
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
