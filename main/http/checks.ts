import { createHash, timingSafeEqual } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { STATUS_CODES } from './node-http.ts'

/** Null for anything but a path: `new URL('//elsewhere', base)` would change the host. */
export function ownUrl(target: string, host: string): URL | null {
  if (!target.startsWith('/') || !URL.canParse(`http://${host}${target}`)) return null
  const url = new URL(`http://${host}${target}`)
  // `//elsewhere` as a place to go means another host to a browser.
  return url.host === host && !url.pathname.startsWith('//') ? url : null
}

/**
 * Whether another page than ours loads this, by `Sec-Fetch-Site`. `none` is the address bar; absent in clients
 * that are no browsers, in old ones, and wherever the address is no secure one.
 */
export function isForeign(site: string | string[] | undefined): boolean {
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/** Takes the same time wherever the two differ, also in length. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** Of a `Cookie` header, by name. */
export function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of header.split(';')) {
    const [name, ...value] = pair.split('=')
    if (name !== undefined) cookies.set(name.trim(), value.join('=').trim())
  }
  return cookies
}

/** Answers a request for a WebSocket with a refusal, and ends it. */
export function refuseSocket(socket: Duplex, status: number, reason: string): void {
  const body = `${reason}\n`
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n` +
      `Content-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
