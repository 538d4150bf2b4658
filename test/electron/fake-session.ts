import { EventEmitter } from 'node:events'
import type { SessionLike } from '../../main/electron/surface.ts'

type Handler<Name extends keyof SessionLike> = SessionLike[Name] extends (handler: infer H) => unknown
  ? NonNullable<H>
  : never
type BeforeRequest = Parameters<SessionLike['webRequest']['onBeforeRequest']>[1]

/** A session that grants whatever nobody forbade, as Electron's does. */
export class FakeSession extends EventEmitter implements SessionLike {
  readonly options: object | undefined
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>()
  permissionRequest: Handler<'setPermissionRequestHandler'> | null = null
  permissionCheck: Handler<'setPermissionCheckHandler'> | null = null
  device: Handler<'setDevicePermissionHandler'> | null = null
  displayMedia: Parameters<SessionLike['setDisplayMediaRequestHandler']>[0] = null
  spellChecker = true
  /** Only the last listener counts. */
  beforeRequest: { urls: string[]; listener: BeforeRequest } | null = null

  constructor(options?: object) {
    super()
    this.options = options
  }

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      this.handlers.set(scheme, handler)
    },
    isProtocolHandled: (scheme: string) => this.handlers.has(scheme),
  }

  readonly webRequest = {
    onBeforeRequest: (filter: { urls: string[] }, listener: BeforeRequest) => {
      this.beforeRequest = { urls: filter.urls, listener }
    },
  }

  setPermissionRequestHandler(handler: Handler<'setPermissionRequestHandler'>): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: Handler<'setPermissionCheckHandler'>): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: Handler<'setDevicePermissionHandler'> | null): void {
    this.device = handler
  }
  setDisplayMediaRequestHandler(handler: Parameters<SessionLike['setDisplayMediaRequestHandler']>[0]): void {
    this.displayMedia = handler
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable
  }

  /** Whether a request would go out. */
  lets(url: string, resourceType = 'image'): boolean {
    if (this.beforeRequest?.urls[0] !== '<all_urls>') return true
    let cancelled = false
    this.beforeRequest.listener({ url, resourceType }, (response) => {
      cancelled = response.cancel === true
    })
    return !cancelled
  }
}
