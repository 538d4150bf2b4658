import { describe, expect, test } from 'vitest'
import type { DeckOutline, SlideContent, Snapshot } from '../../core/rpc/contract.ts'
import { mayFetch } from '../../core/rpc/followed-files.ts'
import { createFollowerDesk } from '../../core/rpc/followers.ts'
import { project } from '../../core/session/project.ts'
import { initialSession, reduce } from '../../core/session/reduce.ts'
import type { Action, Session } from '../../core/session/types.ts'
import { sampleDeck, sampleHost } from '../support/lecture-host.ts'

const shape = { slides: ['a', 'b', 'c', 'd'].map((id) => ({ id, lastStep: 2 })) }

function after(...actions: Action[]): Session {
  return actions.reduce(
    (session, action, index) => reduce(session, action, shape, index),
    initialSession(shape, 'light'),
  )
}

const seen = (...actions: Action[]) => {
  const { position, furthest } = project(after(...actions), shape, 'follower')
  return { position, furthest }
}
const goto = (slide: string, step = 0): Action => ({ type: 'goto', slide, step })
const black: Action = { type: 'blank', colour: 'black' }

describe('what the room has seen', () => {
  test('WS61 the furthest slide stays the furthest, with its highest step, wherever the room goes', () => {
    expect(seen(goto('c', 1), goto('a'))).toEqual({
      position: { slide: 0, step: 0 },
      furthest: { slide: 2, step: 1 },
    })
    expect(seen(goto('c', 2), goto('c', 0)).furthest).toEqual({ slide: 2, step: 2 })
    expect(seen()).toEqual({ position: { slide: 0, step: 0 }, furthest: { slide: 0, step: 0 } })
  })

  test('WS62 where the lecturer looks behind a frozen or a blank screen is not seen', () => {
    const atB = { position: { slide: 1, step: 1 }, furthest: { slide: 1, step: 1 } }
    expect(seen(goto('b', 1), { type: 'freeze' }, goto('d', 2))).toEqual(atB)
    expect(seen(goto('b', 1), black, goto('d', 2))).toEqual(atB)
    expect(seen(goto('b', 1), black, goto('d', 2), goto('a'))).toMatchObject({ furthest: atB.furthest })
    // What is there when the screen comes back is seen, and not what was passed on the way.
    expect(seen(goto('b', 1), black, goto('d', 2), goto('c', 1), { type: 'live' })).toEqual({
      position: { slide: 2, step: 1 },
      furthest: { slide: 2, step: 1 },
    })
  })

  test('WS63 setting the clock to zero, as after trying the slides in the empty room, begins anew', () => {
    expect(seen(goto('d'), goto('a'), { type: 'clock', command: 'reset' }, goto('b')).furthest).toEqual({
      slide: 1,
      step: 0,
    })
  })
})

const call = (method: string, params: unknown) => ({ kind: 'call', id: 1, method, params })

function desk() {
  const deck = sampleDeck(4)
  deck.sections.push({ id: 'later', title: 'LATER-SECTION', firstSlide: 3, slideCount: 1 })
  const [known] = Object.values(deck.references)
  if (known === undefined) throw new TypeError('The sample has a source.')
  deck.references['late2000'] = {
    ...known,
    key: 'late2000',
    entryHtml: 'LATE-SOURCE',
  }
  for (const slide of deck.slides) {
    if (slide.index === 3) slide.citations = [{ key: 'late2000' }]
    slide.html = `<p>BODY-${slide.index}</p><img src="/deck/slides/media/${slide.index}.png?v=2" alt="">`
    slide.title = `TITLE-${slide.index}`
  }
  const host = sampleHost(deck)
  const followers = createFollowerDesk(host)
  const ask = async <T>(method: string, params: unknown) =>
    JSON.parse(await followers.answer(call(method, params))) as { result: T; code?: string }
  return { host, followers, ask }
}

