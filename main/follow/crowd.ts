import type { WebSocket } from 'ws'
import { createFollowerDesk } from '../../core/rpc/followers.ts'
import type { LectureHost } from '../../core/rpc/contract.ts'
import { rateLimit } from '../../core/rpc/rate.ts'

/** Followers that are told in one turn of the event loop: a fraction of a frame. */
const SLICE = 20
/** Calls a second of one follower; a page asks for a few slides when it opens and for one now and then. */
const CALLS_A_SECOND = 20
/** A device that does not read any more is let go at this many unsent bytes; it connects again when it wakes. */
const MOST_UNSENT = 4 * 1024 * 1024

export interface Crowd {
  /** Serves a follower until the connection ends. */
  join(socket: WebSocket): void
  readonly size: number
  close(): void
}

export interface CrowdOptions {
  /** Called whenever somebody came or went. */
  changed: () => void
  /** Milliseconds. */
  now: () => number
}

/**
 * All followers of a lecture. The presenter and the room come first: what has changed goes out to them within the
 * turn in which it changed, and to followers in the turns after it, a few at a time, so that a key press that
 * comes meanwhile waits for a few of them and not for all.
 */
export function createCrowd(host: LectureHost, { changed, now }: CrowdOptions): Crowd {
  const desk = createFollowerDesk(host)
  /** With the text of the snapshot that each has, or undefined. */
  const members = new Map<WebSocket, string | undefined>()
  /** Answers that wait for their turn. */
  const asked: (() => void)[] = []
  let isPlanned = false
  let isOpen = true

  const plan = () => {
    if (isPlanned || !isOpen) return
    isPlanned = true
    setImmediate(work)
  }

  const tellSome = (): boolean => {
    const text = desk.snapshot()
    let told = 0
    for (const [socket, has] of members) {
      if (has === text) continue
      if (told === SLICE) return true
      told += 1
      members.set(socket, text)
      send(socket, text)
    }
    return false
  }

  const work = () => {
    isPlanned = false
    if (!isOpen) return
    const isMore = tellSome()
    for (const answer of asked.splice(0, SLICE)) answer()
    if (isMore || asked.length > 0) plan()
  }

  const answer = (socket: WebSocket, message: unknown) => {
    const reply = desk.answer(message)
    if (typeof reply === 'string') send(socket, reply)
    else void reply.then((text) => send(socket, text))
  }

  const stop = host.subscribe(plan)
  return {
    get size() {
      return members.size
    },
    join(socket) {
      const allowed = rateLimit(CALLS_A_SECOND, now)
      members.set(socket, undefined)
      socket.on('message', (data, isBinary) => {
        const message = isBinary ? undefined : parse(data.toString())
        // Pages of ours send neither nonsense nor so much.
        if (message === undefined) socket.close(1003, 'JSON text expected')
        else if (!allowed()) socket.close(1008, 'Too many messages')
        else {
          asked.push(() => answer(socket, message))
          plan()
        }
      })
      socket.on('error', () => {})
      socket.on('close', () => {
        members.delete(socket)
        changed()
      })
      changed()
      plan()
    },
    close() {
      isOpen = false
      stop()
      for (const socket of members.keys()) socket.terminate()
      members.clear()
    },
  }
}

function send(socket: WebSocket, text: string): void {
  if (socket.readyState !== socket.OPEN) return
  socket.send(text, () => {})
  if (socket.bufferedAmount > MOST_UNSENT) socket.terminate()
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data) as unknown
  } catch {
    return undefined
  }
}
