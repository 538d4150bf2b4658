import { promisify } from 'node:util'
import { deflate } from 'node:zlib'

/** Takes the bytes of a file one after the other. */
export type Sink = (bytes: Uint8Array) => Promise<void>

/** Objects that are packed together: a reader unpacks so many to have one of them. */
const TOGETHER = 200

const pack = promisify(deflate) as (text: Uint8Array) => Promise<Uint8Array>

/** Where an object is: at an offset of the file, or the so manieth of those that are packed in another object. */
interface Place {
  at: number
  index: number | null
}

/**
 * Writes a PDF from beginning to end, without keeping what is written: of each object its place alone. A library that
 * has the whole document in memory and writes it at once takes 200 kB for each page.
 */
export class PdfWriter {
  readonly #sink: Sink
  /** By number; absent for those that are not there. */
  readonly #places: (Place | undefined)[] = []
  #count = 1
  /** Bytes that were written, or wait to be. */
  #length = 0
  #waiting: Uint8Array[] = []
  #packing: { number: number; text: string }[] = []

  constructor(sink: Sink) {
    this.#sink = sink
    this.#append(latin1('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'))
  }

  /** Reserves numbers for objects. @returns the first of them */
  reserve(count = 1): number {
    this.#count += count
    return this.#count - count
  }

  /** @param text what the object is, a character a byte; no stream */
  put(number: number, text: string): void {
    this.#packing.push({ number, text })
  }

  /** @param dictionary of the stream, with its length */
  putStream(number: number, dictionary: string, contents: Uint8Array): void {
    this.#places[number] = { at: this.#length, index: null }
    this.#append(
      latin1(`${number} 0 obj\n${dictionary}\nstream\n`),
      contents,
      latin1('\nendstream\nendobj\n'),
    )
  }

  /** Hands on what has come so far. @throws what the sink throws */
  async flush(): Promise<void> {
    const packs: { number: number; text: string }[][] = []
    for (let from = 0; from < this.#packing.length; from += TOGETHER)
      packs.push(this.#packing.slice(from, from + TOGETHER))
    this.#packing = []
    const packed = await Promise.all(
      packs.map(async (objects) => {
        let offsets = ''
        let texts = ''
        for (const { number, text } of objects) {
          offsets += `${number} ${texts.length} `
          texts += `${text}\n`
        }
        return { objects, first: offsets.length, contents: await pack(latin1(offsets + texts)) }
      }),
    )
    for (const { objects, first, contents } of packed) {
      const number = this.reserve()
      const length = contents.byteLength
      const about = `/N ${objects.length}/First ${first}/Length ${length}/Filter/FlateDecode`
      this.putStream(number, `<</Type/ObjStm${about}>>`, contents)
      for (const [index, object] of objects.entries()) this.#places[object.number] = { at: number, index }
    }
    const bytes = Buffer.concat(this.#waiting)
    this.#waiting = []
    await this.#sink(bytes)
  }

  /** Writes the list of all objects, which ends the file. @throws what the sink throws */
  async end(root: number, info: number): Promise<void> {
    await this.flush()
    const number = this.reserve()
    const start = this.#length
    this.#places[number] = { at: start, index: null }
    const { width, rows } = this.#table()
    const contents = await pack(rows)
    const about = `/Size ${this.#count}/W[1 ${width} 2]/Root ${root} 0 R/Info ${info} 0 R`
    const how = `/Length ${contents.byteLength}/Filter/FlateDecode`
    this.putStream(number, `<</Type/XRef${about}${how}>>`, contents)
    this.#append(latin1(`startxref\n${start}\n%%EOF\n`))
    await this.flush()
  }

  /** One row for each number: whether and how it is there, where, and the so manieth. */
  #table(): { width: number; rows: Uint8Array } {
    let width = 1
    while (this.#length >= 256 ** width) width += 1
    const rows = new Uint8Array(this.#count * (3 + width))
    for (let number = 0; number < this.#count; number += 1) {
      const row = number * (3 + width)
      const place = this.#places[number]
      rows[row] = place === undefined ? 0 : place.index === null ? 1 : 2
      let at = place?.at ?? 0
      for (let byte = width; byte > 0; byte -= 1) {
        rows[row + byte] = at % 256
        at = Math.floor(at / 256)
      }
      // What is not there is never to be used again.
      const index = place === undefined ? 65_535 : (place.index ?? 0)
      rows[row + width + 1] = index >> 8
      rows[row + width + 2] = index & 255
    }
    return { width, rows }
  }

  #append(...bytes: Uint8Array[]): void {
    this.#waiting.push(...bytes)
    for (const { byteLength } of bytes) this.#length += byteLength
  }
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}
