import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { containedFile, type Contained } from './contained-path.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Found = { kind: 'bytes'; bytes: Bytes } | Exclude<Contained, { kind: 'file' }>

/**
 * What pages load besides themselves. It is read once: the names carry a hash of the content. What a page names is
 * read as soon as the page itself is asked for, so that it is there when the browser has come to ask for it.
 */
export class KeptAssets {
  readonly #root: string
  readonly #known = new Map<string, Promise<Found>>()

  /** @param pagesDir has the folder `assets` */
  constructor(pagesDir: string) {
    this.#root = join(pagesDir, 'assets')
  }

  /** @param segments of the path below `assets`, decoded */
  get(segments: string[]): Promise<Found> {
    const name = segments.join('/')
    const known = this.#known.get(name)
    if (known) return known
    const found = this.#read(segments)
    this.#known.set(name, found)
    // Not for ever: it may be there the next time. What is kept is never more than what there is.
    void found.then(({ kind }) => kind === 'bytes' || this.#known.delete(name))
    return found
  }

  /** @param html of one of our pages */
  readAhead(html: Bytes): void {
    for (const [, name = ''] of new TextDecoder().decode(html).matchAll(/\/assets\/([\w.-]+)/g))
      void this.get([name])
  }

  async #read(segments: string[]): Promise<Found> {
    const found = await containedFile(this.#root, segments)
    if (found.kind !== 'file') return found
    try {
      return { kind: 'bytes', bytes: await readFile(found.path) }
    } catch {
      return { kind: 'missing' }
    }
  }
}
