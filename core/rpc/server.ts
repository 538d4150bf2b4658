import type { Pointer, Role } from '../session/types.ts'
import type { ServerMessage } from './contract.ts'
import type { Port } from './port.ts'
import type { LectureHost } from './host.ts'
import { tellExporting } from './exporting.ts'
import { runMethod, type ServedPage, type ServeOptions } from './methods.ts'
import { rateLimit } from './rate.ts'
import { Refusal } from './refusal.ts'
import { isMethod, readEnvelope } from './schema.ts'

export type { ServeOptions } from './methods.ts'

/**
 * Answers one page until its port closes. A snapshot goes out at once and after every change; several
 * changes in one turn make one snapshot, the latest. Whatever the page sends, this never throws: the
 * page gets an error that tells the kind of failure and nothing about the machine.
 */
export function serve(port: Port, role: Role, host: LectureHost, options: ServeOptions = {}): void {
  const allowed = rateLimit(options.callsPerSecond ?? 200, options.now ?? Date.now)
  const post = (message: ServerMessage) => port.post(message)
  let open = true
  let dirty = false

  const sendSnapshot = () => {
    dirty = false
    if (!open) return
    try {
      post({ kind: 'snapshot', snapshot: host.snapshot(role) })
    } catch {
      post({ kind: 'error', id: null, code: 'internal', message: 'The lecture could not be read.' })
    }
  }
  const stop = host.subscribe(() => {
    if (dirty) return
    dirty = true
    void Promise.resolve().then(sendSnapshot)
  })
  port.onClose(() => {
    open = false
    stop()
    stopPointing()
    stopExporting()
    // Whoever went away while pointing would leave the dot on the projector.
    if (page.points) host.point(null)
  })
  // Only the latest of several in one turn, like snapshots.
  let pointer: Pointer | null | undefined
  const sendPointer = () => {
    if (open && pointer !== undefined) post({ kind: 'pointer', pointer })
    pointer = undefined
  }
  const onPointer = (latest: Pointer | null) => {
    const waits = pointer !== undefined
    pointer = latest
    if (waits) return
    void Promise.resolve().then(sendPointer)
  }
  const page: ServedPage = { role, host, options, onPointer, points: false }
  const stopPointing = role === 'printer' ? () => {} : host.onPointer(onPointer)
  const stopExporting = role === 'presenter' ? tellExporting(options.exporter, post) : () => {}
  sendSnapshot()
  port.onMessage((message) => {
    const reply = answer(message, page, allowed)
    if (reply instanceof Promise) void reply.then(post)
    else post(reply)
  })
}

/** At once wherever that is possible, so that answers keep the order of the calls. */
function answer(
  message: unknown,
  page: ServedPage,
  allowed: () => boolean,
): ServerMessage | Promise<ServerMessage> {
  const call = readEnvelope(message)
  if (call === null) {
    const reason = allowed() ? 'This is not a call.' : 'Too many messages.'
    return { kind: 'error', id: null, code: 'bad-message', message: reason }
  }
  try {
    if (!allowed()) throw new Refusal('too-many-calls', 'Too many calls; slow down.')
    if (!isMethod(call.method)) throw new Refusal('unknown-method', 'There is no such method.')
    const result = runMethod(call.method, call.params, page)
    if (!(result instanceof Promise)) return { kind: 'result', id: call.id, result }
    return result.then(
      (value): ServerMessage => ({ kind: 'result', id: call.id, result: value }),
      (error: unknown) => refusal(call.id, error),
    )
  } catch (error) {
    return refusal(call.id, error)
  }
}

function refusal(id: number, error: unknown): ServerMessage {
  const { code, message } =
    error instanceof Refusal ? error : new Refusal('internal', 'The call failed inside Lectern.')
  return { kind: 'error', id, code, message }
}
