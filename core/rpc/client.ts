import type { Exporting } from '../export/exporter.ts'
import type { Pointer } from '../session/types.ts'
import type { Method, Methods, PointerListener, RpcErrorCode, ServerMessage, Snapshot } from './contract.ts'
import type { Port } from './port.ts'
import { PendingCalls } from './pending-calls.ts'

/** A call that was refused, or that the connection's end left without an answer (`closed`). */
export class RpcError extends Error {
  readonly code: RpcErrorCode
  constructor(code: RpcErrorCode, message: string) {
    super(message)
    this.name = 'RpcError'
    this.code = code
  }
}

export interface Client {
  /** Called with the latest snapshot, at once when there is one, and then with each; returns the way to stop. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void
  /** Called with what hands on other pages do, as it comes; returns the way to stop. */
  onPointer(listener: PointerListener): () => void
  /** Called with what the program exports, the latest at once when there is one; returns the way to stop. */
  onExporting(listener: (exporting: Exporting) => void): () => void
  /** Rejects with an `RpcError`. */
  call<M extends Method>(method: M, params: Methods[M]['params']): Promise<Methods[M]['result']>
  /** Resolves when the connection has ended, by whichever side. Never rejects. */
  readonly closed: Promise<void>
  close(): void
}

/** The page's side of a connection. It takes the port's listeners for itself. */
export function connectClient(port: Port): Client {
  const pending = new PendingCalls()
  const listeners = new Set<(snapshot: Snapshot) => void>()
  const pointerListeners = new Set<(pointer: Pointer | null) => void>()
  const exportListeners = new Set<(exporting: Exporting) => void>()
  let exporting: Exporting | null = null
  let latest: Snapshot | null = null
  let open = true
  let ended = () => {}
  const closed = new Promise<void>((resolve) => {
    ended = resolve
  })

  port.onMessage((message) => {
    if (!isServerMessage(message)) return
    switch (message.kind) {
      case 'snapshot':
        if (latest !== null && message.snapshot.revision < latest.revision) return
        latest = message.snapshot
        for (const listener of listeners) listener(latest)
        return
      case 'pointer':
        for (const listener of pointerListeners) listener(message.pointer)
        return
      case 'exporting':
        exporting = message.exporting
        for (const listener of exportListeners) listener(exporting)
        return
      case 'result':
        pending.answered(message.id, message.result)
        return
      case 'error':
        pending.refused(message.id, () => new RpcError(message.code, message.message))
    }
  })
  port.onClose(() => {
    open = false
    pending.end(closedError)
    ended()
  })

  return {
    onSnapshot(listener) {
      listeners.add(listener)
      if (latest !== null) listener(latest)
      return () => {
        listeners.delete(listener)
      }
    },
    onPointer(listener) {
      pointerListeners.add(listener)
      return () => void pointerListeners.delete(listener)
    },
    onExporting(listener) {
      exportListeners.add(listener)
      if (exporting !== null) listener(exporting)
      return () => void exportListeners.delete(listener)
    },
    call(method, params) {
      if (!open) return Promise.reject(closedError())
      return pending.wait((id) => port.post({ kind: 'call', id, method, params }))
    },
    closed,
    close: () => port.close(),
  }
}

function closedError(): RpcError {
  return new RpcError('closed', 'The connection to the lecture has ended.')
}

/** The main side is trusted; this only keeps what is no message of ours at all from breaking a page. */
function isServerMessage(message: unknown): message is ServerMessage {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false
  return ['snapshot', 'pointer', 'exporting', 'result', 'error'].includes(message.kind as string)
}
