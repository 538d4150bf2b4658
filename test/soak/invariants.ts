import { isDeepStrictEqual } from 'node:util'
import type { DeckOutline, Snapshot } from '../../core/rpc/contract.ts'
import { elapsed } from '../../core/session/clock.ts'
import type { AudienceView, DeckShape, FollowerView, PresenterView } from '../../core/session/types.ts'
import type { Deck } from '../../core/deck/types.ts'
import { PRIVATE, SPOKEN } from './author.ts'
import { roomOf, strokesOf, type Model } from './model.ts'
import { snapshotFault } from './snapshot-schema.ts'

/** What may never be, each by the name under which a failure tells of it. */
export type Invariant =
  | 'schema'
  | 'position'
  | 'screen'
  | 'clock'
  | 'ink'
  | 'session'
  | 'room'
  | 'revision'
  | 'follower'
  | 'unseen'
  | 'private'
  | 'projector'
  | 'deck'
  | 'journal'
  | 'podium'
  | 'page'
  | 'export'
  | 'pdf'
  | 'memory'
  | 'handles'
  | 'orphans'
  | 'unhandled'

export interface Fault {
  invariant: Invariant
  what: string
}

/** What the pages have at one moment, and what they had the moment before. */
export interface Seen {
  presenter: Snapshot
  audience: Snapshot
  follower: Snapshot
  shape: DeckShape
  before: Pick<Snapshot, 'revision' | 'deckRevision'> | null
}

/** Everything in which a lecture differs from what it ought to be; nothing when all is well. */
export function faultsOf(model: Model, seen: Seen): Fault[] {
  const { presenter, audience, follower, shape } = seen
  const found: Fault[] = []
  const equal = (invariant: Invariant, what: string, is: unknown, ought: unknown) => {
    if (!isDeepStrictEqual(is, ought))
      found.push({ invariant, what: `${what} is ${JSON.stringify(is)}, not ${JSON.stringify(ought)}` })
  }
  for (const snapshot of [presenter, audience, follower]) {
    const fault = snapshotFault(snapshot)
    if (fault !== null) found.push({ invariant: 'schema', what: `${snapshot.view.role}: ${fault}` })
  }
  const place = ({ slide, step }: { slide: number; step: number }) => {
    const known = shape.slides[slide]
    if (known === undefined || step > known.lastStep)
      found.push({ invariant: 'position', what: `the deck has no slide ${slide} with a step ${step}` })
    return { slide: known?.id ?? '', step }
  }
  const { session } = presenter.view as PresenterView
  equal('position', 'the place', place(session.position), model.place)
  const { screen } = session
  equal(
    'screen',
    'the screen',
    screen.kind === 'frozen' ? { kind: 'frozen', at: place(screen.at) } : screen,
    model.screen.kind === 'frozen' ? { kind: 'frozen', at: model.screen.at } : model.screen,
  )
  equal('clock', 'the clock', session.clock.kind, model.clock.kind)
  equal('clock', 'the time that has passed', elapsed(session.clock, presenter.now), model.clock.sum)
  equal('ink', `the ink on ${model.place.slide}`, session.ink, strokesOf(model, model.place.slide))
  equal('session', 'the rest of the session', restOf(session), restOfModel(model))
  found.push(...roomFaults(model, seen, place))
  const before = seen.before
  if (
    before !== null &&
    (presenter.revision < before.revision || presenter.deckRevision < before.deckRevision)
  )
    found.push({
      invariant: 'revision',
      what: `revision ${presenter.revision} of deck ${presenter.deckRevision} came after ${before.revision} of ${before.deckRevision}`,
    })
  if (audience.revision !== presenter.revision)
    found.push({
      invariant: 'revision',
      what: `the projector has revision ${audience.revision}, the presenter ${presenter.revision}`,
    })
  return found
}

function restOf({
  tool,
  colour,
  zoom,
  source,
  bookmarks,
  skipped,
  rehearsal,
  appearance,
  can,
}: PresenterView['session']) {
  return { tool, colour, zoomed: zoom !== null, source, bookmarks, skipped, rehearsal, appearance, can }
}

