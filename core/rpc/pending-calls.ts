interface Pending {
  resolve: (result: never) => void
  reject: (error: Error) => void
}

/** Calls of a page that wait for their answers, by number. */
export class PendingCalls {
  readonly #pending = new Map<number, Pending>()
  #lastId = 0

  /** @param send called with the number of the call, once it waits */
  wait<T>(send: (id: number) => void): Promise<T> {
    const id = (this.#lastId += 1)
    return new Promise<T>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      send(id)
    })
  }

  /** An answer to no call that waits is passed over. */
  answered(id: number, result: unknown): void {
    this.#take(id)?.resolve(result as never)
  }

  /** `id` null: no call is meant. */
  refused(id: number | null, error: () => Error): void {
    if (id !== null) this.#take(id)?.reject(error())
  }

  /** Nothing is answered any more. */
  end(error: () => Error): void {
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    for (const { reject } of pending) reject(error())
  }

  #take(id: number): Pending | undefined {
    const call = this.#pending.get(id)
    this.#pending.delete(id)
    return call
  }
}
