/** A square picture. */
export interface Picture {
  /** Pixels each way. */
  size: number
  png: Uint8Array
}

/** Windows: a directory of pictures, each a PNG, up to 256 pixels. */
export function ico(pictures: readonly Picture[]): Uint8Array {
  const used = pictures.filter(({ size }) => size <= 256)
  const header = Buffer.alloc(6 + 16 * used.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(used.length, 4)
  let offset = header.length
  for (const [index, { size, png }] of used.entries()) {
    const at = 6 + 16 * index
    // 256 does not fit into a byte and is written as 0.
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([header, ...used.map(({ png }) => png)])
}

/** The types that hold PNG: plain ones, and those for screens of two pixels a point. */
const ICNS_TYPES: readonly (readonly [type: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
]

/** macOS: blocks of type, length and PNG, one after the other. */
export function icns(pictures: readonly Picture[]): Uint8Array {
  const blocks = ICNS_TYPES.flatMap(([type, size]) => {
    const picture = pictures.find((each) => each.size === size)
    return picture === undefined ? [] : [block(type, picture.png)]
  })
  return block('icns', Buffer.concat(blocks))
}

function block(type: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(8)
  header.write(type, 0, 'latin1')
  header.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([header, content])
}
