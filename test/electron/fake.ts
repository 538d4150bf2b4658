import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, SaveDialogOptions } from 'electron'
import type { DisplayLike, ElectronLike, MenuTemplate } from '../../main/electron/surface.ts'
import { prevented } from './fake-event.ts'
import { FakeSession } from './fake-session.ts'
import { FakeWindow } from './fake-window.ts'

/**
 * Electron without its binary: the parts the shell uses, with real event emitters, strict about
 * what Electron is strict about. `main/electron/surface.ts` is the common type: the compiler holds
 * this against it, and `main/electron/index.ts` holds Electron's own module against it.
 */
export class FakeElectron implements ElectronLike<MenuTemplate> {
  ready = false
  menu: MenuTemplate | null = null
  readonly windows: FakeWindow[] = []
  readonly sessions = new Map<string, FakeSession>()
  readonly schemes: { scheme: string; privileges?: object }[] = []
  /** What was opened outside, shown in a folder, and said in dialogs, in order. */
  readonly opened: string[] = []
  readonly shownInFolder: string[] = []
  readonly errorBoxes: string[] = []
  readonly questions: { parent: unknown; message: string; detail?: string }[] = []
  /** Answers to the next questions, by button index; without one a dialog stays open. */
  readonly answers: number[] = []
  readonly chosenFolders: (string | null)[] = []
  readonly chosenFiles: (string | null)[] = []
  /** How the dialogs that asked for them were opened. */
  readonly saveDialogs: SaveDialogOptions[] = []

  readonly app = new FakeApp(this)
  readonly nativeTheme = Object.assign(new EventEmitter(), {
    themeSource: 'system' as 'system' | 'light' | 'dark',
    shouldUseDarkColors: false,
  })
  readonly screen = new FakeScreen()
  readonly powerMonitor = new EventEmitter()
  readonly powerSaveBlocker = new FakeBlocker()
  readonly BrowserWindow: {
    new (options: BrowserWindowConstructorOptions): FakeWindow
    getFocusedWindow(): FakeWindow | null
  }
  /** Set by a test; null while another program has the focus. */
  focusedWindow: FakeWindow | null = null

  /** @param create what a window is; a harness makes others */
  constructor(
    create: (options: BrowserWindowConstructorOptions) => FakeWindow = (given) => new FakeWindow(given),
  ) {
    const onCreate = (window: FakeWindow) => {
      this.mustBeReady('BrowserWindow')
      this.windows.push(window)
      window.on('closed', () => this.app.windowClosed())
      this.app.emit('web-contents-created', {}, window.webContents)
    }
    // Called with `new`, it returns what `create` made.
    this.BrowserWindow = function (options: BrowserWindowConstructorOptions) {
      const window = create(options)
      onCreate(window)
      return window
    } as unknown as FakeElectron['BrowserWindow']
    this.BrowserWindow.getFocusedWindow = () => this.focusedWindow
  }

  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: { scheme: string; privileges?: object }[]) => {
      if (this.ready) throw new Error('registerSchemesAsPrivileged called after ready')
      if (this.schemes.length > 0) throw new Error('registerSchemesAsPrivileged called twice')
      this.schemes.push(...schemes)
    },
  }

  readonly session = {
    of: (partition: string, options?: { cache: boolean }): FakeSession => {
      this.mustBeReady('session')
      const known = this.sessions.get(partition)
      if (known) return known
      const session = new FakeSession(options)
      this.sessions.set(partition, session)
      this.app.emit('session-created', session)
      return session
    },
    get defaultSession(): FakeSession {
      return this.of('')
    },
    fromPartition(partition: string, options?: { cache: boolean }): FakeSession {
      return this.of(partition, options)
    },
  }

  readonly dialog = {
    showMessageBox: async (...args: unknown[]) => {
      const [options, parent = null] = args.toReversed() as [{ message: string; detail?: string }, unknown]
      if (parent instanceof FakeWindow && parent.isDestroyed())
        throw new TypeError('Object has been destroyed')
      this.questions.push({
        parent,
        message: options.message,
        ...(options.detail && { detail: options.detail }),
      })
      const response = this.answers.shift()
      if (response === undefined) return new Promise<{ response: number }>(() => undefined)
      return { response }
    },
    showOpenDialog: async () => {
      const folder = this.chosenFolders.shift() ?? null
      return { canceled: folder === null, filePaths: folder === null ? [] : [folder] }
    },
    showSaveDialog: async (...given: unknown[]) => {
      this.saveDialogs.push(given.at(-1) as SaveDialogOptions)
      const file = this.chosenFiles.shift() ?? null
      return { canceled: file === null, filePath: file ?? '' }
    },
    showErrorBox: (title: string, content: string) => {
      this.errorBoxes.push(`${title} ${content}`)
    },
  }

  readonly Menu = {
    buildFromTemplate: (template: MenuTemplate) => template,
    setApplicationMenu: (menu: MenuTemplate | null) => {
      this.menu = menu
    },
  }

  readonly shell = {
    openExternal: async (url: string) => {
      this.opened.push(url)
    },
    showItemInFolder: (path: string) => {
      this.shownInFolder.push(path)
    },
  }

  /** The window whose page has this path. */
  window(path: string): FakeWindow {
    const found = this.windows.find((window) => window.urls.at(-1)?.endsWith(path))
    if (!found) throw new Error(`No window shows ${path}: ${this.windows.map((each) => each.urls)}`)
    return found
  }

  mustBeReady(what: string): void {
    if (!this.ready) throw new Error(`${what} used before ready`)
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true
  hasLock = true
  sandboxed = false
  quits = 0
  readonly exits: number[] = []
  lockData: unknown = null
  readonly switches = new Map<string, string>()
  readonly #electron: FakeElectron

  constructor(electron: FakeElectron) {
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

export function display(id: number, over: Partial<DisplayLike> = {}): DisplayLike {
  const bounds = over.bounds ?? { x: 0, y: 0, width: 1440, height: 900 }
  const workArea = { ...bounds, y: bounds.y + 25, height: bounds.height - 25 }
  return { id, bounds, workArea, scaleFactor: 1, internal: false, ...over }
}

class FakeScreen extends EventEmitter {
  displays: DisplayLike[] = [display(1, { internal: true })]

  getAllDisplays(): DisplayLike[] {
    return [...this.displays]
  }

  getPrimaryDisplay(): DisplayLike {
    const [primary] = this.displays
    if (!primary) throw new Error('no display')
    return primary
  }

  plug(added: DisplayLike): void {
    this.displays.push(added)
    this.emit('display-added', {}, added)
  }

  unplug(id: number): void {
    const removed = this.displays.find((each) => each.id === id)
    this.displays = this.displays.filter((each) => each.id !== id)
    this.emit('display-removed', {}, removed)
  }

  change(id: number, over: Partial<DisplayLike>): void {
    this.displays = this.displays.map((each) => (each.id === id ? display(id, { ...each, ...over }) : each))
    this.emit('display-metrics-changed', {}, {}, Object.keys(over))
  }
}

class FakeBlocker {
  readonly held = new Map<number, string>()
  started = 0

  start(type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    this.started += 1
    this.held.set(this.started, type)
    return this.started
  }

  stop(id: number): boolean {
    return this.held.delete(id)
  }

  isStarted(id: number): boolean {
    return this.held.has(id)
  }
}
