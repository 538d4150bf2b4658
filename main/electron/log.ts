export type Log = (message: string, cause?: unknown) => void

/** One line to the terminal and to the log file, and what is known of the cause. Never throws. */
export function createLog(terminal: { write(text: string): unknown }, file: (text: string) => void): Log {
  return (message, cause) => {
    const reason = cause instanceof Error ? (cause.stack ?? cause.message) : cause
    const text = reason === undefined ? message : `${message}\n${String(reason)}`
    terminal.write(`lectern: ${text}\n`)
    file(text)
  }
}

interface ProcessLike {
  on(event: 'uncaughtException', listener: (error: Error) => void): unknown
  on(event: 'unhandledRejection', listener: (reason: unknown) => void): unknown
  readonly stdout: { on(event: 'error', listener: () => void): unknown }
  readonly stderr: { on(event: 'error', listener: () => void): unknown }
}

/**
 * A mistake of ours ends neither the program nor the lecture: it is told and that is all. Without
 * listeners Electron would show a dialog, possibly on the projector.
 */
export function keepRunning(target: ProcessLike, tell: Log): void {
  // A terminal that was closed makes every write fail, and telling that would fail again.
  for (const stream of [target.stdout, target.stderr]) stream.on('error', () => undefined)
  target.on('uncaughtException', (error) => tell('Something went wrong inside Lectern.', error))
  target.on('unhandledRejection', (reason) => tell('Something went wrong inside Lectern.', reason))
}
