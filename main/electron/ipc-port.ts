import type { Port } from '../../core/rpc/port.ts'
import { rateLimit } from '../../core/rpc/rate.ts'
import { CHANNEL, readEnvelope, type Envelope } from './envelope.ts'
import { createPipe, type Pipe } from './pipe.ts'
import type { ContentsLike, FrameLike } from './surface.ts'

/** A page needs one connection, and briefly a second while it reconnects. */
const MAX_CONNECTIONS = 8

/** The server refuses calls above 200 a second in words; whoever goes on like this is not our page any more. */
const MAX_PER_SECOND = 500

/**
 * Whether a message comes from the page itself: a living frame, the top one, of exactly our origin.
 * A frame that has gone by the time it is looked at is nobody's.
 */
export function isTrustedFrame(frame: FrameLike | null, origin: string): boolean {
  return frame !== null && frame.parent === null && frame.origin === origin
}

/**
 * Takes the connections that the page in this window opens and hands each to `accept`. Who the page
 * is follows from the window alone: nothing that it sends is looked at for that. Returns the function
 * that closes all of them, after which the page may connect again.
 * @param origin the only origin that is listened to, e.g. `lectern://app`
 * @param now milliseconds; only differences count
 */
export function acceptPorts(
  contents: ContentsLike,
  origin: string,
  accept: (port: Port) => void,
  now: () => number = Date.now,
): () => void {
  let document: string | null = null
  const pipes = new Map<number, Pipe>()
  const allowed = rateLimit(MAX_PER_SECOND, now)

  contents.ipc.on(CHANNEL, (event, message) => {
    if (!isTrustedFrame(event.senderFrame, origin)) return
    if (!allowed()) {
      // An honest page connects again by itself, a little later each time.
      closeAll()
      return
    }
    const envelope = readEnvelope(message)
    if (envelope === null) return
    if (envelope.kind === 'open') open(envelope)
    else if (envelope.document === document) pass(envelope)
  })
  contents.on('render-process-gone', endAll)
  contents.on('destroyed', endAll)

  return closeAll

  function closeAll(): void {
    for (const pipe of pipes.values()) pipe.port.close()
  }

  function open(envelope: Envelope): void {
    const { connection } = envelope
    if (envelope.document !== document) {
      // The document before this one left without a word.
      endAll()
      document = envelope.document
    }
    if (pipes.has(connection)) return
    if (pipes.size === MAX_CONNECTIONS) {
      send({ ...envelope, kind: 'close' })
      return
    }
    const pipe = createPipe({
      send: (body) => send({ document: envelope.document, connection, kind: 'message', body }),
      closed: () => {
        pipes.delete(connection)
        send({ document: envelope.document, connection, kind: 'close' })
      },
    })
    pipes.set(connection, pipe)
    accept(pipe.port)
  }

  function pass({ connection, kind, body }: Envelope): void {
    const pipe = pipes.get(connection)
    if (pipe === undefined) return
    if (kind === 'message') {
      pipe.receive(body)
      return
    }
    pipes.delete(connection)
    pipe.end()
  }

  function endAll(): void {
    const left = [...pipes.values()]
    pipes.clear()
    document = null
    for (const pipe of left) pipe.end()
  }

  function send(envelope: Envelope): void {
    if (!contents.isDestroyed()) contents.send(CHANNEL, envelope)
  }
}
