import { isDeepStrictEqual } from 'node:util'
import { changedAssets, withAssetVersions } from '../../core/deck/asset-versions.ts'
import type { CompileServices, Deck, Diagnostic, LectureSources } from '../../core/deck/types.ts'
import type {
  Drawings,
  FollowAlong,
  FoundRecord,
  LectureHost,
  PageReport,
  PointerListener,
  RehearsalWritten,
  Snapshot,
} from '../../core/rpc/contract.ts'
import { createPointers } from '../../core/rpc/pointers.ts'
import { projection, type Projection } from '../../core/deck/projector.ts'
import { anchor, type Anchored } from '../../core/session/anchor.ts'
import { elapsed } from '../../core/session/clock.ts'
import { inkFrom, restored, saved, savedChange, type SavedSession } from '../../core/session/saved.ts'
import { project } from '../../core/session/project.ts'
import { initialSession, reduce } from '../../core/session/reduce.ts'
import type { Action, DeckShape, Follower, Pointer, Role, Session } from '../../core/session/types.ts'
import { timePerSlide } from '../../core/session/visits.ts'
import { apaText } from './apa.ts'
import { createBreathing } from './breathing.ts'
import { Calm } from './calm.ts'
import { checkDiagram } from './check-diagram.ts'
import { createCitationFormatter, type CitationFormatter } from './citation-formatter.ts'
import { compilerHere } from './compiler-here.ts'
import { compileAtOnce, firstLook, type CompileTools } from './first-look.ts'
import { findLecture } from './folder.ts'
import type { Journal } from './journal.ts'
import type { LectureOptions } from './lecture-options.ts'
import { loadSources } from './load.ts'
import { needsReading, openingDeck, wholeDeck } from './opening.ts'
import type { KeptPreferences } from './preferences.ts'
import { readRecord } from './record-file.ts'
import { staleness } from './staleness.ts'
import type { LectureStudy } from './study-store.ts'
import type { LectureCompiler } from './compiler-here.ts'
import { unsaved } from './unsaved.ts'
import { watchLecture } from './watch.ts'

export type { LectureOptions } from './lecture-options.ts'

