import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, PrintToPDFOptions, WebContents } from 'electron'
import type { Rect } from '../../main/electron/placement.ts'
import type { ContentsLike, FrameLike, WindowLike } from '../../main/electron/surface.ts'
import { prevented } from './fake-event.ts'

let contentsCreated = 0

/** A page's contents, with the page's end of IPC as `renderer`. */
export class FakeContents extends EventEmitter implements ContentsLike {
  readonly id = (contentsCreated += 1)
  readonly ipc = new EventEmitter()
  /** What the preload's `ipcRenderer` is to this window. */
  readonly renderer = new FakeRenderer(this)
  frame: FrameLike | null = { origin: 'lectern://app', parent: null }
  reloads = 0
  crashes = 0
  destroyed = false
  webRtcPolicy = 'default'
  readonly inputs: object[] = []
  readonly printed: PrintToPDFOptions[] = []
  windowOpen: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null
  /** What the page's script evaluates to. */
  evaluate: (code: string) => Promise<unknown> = async () => undefined

  isDestroyed(): boolean {
    return this.destroyed
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    const copies = structuredClone(args)
    queueMicrotask(() => this.renderer.emit(channel, {}, ...copies))
  }

  reload(): void {
    this.reloads += 1
  }

  forcefullyCrashRenderer(): void {
    this.crashes += 1
    queueMicrotask(() => this.crash('killed'))
  }

  crash(reason: string): void {
    this.emit('render-process-gone', {}, { reason, exitCode: 5 })
  }

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.windowOpen = handler
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy
  }

  executeJavaScript(code: string): Promise<unknown> {
    return this.evaluate(code)
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    this.printed.push(options)
    return Buffer.from('%PDF-1.7')
  }

  async capturePage() {
    const png = await this.picture()
    return { isEmpty: () => png.length === 0, toPNG: () => png }
  }

  /** What is seen, as PNG; empty when nothing is. */
  async picture(): Promise<Buffer> {
    return Buffer.from('PNG')
  }

  sendInputEvent(event: object): void {
    this.inputs.push(event)
  }

  /** Whether the page may follow a link there. */
  navigates(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    url: string,
    isMainFrame = true,
  ): boolean {
    return !prevented((details) => this.emit(event, Object.assign(details, { url, isMainFrame })))
  }
}

class FakeRenderer extends EventEmitter {
  readonly #contents: FakeContents

  constructor(contents: FakeContents) {
    super()
    this.#contents = contents
  }

  /** The frame is read when the message arrives and is gone afterwards, as in Electron. */
  send(channel: string, message: unknown): void {
    const copy = structuredClone(message)
    queueMicrotask(() => {
      let frame = this.#contents.frame
      const event = {
        get senderFrame() {
          return frame
        },
      }
      this.#contents.ipc.emit(channel, event, copy)
      frame = null
    })
  }
}

/** A window. Full screen is entered and left in a later task, and told then, as on macOS. */
export class FakeWindow extends EventEmitter implements WindowLike {
  readonly webContents: FakeContents = new FakeContents()
  readonly options: BrowserWindowConstructorOptions
  readonly urls: string[] = []
  /** Everything done to the window that somebody in the room would see, in order. */
  readonly acts: string[] = []
  bounds: Rect
  visible = false
  focused = false
  fullScreen = false
  minimized = false
  maximized = false
  menuBar = true
  /** False for a window manager that ignores full screen and tells nothing. */
  obedient = true
  load: (url: string) => Promise<void> = async () => undefined

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    this.visible = options.show !== false
  }

  loadURL(url: string): Promise<void> {
    this.urls.push(url)
    return this.load(url)
  }

  show(): void {
    this.visible = true
    this.focused = true
    this.acts.push('show')
  }
  showInactive(): void {
    this.visible = true
    this.acts.push('show')
  }
  hide(): void {
    if (this.fullScreen) throw new Error('hidden while in full screen: macOS keeps an empty space')
    this.visible = false
    this.acts.push('hide')
  }
  focus(): void {
    this.focused = true
  }
  restore(): void {
    this.minimized = false
  }
  unmaximize(): void {
    this.maximized = false
  }
  isMinimized(): boolean {
    return this.minimized
  }
  isMaximized(): boolean {
    return this.maximized
  }
  isVisible(): boolean {
    return this.visible
  }
  isDestroyed(): boolean {
    return this.webContents.destroyed
  }
  isFullScreen(): boolean {
    return this.fullScreen
  }
  setMenuBarVisibility(visible: boolean): void {
    this.menuBar = visible
  }
  getBounds(): Rect {
    return { ...this.bounds }
  }
  setBounds(bounds: Partial<Rect>): void {
    if (this.fullScreen) throw new Error('moved while in full screen: it would stay on its display')
    this.bounds = { ...this.bounds, ...bounds }
    this.acts.push(`move ${this.bounds.x},${this.bounds.y}`)
  }

  setFullScreen(on: boolean): void {
    if (!this.obedient) return
    queueMicrotask(() => {
      if (this.fullScreen === on) return
      this.fullScreen = on
      this.acts.push(on ? 'enter' : 'leave')
      this.emit(on ? 'enter-full-screen' : 'leave-full-screen')
    })
  }

  /** Whether it closed; a listener may keep it open. */
  close(): boolean {
    if (prevented((event) => this.emit('close', event))) return false
    this.destroy()
    return true
  }

  destroy(): void {
    this.visible = false
    this.webContents.destroyed = true
    this.webContents.emit('destroyed')
    this.emit('closed')
  }
}