function restOfModel(model: Model): ReturnType<typeof restOf> {
  const { tool, colour, zoomed, source, bookmarks, skipped, rehearsal, appearance } = model
  const ink = model.ink.get(model.place.slide)
  const can = {
    back: model.back.length > 0,
    forward: model.forward.length > 0,
    undoInk: ink !== undefined && ink.at > 0,
    redoInk: ink !== undefined && ink.at < ink.states.length - 1,
    undoReset: model.beforeReset !== null,
  }
  return { tool, colour, zoomed, source, bookmarks, skipped, rehearsal, appearance, can }
}

/** What the room and those who follow along see. */
function roomFaults(
  model: Model,
  { audience, follower, shape }: Seen,
  place: (position: AudienceView['position']) => { slide: string; step: number },
): Fault[] {
  const found: Fault[] = []
  const wrong = (invariant: Invariant, what: string) => found.push({ invariant, what })
  const room = audience.view as AudienceView
  const at = place(room.position)
  if (!isDeepStrictEqual(at, roomOf(model)))
    wrong('room', `the room is at ${JSON.stringify(at)}, not at ${JSON.stringify(roomOf(model))}`)
  if (room.blank !== (model.screen.kind === 'blank' ? model.screen.colour : null))
    wrong('room', `the projector is ${room.blank ?? 'not blank'}`)
  if (!isDeepStrictEqual(room.ink, strokesOf(model, at.slide)))
    wrong('ink', `the room sees other ink on ${at.slide}`)

  const view = follower.view as FollowerView
  const follows = place(view.position)
  place(view.furthest)
  const isKnown = shape.slides.some(({ id }) => id === model.shown.slide)
  if (isKnown && follows.slide !== model.shown.slide)
    wrong('follower', `those who follow are at ${follows.slide}, the room saw ${model.shown.slide} last`)
  if (room.blank === null && !isDeepStrictEqual(view.position, room.position))
    wrong('follower', 'those who follow are at another step than the room')
  const furthest = shape.slides.findLastIndex(({ id }) => model.seen.has(id))
  if (isKnown && view.furthest.slide > furthest)
    wrong('unseen', `those who follow may see up to slide ${view.furthest.slide}, the room saw ${furthest}`)
  if (view.furthest.slide < view.position.slide)
    wrong('follower', 'those who follow are further than the furthest')
  return found
}

/** A text that went to people in the room: of the notes, and of what is wrong, it holds no word. */
export function textFaults(text: string, to: 'followers' | 'projector'): Fault[] {
  return [PRIVATE, SPOKEN, '"severity"', 'notesHtml', to].flatMap((word) =>
    word !== to && text.includes(word)
      ? [{ invariant: 'private' as const, what: `${to} were sent ${word}` }]
      : [],
  )
}

/**
 * What the projector shows of a deck.
 * @param good by slide: its HTML when it was last right; slides in it must look like that now
 */
export function projectorFaults(
  outline: DeckOutline,
  deck: Deck,
  good: ReadonlyMap<string, string>,
): Fault[] {
  const found: Fault[] = []
  const wrong = (what: string) => found.push({ invariant: 'projector', what })
  if (outline.diagnostics.length > 0) wrong(`it is told of ${outline.diagnostics[0]?.code}`)
  for (const { id, html, titleHtml } of deck.slides) {
    if (`${titleHtml}${html}`.includes('data-code=')) wrong(`slide ${id} shows a mistake`)
    const ought = good.get(id)
    if (ought !== undefined && html !== ought)
      wrong(`slide ${id} is not as it was when it was right: ${html}`)
  }
  return found
}

/** Slides whose ids and steps are others than those that were written. */
export function shapeFaults(is: DeckShape, ought: DeckShape): Fault[] {
  const words = ({ slides }: DeckShape) => slides.map(({ id, lastStep }) => `${id}:${lastStep}`).join(' ')
  if (words(is) === words(ought)) return []
  return [{ invariant: 'deck', what: `the deck is ${words(is)}, written was ${words(ought)}` }]
}
