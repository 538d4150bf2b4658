import type { WebSocket } from 'ws'
import type { Port } from '../../core/rpc/port.ts'

/**
 * A page that does not read any more (a suspended laptop) is let go at this many unsent bytes instead of
 * filling the memory; when it wakes it connects again and gets a fresh snapshot.
 */
const MAX_UNSENT = 32 * 1024 * 1024

/** The server's end of a WebSocket as a Port. Frames are JSON text; anything else ends the connection. */
export function wsPort(socket: WebSocket): Port {
  const unheard: unknown[] = []
  let onMessage: ((message: unknown) => void) | null = null
  let onClose: (() => void) | null = null
  let closed = socket.readyState === socket.CLOSED

  socket.on('message', (data, isBinary) => {
    const message = isBinary ? undefined : parse(data.toString())
    if (message === undefined) socket.close(1003, 'JSON text expected')
    else if (onMessage === null) unheard.push(message)
    else onMessage(message)
  })
  // A broken frame or a reset ends in 'close' as well; without a listener it would end the program.
  socket.on('error', () => {})
  socket.on('close', () => {
    closed = true
    const listener = onClose
    onClose = null
    listener?.()
  })

  return {
    post(message) {
      if (socket.readyState !== socket.OPEN) return
      socket.send(JSON.stringify(message), () => {})
      if (socket.bufferedAmount > MAX_UNSENT) socket.terminate()
    },
    onMessage(listener) {
      onMessage = listener
      for (const message of unheard.splice(0)) listener(message)
    },
    onClose(listener) {
      if (closed) listener()
      else onClose = listener
    },
    close() {
      socket.close(1000)
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
