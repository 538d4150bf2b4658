import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, SaveDialogOptions } from 'electron'
import type { ElectronLike, MenuTemplate } from '../../main/electron/surface.ts'
import { FakeApp } from './fake-app.ts'
import { FakeScreen } from './fake-screen.ts'
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
