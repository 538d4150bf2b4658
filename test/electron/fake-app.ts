import { EventEmitter } from 'node:events'
import { prevented } from './fake-event.ts'
import type { FakeWindow } from './fake-window.ts'

/** What the program needs to know of the rest of Electron. */
interface Around {
  ready: boolean
  readonly windows: readonly FakeWindow[]
  mustBeReady(what: string): void
}

/** The program: strict about what counts only before or only after it is ready. */
export class FakeApp extends EventEmitter {
  isPackaged = true
  hasLock = true
  sandboxed = false
  quits = 0
  readonly exits: number[] = []
  lockData: unknown = null
  readonly switches = new Map<string, string>()
  readonly #electron: Around

  constructor(electron: Around) {
    super()
    this.#electron = electron
  }

  readonly commandLine = {
    appendSwitch: (name: string, value = '') => {
      if (this.#electron.ready) throw new Error('appendSwitch has no effect after ready')
      this.switches.set(name, value)
    },
    getSwitchValue: (name: string) => this.switches.get(name) ?? '',
  }

  resolver: object | null = null
  readonly recentDocuments: string[] = []

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path)
  }

  clearRecentDocuments(): void {
    this.recentDocuments.length = 0
  }

  version = '1.2.3'

  getVersion(): string {
    return this.version
  }

  /** A test that lets something be written sets it. */
  userData = '/dev/null/nowhere'

  getPath(): string {
    return this.userData
  }

  /** Without a listener, the last window that closes ends the program. */
  windowClosed(): void {
    const open = this.#electron.windows.some((window) => !window.isDestroyed())
    if (open || this.#quitting || this.emit('window-all-closed')) return
    this.quit()
  }

  configureHostResolver(options: object): void {
    this.#electron.mustBeReady('configureHostResolver')
    this.resolver = options
  }

  enableSandbox(): void {
    if (this.#electron.ready) throw new Error('enableSandbox called after ready')
    this.sandboxed = true
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    this.lockData = data
    return this.hasLock
  }

  async whenReady(): Promise<void> {
    this.#electron.ready = true
  }

  exit(code: number): void {
    this.exits.push(code)
  }

  #quitting = false

  /** As Electron: `before-quit`, then each window's `close`, and the end when nobody objects. */
  quit(): void {
    if (this.#electron.ready && prevented((event) => this.emit('before-quit', event))) return
    this.#quitting = true
    for (const window of this.#electron.windows) {
      if (window.isDestroyed() || window.close()) continue
      this.#quitting = false
      return
    }
    this.quits += 1
  }
}