describe('the desk that answers followers', () => {
  test('WS64 of slides that are still to come nothing is told: no title, no section, no source, no body', async () => {
    const { host, ask } = desk()
    host.dispatch({ type: 'goto', slide: 'slide-1' })
    const outline = await ask<DeckOutline>('outline', {})
    expect(outline.result.slides.map(({ title }) => title)).toEqual(['TITLE-0', 'TITLE-1'])
    expect(outline.result.sections).toHaveLength(1)
    expect(outline.result.diagnostics).toEqual([])
    const slides = await ask<{ slides: SlideContent[] }>('slides', { indices: [0, 1, 2, 3] })
    expect(slides.result.slides.map(({ index }) => index)).toEqual([0, 1])
    expect(JSON.stringify([outline, slides])).not.toMatch(
      /SECRET|public|TITLE-[23]|BODY-[23]|LATE|slide-[23]/,
    )
    host.dispatch({ type: 'goto', slide: 'slide-3' })
    const later = await ask<{ slides: SlideContent[] }>('slides', { indices: [3] })
    expect(later.result.slides[0]?.references[0]?.entryHtml).toBe('LATE-SOURCE')
    expect(JSON.stringify(later)).not.toMatch(/SECRET|public/)
  })

  test.each([
    ['dispatch', { action: { type: 'next' } }],
    ['point', { pointer: null }],
    ['keep-drawing', { key: 'a'.repeat(64), drawing: '<svg/>' }],
    ['report', { report: { deckRevision: 7, pages: [], diagramErrors: [], overflows: [] } }],
    ['visits', {}],
    ['preferences', {}],
    ['keep-preference', { name: 'a', value: 'b' }],
    ['follow', { on: false }],
  ])('WS65 a follower can only look, whatever the method is: %s', async (method, params) => {
    const { host, ask } = desk()
    expect(await ask(method, params)).toMatchObject({ kind: 'error', code: 'forbidden' })
    expect(host.session().position).toEqual({ slide: 0, step: 0 })
    expect(host.reports).toEqual([])
  })

  test('WS66 nonsense is answered with an error and nothing else', async () => {
    const { followers, ask } = desk()
    for (const message of [null, 'x', 7, { kind: 'call' }, call('outline', {}).id])
      expect(JSON.parse(await followers.answer(message))).toMatchObject({ code: 'bad-message' })
    expect(await ask('constructor', {})).toMatchObject({ code: 'unknown-method' })
    expect(await ask('slides', { indices: [-1] })).toMatchObject({ code: 'bad-params' })
  })

  test('WS67 followers get a new snapshot when the room sees something else, and only then', () => {
    const { host, followers } = desk()
    const first = followers.snapshot()
    host.dispatch({ type: 'clock', command: 'start' })
    host.dispatch({ type: 'bookmark', slide: 'slide-2' })
    host.dispatch({ type: 'tool', tool: 'pen' })
    expect(followers.snapshot()).toBe(first)
    host.dispatch({ type: 'next' })
    const { snapshot } = JSON.parse(followers.snapshot()) as { snapshot: Snapshot }
    expect(snapshot.view).toMatchObject({ role: 'follower', position: { step: 1 }, slideCount: 4 })
    expect(Object.keys(snapshot).toSorted()).toEqual(['deckRevision', 'now', 'revision', 'view'])
  })

  test('WS87 the slide that the room comes to goes out with the snapshot, cleaned as when it is asked for', async () => {
    const { host, followers, ask } = desk()
    followers.snapshot()
    host.dispatch({ type: 'goto', slide: 'slide-1' })
    const { snapshot } = JSON.parse(followers.snapshot()) as { snapshot: Snapshot }
    const asked = await ask<{ slides: SlideContent[] }>('slides', { indices: [1] })
    expect(snapshot.slide).toEqual(asked.result.slides[0])
    expect(followers.snapshot()).not.toMatch(/SECRET|public/)
    host.dispatch({ type: 'next' })
    expect(followers.snapshot()).not.toContain('BODY')
  })

  test('WS68 of the lecture’s files a follower gets the pictures of slides that were seen', () => {
    const { host } = desk()
    host.dispatch({ type: 'goto', slide: 'slide-1' })
    const files = ['media/0.png', 'media/1.png', 'media/2.png', '01.md', 'lecture.yaml', 'references.json']
    expect(files.filter((file) => mayFetch(host, `/deck/slides/${file}`))).toEqual(files.slice(0, 2))
  })
})
