import type { Port } from '../../core/rpc/port.ts'
import { readEnvelope, type Envelope } from './envelope.ts'
import { createPipe, type Pipe } from './pipe.ts'

/** The page's end of the channel; the preload gives it Electron's. */
export interface PageChannel {
  send(envelope: Envelope): void
  /** Called with what main sent, never with Electron's event. */
  listen(listener: (message: unknown) => void): void
}

/**
 * Makes the function by which a page opens a Port.
 * @param document distinguishes this document from the one that was in the window before
 */
export function createPageConnector(channel: PageChannel, document: string): () => Port {
  const pipes = new Map<number, Pipe>()
  let next = 0

  channel.listen((message) => {
    const envelope = readEnvelope(message)
    if (envelope === null || envelope.document !== document) return
    const pipe = pipes.get(envelope.connection)
    if (pipe === undefined) return
    if (envelope.kind === 'message') {
      pipe.receive(envelope.body)
    } else {
      pipes.delete(envelope.connection)
      pipe.end()
    }
  })

  return () => {
    const connection = next
    next += 1
    const pipe = createPipe({
      send: (body) => channel.send({ document, connection, kind: 'message', body }),
      closed: () => {
        pipes.delete(connection)
        channel.send({ document, connection, kind: 'close' })
      },
    })
    pipes.set(connection, pipe)
    channel.send({ document, connection, kind: 'open' })
    return pipe.port
  }
}
