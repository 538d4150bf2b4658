import type { Port } from '../../core/rpc/port.ts'

/** What a Port needs of a WebSocket; the browser's own satisfies it. */
export interface SocketLike {
  readonly readyState: number
  send(data: string): void
  close(): void
  addEventListener(type: 'open' | 'close', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
}

const CONNECTING = 0
const OPEN = 1
const CLOSED = 3

/**
 * A WebSocket as a Port. What is posted while the socket still connects is sent once it is open; a
 * message that is not JSON closes the port, because what follows it cannot be trusted either.
 */
export function socketPort(socket: SocketLike): Port {
  const unsent: string[] = []
  const unheard: unknown[] = []
  let onMessage: ((message: unknown) => void) | null = null
  let onClose: (() => void) | null = null
  let closed = socket.readyState === CLOSED

  socket.addEventListener('open', () => {
    for (const data of unsent.splice(0)) socket.send(data)
  })
  socket.addEventListener('message', (event) => {
    const message = parse(event.data)
    if (message === undefined) socket.close()
    else if (onMessage === null) unheard.push(message)
    else onMessage(message)
  })
  socket.addEventListener('close', () => {
    if (closed) return
    closed = true
    onClose?.()
  })

  return {
    post(message) {
      if (closed) return
      const data = JSON.stringify(message)
      if (socket.readyState === OPEN) socket.send(data)
      else if (socket.readyState === CONNECTING) unsent.push(data)
    },
    onMessage(listener) {
      onMessage = listener
      for (const message of unheard.splice(0)) listener(message)
    },
    onClose(listener) {
      onClose = listener
      if (closed) listener()
    },
    close() {
      socket.close()
    },
  }
}

function parse(data: unknown): unknown {
  if (typeof data !== 'string') return undefined
  try {
    return JSON.parse(data) as unknown
  } catch {
    return undefined
  }
}
