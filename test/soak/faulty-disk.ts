import { fdatasyncSync, writeSync } from 'node:fs'
import { writeFileAtomic } from '../../main/app/atomic-write.ts'
import type { JournalDisk } from '../../main/app/journal.ts'

/**
 * The disk under a journal: it fills up, it stalls, and it is cut off when its process is killed. What it says about
 * bytes that were written is true in every case, but for a process that is dead and does not hear it any more.
 */
export class FaultyDisk implements JournalDisk {
  room: 'ample' | 'half a line' | 'none' = 'ample'
  #stalled: PromiseWithResolvers<void> | null = null
  #replacing: Promise<void> | null = null
  #isDead = false

  append(file: number, line: string): number {
    if (this.#isDead) return Buffer.byteLength(line)
    if (this.room === 'none') throw full()
    return writeSync(file, this.room === 'ample' ? line : line.slice(0, 10))
  }

  force(file: number): void {
    if (!this.#isDead) fdatasyncSync(file)
  }

  replace(path: string, text: string): Promise<void> {
    const work = async () => {
      await this.#stalled?.promise
      if (this.#isDead || this.room !== 'ample') throw full()
      await writeFileAtomic(path, text, 0o600)
    }
    const replacing = work().finally(() => {
      if (this.#replacing === replacing) this.#replacing = null
    })
    this.#replacing = replacing
    return replacing
  }

  /** Files that are to be replaced have to wait, and what is appended goes on. */
  stall(): void {
    this.#stalled ??= Promise.withResolvers()
  }

  goOn(): void {
    this.#stalled?.resolve()
    this.#stalled = null
  }

  /** Nothing that is written from now on arrives. */
  die(): void {
    this.#isDead = true
    this.goOn()
  }

  /** Resolves when nothing is being written, or only what waits for a disk that stalls. Never rejects. */
  async settled(): Promise<void> {
    while (this.#replacing !== null && this.#stalled === null) await this.#replacing.catch(() => undefined)
  }

  get isStalled(): boolean {
    return this.#stalled !== null
  }
}

function full(): Error {
  return Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
}
