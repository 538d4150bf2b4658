import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Answer, Asked } from '../app/answer.ts'

/**
 * Answers a Node request by what `handler` says to it. The signal aborts when the browser goes away; bodies of
 * requests are not read, because nothing here takes any.
 */
export async function answerWith(
  handler: (asked: Asked) => Promise<Answer>,
  url: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  let answer: Answer
  try {
    answer = await handler({
      url: url.href,
      method: incoming.method ?? 'GET',
      headers: { get: (name) => incoming.headersDistinct[name.toLowerCase()]?.join(', ') ?? null },
      signal: gone.signal,
    })
  } catch {
    sendText(outgoing, 500, 'Lectern could not answer this request.')
    return
  }
  await send(answer, outgoing)
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

async function send({ status, headers, body }: Answer, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(status, Object.fromEntries(headers))
  if (body === null || body instanceof Uint8Array) {
    outgoing.end(body ?? undefined)
    return
  }
  // DOM's and Node's declarations of the same stream differ.
  const content = body instanceof Readable ? body : Readable.fromWeb(body as ReadableStream<Uint8Array>)
  // A browser that goes away, or a file that breaks off: the connection ends, and that says it.
  await pipeline(content, outgoing).catch(() => outgoing.destroy())
}
