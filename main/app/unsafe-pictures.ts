import { open, readFile } from 'node:fs/promises'
import { pictureSize } from './picture-size.ts'
import { heavySvg } from './svg-weight.ts'

/** A file of the lecture. */
export interface PictureFile {
  /** Relative to the lecture folder. */
  path: string
  /** Absolute. */
  place: string
  /** Another one after each change. */
  stamp: string
}

/** More would take gigabytes when it is shown: 50 megapixels are 200 MB. */
const MAX_PIXELS = 50_000_000
const MAX_SVG_BYTES = 5_000_000
/** A header, also one behind a camera's thumbnail and colour profile. */
const HEAD_BYTES = 256 * 1024
/** Pictures that are looked at. */
const MAX_PICTURES = 5000

/**
 * The pictures that would stop a browser, by path, with the reason in words. What cannot be read is not among
 * them: that it cannot is said elsewhere.
 */
export async function findUnsafePictures(files: PictureFile[]): Promise<Record<string, string>> {
  const found: [path: string, reason: string][] = []
  const pictures = files.filter(({ path }) => /\.(?:png|jpe?g|gif|webp|bmp|ico|avif|svg)$/i.test(path))
  for (const file of pictures.slice(0, MAX_PICTURES)) {
    const reason = await judgeOnce(file)
    if (reason !== null) found.push([file.path, reason])
  }
  for (const { path } of pictures.slice(MAX_PICTURES))
    found.push([path, `the lecture has more than ${MAX_PICTURES} pictures; this one is not shown`])
  return Object.fromEntries(found)
}

/** By place and stamp: a lecture is read anew at every saved change, its pictures are not. */
const known = new Map<string, string | null>()

async function judgeOnce({ path, place, stamp }: PictureFile): Promise<string | null> {
  const key = `${place}\n${stamp}`
  const before = known.get(key)
  if (before !== undefined) return before
  const reason = await judge(path, place).catch(() => null)
  if (known.size >= 4 * MAX_PICTURES) known.clear()
  known.set(key, reason)
  return reason
}

async function judge(path: string, place: string): Promise<string | null> {
  const { head, size: bytes } = await readHead(place)
  if (/\.svg$/i.test(path)) {
    if (bytes > MAX_SVG_BYTES) return `this SVG is larger than ${MAX_SVG_BYTES / 1_000_000} MB`
    return judgeSvg(await readFile(place))
  }
  const size = pictureSize(head)
  if (!size || size.width * size.height <= MAX_PIXELS) return null
  const limit = MAX_PIXELS / 1_000_000
  return `this picture has ${size.width} × ${size.height} pixels; more than ${limit} megapixels are not shown`
}

function judgeSvg(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const text = new TextDecoder(isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
  const encoding = /^\s*<\?xml[^>]{0,200}\sencoding\s*=\s*["']([^"']*)/.exec(text)?.[1] ?? 'utf-8'
  // In another encoding the browser could read other tags than those that are counted here.
  if (!isWide && (text.includes('\0') || !/^(?:utf-?8|us-ascii|iso-8859-1|windows-125\d)$/i.test(encoding)))
    return 'this SVG is not in UTF-8'
  return heavySvg(text) ?? null
}

async function readHead(place: string): Promise<{ head: Uint8Array; size: number }> {
  const file = await open(place)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(new Uint8Array(Math.min(HEAD_BYTES, size)))
    return { head: buffer.subarray(0, bytesRead), size }
  } finally {
    await file.close()
  }
}
