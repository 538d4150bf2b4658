import { strToU8, zipSync, type Zippable } from 'fflate/browser'

/**
 * Stands in the build for `jszip`, which pptxgenjs brings along: one library that packs is enough. It has what
 * pptxgenjs calls and no more. Folders are not kept: a name with slashes makes them.
 */
export default class PptxZip {
  readonly #files: Zippable
  readonly #below: string

  /** @param below what the names of files begin with, '' or ending in a slash */
  constructor(files: Zippable = {}, below = '') {
    this.#files = files
    this.#below = below
  }

  folder(name: string): PptxZip {
    return new PptxZip(this.#files, `${this.#below}${name}/`)
  }

  file(name: string, content: string | Uint8Array, options: { base64?: boolean } = {}): this {
    const text = typeof content === 'string' && !options.base64 ? strToU8(content) : null
    const bytes = typeof content === 'string' ? Buffer.from(content, 'base64') : content
    this.#files[this.#below + name] = text ?? new Uint8Array(bytes)
    return this
  }

  /** @throws Error for a form that nothing here asks for */
  async generateAsync({ type }: { type: string }): Promise<ArrayBuffer | string> {
    // Packed once more when it has been mended (see `pptx-repair.ts`).
    const bytes = zipSync(this.#files, { level: 0 })
    if (type === 'base64') return Buffer.from(bytes).toString('base64')
    if (type === 'arraybuffer') return bytes.buffer as ArrayBuffer
    throw new Error(`A file cannot be made as ${type}.`)
  }
}
