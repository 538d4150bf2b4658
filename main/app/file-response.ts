import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { answer, type Answer, type Asked } from './answer.ts'

/** The part of a file that is sent; both ends are 0-based byte offsets and belong to it. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * Serves a file whose path is already known to be allowed: streamed from the disk, with validators
 * for caching and with single byte ranges, which seeking in a video needs.
 * @param headers joined to each answer
 * @returns null when there is no regular file at `path` any more
 */
export async function fileResponse(
  request: Asked,
  path: string,
  headers: Record<string, string>,
): Promise<Answer | null> {
  const file = await openRegular(path)
  if (!file) return null
  let handedOver = false
  try {
    const { size, mtime } = await file.stat()
    const modified = new Date(Math.floor(mtime.getTime() / 1000) * 1000)
    const etag = `"${size.toString(16)}-${mtime.getTime().toString(16)}"`
    const all = {
      ...headers,
      'accept-ranges': 'bytes',
      etag,
      'last-modified': modified.toUTCString(),
    }
    if (isUnchanged(request.headers, etag, modified)) return answer(null, { status: 304, headers: all })

    const range =
      request.method === 'GET' && isRangeUsable(request.headers, etag, modified)
        ? parseRange(request.headers.get('range'), size)
        : null
    if (range === 'unsatisfiable')
      return answer(null, { status: 416, headers: { ...all, 'content-range': `bytes */${size}` } })

    const { start, end } = range ?? { start: 0, end: size - 1 }
    const length = { 'content-length': String(end - start + 1) }
    const part = range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}
    const init = { status: range ? 206 : 200, headers: { ...all, ...length, ...part } }
    if (request.method === 'HEAD' || size === 0) return answer(null, init)
    handedOver = true
    return answer(bodyOf(file, start, end), init)
  } finally {
    if (!handedOver) await file.close()
  }
}

/**
 * Reads a `Range` header (RFC 9110, 14.2). null means: send everything, which is right for no header,
 * another unit, bad syntax and several ranges at once.
 * @param size of the file in bytes
 */
export function parseRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '')
  if (!match) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  if (first === '') {
    const count = Number(last)
    if (count === 0 || size === 0) return 'unsatisfiable'
    return { start: Math.max(0, size - count), end: size - 1 }
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return null
  if (start >= size) return 'unsatisfiable'
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}

/** Opens what is really a file: never a folder, a link put there a moment ago, or a pipe that blocks. */
async function openRegular(path: string): Promise<FileHandle | undefined> {
  let file: FileHandle | undefined
  try {
    // The last two do not exist on Windows.
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants
    file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    if ((await file.stat()).isFile()) return file
  } catch {
    // Gone, or not ours to read: the same to whoever asked.
  }
  await file?.close()
  return undefined
}

function bodyOf(file: FileHandle, start: number, end: number): Readable {
  // The stream closes the file when it is read to its end and also when the reader goes away.
  return file.createReadStream({ start, end, autoClose: true })
}

function isUnchanged(headers: Asked['headers'], etag: string, modified: Date): boolean {
  const known = headers.get('if-none-match')
  if (known !== null) {
    const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    return tags.includes(etag) || tags.includes('*')
  }
  const since = Date.parse(headers.get('if-modified-since') ?? '')
  return !Number.isNaN(since) && modified.getTime() <= since
}

/** A resumed download must not mix two versions of a file. */
function isRangeUsable(headers: Asked['headers'], etag: string, modified: Date): boolean {
  const condition = headers.get('if-range')
  return condition === null || condition === etag || Date.parse(condition) === modified.getTime()
}
