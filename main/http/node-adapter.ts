import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/**
 * Answers a Node request with a function from `Request` to `Response`. The request's signal aborts when
 * the browser goes away; bodies of requests are not read, because nothing here takes any.
 */
export async function answerWith(
  handler: (request: Request) => Promise<Response>,
  url: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  let response: Response
  try {
    response = await handler(
      new Request(url, {
        method: incoming.method ?? 'GET',
        headers: readHeaders(incoming),
        signal: gone.signal,
      }),
    )
  } catch {
    // Also a method that `Request` does not know, such as TRACE.
    sendText(outgoing, 500, 'Lectern could not answer this request.')
    return
  }
  await send(response, outgoing)
}

/** A short plain answer that no cache keeps. */
export function sendText(
  outgoing: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  if (outgoing.headersSent) {
    outgoing.destroy()
    return
  }
  outgoing.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...headers,
  })
  outgoing.end(`${text}\n`)
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body === null) {
    outgoing.end()
    return
  }
  // DOM's and Node's declarations of the same stream differ.
  const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
  // A browser that goes away, or a file that breaks off: the connection ends, and that says it.
  await pipeline(body, outgoing).catch(() => outgoing.destroy())
}

function readHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  return headers
}
