import { readdirSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FoundChromium } from '../../../main/web/chromium.ts'
import { pdfOptions } from '../../support/pdf-options.ts'
import { readText } from '../../support/read-pdf.ts'
import type { Fault } from '../invariants.ts'
import type { World } from '../world.ts'
import { OLD_FILE, pdfFaults } from './faults.ts'
import { fetchAsBrowser, writeToFile, type Made } from './making.ts'
import { nameOf, type PdfPlan, type Stage } from './plan.ts'
import { launchIn, useTemporary } from './printing.ts'
import { descendants, isChild, stillRunning, whenGone, type Processes } from './processes.ts'

/** Longest time for one PDF on a machine that is busy, milliseconds; then it is cancelled. */
const PATIENCE = 300_000
/** Longest time for processes and files to go after it, milliseconds. */
const TO_GO = 15_000

/** A PDF that a real browser makes while the lecture goes on. */
export class PdfRun {
  readonly plan: PdfPlan
  readonly #world: World
  readonly #out: string
  /** Words of the slides as they are when it begins. */
  readonly #words: readonly string[]
  readonly #before: Processes = descendants()
  /** Those of its browser that were seen. */
  readonly #processes = new Map<number, string>()
  readonly #cancel = new AbortController()
  readonly #made: Promise<Made>
  #isOver = false
  /** Of whoever waits for news. */
  #news = Promise.withResolvers<void>()

  private constructor(plan: PdfPlan, world: World, browser: FoundChromium) {
    this.plan = plan
    this.#world = world
    this.#out = join(world.out, 'lecture.pdf')
    const { slides } = world.lecture.deck().deck
    this.#words = slides.flatMap(({ html }) => html.match(/Seen-\w+-here/g) ?? [])
    const launch = launchIn(browser, world.temporary.browser)
    const making = {
      lecture: world.lecture,
      options: pdfOptions(plan.wishes),
      pagesAtOnce: plan.pagesAtOnce,
      out: this.#out,
      signal: this.#cancel.signal,
      heard: (stage: Stage | null) => this.#heard(stage),
      launch: async () => {
        const launched = await launch()
        this.#heard('started')
        return launched
      },
    }
    const late = setTimeout(() => this.#cancel.abort(), PATIENCE)
    const leaveTemporary = useTemporary(world.temporary.program)
    const make = plan.to === 'file' ? writeToFile : fetchAsBrowser
    this.#made = make(making).finally(() => {
      clearTimeout(late)
      leaveTemporary()
      this.#isOver = true
      this.#news.resolve()
    })
    // Who waits for it is told.
    this.#made.catch(() => undefined)
  }

  /** Nothing else may be exported until its end. */
  static async begin(plan: PdfPlan, world: World, browser: FoundChromium): Promise<PdfRun> {
    for (const folder of Object.values(world.temporary)) await mkdir(folder)
    if (plan.to === 'file') await writeFile(join(world.out, 'lecture.pdf'), OLD_FILE)
    return new PdfRun(plan, world, browser)
  }

  #heard(stage: Stage | null): void {
    if (stage !== null) for (const [pid, began] of descendants()) this.#see(pid, began)
    if (stage === this.plan.at) this.#disturb()
    this.#news.resolve()
    if (!this.#isOver) this.#news = Promise.withResolvers()
  }

  #see(pid: number, began: string): void {
    if (this.#before.get(pid) !== began) this.#processes.set(pid, began)
  }

  #disturb(): void {
    if (this.plan.outcome === 'cancelled') this.#cancel.abort()
    // What a browser has started ends with it.
    if (this.plan.outcome === 'killed')
      for (const pid of stillRunning(this.#processes)) if (isChild(pid)) process.kill(pid, 'SIGKILL')
  }

  /** Resolves when there is news of it. */
  async next(): Promise<void> {
    await this.#news.promise
  }

  /** Waits for its end, tells what is wrong then, and clears away what was made. */
  async end(toGo = TO_GO): Promise<Fault[]> {
    const { end, bytes } = await this.#made
    const world = this.#world
    const files = await readdir(world.out)
    const faults = pdfFaults({
      ...this.plan,
      options: pdfOptions(this.plan.wishes),
      end,
      files,
      file: files.includes('lecture.pdf') ? await readFile(this.#out, 'utf8') : null,
      pages: bytes && (await pagesOf(bytes)),
      words: this.#words,
      processes: await whenGone(() => stillRunning(this.#processes), toGo),
      temporary: await whenGone(() => this.#temporaryFiles(), toGo),
    })
    await rm(this.#out, { force: true })
    for (const folder of Object.values(world.temporary)) await rm(folder, { recursive: true })
    return faults.map(({ invariant, what }) => ({ invariant, what: `${nameOf(this.plan)}: ${what}` }))
  }

  /** Those that nobody should have left: a browser that is killed tidies nothing up. */
  #temporaryFiles(): string[] {
    const { program, browser } = this.#world.temporary
    return [program, ...(this.plan.outcome === 'killed' ? [] : [browser])].flatMap((folder) =>
      readdirSync(folder),
    )
  }

  /** Ends it without a word, since something else is wrong. */
  async giveUp(): Promise<void> {
    this.#cancel.abort()
    await this.#made.catch(() => undefined)
  }
}

/** Without blanks, since lines end where there is no more room; null for what is no PDF. */
async function pagesOf(bytes: Uint8Array): Promise<string[] | null> {
  try {
    return (await readText(bytes)).map((text) => text.replaceAll(/\s/g, ''))
  } catch {
    return null
  }
}
