import type { DeskMessage, DeskMethod, DeskMethods, DeskView } from '../../core/desktop/contract.ts'
import type { Port } from '../../core/rpc/port.ts'
import { retryDelay } from '../shared/connection.ts'
import { PendingCalls } from '../../core/rpc/pending-calls.ts'

export interface DeskClientOptions {
  open(): Port
  /** Calls back after so many milliseconds. */
  later(callback: () => void, milliseconds: number): void
}

/** A page's side of the contract around the lecture. It reconnects for ever. */
export interface DeskClient {
  /** The latest view is replayed to a new listener. Returns the way to stop listening. */
  onView(listener: (view: DeskView) => void): () => void
  /** Rejects with words for people. */
  call<M extends DeskMethod>(method: M, params: DeskMethods[M]['params']): Promise<DeskMethods[M]['result']>
}

export function connectDesk({ open, later }: DeskClientOptions): DeskClient {
  const listeners = new Set<(view: DeskView) => void>()
  const pending = new PendingCalls()
  let latest: DeskView | null = null
  let port: Port | null = null
  let attempt = 0

  const receive = (message: DeskMessage) => {
    switch (message.kind) {
      case 'view':
        attempt = 0
        latest = message.view
        for (const listener of listeners) listener(latest)
        return
      case 'result':
        pending.answered(message.id, message.result)
        return
      case 'error':
        pending.refused(message.id, () => new Error(message.message))
    }
  }
  const start = () => {
    const opened = open()
    port = opened
    opened.onMessage((message) => receive(message as DeskMessage))
    opened.onClose(() => {
      port = null
      pending.end(noAnswer)
      later(start, retryDelay(attempt))
      attempt += 1
    })
  }
  start()
  return {
    onView(listener) {
      listeners.add(listener)
      if (latest !== null) listener(latest)
      return () => listeners.delete(listener)
    },
    call(method, params) {
      const to = port
      if (to === null) return Promise.reject(noAnswer())
      return pending.wait((id) => to.post({ kind: 'call', id, method, params }))
    },
  }
}

function noAnswer(): Error {
  return new Error('The program does not answer.')
}
