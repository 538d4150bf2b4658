import type { Worker } from 'node:worker_threads'
import type { CitationRequest, CitationResult } from '../../core/deck/types.ts'
import { messageOf } from '../../core/deck/message-of.ts'
import { NoThreadError, startThread, threadScript } from './own-thread.ts'

/** What the thread says: once that it is there, then one answer for each request. */
export type FromWorker = 'ready' | { id: number; result: CitationResult } | { id: number; error: string }

export interface ThreadOptions {
  /** The script of the thread; the program's own when absent. */
  script?: URL
  /** Milliseconds without a request after which the thread ends; a minute when absent. */
  idle?: number
  /** Milliseconds after which a request counts as failed; a minute and a half when absent. */
  limit?: number
}

interface Waiting {
  request: CitationRequest
  resolve(result: CitationResult): void
  reject(error: Error): void
}

/**
 * Sets citations in a thread that is started at the first request, ends when nothing was asked of it for
 * a while, and keeps the program alive only as long as an answer is awaited.
 */
export class CitationThread {
  readonly #script: URL
  readonly #idle: number
  readonly #limit: number
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #isReady = false
  #timer: NodeJS.Timeout | undefined
  #lastId = 0

  constructor({
    script = threadScript('citation-worker'),
    idle = 60_000,
    limit = 90_000,
  }: ThreadOptions = {}) {
    this.#script = script
    this.#idle = idle
    this.#limit = limit
  }

  /** Whether there is a thread at the moment. */
  get runs(): boolean {
    return this.#worker !== undefined
  }

  /**
   * Rejects with what the engine said about the style, when the engine stopped or took too long.
   * @throws NoThreadError when there can be no thread
   */
  format(request: CitationRequest): Promise<CitationResult> {
    return new Promise((resolve, reject) => {
      const id = (this.#lastId += 1)
      try {
        const worker = (this.#worker ??= this.#start())
        this.#waiting.set(id, { request, resolve, reject })
        worker.ref()
        worker.postMessage({ id, request }, [])
        this.#wait(this.#limit)
      } catch (error) {
        this.#waiting.delete(id)
        reject(new NoThreadError(messageOf(error), { cause: error }))
      }
    })
  }

  #start(): Worker {
    this.#isReady = false
    const worker = startThread(this.#script, { maxOldGenerationSizeMb: 512, stackSizeMb: 4 })
    worker.on('message', (message: FromWorker) => this.#hear(message))
    worker.on('error', (error) => this.#failed(worker, messageOf(error)))
    worker.on('exit', () => this.#failed(worker, 'it ended by itself'))
    return worker
  }

  #hear(message: FromWorker): void {
    if (message === 'ready') {
      this.#isReady = true
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if ('result' in message) waiting?.resolve(message.result)
    else waiting?.reject(new Error(message.error))
    if (this.#waiting.size > 0) return this.#wait(this.#limit)
    this.#worker?.unref()
    this.#wait(this.#idle)
  }

  /** Ends the thread unless something is said before: too long at work, or idle. */
  #wait(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const worker = this.#worker
      if (!worker) return
      this.#failed(worker, `it took longer than ${milliseconds / 1000} seconds`)
      void worker.terminate()
    }, milliseconds).unref()
  }

  #failed(worker: Worker, why: string): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    clearTimeout(this.#timer)
    const reason = `the citation engine stopped: ${why}`
    const error = this.#isReady ? new Error(reason) : new NoThreadError(reason)
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(error)
  }
}