/** Longest wait for a first page, milliseconds. */
const AT_MOST = 2000

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
  readonly #checkDiagrams: boolean
  readonly #citations: CitationFormatter
  readonly #compiler: LectureCompiler
  readonly #listeners = new Set<() => void>()
  readonly #journal: Journal | null
  #following: FollowAlong | undefined
  readonly #pointers = createPointers()
  readonly #calm = new Calm()
  #stopWatching = () => {}
  readonly #stopStudy: (() => void) | undefined
  #sources: LectureSources
  /** Of pictures and the like when the lecture was opened. */
  readonly #stamps: Record<string, string>
  #deck: Deck
  #shape: DeckShape
  #session: Session
  /** What the room sees of the deck. */
  #projection: Projection
  /** Where the lecturer had gone when the deck changed last. */
  #anchored: Anchored | null = null
  #revision = 1
  /** Actions in their order that wait for slides to be read. */
  readonly #held: Action[] = []
  #deckRevision = 1
  #report: PageReport | undefined
  #closed = false
  /** The journal cannot be written; null while it can. */
  #unsaved: Diagnostic | null = null
  /** The deck as the presenter sees it when there is more to say than its sources do. */
  #annotated: { of: Deck; with: Diagnostic; deck: Deck } | null = null
  /** The files could not be read when they changed last; the deck says so. */
  #stale = false
  /** A reload is waiting for its turn. */
  #reloadWaits = false
  /** Loading, formatting and checking, one after the other. */
  #work: Promise<void> = Promise.resolve()

  private constructor(
    folder: string,
    sources: LectureSources,
    deck: Deck,
    { compiler, citations }: CompileTools,
    options: LectureOptions,
    journal: Journal | null,
  ) {
    this.folder = folder
    this.drawings = options.drawings
    this.preferences = options.preferences
    this.study = options.study?.open(folder, () => this.#deck.meta.title)
    this.#stopStudy = this.study?.subscribe(() => this.#changed())
    this.#compiler = compiler
    this.#citations = citations
    this.#now = options.now ?? Date.now
    this.#checkDiagrams = options.checkDiagrams ?? true
    this.#sources = sources
    this.#stamps = sources.stamps ?? {}
    this.#deck = deck
    this.#projection = projection(deck, null)
    this.#shape = shapeOf(deck)
    this.#session = { ...initialSession(this.#shape, deck.meta.appearance), ink: inkFrom(options.ink ?? []) }
    this.#journal = journal
    if (journal?.resumed) this.#resume(journal.resumed)
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
    await journal?.begin(journal.resumed ?? saved(lecture.#session, lecture.#shape))
    if (options.watch) lecture.#stopWatching = watchLecture(found, () => lecture.#reloadSoon())
    if (hurry) lecture.#enqueue(() => lecture.#calm.whenCalm(AT_MOST))
    if (hurry || first.isRead) lecture.#enqueue(() => lecture.#readOn(hurry, first.isRead))
    else if (!first.isFormatted) lecture.#enqueue(() => lecture.#format())
    // Loading what checks diagrams stops everything for a moment.
    if (hurry) lecture.#enqueue(() => lecture.#calm.whenQuiet(AT_MOST))
    if (!whole) lecture.#enqueue(() => lecture.#check())
    return lecture
  }

  deck(role?: Role): { revision: number; deck: Deck } {
    if (role) this.#calm.asked()
    const deck = role === 'audience' ? this.#projection.deck : this.#withUnsaved()
    return { revision: this.#deckRevision, deck }
  }

  snapshot(role: Role | Follower): Snapshot {
    return {
      revision: this.#revision,
      deckRevision: this.#deckRevision,
      now: this.#now(),
      view: project(this.#session, this.#shape, role),
      ...(role === 'reviewer' && this.study && { studyRevision: this.study.revision }),
      ...this.#followingFor(role),
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

  #followingFor(role: Role | Follower): Pick<Snapshot, 'following' | 'invitation'> {
    const following = this.#following?.state()
    if (following === undefined) return {}
    if (role === 'presenter') return { following }
    const isInvited = role === 'audience' && following.kind === 'on' && following.isShown
    return isInvited ? { invitation: following.address } : {}
  }

  #withUnsaved(): Deck {
    if (this.#unsaved === null) return this.#deck
    const known = this.#annotated
    if (known?.of === this.#deck && known.with === this.#unsaved) return known.deck
    const deck = { ...this.#deck, diagnostics: [this.#unsaved, ...this.#deck.diagnostics] }
    this.#annotated = { of: this.#deck, with: this.#unsaved, deck }
    return deck
  }

  #watchJournal(): void {
    this.#journal?.onTrouble((trouble) => {
      this.#unsaved = trouble === null ? null : unsaved(trouble)
      this.#deckRevision += 1
      this.#changed()
    })
  }

  /** Whether it goes on where it was cut off, begins anew, or writes nothing down. */
  get continuity(): 'resumed' | 'new' | 'unkept' {
    if (this.#journal?.isKept !== true) return 'unkept'
    return this.#journal.resumed === null ? 'new' : 'resumed'
  }

  /**
   * A move over steps that have not been read yet waits for them, and what comes after it waits too.
   * @returns the revision that contains the action; the same as before when it changed nothing yet
   */
  dispatch(action: Action): number {
    this.#calm.asked()
    // What could not be read will not be read: then it is as good as it gets.
    const waits = !this.#stale && needsReading(action, this.#deck, this.#session)
    if (this.#held.length > 0 || waits) {
      this.#held.push(action)
      // Somebody waits now: reading begins at once.
      this.#calm.end()
      return this.#revision
    }
    const session = reduce(this.#session, action, this.#shape, this.#now())
    if (session !== this.#session) {
      this.#write(session, this.#shape)
      this.#session = session
      this.#changed()
    }
    return this.#revision
  }

  #goOnWithHeld(): void {
    for (const action of this.#held.splice(0)) this.dispatch(action)
  }

  /** Goes on where the lecture was cut off. */
  #resume(from: SavedSession): void {
    this.#session = restored(from, this.#shape)
    const { position, screen } = this.#session
    // Slides that were not read yet have no steps: the place is found again when they have.
    this.#anchored = {
      session: this.#session,
      position: { ...from.position, at: position },
      ...(from.screen.kind === 'frozen' &&
        screen.kind === 'frozen' && { frozen: { ...from.screen.at, at: screen.at } }),
    }
  }

  #write(session: Session, shape: DeckShape): void {
    const change = savedChange(this.#session, session, { before: this.#shape, after: shape })
    if (change !== null) this.#journal?.write(change, () => saved(session, shape))
  }

  visits(): ReturnType<LectureHost['visits']> {
    return { visits: this.#session.visits, elapsed: elapsed(this.#session.clock, this.#now()) }
  }

  async writeRehearsal(what: 'report' | 'minutes'): Promise<RehearsalWritten> {
    const { visits, elapsed: total } = this.visits()
    const spent = new Map(timePerSlide(visits, total).map((time) => [time.slide, time.spent]))
    const at = new Date(this.#now()).toISOString().slice(0, 16).replace('T', ' ')
    const { writeMinutes, writeReport } = await import('./rehearsal.ts')
    const write = what === 'report' ? writeReport : writeMinutes
    return await write(this.folder, this.#deck, { spent, total, at })
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
    const { meta, references } = this.#deck
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
  async whenIdle(): Promise<void> {
    let work: Promise<void>
    do {
      work = this.#work
      await work
    } while (work !== this.#work)
  }

  /** Forces to the disk where the lecture is, as before the computer goes to sleep. Never throws. */
  flush(): void {
    this.#journal?.flush()
  }

  /** Stops watching. Nobody is told of anything afterwards; what was read can still be read. */
  async close(): Promise<void> {
    this.#closed = true
    this.#calm.end()
    this.#stopWatching()
    this.#stopStudy?.()
    this.#listeners.clear()
    await this.#compiler.close?.()
    await this.whenIdle()
    await this.preferences?.flush?.()
    await this.#journal?.close()
  }

  #enqueue(task: () => Promise<void>): void {
    const previous = this.#work
    this.#work = (async () => {
      await previous
      try {
        if (!this.#closed) await task()
      } catch (error) {
        // In the middle of a lecture the slides stay, whatever happened to the files.
        this.#keep(error)
      }
    })()
  }

  /** Changes that come while one is being read make one reload more, not many. */
  #reloadSoon(): void {
    if (this.#reloadWaits) return
    this.#reloadWaits = true
    this.#enqueue(async () => {
      this.#reloadWaits = false
      await this.#reload()
    })
  }

  async #reload(): Promise<void> {
    const sources = await loadSources(this.folder)
    if (!this.#stale && isDeepStrictEqual(sources, this.#sources)) return
    // Not plainly first: the slides shown would change twice. And not without the check: a diagram with a
    // mistake would be what the projector keeps as the last good one.
    const deck = await this.#compile(sources, this.#checkDiagrams)
    this.#sources = sources
    this.#stale = false
    this.#publish(deck)
  }

  async #compile(sources: LectureSources, withCheck: boolean): Promise<Deck> {
    const services: CompileServices = {
      formatCitations: (request) => this.#citations.format(request),
      breathe: createBreathing(() => this.#calm.isBusy),
      ...(withCheck ? { checkDiagram } : {}),
    }
    const deck = await this.#compiler.compile(sources, services)
    return withAssetVersions(deck, changedAssets(this.#stamps, sources.stamps ?? {}))
  }

  /** Compiles the rest of a lecture, of which no more than the first slides have been read. */
  async #readOn(fromTheStart: boolean, wasRead: ((path: string) => boolean) | null): Promise<void> {
    const breathe = createBreathing(() => this.#calm.isBusy)
    const tools = { compiler: this.#compiler, citations: this.#citations }
    const some = fromTheStart ? firstLook(this.#sources) : null
    // What is there already stays there.
    const isRead = some && ((path: string) => some(path) || wasRead?.(path) === true)
    // Of a large lecture the first slides come first here too.
    for (const services of isRead ? [{ breathe, isRead }, { breathe }] : [{ breathe }]) {
      const { deck, isFormatted } = await compileAtOnce(this.#sources, tools, services)
      // An outline is nothing that the projector could fall back on.
      this.#publish(deck, projection(deck, null))
      if (!isFormatted && !('isRead' in services)) await this.#format()
    }
  }

  /** Compiles once more with the citations in their style. */
  async #format(): Promise<void> {
    const deck = await this.#compile(this.#sources, false)
    if (!isDeepStrictEqual(deck, this.#deck)) this.#publish(deck)
  }

  /** Compiles once more with the diagrams checked: loading Mermaid must not hold up the first slide. */
  async #check(): Promise<void> {
    if (!this.#checkDiagrams || !this.#deck.slides.some((slide) => slide.diagrams.length > 0)) return
    const deck = await this.#compile(this.#sources, true)
    if (isDeepStrictEqual(deck.diagnostics, this.#deck.diagnostics)) return
    // The same sources: what only now turns out to be broken was never good.
    this.#publish(deck, projection(deck, null))
  }

  #keep(error: unknown): void {
    if (this.#stale) return
    this.#stale = true
    this.#publish({ ...this.#deck, diagnostics: [staleness(error), ...this.#deck.diagnostics] })
  }

  #publish(deck: Deck, shown = projection(deck, this.#projection)): void {
    if (this.#closed) return
    const shape = shapeOf(deck)
    this.#anchored = anchor(this.#anchored, this.#session, this.#shape, shape)
    // A slide that was not read yet has no steps: the place that is written already is the better one.
    if (deck.slides[this.#anchored.session.position.slide]?.isOutline !== true)
      this.#write(this.#anchored.session, shape)
    this.#session = this.#anchored.session
    this.#projection = shown
    this.#deck = deck
    this.#shape = shape
    this.#deckRevision += 1
    this.#changed()
    this.#goOnWithHeld()
  }

  #changed(): void {
    this.#revision += 1
    for (const listener of this.#listeners) listener()
  }
}

function shapeOf(deck: Deck): DeckShape {
  return { slides: deck.slides.map(({ id, lastStep }) => ({ id, lastStep })) }
}
