import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answer, asResponse, type Answer, type Asked } from './answer.ts'
import { containedFile, decodeSegments } from './contained-path.ts'
import { contentType } from './content-types.ts'
import { LecternError } from './errors.ts'
import { fileResponse } from './file-response.ts'
import { KeptAssets } from './kept-assets.ts'
import { securityHeaders } from './security-headers.ts'

export interface RouteOptions {
  /** Built pages: `<pagesDir>/<page>/index.html` and `<pagesDir>/assets/`. */
  pagesDir: string
  /** The lecture folder; asked at each request, because another lecture may be opened. */
  lectureDir: () => string
  /** Whether the pages around a lecture are there: home, preferences, about. The desktop program's alone. */
  desk?: boolean
}

const PAGES = new Map([
  ['/', 'home'],
  ['/audience', 'audience'],
  ['/presenter', 'presenter'],
  ['/print', 'print'],
  ['/review', 'review'],
  ['/standalone', 'standalone'],
  ['/follow', 'follow'],
])
const DESK_PAGES = new Set(['/home', '/about', '/preferences'])

/**
 * What both shells serve, by the path of the URL alone (see docs/architecture.md). Who may ask, and
 * under which host, is for the shell to decide. Never rejects because of what is asked.
 * @throws LecternError `pages-missing` when the pages have not been built
 */
export function createRoutes(options: RouteOptions): (request: Request) => Promise<Response> {
  const answers = createAnswers(options)
  return async (request) => asResponse(await answers(request))
}

/** The same without Node's own `Response`, see `Answer`. */
export function createAnswers(options: RouteOptions): (asked: Asked) => Promise<Answer> {
  if (!isFile(join(options.pagesDir, 'audience', 'index.html'))) {
    throw new LecternError(
      'pages-missing',
      `The pages are not in ${options.pagesDir}.`,
      'Run npm run build once.',
    )
  }
  const assets = new KeptAssets(options.pagesDir)
  return async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(url, 405, 'Only GET and HEAD are answered here.', { allow: 'GET, HEAD' })
    const path = url.pathname.replace(/(?<=.)\/$/, '') || '/'
    const page = options.desk === true && DESK_PAGES.has(path) ? 'desk' : PAGES.get(path)
    if (page !== undefined) return servePage(request, url, join(options.pagesDir, page, 'index.html'), assets)
    const segments = decodeSegments(url.pathname.slice(1))
    if (segments === 'malformed') return refuse(url, 400, 'The address is malformed.')
    if (segments === 'refused') return refuse(url, 403, 'This address is not served.')
    const [area, ...rest] = segments
    if (area === 'assets') return serveAsset(request, url, assets, rest)
    if (area === 'deck') return serveDeckFile(request, url, options.lectureDir(), rest)
    return refuse(url, 404, 'Not found.')
  }
}

async function servePage(request: Asked, url: URL, path: string, assets: KeptAssets): Promise<Answer> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = await readFile(path)
  } catch {
    return refuse(url, 404, 'Not found.')
  }
  assets.readAhead(bytes)
  return whole(request, bytes, path, { ...securityHeaders('page', url), 'cache-control': 'no-store' })
}

async function serveAsset(request: Asked, url: URL, assets: KeptAssets, segments: string[]): Promise<Answer> {
  const found = await assets.get(segments)
  if (found.kind !== 'bytes') return refuseFile(url, found.kind)
  // Their names carry a hash of their content.
  const caching = { 'cache-control': 'public, max-age=31536000, immutable' }
  return whole(request, found.bytes, segments.at(-1) ?? '', { ...securityHeaders('page', url), ...caching })
}

/** Our own files are small, and inside a packed application only reading them whole is certain to work. */
function whole(
  request: Asked,
  bytes: Uint8Array<ArrayBuffer>,
  path: string,
  headers: Record<string, string>,
): Answer {
  const all = {
    ...headers,
    'content-type': contentType('page', path),
    'content-length': String(bytes.byteLength),
  }
  return answer(request.method === 'HEAD' ? null : bytes, { headers: all })
}

async function serveDeckFile(request: Asked, url: URL, lecture: string, segments: string[]): Promise<Answer> {
  // Only what is meant to be shown: speaker notes lie next door.
  const [top, ...rest] = segments
  if (top !== 'slides' || rest.length === 0) return refuse(url, 403, 'This address is not served.')
  const found = await containedFile(join(lecture, 'slides'), rest)
  if (found.kind !== 'file') return refuseFile(url, found.kind)
  const headers = {
    ...securityHeaders('deck', url),
    'content-type': contentType('deck', rest.at(-1) ?? ''),
    'cache-control': 'no-cache',
  }
  return (await fileResponse(request, found.path, headers)) ?? refuse(url, 404, 'Not found.')
}

function refuseFile(url: URL, kind: 'refused' | 'missing'): Answer {
  return kind === 'refused' ? refuse(url, 403, 'This address is not served.') : refuse(url, 404, 'Not found.')
}

/** Words for people; never a path of the machine. */
function refuse(url: URL, status: number, text: string, extra: Record<string, string> = {}): Answer {
  const headers = {
    ...securityHeaders('deck', url),
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...extra,
  }
  return answer(`${text}\n`, { status, headers })
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
