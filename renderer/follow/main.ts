import '../shared/fonts.css'
import '../shared/theme.css'
import './follow.css'
import type { FollowerView, Stroke } from '../../core/session/types.ts'
import { createRoom } from '../audience/room.ts'
import { connectLecture } from '../shared/connect.ts'
import { shareDrawings } from '../shared/drawing-store.ts'
import { followConnection } from './follow-connection.ts'
import { canMove, LIVE, moved, shownView, slideOf, whereWords, type Look } from './look-back.ts'
import { showSources } from './sources.ts'

function byId<T extends HTMLElement>(id: string, type: abstract new (...args: never[]) => T): T {
  const element = document.getElementById(id)
  if (element instanceof type) return element
  throw new TypeError(`The page has no ${type.name} #${id}`)
}

const connection = connectLecture('follower')
shareDrawings(connection, false)
let latest: { deckRevision: number; view: FollowerView } | null = null
let look: Look = LIVE
let isLost = false
let turn = 0
/** By the slide's id: what was drawn while this page was there. */
const drawn = new Map<string, readonly Stroke[]>()

const seenOnly = followConnection(connection, () => ({
  furthest: latest?.view.furthest.slide ?? -1,
  slideCount: latest?.view.slideCount ?? 0,
}))
const room = createRoom(
  seenOnly,
  {
    stage: byId('stage', HTMLElement),
    title: byId('lecture-title', HTMLElement),
    announcement: byId('announcement', HTMLElement),
    blank: byId('blank', HTMLElement),
  },
  true,
)
window.lecternReady = room.ready

const where = byId('where', HTMLElement)
const buttons = {
  previous: byId('previous', HTMLButtonElement),
  live: byId('live', HTMLButtonElement),
  next: byId('next', HTMLButtonElement),
}

function tell(): void {
  if (latest === null) return
  const { view } = latest
  where.textContent = whereWords(look, view, isLost)
  document.documentElement.dataset['look'] = isLost ? 'lost' : look.kind
  buttons.previous.disabled = !canMove(look, view, -1)
  buttons.next.disabled = !canMove(look, view, 1)
  buttons.live.disabled = look.kind === 'live'
}

async function show(): Promise<void> {
  if (latest === null) return
  const mine = ++turn
  const { deckRevision, view } = latest
  if (look.kind === 'live') room.follow(deckRevision, shownView(look, view, 0, []))
  const [slide] = await seenOnly.slides([slideOf(look, view)])
  if (mine !== turn) return
  if (look.kind === 'live' && slide !== undefined) drawn.set(slide.id, view.ink)
  else if (slide !== undefined)
    room.follow(deckRevision, shownView(look, view, slide.lastStep, drawn.get(slide.id) ?? []))
  showSources(byId('sources', HTMLElement), byId('source-list', HTMLElement), slide)
}

function update(): void {
  tell()
  // What cannot be fetched now is asked for again with the next snapshot; the slide stays meanwhile.
  show().catch(() => undefined)
}

function go(by: 1 | -1 | 'live'): void {
  if (latest === null) return
  look = by === 'live' ? LIVE : moved(look, latest.view, by)
  update()
}

connection.onSnapshot(({ deckRevision, view }) => {
  if (view.role !== 'follower') return
  latest = { deckRevision, view }
  // The room may have come to the very slide that is looked at.
  if (slideOf(look, view) === view.position.slide) look = LIVE
  update()
})
connection.onStatus((status) => {
  isLost = status === 'lost'
  tell()
})
buttons.previous.addEventListener('click', () => go(-1))
buttons.next.addEventListener('click', () => go(1))
buttons.live.addEventListener('click', () => go('live'))
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'ArrowLeft') go(-1)
  else if (event.key === 'ArrowRight') go(1)
  else if (event.key === 'Escape') go('live')
})
