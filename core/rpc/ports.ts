import type { Port } from './port.ts'

// Every place this runs in has it; the language's own library does not declare it.
declare function structuredClone<T>(value: T): T

/**
 * Two ports joined in memory, as honest as a real connection: messages are cloned, so that no side sees
 * the other's objects, and arrive in order, but never within the call that posted them.
 */
export function memoryPortPair(): [Port, Port] {
  const one = new MemoryPort()
  const other = new MemoryPort()
  one.join(other)
  other.join(one)
  return [one, other]
}

class MemoryPort implements Port {
  #peer: MemoryPort | null = null
  #closed = false
  #listener: ((message: unknown) => void) | null = null
  #unheard: unknown[] = []
  #onClose: (() => void) | null = null

  join(peer: MemoryPort): void {
    this.#peer = peer
  }

  post(message: unknown): void {
    const peer = this.#peer
    if (this.#closed || peer === null) return
    const copy = structuredClone(message)
    later(() => peer.#receive(copy))
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listener = listener
    for (const message of this.#unheard.splice(0)) listener(message)
  }

  onClose(listener: () => void): void {
    if (this.#closed) listener()
    else this.#onClose = listener
  }

  close(): void {
    const peer = this.#peer
    this.#end()
    if (peer !== null) later(() => peer.#end())
  }

  #receive(message: unknown): void {
    if (this.#closed) return
    if (this.#listener === null) this.#unheard.push(message)
    else this.#listener(message)
  }

  #end(): void {
    if (this.#closed) return
    this.#closed = true
    const listener = this.#onClose
    this.#onClose = null
    listener?.()
  }
}

function later(run: () => void): void {
  void Promise.resolve().then(run)
}
