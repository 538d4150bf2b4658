import type { DeskMessage, DeskMethod, DeskMethods, DeskView } from '../../core/desktop/contract.ts'
import type { Port } from '../../core/rpc/port.ts'
import { retryDelay } from '../shared/connection.ts'

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

interface Pending {
  resolve: (result: never) => void
  reject: (error: Error) => void
}

export function connectDesk({ open, later }: DeskClientOptions): DeskClient {
  const listeners = new Set<(view: DeskView) => void>()
  const pending = new Map<number, Pending>()
  let latest: DeskView | null = null
  let port: Port | null = null
  let nextId = 1
  let attempt = 0

  const settle = (id: number | null, finish: (call: Pending) => void) => {
    const call = id === null ? undefined : pending.get(id)
    if (id === null || call === undefined) return
    pending.delete(id)
    finish(call)
  }
  const receive = (message: DeskMessage) => {
    switch (message.kind) {
      case 'view':
        attempt = 0
        latest = message.view
        for (const listener of listeners) listener(latest)
        return
      case 'result':
        settle(message.id, ({ resolve }) => resolve(message.result as never))
        return
      case 'error':
        settle(message.id, ({ reject }) => reject(new Error(message.message)))
    }
  }
  const start = () => {
    const opened = open()
    port = opened
    opened.onMessage((message) => receive(message as DeskMessage))
    opened.onClose(() => {
      port = null
      for (const { reject } of pending.values()) reject(new Error('The program does not answer.'))
      pending.clear()
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
      if (to === null) return Promise.reject(new Error('The program does not answer.'))
      const id = nextId
      nextId += 1
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject })
        to.post({ kind: 'call', id, method, params })
      })
    },
  }
}
