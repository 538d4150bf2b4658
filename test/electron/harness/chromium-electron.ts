import type { BrowserWindowConstructorOptions } from 'electron'
import type { BrowserContext, Route } from 'playwright-core'
import { PARTITION } from '../../../main/electron/addresses.ts'
import { FakeElectron } from '../fake.ts'
import { toLectern, translatePolicy, translateScript, translateStyle } from './addresses.ts'
import { ChromiumWindow, contentsOf } from './chromium-window.ts'
import { preloadScript, SEND } from './preload-script.ts'

/** Chromium's names of kinds of requests as Electron has them. */
const TYPES: Readonly<Record<string, string>> = { xhr: 'xhr', fetch: 'xhr', websocket: 'webSocket' }

/**
 * Electron without its binary but with its pages: windows are pages of a real Chromium, with the built
 * preload before the built pages, answered by whatever main handles the scheme with, and only where main's
 * own filter lets a request through.
 */
export class ChromiumElectron extends FakeElectron {
  /** Addresses that main's filter cancelled. */
  readonly cancelled: string[] = []
  readonly answered: { url: string; status: number }[] = []

  private constructor(context: BrowserContext) {
    super((options: BrowserWindowConstructorOptions) => new ChromiumWindow(options, context))
  }

  /** @param out the folder of the build */
  static async in(context: BrowserContext, out: string): Promise<ChromiumElectron> {
    const electron = new ChromiumElectron(context)
    await context.exposeBinding(SEND, ({ page, frame }, channel: string, message: unknown) =>
      contentsOf(page)?.receive(frame, channel, message),
    )
    await context.addInitScript({ content: preloadScript(out) })
    await context.route('**/*', (route) => electron.#answer(route))
    return electron
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request()
    const url = toLectern(request.url()) ?? request.url()
    const session = this.session.fromPartition(PARTITION)
    const kind = request.isNavigationRequest()
      ? request.frame().parentFrame() === null
        ? 'mainFrame'
        : 'subFrame'
      : (TYPES[request.resourceType()] ?? request.resourceType())
    const handler = session.handlers.get('lectern')
    const goes =
      kind !== 'subFrame' || contentsOf(request.frame().page())?.navigates('will-frame-navigate', url, false)
    if (handler === undefined || goes !== true || !session.lets(url, kind)) {
      this.cancelled.push(url)
      await route.abort('blockedbyclient')
      return
    }
    const headers = await request.allHeaders()
    const response = await handler(new Request(url, { method: request.method(), headers: plain(headers) }))
    this.answered.push({ url, status: response.status })
    await route.fulfill({
      status: response.status,
      headers: translated(response.headers),
      body: await bodyOf(response),
    })
  }
}

/** Node's Request takes none of HTTP/2's own header names. */
function plain(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':')))
}

function translated(headers: Headers): Record<string, string> {
  const all = Object.fromEntries(headers.entries())
  const policy = all['content-security-policy']
  if (policy !== undefined) all['content-security-policy'] = translatePolicy(policy)
  // The body may have grown by the longer names of hosts.
  delete all['content-length']
  return all
}

async function bodyOf(response: Response): Promise<Buffer> {
  const type = response.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await response.arrayBuffer())
  if (type.includes('javascript')) return Buffer.from(translateScript(bytes.toString('utf8')))
  if (type.includes('text/css')) return Buffer.from(translateStyle(bytes.toString('utf8')))
  return bytes
}
