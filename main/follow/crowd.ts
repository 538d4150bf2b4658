import type { WebSocket } from 'ws'
import { followPointer, NO_POINTER } from '../../core/rpc/followed-pointer.ts'
import { createFollowerDesk } from '../../core/rpc/followers.ts'
import type { LectureHost } from '../../core/rpc/host.ts'
import { rateLimit } from '../../core/rpc/rate.ts'
import { createRounds, roundLength } from './pace.ts'

/** Followers that are told in one turn of the event loop: a fraction of a frame. */
const SLICE = 20
/** Calls a second of one follower; a page asks for a few slides when it opens and for one now and then. */
const CALLS_A_SECOND = 20
/** A device that does not read any more is let go at this many unsent bytes; it connects again when it wakes. */
const MOST_UNSENT = 4 * 1024 * 1024

/** A device with more unsent bytes than this is not told where the hand is until it has caught up. */
const BEHIND = 16 * 1024

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
  /** Calls back after so many milliseconds, returns the way to call it off; the computer's clock when absent. */
  later?: (callback: () => void, milliseconds: number) => () => void
}

/** What one follower has been told last, as texts. */
interface Told {
  snapshot?: string
  pointer: string
}

function afterwards(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds).unref()
  return () => clearTimeout(timer)
}

/**
 * All followers of a lecture. The presenter and the room come first: what has changed goes out to them within the
 * turn in which it changed, and to followers in the turns after it, a few at a time, so that a key press that
 * comes meanwhile waits for a few of them and not for all. A moving hand comes last, in rounds that are the rarer
 * the more follow.
 */
export function createCrowd(host: LectureHost, { changed, now, later = afterwards }: CrowdOptions): Crowd {
  const desk = createFollowerDesk(host)
  const members = new Map<WebSocket, Told>()
  const pointer = followPointer(host, () => rounds.ask())
  /** What this round tells. */
  let pointed = NO_POINTER
  /** Answers that wait for their turn. */
  const asked: (() => void)[] = []
  let isPlanned = false
  let isOpen = true

  const plan = () => {
    if (isPlanned || !isOpen) return
    isPlanned = true
    setImmediate(work)
  }

  const rounds = createRounds({
    begin() {
      pointed = pointer.text()
      plan()
    },
    length: () => roundLength(members.size),
    now,
    later,
  })

  /** Returns how many more may be told in this turn. */
  const tellSnapshot = (most: number): number => {
    const text = desk.snapshot()
    let left = most
    for (const [socket, told] of members) {
      if (told.snapshot === text) continue
      if (left === 0) return 0
      left -= 1
      told.snapshot = text
      send(socket, text)
    }
    return left
  }

  const tellPointer = (most: number): number => {
    let left = most
    for (const [socket, told] of members) {
      if (told.pointer === pointed) continue
      if (left === 0) return 0
      if (socket.bufferedAmount > BEHIND) {
        rounds.ask()
        continue
      }
      left -= 1
      told.pointer = pointed
      send(socket, pointed)
    }
    return left
  }

  const work = () => {
    isPlanned = false
    if (!isOpen) return
    const left = tellPointer(tellSnapshot(SLICE))
    for (const answer of asked.splice(0, SLICE)) answer()
    if (left === 0 || asked.length > 0) plan()
  }

  const answer = (socket: WebSocket, message: unknown) => {
    const reply = desk.answer(message)
    if (typeof reply === 'string') send(socket, reply)
    else void reply.then((text) => send(socket, text))
  }

  const stop = host.subscribe(() => {
    plan()
    // What was pointed at may be out of sight now.
    if (pointer.text() !== pointed) rounds.ask()
  })
  return {
    get size() {
      return members.size
    },
    join(socket) {
      const allowed = rateLimit(CALLS_A_SECOND, now)
      members.set(socket, { pointer: NO_POINTER })
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
      pointer.close()
      rounds.close()
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
