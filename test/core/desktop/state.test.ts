import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forgotten, INITIAL, MAX_RECENTS, readState, remembered } from '../../../core/desktop/state.ts'

const pain = { path: '/talks/pain', title: 'Pain', openedAt: 1 }

describe('EL109 what is remembered is read back part by part', () => {
  test('a whole state', () => {
    const state = {
      recents: [pain],
      preferences: { appearance: 'dark', startWith: 'last', oneDisplay: 'both' },
      windows: {
        presenterBounds: { x: -10, y: 0, width: 800, height: 600 },
        swappedAt: 'internal 1440 900 2',
      },
    }
    expect(readState(JSON.parse(JSON.stringify(state)))).toEqual(state)
  })

  test.each([null, 7, 'x', [], undefined])('%j is none', (json) => {
    expect(readState(json)).toBe(null)
  })

  test('a part that cannot be used becomes its default, the others stay', () => {
    const state = readState({
      recents: [pain, { path: 7 }, 'x', { ...pain, path: '/talks/sleep' }],
      preferences: { appearance: 'pink', startWith: 'last', added: 'by a newer version' },
      windows: { presenterBounds: { x: 'left' }, swappedAt: 'internal 1440 900 2' },
      more: true,
    })
    expect(state).toEqual({
      recents: [pain, { ...pain, path: '/talks/sleep' }],
      preferences: { appearance: 'system', startWith: 'last', oneDisplay: 'notes' },
      windows: { presenterBounds: null, swappedAt: 'internal 1440 900 2' },
    })
  })

  test('whatever a file holds, nothing throws, and the result can be written and read again', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.record({ recents: fc.jsonValue(), windows: fc.jsonValue() }))
    const holds = fc.property(anything, (json) => {
      const state = readState(json)
      expect(state === null ? null : readState(JSON.parse(JSON.stringify(state)))).toEqual(state)
    })
    expect(() => fc.assert(holds)).not.toThrow()
  })
})

describe('EL110 lectures that were opened are listed, the latest first', () => {
  test('each once', () => {
    const list = remembered(remembered([pain], { ...pain, path: '/b' }), { ...pain, openedAt: 5 })
    expect(list).toEqual([
      { ...pain, openedAt: 5 },
      { ...pain, path: '/b' },
    ])
  })

  test('no more than twelve', () => {
    let list = [pain]
    for (let n = 0; n < 30; n += 1) list = remembered(list, { ...pain, path: `/${n}` })
    expect(list).toHaveLength(MAX_RECENTS)
    expect(list[0]?.path).toBe('/29')
  })

  test('one can be forgotten', () => {
    expect(forgotten([pain], '/talks/pain')).toEqual([])
    expect(forgotten([pain], '/other')).toEqual([pain])
    expect(INITIAL.recents).toEqual([])
  })
})
