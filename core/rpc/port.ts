/**
 * A two-way pipe of structured-cloneable messages. Each shell supplies one: a WebSocket, Electron's
 * IPC, or a pair in memory. The role of a connection is fixed by the shell, never by the page.
 */
export interface Port {
  /** Silently dropped once the port is closed. */
  post(message: unknown): void
  /** One listener at a time; messages that came before it was set are kept for it. */
  onMessage(listener: (message: unknown) => void): void
  /** Called once; at once if already closed. */
  onClose(listener: () => void): void
  close(): void
}
