import type { Exporter } from '../export/exporter.ts'
import type { Action, InkAction, Role } from '../session/types.ts'
import { outlineFor, slidesFor } from './content.ts'
import type { Arrangement, Method, Methods, PointerListener } from './contract.ts'
import type { LectureHost, OwnLectures } from './host.ts'
import { dispatchCommand } from './dispatch-command.ts'
import { runExport } from './exporting.ts'
import { checked, presenterOnly, Refusal, reviewerOnly } from './refusal.ts'

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

/** Whom a call comes from and what it is about. */
export interface ServedPage {
  role: Role
  host: LectureHost
  options: ServeOptions
  /** How this page hears of pointers: it need not hear of its own. */
  onPointer: PointerListener
  /** The last that was heard of its hand is that it is on the slide. */
  points: boolean
}

type Result = Methods[Method]['result']

/** What a call asks for, or its refusal. */
export function runMethod(method: Method, params: unknown, page: ServedPage): Result | Promise<Result> {
  const { role, host, options } = page
  const { own } = options
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
      const intent = checked('dispatch', params)
      if ('command' in intent) {
        presenterOnly(role)
        const revision = dispatchCommand(intent.command, host)
        if (revision === null) throw new Refusal('bad-params', `There is no command "${intent.command}".`)
        return { revision }
      }
      if (!mayAct(role) || !isInk(intent.action)) presenterOnly(role)
      return { revision: host.dispatch(intent.action) }
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
      options.arrange?.(checked('arrange', params).what)
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
      return { places: own === undefined ? null : { folder: own.folder, newIn: own.newIn } }
    }
    case 'new-lecture': {
      presenterOnly(role)
      const wish = checked('new-lecture', params)
      if (own === undefined) throw new Refusal('forbidden', 'No lecture can be made from here.')
      return own.make(wish)
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
