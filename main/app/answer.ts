import { Readable } from 'node:stream'

/** As much as is used of a request; a `Request` is one. */
export interface Asked {
  /** Absolute. */
  readonly url: string
  readonly method: string
  readonly headers: Pick<Headers, 'get'>
  /** Aborted when whoever asked has gone away. */
  readonly signal: AbortSignal
}

/**
 * As much as is used of a response; a `Response` is one. Node's own takes long to load, which the first page
 * would have to wait for.
 */
export interface Answer {
  readonly status: number
  /** Names in small letters. */
  readonly headers: Iterable<[string, string]>
  readonly body: Uint8Array<ArrayBuffer> | Readable | ReadableStream | null
}

export function answer(
  body: Answer['body'] | string,
  init: { status?: number; headers: Record<string, string> },
): Answer {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return { status: init.status ?? 200, headers: Object.entries(init.headers), body: bytes }
}

/** For a shell that wants a `Response`. */
export function asResponse({ status, headers, body }: Answer): Response {
  // DOM's and Node's declarations of the same stream differ.
  const content = body instanceof Readable ? (Readable.toWeb(body) as unknown as ReadableStream) : body
  return new Response(content, { status, headers: Object.fromEntries(headers) })
}
