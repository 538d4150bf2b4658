/**
 * For pages of ours. No script but our own files, nothing from the network: `connect-src 'self'` also
 * covers the WebSocket of the same host and port. Inline styles are needed by reveal.js, which
 * positions slides with style attributes, and by Mermaid, whose drawings carry their style sheet.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' lectern: data:",
  "font-src 'self'",
  "media-src 'self' lectern:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/**
 * The presenter page shows two others in a frame: the print page, to tell what a print will look like, and with one
 * display the projector's page over the notes. Each is asked for as such; nothing else is framed.
 */
function framePolicy(url: URL): string {
  if (isPage(url, 'presenter')) return "frame-src 'self'; frame-ancestors 'none'"
  const isFramed =
    (isPage(url, 'print') && url.searchParams.has('preview')) ||
    (isPage(url, 'audience') && url.searchParams.has('over-notes'))
  return `frame-ancestors ${isFramed ? "'self'" : "'none'"}`
}

function isPage({ pathname }: URL, name: string): boolean {
  return pathname === `/${name}` || pathname === `/${name}/`
}

/** For files of a lecture, which may come from anybody: opened by itself, an SVG runs nothing. */
const DECK_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

const DENIED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]

/** Headers that every response carries. */
export function securityHeaders(kind: 'page' | 'deck', url: URL): Record<string, string> {
  // In Electron the lecture's files have a host of their own, so pages load them across origins.
  const shared = kind === 'deck' && url.protocol !== 'http:' && url.protocol !== 'https:'
  return {
    'content-security-policy': kind === 'deck' ? DECK_POLICY : `${PAGE_POLICY}; ${framePolicy(url)}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': shared ? 'cross-origin' : 'same-origin',
    'permissions-policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  }
}
