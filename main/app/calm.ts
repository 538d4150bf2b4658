/** Milliseconds after which a page that asked for something has been answered and has painted. */
const CALM = 200

/** Knows when pages ask, so that work that is not needed now keeps out of their way. */
export class Calm {
  #last = -Infinity
  #hasAsked = Promise.withResolvers<void>()
  readonly #ending = Promise.withResolvers<void>()
  #isEnded = false

  /** A page asked for something. */
  asked(): void {
    this.#last = performance.now()
    this.#hasAsked.resolve()
  }

  /** Whether a page asked for something a moment ago. */
  get isBusy(): boolean {
    return performance.now() - this.#last < CALM
  }

  /** Resolves when a page has asked and is content, after so many milliseconds in any case. */
  async whenCalm(atMost: number): Promise<void> {
    const began = performance.now()
    await Promise.race([this.#hasAsked.promise, this.#sleep(atMost)])
    await this.whenQuiet(atMost - (performance.now() - began))
  }

  /** Resolves when no page is waiting for anything, after so many milliseconds in any case. */
  async whenQuiet(atMost: number): Promise<void> {
    const end = performance.now() + atMost
    while (this.isBusy && !this.#isEnded && performance.now() < end) await this.#sleep(CALM / 4)
  }

  /** Nobody waits any more. */
  end(): void {
    this.#isEnded = true
    this.#ending.resolve()
  }

  async #sleep(milliseconds: number): Promise<void> {
    const over = Promise.withResolvers<void>()
    const timer = setTimeout(over.resolve, milliseconds)
    await Promise.race([over.promise, this.#ending.promise])
    clearTimeout(timer)
  }
}
