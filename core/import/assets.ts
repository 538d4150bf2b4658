import type { Place } from '../deck/diagnose.ts'
import type { ImportCopy, ImportFormat } from './types.ts'
import { decodeAddress } from '../deck/decode-address.ts'

/** What an address in a deck leads to. */
export type Address =
  | { kind: 'file'; path: string }
  | { kind: 'remote' }
  | { kind: 'embedded' }
  | { kind: 'outside' }
  | { kind: 'other' }

const showable =
  /\.(?:a?png|jpe?g|gif|svg|webp|avif|bmp|mp4|m4v|webm|ogv|mov|mp3|m4a|ogg|oga|opus|wav|flac|vtt)$/i

/** Files that the deck names, and the names that they get below `slides/media/`. */
export class Assets {
  readonly #main: string
  readonly #format: ImportFormat
  readonly #copies = new Map<string, ImportCopy>()
  readonly #taken = new Set<string>()

  /** `main` is how the deck's file is called in places. */
  constructor(main: string, format: ImportFormat) {
    this.#main = main
    this.#format = format
  }

  /** What an address means that stands in this file. */
  read(address: string, file: string): Address {
    const bare = address.trim()
    if (/^(?:https?:)?\/\//i.test(bare)) return { kind: 'remote' }
    if (/^data:/i.test(bare)) return { kind: 'embedded' }
    if (bare === '' || /^[a-z][a-z\d+.-]+:/i.test(bare)) return { kind: 'other' }
    const path = this.resolve(bare.replace(/[?#].*$/s, ''), file)
    if (path === undefined) return { kind: 'outside' }
    return showable.test(path) ? { kind: 'file', path } : { kind: 'other' }
  }

  /** A path relative to the deck's folder; undefined for one that leads out of it. */
  resolve(address: string, file: string): string | undefined {
    if (/[\\\0]|^[a-z]:/i.test(address)) return undefined
    let path = decodeAddress(address)
    if (/[\\\0]/.test(path)) return undefined
    const folder = file === this.#main || !file.includes('/') ? '' : file.slice(0, file.lastIndexOf('/') + 1)
    if (path.startsWith('@/')) path = path.slice(2)
    else if (path.startsWith('/')) path = (this.#format === 'slidev' ? 'public' : '') + path
    else path = folder + path
    const parts: string[] = []
    for (const part of path.split('/')) {
      if (part === '..') {
        if (parts.pop() === undefined) return undefined
      } else if (part !== '' && part !== '.') parts.push(part)
    }
    return parts.length === 0 ? undefined : parts.join('/')
  }

  /** The address of a file's copy, relative to `slides/`. */
  take(path: string, place: Place): string {
    const known = this.#copies.get(path)
    if (known) return known.to.slice('slides/'.length)
    const to = `media/${this.#freeName(path)}`
    this.#copies.set(path, { from: path, to: `slides/${to}`, ...place })
    return to
  }

  /** Copies a file to a place of its own. */
  takeAs(path: string, to: string, place: Place): void {
    this.#copies.set(path, { from: path, to, ...place })
  }

  list(): ImportCopy[] {
    return [...this.#copies.values()]
  }

  #freeName(path: string): string {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const dot = name.lastIndexOf('.')
    const ending = name.slice(dot).toLowerCase()
    const plain = name
      .slice(0, dot)
      .normalize('NFKD')
      .replaceAll(/[^\w-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
    // CON, NUL and their like are devices on Windows, with any ending.
    const isDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(plain)
    const base = (isDevice ? `${plain}-picture` : plain).slice(0, 60) || 'picture'
    let free = `${base}${ending}`
    for (let n = 2; this.#taken.has(free.toLowerCase()); n++) free = `${base}-${n}${ending}`
    this.#taken.add(free.toLowerCase())
    return free
  }
}
