import { describe, expect, test } from 'vitest'
import type { SlideContent } from '../../core/rpc/contract.ts'
import type { Action, Session, Stroke } from '../../core/session/types.ts'
import { HAND_KEYS, helpGroups } from '../../renderer/presenter/help.tsx'
import { showNextSource } from '../../renderer/presenter/next-source.ts'
import { toolAnnouncement } from '../../renderer/presenter/tool-words.ts'
import { sourceAfter, sourceOf, sourceWords } from '../../renderer/shared/source-card.ts'
import { presenterSession, presenterView } from '../support/views.ts'

const stroke = (id: string, step = 0): Stroke => ({
  id,
  tool: 'pen',
  colour: 'red',
  width: 5,
  step,
  points: [1, 2],
})
const drawn = (...strokes: Stroke[]): Partial<Session> => ({ ink: { s0: { strokes, past: [], future: [] } } })
const said = (before: Partial<Session>, now: Partial<Session>) =>
  toolAnnouncement(presenterSession(before), presenterSession(now))

describe('what a screen reader is told of the hand on the slide', () => {
  test('PV60 the tool that is taken up with its colour, and that it is laid down', () => {
    expect(said({}, { tool: 'laser' })).toBe('Laser')
    expect(said({}, { tool: 'pen', colour: 'blue' })).toBe('Pen, blue')
    expect(said({ tool: 'pen' }, {})).toBe('Pen laid down')
    expect(said({ tool: 'pen' }, { tool: 'pen', colour: 'ink' })).toBe('Text colour')
  })

  test('PV61 how many lines there are after each change, as far as they show', () => {
    expect(said({}, drawn(stroke('a')))).toBe('1 line drawn on this slide')
    expect(said(drawn(stroke('a')), {})).toBe('Nothing drawn on this slide')
    expect(said(drawn(stroke('a')), drawn(stroke('a'), stroke('b', 3)))).toBe('')
  })

  test('PV62 what is enlarged and that a source is shown, but nothing on the way to another slide', () => {
    const zoom = { x: 640, y: 360, scale: 2.5 }
    expect(said({}, { zoom })).toBe('Enlarged 2.5 times')
    expect(said({ zoom }, {})).toBe('The room sees the whole slide')
    expect(said({}, { source: 'a' })).toBe('Source shown to the room')
    expect(said({ source: 'a' }, {})).toBe('Source taken away')
    expect(said({ zoom, source: 'a', ...drawn(stroke('a')) }, { position: { slide: 1, step: 0 } })).toBe('')
    expect(said({}, {})).toBe('')
  })
})

const slide = (...keys: string[]) => ({ references: keys.map((key) => ({ key })) }) as unknown as SlideContent

describe('sources over the slide', () => {
  test('PV63 they come one after the other, then none, then the first again', () => {
    const two = slide('a', 'b')
    expect(sourceAfter(two, null)).toBe('a')
    expect(sourceAfter(two, 'a')).toBe('b')
    expect(sourceAfter(two, 'b')).toBeNull()
    expect(sourceAfter(two, 'of another slide')).toBe('a')
    expect(sourceAfter(slide(), null)).toBeNull()
    expect(sourceAfter(undefined, null)).toBeNull()
  })

  test('PV63 a key that the slide does not cite is nothing; several are counted', () => {
    expect(sourceOf(slide('a'), 'b')).toBeUndefined()
    expect(sourceOf(slide('a'), null)).toBeUndefined()
    expect(sourceOf(slide('a', 'b'), 'b')?.key).toBe('b')
    expect([sourceWords(slide('a', 'b'), 'b'), sourceWords(slide('a'), 'a')]).toEqual([
      'Source 2 of 2',
      'Source',
    ])
  })

  test('PV64 the key shows those of the slide that the room sees, not of one looked at in private', async () => {
    const asked: number[] = []
    const done: Action[] = []
    const told: string[] = []
    const connection = {
      slides: (indices: readonly number[]) => {
        asked.push(...indices)
        return Promise.resolve([indices[0] === 3 ? slide('a') : slide()])
      },
      dispatch: (action: Action) => Promise.resolve(void done.push(action)),
    }
    const ahead = presenterView({
      position: { slide: 7, step: 0 },
      screen: { kind: 'frozen', at: { slide: 3, step: 0 } },
    })
    await showNextSource(connection, ahead, (words) => told.push(words))
    expect([asked, done, told]).toEqual([[3], [{ type: 'source', key: 'a' }], []])
    await showNextSource(connection, presenterView(), (words) => told.push(words))
    expect(done).toHaveLength(1)
    expect(told).toEqual(['There are no sources on the slide that the room sees'])
  })
})

test('PV65 the keys that move the hand are listed with the tools', () => {
  const group = helpGroups().find(({ name }) => name === 'Pointing and drawing')
  for (const { label } of HAND_KEYS) expect(group?.rows.map((row) => row.label)).toContain(label)
})
