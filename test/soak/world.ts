import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectClient, type Client } from '../../core/rpc/client.ts'
import type { Snapshot } from '../../core/rpc/contract.ts'
import { memoryPortPair } from '../../core/rpc/ports.ts'
import { serve } from '../../core/rpc/server.ts'
import type { DeckShape, PresenterView, Role } from '../../core/session/types.ts'
import type { CitationFormatter } from '../../main/app/citation-formatter.ts'
import { journalPaths, openJournal } from '../../main/app/journal.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { ThreadCompiler } from '../../main/app/thread-compiler.ts'
import { Author, CONFIG, notesText, REFERENCES, slidesText } from './author.ts'
import { Followers, turnOver } from './crowd.ts'
import { FaultyDisk } from './faulty-disk.ts'
import { openPodium, type Podium } from './podium.ts'

/** A process id that no process has. */
const NOBODY = '999999999'
/** Bytes; small, so that a journal is written anew several times in a lecture. */
const LONGEST_JOURNAL = 40_000

/** A page as the browser or the window has it: it may be killed, and comes back as another one. */
export interface Page {
  client: Client
  snapshot: Snapshot | null
}

/** One lecture that is being given: its folder, its journal, its pages, its followers and its displays. */
export class World {
  readonly author = new Author()
  readonly folder: string
  readonly state: string
  /** Exports go here. */
  readonly out: string
  /** Temporary files go there while a PDF is made: the program's, and its browser's own. */
  readonly temporary: { program: string; browser: string }
  readonly #root: string
  readonly #citations: CitationFormatter
  readonly #heard: (text: string) => void
  now = 1_700_000_000_000
  disk = new FaultyDisk()
  lecture!: Lecture
  presenter!: Page
  audience!: Page
  followers!: Followers
  podium!: Podium
  /** Listeners of the lecture that did not stop listening. */
  listeners = 0

  private constructor(root: string, citations: CitationFormatter, heard: (text: string) => void) {
    this.#root = root
    this.#citations = citations
    this.#heard = heard
    this.folder = join(root, 'lecture')
    this.state = join(root, 'state')
    this.out = join(root, 'out')
    this.temporary = { program: join(root, 'temporary'), browser: join(root, 'temporary-of-browser') }
  }

  /** @param heard called with every text that followers are sent */
  static async begin(citations: CitationFormatter, heard: (text: string) => void): Promise<World> {
    const root = await realpath(await mkdtemp(join(tmpdir(), 'lectern-soak-')))
    const world = new World(root, citations, heard)
    for (const place of ['lecture/slides', 'lecture/speaker-notes', 'state', 'out'])
      await mkdir(join(root, place), { recursive: true })
    await world.write('slides/lecture.yaml', CONFIG)
    await world.write('slides/references.json', REFERENCES)
    for (const file of world.author.files) {
      await world.write(`slides/${file.name}.md`, slidesText(file))
      await world.write(`speaker-notes/${file.name}.md`, notesText(file))
    }
    await world.open('plain')
    return world
  }

  async write(path: string, text: string): Promise<void> {
    await writeFile(join(this.folder, path), text)
  }

  /** Opens the lecture as a new process would. `hurried`: as the program does, with a thread that compiles. */
  async open(how: 'plain' | 'hurried'): Promise<void> {
    this.disk = new FaultyDisk()
    const { disk, state } = this
    this.lecture = await Lecture.open(this.folder, {
      watch: true,
      now: () => this.now,
      citations: this.#citations,
      ...(how === 'hurried' && { hurry: true, compiler: new ThreadCompiler() }),
      journal: (folder) =>
        openJournal({ state, folder, now: () => this.now, disk, longest: LONGEST_JOURNAL }),
    })
    this.#countListeners()
    this.presenter = this.connect('presenter')
    this.audience = this.connect('audience')
    this.followers = new Followers(this.lecture, () => this.now, this.#heard)
    await this.lecture.whenIdle()
    this.podium = await openPodium(this.lecture)
    await this.settle()
  }

  #countListeners(): void {
    const { lecture } = this
    this.listeners = 0
    const counted =
      <L>(listen: (listener: L) => () => void) =>
      (listener: L) => {
        this.listeners += 1
        let stop: (() => void) | null = listen(listener)
        return () => {
          if (stop === null) return
          this.listeners -= 1
          stop()
          stop = null
        }
      }
    lecture.subscribe = counted(lecture.subscribe.bind(lecture))
    lecture.onPointer = counted(lecture.onPointer.bind(lecture))
  }

  connect(role: Role): Page {
    const [near, far] = memoryPortPair()
    serve(far, role, this.lecture, { now: () => this.now })
    const page: Page = { client: connectClient(near), snapshot: null }
    page.client.onSnapshot((snapshot) => {
      page.snapshot = snapshot
    })
    // As pages do first; a lecture that opens in a hurry waits for that.
    page.client.call('outline', {}).catch(() => undefined)
    return page
  }

  /** Resolves when every page knows what there is to know, and the journal is written as far as it can be. */
  async settle(): Promise<void> {
    await this.disk.settled()
    await turnOver()
    await this.followers.told()
  }

  view(): PresenterView {
    return this.lecture.snapshot('presenter').view as PresenterView
  }

  shape(): DeckShape {
    return { slides: this.lecture.deck().deck.slides.map(({ id, lastStep }) => ({ id, lastStep })) }
  }

  /** Whether the presenter is told that the journal cannot be written. */
  get isUnsaved(): boolean {
    return this.lecture.deck().deck.diagnostics.some(({ code }) => code === 'session-unsaved')
  }

  get journal(): string {
    return journalPaths(this.state, this.folder).current
  }

  /** Ends the process as `kill -9` does: what was not on the disk by now never gets there. */
  async die(): Promise<void> {
    this.disk.die()
    await this.#letGo()
    await this.lecture.close()
    // Whoever is killed takes no lock away.
    await writeFile(`${this.journal}.lock`, NOBODY)
  }

  /** Ends the lecture as the lecturer does. */
  async end(): Promise<void> {
    await this.#letGo()
    await this.lecture.close()
  }

  async #letGo(): Promise<void> {
    this.followers.close()
    this.podium.close()
    for (const { client } of [this.presenter, this.audience]) client.close()
    await turnOver()
  }

  /** Files that nobody should have left: relative paths, in order. */
  async orphans(): Promise<string[]> {
    const all = await readdir(this.#root, { recursive: true, encoding: 'utf8' })
    return all.filter((path) => /\.tmp$|\.lock$|~$/.test(path)).toSorted()
  }

  async remove(): Promise<void> {
    await rm(this.#root, { recursive: true, force: true })
  }
}
