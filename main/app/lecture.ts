import type { Deck, LectureSources } from '../../core/deck/types.ts'
import type {
  FoundRecord,
  PageReport,
  PointerListener,
  RehearsalWritten,
  Snapshot,
} from '../../core/rpc/contract.ts'
import type { Drawings, FollowAlong, LectureHost } from '../../core/rpc/host.ts'
import { followingFor } from '../../core/rpc/following-for.ts'
import { createPointers } from '../../core/rpc/pointers.ts'
import type { Action, Follower, Pointer, Role } from '../../core/session/types.ts'
import { apaText } from './apa.ts'
import { Calm } from './calm.ts'
import { createCitationFormatter, type CitationFormatter } from './citation-formatter.ts'
import { compilerHere } from './compiler-here.ts'
import { DeckReader } from './deck-reader.ts'
import type { CompileTools } from './first-look.ts'
import { findLecture } from './folder.ts'
import { HeldMoves } from './held-moves.ts'
import type { Journal } from './journal.ts'
import { KeptSession } from './kept-session.ts'
import type { LectureOptions } from './lecture-options.ts'
import { loadSources } from './load.ts'
import { openingDeck, wholeDeck } from './opening.ts'
import type { KeptPreferences } from './preferences.ts'
import { readRecord } from './record-file.ts'
import { ShownDeck } from './shown-deck.ts'
import type { LectureStudy } from './study-store.ts'
import { unsaved } from './unsaved.ts'

/**
 * A lecture that is open: its deck and where the lecturer is in it. The only place that changes either.
 * A deck that cannot be read any more stays as it was last, with a diagnostic that says so.
 */
export class Lecture implements LectureHost {
  /** Absolute. */
  readonly folder: string
  readonly drawings: Drawings | undefined
  readonly preferences: KeptPreferences | undefined
  readonly study: LectureStudy | undefined
  readonly #now: () => number
  readonly #citations: CitationFormatter
  readonly #listeners = new Set<() => void>()
  readonly #pointers = createPointers()
  readonly #calm = new Calm()
  readonly #stopStudy: (() => void) | undefined
  readonly #shown: ShownDeck
  readonly #reader: DeckReader
  readonly #session: KeptSession
  readonly #held = new HeldMoves()
  #following: FollowAlong | undefined
  #revision = 1
  #report: PageReport | undefined

