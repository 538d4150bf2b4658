import type { Worker } from 'node:worker_threads'
import type { CompileServices, Deck, LectureSources, Slide } from '../../core/deck/types.ts'
import { orderFor, type FromCompiler, type ToCompiler } from './compile-messages.ts'
import { compilerHere, type LectureCompiler } from './compiler-here.ts'
import { LecternError } from './errors.ts'
import { messageOf } from '../../core/deck/message-of.ts'
import { NoThreadError, startThread, threadScript } from './own-thread.ts'

export interface ThreadCompilerOptions {
  /** The script of the thread; the program's own when absent. */
  script?: URL
  /** What the thread may use, in megabytes; as much as this one when absent. */
  memory?: number
}

interface Job {
  id: number
  services: CompileServices
  /** As far as they have come. */
  slides: Slide[]
  resolve(deck: Deck): void
  reject(error: Error): void
}

/**
 * A compiler whose work is done in a thread of its own, so that this one goes on answering pages. It starts at the
 * first compilation and does not keep the program alive. Decks are those that a compiler in this thread would
 * give; where there can be no thread, or it breaks off, this one compiles. Of `services`, `breathe` is not called,
 * and diagrams are checked by the program's own check.
 *
 * `compile` rejects with a LecternError `too-large` when the thread runs out of memory, and may be called
 * again.
 */
export class ThreadCompiler implements LectureCompiler {
  readonly #options: ThreadCompilerOptions
  #worker: Worker | undefined
  #hereInstead: LectureCompiler | undefined
  /** What came last, in this thread's own objects: the thread names them by index. */
  #slides: readonly Slide[] = []
  #job: Job | undefined
  #last: Promise<unknown> = Promise.resolve()
  #lastId = 0

  constructor(options: ThreadCompilerOptions = {}) {
    this.#options = options
  }

  compile(sources: LectureSources, services: CompileServices = {}): Promise<Deck> {
    const run = () => this.#compile(sources, services)
    const deck = this.#last.then(run, run)
    this.#last = deck.catch(() => undefined)
    return deck
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
    this.#job?.reject(new Error('the lecture was closed'))
  }

  async #compile(sources: LectureSources, services: CompileServices): Promise<Deck> {
    if (this.#hereInstead) return await this.#hereInstead.compile(sources, services)
    try {
      return await this.#ask(sources, services)
    } catch (error) {
      if (!(error instanceof NoThreadError)) throw error
      this.#hereInstead = compilerHere()
      return await this.#hereInstead.compile(sources, services)
    }
  }

  #ask(sources: LectureSources, services: CompileServices): Promise<Deck> {
    return new Promise((resolve, reject) => {
      const id = (this.#lastId += 1)
      this.#job = { id, services, slides: [], resolve, reject }
      try {
        const worker = (this.#worker ??= this.#start())
        worker.ref()
        this.#say({ kind: 'compile', id, order: orderFor(sources, services) })
      } catch (error) {
        this.#settle(({ reject: fail }) => fail(new NoThreadError(messageOf(error), { cause: error })))
      }
    })
  }

  #start(): Worker {
    const { script = threadScript('compile-worker'), memory } = this.#options
    const worker = startThread(script, memory === undefined ? {} : { maxOldGenerationSizeMb: memory })
    this.#slides = []
    worker.on('message', (message: FromCompiler) => {
      if (message !== 'ready' && message.id === this.#job?.id) this.#hear(message, this.#job)
    })
    worker.on('error', (error) => this.#broke(worker, error))
    worker.on('exit', () => this.#broke(worker, new Error('it ended by itself')))
    return worker
  }

  #say(message: ToCompiler): void {
    this.#worker?.postMessage(message, [])
  }

  #hear(message: Exclude<FromCompiler, 'ready'>, job: Job): void {
    const { id } = job
    switch (message.kind) {
      case 'cite':
        job.services.formatCitations?.(message.request).then(
          (result) => this.#say({ kind: 'cited', id, result }),
          (error: unknown) => this.#say({ kind: 'uncited', id, error: messageOf(error) }),
        )
        return
      case 'part':
        for (const slide of message.slides) {
          const own = typeof slide === 'number' ? this.#slides[slide] : slide
          if (own) job.slides.push(own)
        }
        // Others have their turn before the next part comes.
        setImmediate(() => this.#say({ kind: 'more', id }))
        return
      case 'deck': {
        const { slides } = job
        this.#slides = slides
        this.#settle(({ resolve }) => resolve({ ...message.deck, slides }))
        return
      }
      case 'failed':
        this.#settle(({ reject }) => reject(new Error(message.error)))
    }
  }

  #settle(how: (job: Job) => void): void {
    const job = this.#job
    this.#job = undefined
    this.#worker?.unref()
    if (job) how(job)
  }

  #broke(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    const isFull = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    this.#settle(({ reject }) => reject(isFull ? tooLarge(error) : new NoThreadError(messageOf(error))))
  }
}

/** Here it would take the lecture with it, which goes on with the slides that it has. */
function tooLarge(cause: unknown): LecternError {
  return new LecternError(
    'too-large',
    'The lecture takes more memory than there is.',
    'Divide it into several, or make its longest files shorter.',
    { cause },
  )
}
