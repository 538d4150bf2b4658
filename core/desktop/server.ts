import type { Port } from '../rpc/port.ts'
import { rateLimit } from '../rpc/rate.ts'
import type { DeskHost, DeskMessage, DeskMethod } from './contract.ts'
import { readDeskCall } from './schema.ts'

/** Every one of these opens a dialog, a window or a file; a person does not do that more often. */
const CALLS_PER_SECOND = 20

/**
 * Answers one page until its port closes. Whatever the page sends, this never throws.
 * @param allowed what this page may call
 */
export function serveDesk(
  port: Port,
  allowed: ReadonlySet<DeskMethod>,
  host: DeskHost,
  now: () => number = Date.now,
): void {
  const within = rateLimit(CALLS_PER_SECOND, now)
  const post = (message: DeskMessage) => port.post(message)
  const sendView = () => post({ kind: 'view', view: host.view() })
  port.onClose(host.subscribe(sendView))
  sendView()
  port.onMessage((message) => {
    const call = readDeskCall(message)
    if (!within()) {
      post({ kind: 'error', id: call.id, code: 'too-many-calls', message: 'Too many calls; slow down.' })
    } else if (call.kind === 'refused') {
      post({ kind: 'error', id: call.id, code: 'bad-message', message: call.reason })
    } else if (!allowed.has(call.method)) {
      post({ kind: 'error', id: call.id, code: 'forbidden', message: 'This page cannot do that.' })
    } else {
      host.call(call.method, call.params as never).then(
        (result) => post({ kind: 'result', id: call.id, result }),
        (error: unknown) => post({ kind: 'error', id: call.id, code: 'failed', message: inWords(error) }),
      )
    }
  })
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : 'That did not work.'
}