  private constructor(
    folder: string,
    sources: LectureSources,
    deck: Deck,
    tools: CompileTools,
    options: LectureOptions,
    journal: Journal | null,
  ) {
    this.folder = folder
    this.drawings = options.drawings
    this.preferences = options.preferences
    this.study = options.study?.open(folder, () => this.#shown.deck.meta.title)
    this.#stopStudy = this.study?.subscribe(() => this.#changed())
    this.#citations = tools.citations
    this.#now = options.now ?? Date.now
    this.#shown = new ShownDeck(deck)
    this.#session = new KeptSession(deck, journal, options.ink ?? [])
    this.#reader = new DeckReader({
      folder,
      sources,
      tools,
      calm: this.#calm,
      checkDiagrams: options.checkDiagrams ?? true,
      current: () => this.#shown.deck,
      publish: (next, canFallBack) => this.#publish(next, canFallBack),
    })
  }

  /**
   * Reads and compiles a lecture. What takes its time follows as a new deck: all but the first slides of a
   * large lecture, citations in their style, unless they are remembered from an earlier day (until then they
   * stand plainly), and what is wrong with diagrams.
   * @throws LecternError when the folder is no lecture or cannot be read
   */
  static async open(folder: string, options: LectureOptions = {}): Promise<Lecture> {
    const found = await findLecture(folder)
    const sources = await loadSources(found)
    const tools = {
      compiler: options.compiler ?? compilerHere(),
      citations: options.citations ?? createCitationFormatter(),
    }
    const { hurry = false, whole = false } = options
    const journal = (await options.journal?.(found)) ?? null
    const first = whole
      ? await wholeDeck(sources, tools, options.checkDiagrams ?? true)
      : await openingDeck(sources, tools, hurry, journal?.resumed ?? null)
    const lecture = new Lecture(found, sources, first.deck, tools, options, journal)
    lecture.#watchJournal()
    await lecture.#session.begin()
    if (options.watch) lecture.#reader.watch()
    if (!whole) lecture.#reader.readOn(first, hurry)
    return lecture
  }

  deck(role?: Role): { revision: number; deck: Deck } {
    if (role) this.#calm.asked()
    return { revision: this.#shown.revisionFor(role), deck: this.#shown.seenBy(role) }
  }

  holdForPrint(): ReturnType<LectureHost['holdForPrint']> {
    return this.#shown.hold(() => this.#changed())
  }

  snapshot(role: Role | Follower): Snapshot {
    return {
      revision: this.#revision,
      deckRevision: this.#shown.revisionFor(role),
      now: this.#now(),
      view: this.#session.view(role),
      ...(role === 'reviewer' && this.study && { studyRevision: this.study.revision }),
      ...followingFor(role, this.#following?.state()),
    }
  }

  get following(): FollowAlong | undefined {
    return this.#following
  }

  /** To be called once. It ends with whoever made it. */
  useFollowing(following: FollowAlong): void {
    this.#following = following
    following.subscribe(() => this.#changed())
    this.#changed()
  }

  /** Whether it goes on where it was cut off, begins anew, or writes nothing down. */
  get continuity(): 'resumed' | 'new' | 'unkept' {
    return this.#session.continuity
  }

  /**
   * A move over steps that have not been read yet waits for them, and what comes after it waits too.
   * @returns the revision that contains the action; the same as before when it changed nothing yet
   */
  dispatch(action: Action): number {
    this.#calm.asked()
    // What could not be read will not be read.
    const deck = this.#reader.isStale ? null : this.#shown.deck
    // Somebody waits now: reading begins at once.
    if (this.#held.keep(action, deck, this.#session.session)) this.#calm.end()
    else if (this.#session.act(action, this.#now())) this.#changed()
    return this.#revision
  }

  visits(): ReturnType<LectureHost['visits']> {
    return this.#session.visits(this.#now())
  }

  async writeRehearsal(what: 'report' | 'minutes'): Promise<RehearsalWritten> {
    const now = this.#now()
    const given = { ...this.#session.visits(now), now }
    const { writeRehearsal } = await import('./rehearsal.ts')
    return await writeRehearsal(what, this.folder, this.#shown.deck, given)
  }

  point(pointer: Pointer | null, from?: PointerListener): void {
    this.#pointers.point(pointer, from)
  }

  onPointer(listener: PointerListener): () => void {
    return this.#pointers.onPointer(listener)
  }

  /** What was shown when this lecture was given, where its folder tells. Never rejects. */
  record(): Promise<FoundRecord> {
    return readRecord(this.folder)
  }

  /** A source in APA style, plain text; null when there is none or it cannot be set. Never rejects. */
  async apa(key: string): Promise<string | null> {
    const { meta, references } = this.#shown.deck
    const reference = Object.hasOwn(references, key) ? references[key] : undefined
    return reference === undefined ? null : apaText(this.#citations, reference, meta.lang)
  }

  /** Keeps the latest only; nobody is told, since no page shows it. */
  report(report: PageReport): void {
    this.#report = report
  }

  /** What a page that laid the slides out found last; undefined when none has yet. */
  get latestReport(): PageReport | undefined {
    return this.#report
  }

  subscribe(listener: () => void): () => void {
    // Wrapped, so that the same function may listen twice.
    const entry = () => listener()
    this.#listeners.add(entry)
    return () => void this.#listeners.delete(entry)
  }

  /** Resolves when nothing is being loaded, formatted or checked; never rejects. */
  whenIdle(): Promise<void> {
    return this.#reader.whenIdle()
  }

  /** Forces to the disk where the lecture is, as before the computer goes to sleep. Never throws. */
  flush(): void {
    this.#session.flush()
  }

  /** Stops watching. Nobody is told of anything afterwards; what was read can still be read. */
  async close(): Promise<void> {
    this.#calm.end()
    this.#stopStudy?.()
    this.#listeners.clear()
    await this.#reader.close()
    await this.study?.flush()
    await this.preferences?.flush?.()
    await this.#session.close()
  }

  /** What keeps it from being written down concerns the lecturer alone. */
  #watchJournal(): void {
    this.#session.onTrouble((trouble) => {
      this.#shown.annotate(trouble === null ? null : unsaved(trouble))
      this.#changed()
    })
  }

  #publish(deck: Deck, canFallBack: boolean): void {
    // In this order: a journal that fails tells of it at once, while deck and place still belong together.
    this.#session.carryOver(deck)
    this.#shown.replace(deck, canFallBack)
    this.#changed()
    for (const action of this.#held.release()) this.dispatch(action)
  }

  #changed(): void {
    this.#revision += 1
    for (const listener of this.#listeners) listener()
  }
}
