import type { Diagnostic } from '../../core/deck/types.ts'
import { placeOf } from './diagram-source-map.ts'

/** A file's text with `\n` line ends and no byte order mark, and what was wrong with its bytes. */
export interface DecodedText {
  text: string
  /** Absent when the file is UTF-8. The text is then as good as could be made of the bytes. */
  diagnostic?: Diagnostic
}

/** Reads bytes as UTF-8; `path` (relative to the lecture folder) only names the file in the diagnostic. */
export function decodeText(bytes: Uint8Array<ArrayBuffer>, path: string): DecodedText {
  const marked = utf16ByMark(bytes)
  if (marked) return wrongEncoding(path, 0, marked, 'the file is UTF-16, not UTF-8', SAVE_AS_UTF8)

  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    const wide = utf16ByNuls(bytes)
    const text = wide ?? new TextDecoder().decode(bytes).replaceAll('\0', '\uFFFD')
    const reason =
      wide === undefined ? 'the file contains bytes that no text has' : 'the file looks like UTF-16'
    return wrongEncoding(path, wide === undefined ? nul : 0, text, reason, SAVE_AS_UTF8, bytes)
  }

  try {
    return { text: withLineFeeds(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    const at = firstBadByte(bytes)
    const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    const reason = `byte ${at + 1} of the file (hexadecimal ${byte}) is not UTF-8`
    return wrongEncoding(path, at, new TextDecoder().decode(bytes), reason, SAVE_LATIN_AS_UTF8, bytes)
  }
}

const SAVE_AS_UTF8 = 'save the file as UTF-8 in your editor'
const SAVE_LATIN_AS_UTF8 = `${SAVE_AS_UTF8}; files from older Windows programs are often Windows-1252 (Latin-1)`

function wrongEncoding(
  path: string,
  badByte: number,
  text: string,
  reason: string,
  hint: string,
  bytes = new Uint8Array(),
): DecodedText {
  const before = withLineFeeds(new TextDecoder().decode(bytes.subarray(0, badByte)))
  const place = placeOf(before, before.length)
  return {
    text: withLineFeeds(text),
    diagnostic: { code: 'file-encoding', severity: 'error', file: path, ...place, reason, hint },
  }
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function utf16ByMark(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return undefined
}

/** UTF-16 without a mark: in Western text almost every second byte is zero. */
function utf16ByNuls(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  const sample = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (const [at, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  const many = sample.length * 0.3
  if (odd > many && even < odd / 10) return new TextDecoder('utf-16le').decode(bytes)
  if (even > many && odd < even / 10) return new TextDecoder('utf-16be').decode(bytes)
  return undefined
}

/** 0-based offset of the byte at which the first malformed sequence begins. */
function firstBadByte(bytes: Uint8Array<ArrayBuffer>): number {
  // A prefix is sound while a streaming decoder does not complain; soundness ends once and for all.
  let sound = 0
  let unsound = bytes.length + 1
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >> 1
    if (isUtf8(bytes.subarray(0, middle), { stream: true })) sound = middle
    else unsound = middle
  }
  // Its last bytes may be the beginning of a character that is never finished.
  while (!isUtf8(bytes.subarray(0, sound))) sound--
  return sound
}

function isUtf8(bytes: Uint8Array<ArrayBuffer>, more: { stream?: boolean } = {}): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, more)
    return true
  } catch {
    return false
  }
}
