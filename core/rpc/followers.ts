import type { Deck } from '../deck/types.ts'
import type { FollowerView } from '../session/types.ts'
import { outlineFor, slidesFor } from './content.ts'
import type { Method, RpcErrorCode, Snapshot } from './contract.ts'
import type { LectureHost } from './host.ts'
import { isMethod, readEnvelope, readParams } from './schema.ts'

/**
 * Answers all followers of a lecture. Hundreds of them ask for the same at the same moment, so what is sent is
 * put into words once. There is no code here that moves, draws, points or writes: followers can only read, and
 * of the deck only what the room has seen.
 */
export interface FollowerDesk {
  /** The latest snapshot as a message in JSON; the very same text until something that followers see changes. */
  snapshot(): string
  /** The answer to whatever a follower sent, as a message in JSON. Never rejects. */
  answer(message: unknown): string | Promise<string>
}

/** More sections than any lecture has; deck revisions stay safe integers. */
const MOST_SECTIONS = 10_000

/** What the room has seen of a deck. */
interface SeenDeck {
  /** Grows also when a new section is reached: its title is in the outline from then on. */
  revision: number
  deck: Deck
}

/** Asks the host for the role `audience`, so that mistakes in the sources reach followers no more than the room. */
export function createFollowerDesk(host: LectureHost): FollowerDesk {
  let seenFor: { deck: Deck; slides: number } | null = null
  let seen: SeenDeck | null = null
  let sent: { key: string; slide: string; text: string } | null = null
  /** Of the present `seen`: finished answers, by what was asked. */
  let answers = new Map<string, string>()

  const present = (): SeenDeck => {
    const { revision, deck } = host.deck('audience')
    const slides = followerView(host).furthest.slide + 1
    if (seen !== null && seenFor?.deck === deck && seenFor.slides === slides) return seen
    const before = seen?.revision
    seen = seenDeck(deck, slides, revision)
    seenFor = { deck, slides }
    // Bodies that were asked for stay as they are while only more of the same deck is seen.
    if (before !== seen.revision) answers = new Map()
    return seen
  }

  const wordsFor = (key: string, make: () => unknown): string => {
    const known = answers.get(key)
    if (known !== undefined) return known
    const text = JSON.stringify(make())
    answers.set(key, text)
    return text
  }

  /** Undefined for a slide that was not seen. */
  const slideText = (index: number): string | undefined => {
    const { deck } = present()
    if (index >= deck.slides.length) return undefined
    return wordsFor(`slide ${index}`, () => slidesFor('follower', deck, [index])[0])
  }

  const slidesText = (indices: readonly number[]): string => {
    const { revision } = present()
    const bodies = indices.map(slideText).filter((body) => body !== undefined)
    return `{"deckRevision":${revision},"slides":[${bodies.join(',')}]}`
  }

  const result = (method: Method, params: unknown): string | Promise<string> => {
    switch (method) {
      case 'outline': {
        checked(method, params)
        const { revision, deck } = present()
        return wordsFor(`outline ${deck.slides.length}`, () => outlineFor('follower', revision, deck))
      }
      case 'slides':
        return slidesText(checked(method, params).indices)
      case 'drawing': {
        const { key } = checked(method, params)
        const drawing = host.drawings?.read(key) ?? Promise.resolve(null)
        return drawing.then((found) => JSON.stringify({ drawing: found }))
      }
      default:
        throw new Refusal('forbidden', 'Who follows along can only look.')
    }
  }

  return {
    snapshot() {
      const { revision: deckRevision } = present()
      const { view, revision, now } = host.snapshot('follower')
      const key = JSON.stringify({ deckRevision, view })
      if (sent?.key === key) return sent.text
      const snapshot: Snapshot = { revision, deckRevision, now, view }
      const index = view.role === 'follower' ? view.position.slide : 0
      const slide = `${deckRevision} ${index}`
      const body = sent !== null && sent.slide !== slide ? slideText(index) : undefined
      const withBody = body === undefined ? '' : `,"slide":${body}`
      const words = JSON.stringify(snapshot).slice(0, -1)
      sent = { key, slide, text: `{"kind":"snapshot","snapshot":${words}${withBody}}}` }
      return sent.text
    },
    answer(message) {
      const call = readEnvelope(message)
      if (call === null) return errorText(null, new Refusal('bad-message', 'This is not a call.'))
      try {
        if (!isMethod(call.method)) throw new Refusal('unknown-method', 'There is no such method.')
        const text = result(call.method, call.params)
        if (typeof text === 'string') return resultText(call.id, text)
        return text.then(
          (found) => resultText(call.id, found),
          (error: unknown) => errorText(call.id, error),
        )
      } catch (error) {
        return errorText(call.id, error)
      }
    },
  }
}

/** The deck up to and with so many slides; of the rest there is no title, no source and no word. */
function seenDeck(deck: Deck, slides: number, revision: number): SeenDeck {
  const kept = deck.slides.slice(0, slides).map(({ notes: _notes, ...slide }) => slide)
  const sections = deck.sections.filter(({ firstSlide }) => firstSlide < slides)
  const ids = new Set(kept.map(({ id }) => id))
  const cited = new Set(kept.flatMap(({ citations }) => citations.map(({ key }) => key)))
  const references = Object.fromEntries(
    Object.entries(deck.references)
      .filter(([key]) => cited.has(key))
      .map(([key, one]) => [key, { ...one, citedBy: one.citedBy.filter((id) => ids.has(id)) }]),
  )
  return {
    revision: revision * MOST_SECTIONS + Math.min(sections.length, MOST_SECTIONS - 1),
    deck: { meta: deck.meta, sections, slides: kept, references, diagnostics: [] },
  }
}

function followerView(host: LectureHost): FollowerView {
  const { view } = host.snapshot('follower')
  if (view.role !== 'follower') throw new TypeError('The lecture knows no followers.')
  return view
}

class Refusal extends Error {
  readonly code: RpcErrorCode
  constructor(code: RpcErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

function checked<M extends 'outline' | 'slides' | 'drawing'>(method: M, params: unknown) {
  const read = readParams(method, params)
  if (!read.ok) throw new Refusal('bad-params', read.reason)
  return read.params
}

function resultText(id: number, result: string): string {
  return `{"kind":"result","id":${id},"result":${result}}`
}

function errorText(id: number | null, error: unknown): string {
  const { code, message } =
    error instanceof Refusal ? error : new Refusal('internal', 'The call failed inside Lectern.')
  return JSON.stringify({ kind: 'error', id, code, message })
}
