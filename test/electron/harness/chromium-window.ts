import type { BrowserWindowConstructorOptions, PrintToPDFOptions } from 'electron'
import type { BrowserContext, Frame, Page } from 'playwright-core'
import type { Rect } from '../../../main/electron/placement.ts'
import type { FrameLike } from '../../../main/electron/surface.ts'
import { FakeContents, FakeWindow } from '../fake-window.ts'
import { toHarness, toLectern } from './addresses.ts'
import { RECEIVE } from './preload-script.ts'

/** Contents of a window that are a real page. */
export class ChromiumContents extends FakeContents {
  readonly #context: BrowserContext
  readonly #sent: { channel: string; message: unknown }[] = []
  #page: Promise<Page>
  #crashed = false
  url = ''
  /** Pixels to the CSS pixel, of a window that paints unseen. */
  pixelRatio = 1

  constructor(context: BrowserContext) {
    super()
    this.#context = context
    this.#page = this.#open()
  }

  /** The page as it is now; another one after a crash. */
  page(): Promise<Page> {
    return this.#page
  }

  async load(url: string): Promise<void> {
    this.url = url
    const page = await this.#page
    try {
      await page.goto(toHarness(url), { waitUntil: 'domcontentloaded' })
    } catch (error) {
      if (this.destroyed) return
      this.emit('did-fail-load', {}, -2, String(error), url, true)
      throw error
    }
    this.#loaded()
  }

  /** A message that came from a frame of this page. */
  receive(frame: Frame, channel: string, message: unknown): void {
    const origin = new URL(toLectern(frame.url()) ?? frame.url())
    const known: FrameLike = {
      origin: origin.protocol === 'lectern:' ? `lectern://${origin.host}` : origin.origin,
      parent: frame.parentFrame(),
    }
    let senderFrame: FrameLike | null = known
    const event = {
      get senderFrame() {
        return senderFrame
      },
    }
    this.ipc.emit(channel, event, message)
    senderFrame = null
  }

  /** Everything that main sent to this page. */
  sent(): readonly { channel: string; message: unknown }[] {
    return this.#sent
  }

  override send(channel: string, ...args: unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    const message = structuredClone(args[0])
    this.#sent.push({ channel, message })
    void this.#page.then((page) =>
      page
        .evaluate(
          ([name, given, body]) =>
            (window as unknown as Record<string, (...all: unknown[]) => void>)[name]?.(given, body),
          [RECEIVE, channel, message] as const,
        )
        // The page is on its way to another document, or gone.
        .catch(() => undefined),
    )
  }

  override reload(): void {
    super.reload()
    if (this.#crashed) {
      this.#crashed = false
      this.#page = this.#open()
      void this.load(this.url).catch(() => undefined)
      return
    }
    void this.#page
      .then((page) => page.reload({ waitUntil: 'domcontentloaded' }))
      .then(() => this.#loaded())
      .catch(() => undefined)
  }

  override forcefullyCrashRenderer(): void {
    this.crashes += 1
    void this.#page.then((page) => page.goto('chrome://crash').catch(() => undefined))
  }

  /** Only a key that is pressed counts: pages look at nothing else. */
  override sendInputEvent(event: { type?: string; keyCode?: string; modifiers?: string[] }): void {
    super.sendInputEvent(event)
    if (event.type !== 'keyDown' || event.keyCode === undefined) return
    const key = [
      ...(event.modifiers ?? []).map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`),
      event.keyCode,
    ]
    void this.#page.then((page) => page.keyboard.press(key.join('+')))
  }

  override async executeJavaScript(code: string): Promise<unknown> {
    return (await this.#page).evaluate(code)
  }

  override async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    this.printed.push(options)
    return (await this.#page).pdf({
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      printBackground: options.printBackground ?? false,
      tagged: options.generateTaggedPDF ?? false,
      outline: options.generateDocumentOutline ?? false,
    })
  }

  override async picture(): Promise<Buffer> {
    const page = await this.#page
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
    const session = await page.context().newCDPSession(page)
    const clip = { x: 0, y: 0, width, height, scale: this.pixelRatio }
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip })
    return Buffer.from(data, 'base64')
  }

  async resize({ width, height }: Rect): Promise<void> {
    await (await this.#page).setViewportSize({ width, height }).catch(() => undefined)
  }

  async close(): Promise<void> {
    await (await this.#page).close().catch(() => undefined)
  }

  async #open(): Promise<Page> {
    const page = await this.#context.newPage()
    pages.set(page, this)
    page.on('crash', () => {
      if (this.destroyed) return
      this.#crashed = true
      this.crash('crashed')
    })
    return page
  }

  #loaded(): void {
    if (this.destroyed) return
    this.emit('did-finish-load')
    this.emit('harness-painted')
  }
}

const pages = new WeakMap<Page, ChromiumContents>()

/** The contents whose page this is. */
export function contentsOf(page: Page): ChromiumContents | undefined {
  return pages.get(page)
}

/** A window that is a page of Chromium as large as the window would be. */
export class ChromiumWindow extends FakeWindow {
  override readonly webContents: ChromiumContents

  constructor(options: BrowserWindowConstructorOptions, context: BrowserContext) {
    super(options)
    this.webContents = new ChromiumContents(context)
    this.load = (url) => this.webContents.load(url)
    const offscreen = options.webPreferences?.offscreen
    if (typeof offscreen === 'object') this.webContents.pixelRatio = offscreen.deviceScaleFactor ?? 1
    this.webContents.once('harness-painted', () => this.emit('ready-to-show'))
    void this.webContents.resize(this.bounds)
  }

  override setBounds(bounds: Partial<Rect>): void {
    super.setBounds(bounds)
    void this.webContents.resize(this.bounds)
  }

  override destroy(): void {
    super.destroy()
    void this.webContents.close()
  }
}
