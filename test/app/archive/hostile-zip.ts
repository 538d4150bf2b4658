import { createHash } from 'node:crypto'
import { deflateRawSync, crc32 } from 'node:zlib'

/** One file of an archive as its maker says it is, whether or not that is true. */
export interface Part {
  name: string | Uint8Array
  content: Uint8Array
  /** 0 stored, 8 deflated; 8 when absent. */
  method?: number
  /** Unix type and permissions; 0o100644 when absent. */
  mode?: number
  /** 3 for Unix, 0 for MS-DOS; 3 when absent. */
  system?: number
  /** General purpose bits; 0x800 (names are UTF-8) when absent. */
  flags?: number
  /** What the archive says of the size; the truth when absent. */
  says?: { size?: number; compressed?: number; crc?: number }
}

const bytesOf = (text: string | Uint8Array) =>
  typeof text === 'string' ? Buffer.from(text) : Buffer.from(text)

/** A zip file written by hand, so that it can lie. */
export function zipOf(parts: readonly Part[], lies: { count?: number; comment?: string } = {}): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const { method = 8, mode = 0o100644, system = 3, flags = 0x800, says = {} } = part
    const name = bytesOf(part.name)
    const data = method === 8 ? deflateRawSync(part.content) : Buffer.from(part.content)
    const size = says.size ?? part.content.byteLength
    const compressed = says.compressed ?? data.byteLength
    const crc = says.crc ?? crc32(part.content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(crc, 14)
    local.writeUInt32LE(compressed, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(name.byteLength, 26)
    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50, 0)
    header.writeUInt16LE((system << 8) | 20, 4)
    header.writeUInt16LE(20, 6)
    header.writeUInt16LE(flags, 8)
    header.writeUInt16LE(method, 10)
    header.writeUInt32LE(crc, 16)
    header.writeUInt32LE(compressed, 20)
    header.writeUInt32LE(size, 24)
    header.writeUInt16LE(name.byteLength, 28)
    header.writeUInt32LE(system === 3 ? (mode << 16) >>> 0 : mode, 38)
    header.writeUInt32LE(offset, 42)
    locals.push(local, name, data)
    central.push(header, name)
    offset += 30 + name.byteLength + data.byteLength
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(lies.count ?? parts.length, 8)
  end.writeUInt16LE(lies.count ?? parts.length, 10)
  end.writeUInt32LE(directory.byteLength, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

export const text = (content: string) => new Uint8Array(Buffer.from(content))

/** The list of an archive, true to these files unless `change` makes it lie. */
export function listOf(
  files: Record<string, Uint8Array>,
  change: (entry: { path: string; bytes: number; sha256: string }) => void = () => {},
): Uint8Array {
  const entries = Object.entries(files).map(([path, content]) => {
    const sha256 = createHash('sha256').update(content).digest('hex')
    const entry = { path, bytes: content.byteLength, sha256 }
    change(entry)
    return entry
  })
  return text(JSON.stringify({ format: 'lectern-lecture', version: 1, files: entries }))
}
