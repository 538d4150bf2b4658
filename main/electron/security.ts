import { DECK_HOST, isOurs, isPreview, PAGE_HOST } from './addresses.ts'
import type { ContentsLike, SessionLike } from './surface.ts'

/** What may be asked of the network, and by whom. */
export interface RequestPolicy {
  /** See `developmentOrigin`; null in the shipped program. */
  developmentOrigin: string | null
  /** Developer tools load their own pages from `devtools:`, which is local; never in the shipped program. */
  developerTools: boolean
}

/** Kinds of request that would make a file of the lecture a document with a place to run in. */
const DOCUMENTS = new Set(['mainFrame', 'subFrame', 'object'])

/**
 * Everything that could leave the machine is refused; a lecture's file is never a document.
 * @param resourceType as Electron names it, e.g. `mainFrame`, `image`
 */
export function isAllowedRequest(
  request: { url: string; resourceType: string },
  policy: RequestPolicy,
): boolean {
  if (isOurs(request.url, PAGE_HOST)) return true
  if (isOurs(request.url, DECK_HOST)) return !DOCUMENTS.has(request.resourceType)
  const url = URL.parse(request.url)
  if (url === null) return false
  // Carries its own bytes: no request to anywhere. The pages' policy decides where it may be used.
  if (url.protocol === 'data:') return !DOCUMENTS.has(request.resourceType)
  if (policy.developerTools && url.protocol === 'devtools:') return true
  if (policy.developmentOrigin === null) return false
  const origin = url.protocol === 'ws:' ? `http://${url.host}` : url.origin
  return origin === policy.developmentOrigin && url.username === '' && url.password === ''
}

/** Bytes that a page of ours holds in memory: no request to anywhere. */
function isOwnBlob(url: string): boolean {
  return url.startsWith('blob:') && isOurs(url.slice('blob:'.length), PAGE_HOST)
}

/** Full screen shows nothing that was not on the page already; nothing else, and nobody else, needs any. */
export function isAllowedPermission(permission: string, asking: string, policy: RequestPolicy): boolean {
  if (permission !== 'fullscreen') return false
  if (isOurs(asking, PAGE_HOST)) return true
  return policy.developmentOrigin !== null && URL.parse(asking)?.origin === policy.developmentOrigin
}

const secured = new WeakSet<SessionLike>()

/** Closes a session: no network, no devices, no permissions, no downloads. Safe to call twice. */
export function secureSession(session: SessionLike, policy: RequestPolicy): void {
  if (secured.has(session)) return
  secured.add(session)
  // Whatever has no handler is granted by default.
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl }) =>
    callback(isAllowedPermission(permission, requestingUrl, policy)),
  )
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isAllowedPermission(permission, requestingOrigin, policy),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  // Dictionaries would be fetched from a server.
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, callback) =>
    callback({ cancel: !isAllowedRequest(details, policy) }),
  )
  // What a page of ours has made itself may be saved: the system asks where to.
  session.on('will-download', (event, item) => {
    if (!isOwnBlob(item.getURL())) event.preventDefault()
  })
  refuseDevices(session)
}

/** Without `preventDefault` some choosers take the first device; an empty answer cancels the request. */
function refuseDevices(session: SessionLike): void {
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
}

/**
 * Ties a page to the document it was given. Links leave the program only through `openExternal`,
 * which must ask first. The order of the two navigation events differs between versions of Electron,
 * and a prevented one silences the other, so both ask; `openExternal` shows one question at a time.
 */
export function secureContents(contents: ContentsLike, openExternal: (url: string) => void): void {
  contents.on('will-navigate', (details) => {
    details.preventDefault()
    openExternal(details.url)
  })
  contents.on('will-frame-navigate', (details) => {
    if (isPreview(details.url, details.isMainFrame)) return
    details.preventDefault()
    openExternal(details.url)
  })
  contents.on('will-redirect', (details) => details.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  // A page must not be able to hold a window open.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url)
    return { action: 'deny' }
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
