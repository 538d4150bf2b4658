import type { Later } from '../../main/electron/placer.ts'

/** Time that passes only when told to. */
export class FakeTime {
  now = 1_000_000
  #due: { at: number; callback: () => void }[] = []

  readonly later: Later = (callback, milliseconds) => {
    const entry = { at: this.now + milliseconds, callback }
    this.#due.push(entry)
    return () => {
      this.#due = this.#due.filter((each) => each !== entry)
    }
  }

  /** Runs what comes due on the way, in order, and lets each settle. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds
    await settle()
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#due = this.#due.filter((each) => each !== next)
      this.now = Math.max(this.now, next.at)
      next.callback()
      await settle()
    }
    this.now = end
  }
}

/** Lets every promise that is already resolved run its course. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
