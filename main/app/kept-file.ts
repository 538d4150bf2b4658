import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorCode, writeFileAtomic } from './atomic-write.ts'

export interface KeptFileOptions<T> {
  /** Null for what cannot be used at all. Must not throw. */
  read(json: unknown): T | null
  /** What counts without a file, or with one that cannot be used. */
  initial: T
  /** Milliseconds after the last change in which it is written. */
  settle: number
  /** Calls back after so many milliseconds; returns the way to call it off. */
  later(callback: () => void, milliseconds: number): () => void
  log(message: string, cause?: unknown): void
}

/** A value that lasts from one start to the next. Nobody waits for its file, and nothing fails by it. */
export interface KeptFile<T> {
  value(): T
  /** Takes effect at once and is written soon. */
  change(next: T): void
  /** Resolves when everything is written that was changed before. Never rejects. */
  flush(): Promise<void>
}

/**
 * Reads the file at once, because windows open by it, and writes it whole, one write after the other. A file that
 * cannot be used is kept aside as `<name>.broken`.
 * @param path absolute; its folder need not exist
 */
export function openKeptFile<T>(path: string, options: KeptFileOptions<T>): KeptFile<T> {
  const { log, later, settle } = options
  let value = readAtOnce(path, options)
  let written = value
  let callOff: (() => void) | null = null
  /** So that an older value never lands last. */
  let writing: Promise<void> = Promise.resolve()

  const write = async () => {
    if (written === value) return
    const next = value
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      await writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`)
      written = next
    } catch (error) {
      log('What Lectern remembers could not be written.', error)
    }
  }
  const flush = () => {
    callOff?.()
    callOff = null
    writing = writing.then(write)
    return writing
  }
  return {
    value: () => value,
    change(next) {
      value = next
      callOff?.()
      callOff = later(() => void flush(), settle)
    },
    flush,
  }
}

function readAtOnce<T>(path: string, { read, initial, log }: KeptFileOptions<T>): T {
  try {
    const value = read(JSON.parse(readFileSync(path, 'utf8')))
    if (value !== null) return value
    keepAside(path, log, 'it holds something else')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return initial
    keepAside(path, log, error)
  }
  return initial
}

function keepAside(path: string, log: KeptFileOptions<unknown>['log'], cause: unknown): void {
  log(`${path} cannot be used; it is kept as ${path}.broken, and the defaults count.`, cause)
  try {
    renameSync(path, `${path}.broken`)
  } catch {
    // Then the next write replaces it.
  }
}
