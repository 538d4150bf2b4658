import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'
import type { LectureHost } from '../../core/rpc/host.ts'
import { createCrowd, type Crowd } from '../../main/follow/crowd.ts'
import type { Chance } from './chance.ts'

/** A follower's connection without a network: what the crowd uses of a WebSocket, and nothing else. */
export class FollowerSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  received = 0
  snapshot = ''
  readonly #heard: (text: string) => void

  constructor(heard: (text: string) => void) {
    super()
    this.#heard = heard
  }

  send(text: string, done: () => void): void {
    this.received += 1
    this.#heard(text)
    if (text.startsWith('{"kind":"snapshot"')) this.snapshot = text
    done()
  }

  ask(method: string, params: unknown): void {
    this.emit('message', JSON.stringify({ kind: 'call', id: 1, method, params }), false)
  }

  close(): void {
    this.terminate()
  }

  terminate(): void {
    if (this.readyState !== 1) return
    this.readyState = 3
    this.emit('close')
  }
}

/** Those who follow a lecture along, and every different text that any of them was sent. */
export class Followers {
  readonly members = new Set<FollowerSocket>()
  readonly #crowd: Crowd
  readonly #heard: (text: string) => void
  #last = ''

  /** @param heard called with each text once, however many got it */
  constructor(host: LectureHost, now: () => number, heard: (text: string) => void) {
    this.#crowd = createCrowd(host, { changed: () => undefined, now })
    this.#heard = heard
  }

  join(): FollowerSocket {
    const socket = new FollowerSocket((text) => {
      if (text === this.#last) return
      this.#last = text
      this.#heard(text)
    })
    socket.on('close', () => this.members.delete(socket))
    this.members.add(socket)
    this.#crowd.join(socket as unknown as WebSocket)
    return socket
  }

  leave(chance: Chance, count: number): void {
    for (let one = 0; one < count && this.members.size > 0; one += 1) chance.of([...this.members]).terminate()
  }

  /** Resolves when all have been told what there is to tell. */
  async told(): Promise<void> {
    const turns = 2 + Math.ceil(this.members.size / 20)
    for (let turn = 0; turn < turns; turn += 1) await turnOver()
  }

  get size(): number {
    return this.#crowd.size
  }

  close(): void {
    this.#crowd.close()
    this.members.clear()
  }
}

/** The next turn of the event loop: every promise that can be kept by then has been. */
export function turnOver(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
