import type { BrowserContext } from '@playwright/test'

/** Everything pages asked for and everything that came over their connections. */
export interface Traffic {
  /** Addresses of requests and sockets, in order, of all pages. */
  readonly addresses: string[]
  /** Text of every message that a page got, by the page's path. */
  framesTo(path: string): string[]
}

export function recordTraffic(context: BrowserContext): Traffic {
  const addresses: string[] = []
  const frames: { path: string; text: string }[] = []
  context.on('request', (request) => addresses.push(request.url()))
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      addresses.push(socket.url())
      const path = new URL(page.url()).pathname
      socket.on('framereceived', ({ payload }) => frames.push({ path, text: payload.toString() }))
    })
  })
  return {
    addresses,
    framesTo: (path) => frames.filter((frame) => frame.path === path).map((frame) => frame.text),
  }
}
