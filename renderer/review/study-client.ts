import type { DueElsewhere, Study } from '../../core/rpc/contract.ts'
import { emptyRecord, mergeRecords, newsIn } from '../../core/study/merge.ts'
import type { StudyRecord } from '../../core/study/types.ts'
import type { LectureConnection } from '../shared/connect.ts'

/** Entries of one kind in one message; see `MAX_STUDY_ENTRIES` in core/rpc/study-schema.ts. */
const AT_ONCE = 400

/** `kept`: all is on the disk; `waiting`: some is not yet; `memory`: it lasts as long as this page. */
export type Keeping = 'kept' | 'waiting' | 'memory'

export interface StudyState {
  record: StudyRecord
  elsewhere: DueElsewhere[]
  keeping: Keeping
  /** What was kept before has come; until then marks of earlier days are missing. */
  loaded: boolean
}

type Connection = Pick<LectureConnection, 'study' | 'keepStudy'>

/**
 * The page's copy of what is kept. A change counts at once and goes to the main side as soon as it can; what
 * other windows wrote comes with each answer. Nothing is dropped while the connection is away.
 */
export class StudyClient {
  readonly #connection: Connection
  readonly #listeners = new Set<(state: StudyState) => void>()
  #state: StudyState = { record: emptyRecord(), elsewhere: [], keeping: 'waiting', loaded: false }
  /** What the main side has told last. */
  #kept: StudyRecord = emptyRecord()
  #sending = false
  #again = false

  constructor(connection: Connection) {
    this.#connection = connection
  }

  get state(): StudyState {
    return this.#state
  }

  subscribe(listener: (state: StudyState) => void): () => void {
    this.#listeners.add(listener)
    listener(this.#state)
    return () => void this.#listeners.delete(listener)
  }

  /** Fetches what is kept, as when another window has written. Never rejects. */
  async refresh(): Promise<void> {
    try {
      this.#receive(await this.#connection.study())
      await this.#send()
    } catch {
      // The next snapshot asks again.
    }
  }

  /** Merges changes in, here and on the disk. */
  change(changes: StudyRecord): void {
    this.#set({ record: mergeRecords(this.#state.record, changes) })
    void this.#send()
  }

  /** An answer to a card of another lecture. */
  async changeElsewhere(lecture: string, card: string, changes: StudyRecord): Promise<void> {
    const rest = this.#state.elsewhere.filter((due) => due.lecture !== lecture || due.card !== card)
    this.#set({ elsewhere: rest })
    this.#receive(await this.#connection.keepStudy(changes, lecture))
  }

  async #send(): Promise<void> {
    if (this.#sending) {
      this.#again = true
      return
    }
    this.#sending = true
    try {
      for (let news = this.#unsent(); news !== null; news = this.#unsent()) {
        const study = await this.#connection.keepStudy(news)
        if (study === null) {
          this.#set({ keeping: 'memory', loaded: true })
          return
        }
        this.#receive(study)
      }
    } catch {
      this.#set({ keeping: 'waiting' })
    } finally {
      this.#sending = false
    }
    if (this.#again) {
      this.#again = false
      await this.#send()
    }
  }

  #unsent(): StudyRecord | null {
    if (!this.#state.loaded || this.#state.keeping === 'memory') return null
    const news = newsIn(this.#state.record, this.#kept)
    if (news === null) return null
    const some = <T>(map: Record<string, T>) => Object.fromEntries(Object.entries(map).slice(0, AT_ONCE))
    return { ...news, marks: some(news.marks), reviews: some(news.reviews), cards: some(news.cards) }
  }

  #receive(study: Study | null): void {
    if (study === null) {
      this.#set({ keeping: 'memory', loaded: true })
      return
    }
    this.#kept = study.record
    const record = mergeRecords(this.#state.record, study.record)
    const keeping = newsIn(record, study.record) === null ? 'kept' : 'waiting'
    this.#set({ record, elsewhere: study.elsewhere, keeping, loaded: true })
  }

  #set(change: Partial<StudyState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener(this.#state)
  }
}
