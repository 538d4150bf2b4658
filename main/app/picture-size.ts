/** In pixels, as the file's header says it. */
export interface PictureSize {
  width: number
  height: number
}

/**
 * Reads the size of a PNG, JPEG, GIF, WebP, BMP, ICO or AVIF picture from its first bytes, whatever its name.
 * Undefined when they are none of these or do not say it. Never throws.
 */
export function pictureSize(head: Uint8Array): PictureSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  try {
    return readers.map((read) => read(view)).find((size) => size !== undefined)
  } catch (error) {
    // The header promised more bytes than there are.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

type Reader = (view: DataView) => PictureSize | undefined

function text(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) return ''
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length))
}

const png: Reader = (view) =>
  text(view, 1, 3) === 'PNG' ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined

const gif: Reader = (view) =>
  text(view, 0, 4) === 'GIF8'
    ? { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    : undefined

const bmp: Reader = (view) =>
  text(view, 0, 2) === 'BM'
    ? { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
    : undefined

const webp: Reader = (view) => {
  if (text(view, 0, 4) !== 'RIFF' || text(view, 8, 4) !== 'WEBP') return undefined
  const kind = text(view, 12, 4)
  if (kind === 'VP8X') return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (kind !== 'VP8 ') return undefined
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000
}

/** The first frame header; what stands before it (a camera's thumbnail, for one) is passed over by its length. */
const jpeg: Reader = (view) => {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** The largest picture of the file, which its spatial extents property names. */
const avif: Reader = (view) => {
  if (text(view, 4, 4) !== 'ftyp' || !/avi[fs]|mif1|hei/.test(text(view, 8, 24))) return undefined
  let largest: PictureSize | undefined
  for (let at = 12; at + 16 <= view.byteLength; at++) {
    if (view.getUint32(at) !== 0x69737065) continue
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size
  }
  return largest
}

const readers = [png, gif, webp, jpeg, bmp, avif]
