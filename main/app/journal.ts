import { closeSync, fdatasync, openSync, writeSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SavedChange, SavedSession } from '../../core/session/saved.ts'
import { errorCode, writeFileAtomic } from './atomic-write.ts'
import { firstLine, lineOf, readJournal } from './journal-file.ts'
import { lectureKey } from './state-folder.ts'

/** A lecture that was cut off longer ago is not gone on with, milliseconds. */
const LONGEST_BREAK = 12 * 60 * 60 * 1000
/** A journal that has grown larger is written anew, bytes. */
const LONGEST = 8 * 1024 * 1024
/** Milliseconds after a change in which it is forced to the disk. */
const SOON = 1000

/** Where a lecture that is being given writes down where it is. */
export interface Journal {
  /** Where the lecture was when it was cut off; null when it was ended, or begins. */
  readonly resumed: SavedSession | null
  /** Writes the session that the lecture opens with. To be called once, before `write`. */
  begin(session: SavedSession): Promise<void>
  /**
   * Writes a change at once: it survives the death of this process, and after a second that of the machine.
   * Never throws. `whole` is asked for the session after the change when the journal has become too long.
   */
  write(change: SavedChange, whole: () => SavedSession): void
  /** Writes that the lecture was ended. */
  close(): Promise<void>
}

export interface JournalOptions {
  /** Where Lectern keeps such things; need not exist. Undefined: nothing is kept. */
  state: string | undefined
  /** Of the lecture, absolute and without links. */
  folder: string
  /** Begins anew even when the lecture was cut off. */
  fresh?: boolean
  /** Milliseconds since the epoch; the computer's clock when absent. */
  now?: () => number
  /** Called once when the journal cannot be written: the lecture goes on without. */
  onTrouble?: (error: unknown) => void
}

const NONE: Journal = { resumed: null, async begin() {}, write() {}, async close() {} }

/** The journal of a lecture, and the one of the time before; paths. */
export function journalPaths(state: string, folder: string): { current: string; previous: string } {
  const name = join(state, 'lectures', lectureKey(folder))
  return { current: `${name}.jsonl`, previous: `${name}.previous.jsonl` }
}

/**
 * Opens the journal of a lecture. Never rejects: a lecture that cannot be written down is given all the same,
 * and so is one that another Lectern is giving at this moment, which keeps the journal.
 */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { state, folder, fresh = false, now = Date.now, onTrouble = () => {} } = options
  if (state === undefined) return NONE
  const paths = journalPaths(state, folder)
  const lock = `${paths.current}.lock`
  try {
    await mkdir(join(state, 'lectures'), { recursive: true, mode: 0o700 })
    if (!(await takeLock(lock))) return NONE
    const before = await readJournal(paths.current)
    const isCutOff = before !== null && !before.ended && now() - before.at < LONGEST_BREAK
    const resumed = isCutOff && !fresh ? before.session : null
    // What was shown the last time stays at hand until the next one.
    if (before !== null && resumed === null) await rename(paths.current, paths.previous)
    return new FileJournal(paths.current, lock, resumed, now, onTrouble)
  } catch (error) {
    onTrouble(error)
    return NONE
  }
}

class FileJournal implements Journal {
  readonly resumed: SavedSession | null
  readonly #path: string
  readonly #lock: string
  readonly #now: () => number
  readonly #onTrouble: (error: unknown) => void
  #file: number | null = null
  #length = 0
  #timer: ReturnType<typeof setTimeout> | null = null
  #rewriting: Promise<void> | null = null
  /** Lines that came while the journal is written anew. */
  #waiting: string[] = []
  #hasTrouble = false

  constructor(
    path: string,
    lock: string,
    resumed: SavedSession | null,
    now: () => number,
    onTrouble: (error: unknown) => void,
  ) {
    this.#path = path
    this.#lock = lock
    this.resumed = resumed
    this.#now = now
    this.#onTrouble = onTrouble
  }

  async begin(session: SavedSession): Promise<void> {
    await this.#rewrite(session)
  }

  write(change: SavedChange, whole: () => SavedSession): void {
    this.#append(lineOf({ at: this.#now(), change }))
    if (this.#length > LONGEST && this.#rewriting === null) void this.#rewrite(whole())
  }

  async close(): Promise<void> {
    await this.#rewriting
    this.#append(lineOf({ at: this.#now(), ended: true }))
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#shut()
    await rm(this.#lock, { force: true }).catch(() => {})
  }

  #append(line: string): void {
    if (this.#rewriting !== null) {
      this.#waiting.push(line)
      return
    }
    if (this.#file === null) return
    try {
      // At once and without waiting: a process that is killed takes along what it only meant to write.
      this.#length += writeSync(this.#file, line)
      this.#timer ??= setTimeout(() => this.#force(), SOON).unref()
    } catch (error) {
      this.#fail(error)
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
      try {
        await writeFileAtomic(this.#path, text)
        this.#shut()
        this.#file = openSync(this.#path, 'a', 0o600)
        this.#length = Buffer.byteLength(text)
      } catch (error) {
        this.#fail(error)
      }
      this.#rewriting = null
      for (const line of this.#waiting.splice(0)) this.#append(line)
    }
    this.#rewriting = work()
    return this.#rewriting
  }

  #shut(): void {
    if (this.#file === null) return
    closeSync(this.#file)
    this.#file = null
  }

  #fail(error: unknown): void {
    if (this.#hasTrouble) return
    this.#hasTrouble = true
    this.#onTrouble(error)
  }
}

/** Whether this process may write; false when another one that is alive does. */
async function takeLock(path: string): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, 'wx', 0o600)
      await file.writeFile(String(process.pid))
      await file.close()
      return true
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
      const owner = Number(await readFile(path, 'utf8').catch(() => ''))
      if (isAlive(owner)) return false
      await rm(path, { force: true })
    }
  }
  return false
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
