import type { Port } from '../../core/rpc/port.ts'

/** A Port together with the ends that whoever carries its messages holds. */
export interface Pipe {
  port: Port
  /** A message came from the other side. */
  receive(message: unknown): void
  /** The other side, or the way to it, is gone. */
  end(): void
}

export interface PipeDeps {
  send(message: unknown): void
  /** This side closed the port; not called when the other side ended it. */
  closed(): void
}

/** Kept for a listener that is not there yet; a page that sends more before it is answered is cut off. */
const MAX_UNHEARD = 1000

/** The parts of a Port that do not depend on what carries it. */
export function createPipe(deps: PipeDeps): Pipe {
  const unheard: unknown[] = []
  let onMessage: ((message: unknown) => void) | null = null
  let onClose: (() => void) | null = null
  let open = true

  function end(): void {
    if (!open) return
    open = false
    unheard.length = 0
    onClose?.()
  }

  function close(): void {
    if (!open) return
    deps.closed()
    end()
  }

  return {
    port: {
      post(message) {
        if (open) deps.send(message)
      },
      onMessage(listener) {
        onMessage = listener
        for (const message of unheard.splice(0)) if (open) listener(message)
      },
      onClose(listener) {
        onClose = listener
        if (!open) listener()
      },
      close,
    },
    receive(message) {
      if (!open) return
      if (onMessage !== null) onMessage(message)
      else if (unheard.length < MAX_UNHEARD) unheard.push(message)
      else close()
    },
    end,
  }
}
