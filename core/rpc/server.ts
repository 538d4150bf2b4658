import type { Action, InkAction, Pointer, Role } from '../session/types.ts'
import type { Exporter } from '../export/exporter.ts'
import { outlineFor, slidesFor } from './content.ts'
import type {
  Arrangement,
  LectureHost,
  Method,
  Methods,
  OwnLectures,
  PointerListener,
  Port,
  ServerMessage,
} from './contract.ts'
import { rateLimit } from './rate.ts'
import { checked, presenterOnly, Refusal } from './refusal.ts'
import { runExport, tellExporting } from './exporting.ts'
import { isMethod, readEnvelope } from './schema.ts'

export interface ServeOptions {
  /** Milliseconds; the computer's clock when absent. */
  now?: () => number
  /** A page that asks more often gets errors until it slows down. 200 when absent. */
  callsPerSecond?: number
  /** Absent: pages can make no lecture. */
  own?: OwnLectures | undefined
  /** What exports for the presenter page; absent: nothing does. */
  exporter?: Exporter
  /** Called with what a page that prints tells: slides that are laid out, of all. */
  onLaidOut?: (done: number, all: number) => void
  /** Absent where the shell owns no windows. */
  arrange?: ((what: Arrangement) => void) | undefined
}

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

/** Whom a call comes from and what it is about. */
interface ServedPage {
  role: Role
  host: LectureHost
  options: ServeOptions
  /** How this page hears of pointers: it need not hear of its own. */
  onPointer: PointerListener
  /** The last that was heard of its hand is that it is on the slide. */
  points: boolean
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
    const result = run(call.method, call.params, page)
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

type Result = Methods[Method]['result']

function run(method: Method, params: unknown, page: ServedPage): Result | Promise<Result> {
  const { role, host, options } = page
  switch (method) {
    case 'outline': {
      checked('outline', params)
      const { revision, deck } = host.deck(role)
      return outlineFor(role, revision, deck)
    }
    case 'slides': {
      const { indices, as = role } = checked('slides', params)
      // Nobody sees more by it: the presenter sees everything.
      if (as !== role) presenterOnly(role)
      const { revision, deck } = host.deck(role)
      return { deckRevision: revision, slides: slidesFor(as, deck, indices) }
    }
    case 'dispatch': {
      const { action } = checked('dispatch', params)
      if (!mayAct(role) || !isInk(action)) presenterOnly(role)
      return { revision: host.dispatch(action) }
    }
    case 'point': {
      if (!mayAct(role)) throw new Refusal('forbidden', 'This page cannot point.')
      const { pointer } = checked('point', params)
      page.points = pointer !== null
      host.point(pointer, page.onPointer)
      return {}
    }
    case 'arrange': {
      presenterOnly(role)
      page.options.arrange?.(checked('arrange', params).what)
      return {}
    }
    case 'visits': {
      presenterOnly(role)
      checked('visits', params)
      return host.visits()
    }
    case 'report': {
      host.report(checked('report', params).report)
      return {}
    }
    case 'follow': {
      presenterOnly(role)
      const { on, isShown } = checked('follow', params)
      if (on !== undefined) host.following?.turn(on)
      if (isShown !== undefined) host.following?.show(isShown)
      return {}
    }
    case 'write-rehearsal': {
      presenterOnly(role)
      const { what } = checked('write-rehearsal', params)
      if (host.writeRehearsal === undefined) throw new Refusal('forbidden', 'There is no place to write to.')
      return host.writeRehearsal(what)
    }
    case 'own-lectures': {
      presenterOnly(role)
      checked('own-lectures', params)
      return {
        places:
          page.options.own === undefined
            ? null
            : { folder: page.options.own.folder, newIn: page.options.own.newIn },
      }
    }
    case 'new-lecture': {
      presenterOnly(role)
      const wish = checked('new-lecture', params)
      if (page.options.own === undefined) throw new Refusal('forbidden', 'No lecture can be made from here.')
      return page.options.own.make(wish)
    }
    case 'preferences': {
      presenterOnly(role)
      checked('preferences', params)
      return { preferences: host.preferences?.all() ?? {} }
    }
    case 'keep-preference': {
      presenterOnly(role)
      const { name, value } = checked('keep-preference', params)
      host.preferences?.keep(name, value)
      return {}
    }
    case 'drawing': {
      const { key } = checked('drawing', params)
      return host.drawings?.read(key).then((drawing) => ({ drawing })) ?? { drawing: null }
    }
    case 'keep-drawing': {
      if (role === 'audience') throw new Refusal('forbidden', 'The audience cannot do this.')
      const { key, drawing } = checked('keep-drawing', params)
      void host.drawings?.keep(key, drawing)
      return {}
    }
    case 'laid-out': {
      const { done, all } = checked('laid-out', params)
      options.onLaidOut?.(done, all)
      return {}
    }
    case 'export':
    case 'cancel-export':
    case 'show-export':
      presenterOnly(role)
      return runExport(method, params, options.exporter)
    case 'glossary':
      checked('glossary', params)
      return { terms: host.deck(role).deck.glossary ?? [] }
    case 'apa': {
      const { key } = checked('apa', params)
      return host.apa?.(key).then((text) => ({ text })) ?? { text: null }
    }
    case 'record': {
      checked('record', params)
      reviewerOnly(role)
      return host.record?.() ?? { record: null, trouble: null }
    }
    case 'study': {
      checked('study', params)
      const keeper = studyOf(role, host)
      return keeper?.read().then((study) => ({ study })) ?? { study: null }
    }
    case 'keep-study': {
      const { changes, lecture } = checked('keep-study', params)
      const keeper = studyOf(role, host)
      return keeper?.keep(changes, lecture).then((study) => ({ study })) ?? { study: null }
    }
  }
}

function mayAct(role: Role): boolean {
  return role === 'presenter' || role === 'audience'
}

const INK: Record<InkAction['type'], true> = { stroke: true, erase: true, 'undo-ink': true, 'redo-ink': true }

function isInk(action: Action): action is InkAction {
  return Object.hasOwn(INK, action.type)
}

/** Marks are a student's own: nobody in the room, nor the lecturer's windows, has any business with them. */
function studyOf(role: Role, host: LectureHost): LectureHost['study'] {
  reviewerOnly(role)
  return host.study
}

function reviewerOnly(role: Role): void {
  if (role !== 'reviewer')
    throw new Refusal('forbidden', 'Only somebody who reviews the lecture can do this.')
}
