import { isDeepStrictEqual } from 'node:util'
import { changedAssets, withAssetVersions } from '../../core/deck/asset-versions.ts'
import type { CompileServices, Deck, LectureSources } from '../../core/deck/types.ts'
import { createBreathing } from './breathing.ts'
import type { Calm } from './calm.ts'
import { checkDiagram } from './check-diagram.ts'
import { compileAtOnce, firstLook, type CompileTools } from './first-look.ts'
import { loadSources } from './load.ts'
import { staleness } from './staleness.ts'
import { watchLecture } from './watch.ts'

/** Longest wait for a first page, milliseconds. */
const AT_MOST = 2000

export interface DeckReaderOptions {
  /** Of the lecture, absolute. */
  folder: string
  /** What the lecture opens with. */
  sources: LectureSources
  tools: CompileTools
  /** When it is better not to work. */
  calm: Calm
  checkDiagrams: boolean
  /** The deck that was published last. */
  current(): Deck
  /** `canFallBack`: whether a slide that is broken in it may show as it was before. */
  publish(deck: Deck, canFallBack: boolean): void
}

/** What an opening lecture has read already. */
interface FirstDeck {
  isFormatted: boolean
  /** Which files were read; null: all of them. */
  isRead: ((path: string) => boolean) | null
}

/**
 * Reads a lecture's files, when it opens and whenever they change, and publishes one better deck after the other.
 * When they cannot be read any more, the deck stays as it was last, with a diagnostic that says so.
 */
export class DeckReader {
  readonly #options: DeckReaderOptions
  #sources: LectureSources
  /** Of pictures and the like when the lecture was opened. */
  readonly #stamps: Record<string, string>
  #stopWatching = () => {}
  #closed = false
  #isStale = false
  /** A reload is waiting for its turn. */
  #reloadWaits = false
  /** Loading, formatting and checking, one after the other. */
  #work: Promise<void> = Promise.resolve()

  constructor(options: DeckReaderOptions) {
    this.#options = options
    this.#sources = options.sources
    this.#stamps = options.sources.stamps ?? {}
  }

  /** The files could not be read when they changed last; the deck says so. */
  get isStale(): boolean {
    return this.#isStale
  }

  /** Reads anew whenever a file changes. */
  watch(): void {
    this.#stopWatching = watchLecture(this.#options.folder, () => this.#reloadSoon())
  }

  /** What takes its time when a lecture opens. `hurry`: once the first page has what it asked for. */
  readOn({ isFormatted, isRead }: FirstDeck, hurry: boolean): void {
    const { calm } = this.#options
    if (hurry) this.#enqueue(() => calm.whenCalm(AT_MOST))
    if (hurry || isRead) this.#enqueue(() => this.#readRest(hurry, isRead))
    else if (!isFormatted) this.#enqueue(() => this.#format())
    // Loading what checks diagrams stops everything for a moment.
    if (hurry) this.#enqueue(() => calm.whenQuiet(AT_MOST))
    this.#enqueue(() => this.#check())
  }

  /** Resolves when nothing is being loaded, formatted or checked; never rejects. */
  async whenIdle(): Promise<void> {
    let work: Promise<void>
    do {
      work = this.#work
      await work
    } while (work !== this.#work)
  }

  /** Publishes nothing any more. Resolves when nothing is at work. */
  async close(): Promise<void> {
    this.#closed = true
    this.#stopWatching()
    await this.#options.tools.compiler.close?.()
    await this.whenIdle()
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
    const sources = await loadSources(this.#options.folder)
    if (!this.#isStale && isDeepStrictEqual(sources, this.#sources)) return
    // Not plainly first: the slides shown would change twice. And not without the check: a diagram with a
    // mistake would be what the projector keeps as the last good one.
    const deck = await this.#compile(sources, this.#options.checkDiagrams)
    this.#sources = sources
    this.#isStale = false
    this.#publish(deck, true)
  }

  async #compile(sources: LectureSources, withCheck: boolean): Promise<Deck> {
    const { calm, tools } = this.#options
    const services: CompileServices = {
      formatCitations: (request) => tools.citations.format(request),
      breathe: createBreathing(() => calm.isBusy),
      ...(withCheck ? { checkDiagram } : {}),
    }
    const deck = await tools.compiler.compile(sources, services)
    return withAssetVersions(deck, changedAssets(this.#stamps, sources.stamps ?? {}))
  }

  /** Compiles the rest of a lecture, of which no more than the first slides have been read. */
  async #readRest(fromTheStart: boolean, wasRead: FirstDeck['isRead']): Promise<void> {
    const { calm, tools } = this.#options
    const breathe = createBreathing(() => calm.isBusy)
    const some = fromTheStart ? firstLook(this.#sources) : null
    // What is there already stays there.
    const isRead = some && ((path: string) => some(path) || wasRead?.(path) === true)
    // Of a large lecture the first slides come first here too.
    for (const services of isRead ? [{ breathe, isRead }, { breathe }] : [{ breathe }]) {
      const { deck, isFormatted } = await compileAtOnce(this.#sources, tools, services)
      // An outline is nothing that the projector could fall back on.
      this.#publish(deck, false)
      if (!isFormatted && !('isRead' in services)) await this.#format()
    }
  }

  /** Compiles once more with the citations in their style. */
  async #format(): Promise<void> {
    const deck = await this.#compile(this.#sources, false)
    if (!isDeepStrictEqual(deck, this.#options.current())) this.#publish(deck, true)
  }

  /** Compiles once more with the diagrams checked: loading Mermaid must not hold up the first slide. */
  async #check(): Promise<void> {
    const { checkDiagrams, current } = this.#options
    if (!checkDiagrams || !current().slides.some((slide) => slide.diagrams.length > 0)) return
    const deck = await this.#compile(this.#sources, true)
    if (isDeepStrictEqual(deck.diagnostics, current().diagnostics)) return
    // The same sources: what only now turns out to be broken was never good.
    this.#publish(deck, false)
  }

  #keep(error: unknown): void {
    if (this.#isStale) return
    this.#isStale = true
    const deck = this.#options.current()
    this.#publish({ ...deck, diagnostics: [staleness(error), ...deck.diagnostics] }, true)
  }

  #publish(deck: Deck, canFallBack: boolean): void {
    if (!this.#closed) this.#options.publish(deck, canFallBack)
  }
}
