import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { SyntheticSlide } from '../support/synthetic.ts'
import { openPage } from './browser.ts'
import type { Opened, Tool } from './tool.ts'

/**
 * One tool with one lecture in one round, which all measures take their turn with. Whatever was opened,
 * `close` ends.
 */
export class Subject {
  readonly tool: Tool
  readonly slides: readonly SyntheticSlide[]
  /** How often a key is pressed. */
  readonly presses: number
  readonly #browser: Browser
  readonly #folder: string
  #context: BrowserContext | undefined
  #written: Promise<string> | undefined
  #opened: Promise<Opened> | undefined
  #slidesPage: Promise<Page> | undefined
  #lecturerPage: Promise<Page> | undefined

  private constructor(
    tool: Tool,
    slides: readonly SyntheticSlide[],
    presses: number,
    browser: Browser,
    folder: string,
  ) {
    this.tool = tool
    this.slides = slides
    this.presses = presses
    this.#browser = browser
    this.#folder = folder
  }

  static async create(
    tool: Tool,
    slides: readonly SyntheticSlide[],
    presses: number,
    browser: Browser,
  ): Promise<Subject> {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
    return new Subject(tool, slides, presses, browser, folder)
  }

  /** An empty folder below the one of this subject. */
  async folder(name: string): Promise<string> {
    const path = join(this.#folder, name)
    await mkdir(path, { recursive: true })
    return path
  }

  /** Writes the lecture; only once. */
  write(): Promise<string> {
    this.#written ??= this.folder('lecture').then(async (folder) => {
      await this.tool.write(this.slides, folder)
      return folder
    })
    return this.#written
  }

  /** Starts the tool with the lecture; only once. */
  open(): Promise<Opened> {
    this.#opened ??= this.write().then((folder) => this.tool.open(folder))
    return this.#opened
  }

  /** The window that shows the slides; it opens, and is waited for, only once. */
  slidesPage(): Promise<Page> {
    this.#slidesPage ??= this.newPage().then(async (page) => {
      await openPage(page, (await this.open()).url, this.tool.shown)
      return page
    })
    return this.#slidesPage
  }

  /** The lecturer's window beside it; null when the tool has none. */
  async lecturerPage(): Promise<Page | null> {
    const { lecturer } = await this.open()
    if (!lecturer) return null
    this.#lecturerPage ??= this.slidesPage().then((page) => lecturer(page))
    return await this.#lecturerPage
  }

  /** An empty window of the browser that the others are windows of, as on the lecturer's machine. */
  async newPage(): Promise<Page> {
    this.#context ??= await this.#browser.newContext({
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
    })
    return await this.#context.newPage()
  }

  /** An empty window of a browser that remembers nothing. */
  async freshPage(): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.once('close', () => void context.close())
    return page
  }

  async close(): Promise<void> {
    await this.#context?.close()
    const opened = await this.#opened?.catch(() => undefined)
    await opened?.close()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
