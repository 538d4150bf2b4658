import { closeSync, fdatasync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import type { SavedChange, SavedSession } from '../../core/session/saved.ts'
import { writeFileAtomic } from './atomic-write.ts'
import type { LetGo } from './file-lock.ts'
import { firstLine, lineOf } from './journal-file.ts'

/** A journal that has grown larger is written anew, bytes. */
const LONGEST = 8 * 1024 * 1024
/** Milliseconds after a change in which it is forced to the disk. */
const SOON = 1000

/** Where a lecture that is being given writes down where it is. */
export interface Journal {
  /** Where the lecture was when it was cut off; null when it was ended, or begins. */
  readonly resumed: SavedSession | null
  /** Whether this process writes it: false where nothing is kept, and where another process gives the lecture. */
  readonly isKept: boolean
  /** Told, also at once, what keeps it from being written, and null when it can be written again. */
  onTrouble(listener: (trouble: unknown) => void): void
  /** Writes the session that the lecture opens with. To be called once, before `write`. */
  begin(session: SavedSession): Promise<void>
  /**
   * Writes a change at once: it survives the death of this process, and after a second that of the machine.
   * Never throws. `whole` is asked for the session after the change when the journal has become too long.
   */
  write(change: SavedChange, whole: () => SavedSession): void
  /** Forces what was written to the disk now, as before the computer goes to sleep. Never throws. */
  flush(): void
  /** Writes that the lecture was ended. */
  close(): Promise<void>
}

/** How a journal gets to the disk. */
export interface JournalDisk {
  /** At the end of an open file, at once; returns how many bytes were written. */
  append(file: number, line: string): number
  /** What was appended to an open file outlives the loss of power when this returns. */
  force(file: number): void
  /** The whole file or nothing of it. */
  replace(path: string, text: string): Promise<void>
}

const DISK: JournalDisk = {
  append: (file, line) => writeSync(file, line),
  force: fdatasyncSync,
  replace: (path, text) => writeFileAtomic(path, text, 0o600),
}

export interface FileJournalOptions {
  /** Milliseconds since the epoch; the computer's clock when absent. */
  now?: () => number
  /** The computer's own when absent. */
  disk?: JournalDisk
  /** Bytes after which it is written anew; 8 MB when absent. */
  longest?: number
}

/** A journal in a file of its own, whose lock this process holds. */
export class FileJournal implements Journal {
  readonly resumed: SavedSession | null
  readonly isKept = true
  readonly #path: string
  readonly #letGo: LetGo
  readonly #now: () => number
  readonly #disk: JournalDisk
  readonly #longest: number
  readonly #listeners: ((trouble: unknown) => void)[] = []
  #file: number | null = null
  #length = 0
  /** Bytes after which it is written anew. */
  #limit: number
  #timer: ReturnType<typeof setTimeout> | null = null
  #rewriting: Promise<void> | null = null
  /** Lines that came while the journal is written anew, and are to follow. */
  #waiting: string[] = []
  /** Null: everything is written. */
  #trouble: unknown = null
  #triedAt = 0
  /** Asked for the session after the last change. */
  #whole: (() => SavedSession) | null = null

  constructor(path: string, letGo: LetGo, resumed: SavedSession | null, options: FileJournalOptions) {
    this.#path = path
    this.#letGo = letGo
    this.resumed = resumed
    this.#now = options.now ?? Date.now
    this.#disk = options.disk ?? DISK
    this.#longest = options.longest ?? LONGEST
    this.#limit = this.#longest
  }

  onTrouble(listener: (trouble: unknown) => void): void {
    this.#listeners.push(listener)
    if (this.#trouble !== null) listener(this.#trouble)
  }

  async begin(session: SavedSession): Promise<void> {
    await this.#rewrite(session)
  }

  write(change: SavedChange, whole: () => SavedSession): void {
    this.#whole = whole
    const line = lineOf({ at: this.#now(), change })
    // The one that is being written anew holds the session of before: what comes now belongs behind it.
    if (this.#rewriting !== null) this.#waiting.push(line)
    // A line that is missing would make nonsense of those that follow: only a whole session mends a journal.
    if (this.#trouble === null) this.#append(line)
    if (this.#rewriting === null && this.#mustRewrite()) void this.#rewrite(whole())
  }

  flush(): void {
    if (this.#file === null) return
    try {
      this.#disk.force(this.#file)
    } catch {
      // A disk that cannot is no reason to disturb a lecture; the next line tells of its trouble.
    }
  }

  async close(): Promise<void> {
    await this.#rewriting
    // What is torn cannot be ended, and would be gone on with: perhaps there is room by now.
    if (this.#trouble !== null && this.#whole !== null) await this.#rewrite(this.#whole())
    this.#append(lineOf({ at: this.#now(), ended: true }))
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#shut()
    await this.#letGo()
  }

  #mustRewrite(): boolean {
    if (this.#trouble === null) return this.#length > this.#limit
    return this.#now() - this.#triedAt >= SOON
  }

  /** Also while the journal is written anew: until that is done, the old one is what a crash leaves. */
  #append(line: string): void {
    if (this.#file === null) return
    try {
      // At once and without waiting: a process that is killed takes along what it only meant to write.
      const written = this.#disk.append(this.#file, line)
      this.#length += written
      if (written < Buffer.byteLength(line)) throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
      this.#timer ??= setTimeout(() => this.#force(), SOON).unref()
    } catch (error) {
      this.#tell(error)
    }
  }

  /** Against the loss of power. */
  #force(): void {
    this.#timer = null
    if (this.#file !== null) fdatasync(this.#file, () => {})
  }

  #rewrite(session: SavedSession): Promise<void> {
    const work = async () => {
      const text = firstLine(session, this.#now())
      let isWritten = false
      try {
        this.#triedAt = this.#now()
        await this.#disk.replace(this.#path, text)
        this.#shut()
        this.#file = openSync(this.#path, 'a', 0o600)
        this.#length = Buffer.byteLength(text)
        // A session that fills a journal by itself is not written anew with each change.
        this.#limit = Math.max(this.#longest, 2 * this.#length)
        isWritten = true
        this.#tell(null)
      } catch (error) {
        this.#tell(error)
      }
      this.#rewriting = null
      const waiting = this.#waiting.splice(0)
      if (isWritten) for (const line of waiting) this.#append(line)
    }
    this.#rewriting = work()
    return this.#rewriting
  }

  #shut(): void {
    if (this.#file === null) return
    closeSync(this.#file)
    this.#file = null
  }

  #tell(trouble: unknown): void {
    const wasTrouble = this.#trouble !== null
    this.#trouble = trouble
    if (wasTrouble === (trouble !== null)) return
    for (const listener of this.#listeners) listener(trouble)
  }
}
