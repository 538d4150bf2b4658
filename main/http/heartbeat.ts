/** What the heartbeat needs of a socket; that of `ws` has it. */
export interface Beating {
  ping(): void
  terminate(): void
  on(event: 'pong', listener: () => void): unknown
}

/**
 * Finds connections that are dead without having been closed, as after a laptop was shut. Each call of
 * the function it returns ends those that did not answer the ping of the call before.
 */
export function heartbeat(sockets: () => Iterable<Beating>): () => void {
  const waiting = new WeakSet<Beating>()
  const known = new WeakSet<Beating>()
  return () => {
    for (const socket of sockets()) {
      if (waiting.has(socket)) {
        socket.terminate()
        continue
      }
      if (!known.has(socket)) {
        known.add(socket)
        socket.on('pong', () => waiting.delete(socket))
      }
      waiting.add(socket)
      socket.ping()
    }
  }
}

/** Beats every so many milliseconds, without keeping the program alive, until the returned function is called. */
export function keepBeating(sockets: () => Iterable<Beating>, milliseconds: number): () => void {
  const beat = setInterval(heartbeat(sockets), milliseconds)
  beat.unref()
  return () => clearInterval(beat)
}
