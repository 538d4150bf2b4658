import { describe, expect, test } from 'vitest'
import type { DeskHost, DeskMessage, DeskMethod, DeskView } from '../../../core/desktop/contract.ts'
import { serveDesk } from '../../../core/desktop/server.ts'
import { INITIAL } from '../../../core/desktop/state.ts'
import { memoryPortPair } from '../../../core/rpc/ports.ts'

const VIEW: DeskView = {
  version: '1',
  runsOn: [],
  recents: [],
  preferences: INITIAL.preferences,
  opening: null,
}

function setUp(allowed: DeskMethod[], answer: () => Promise<unknown> = async () => ({})) {
  const [page, main] = memoryPortPair()
  const clock = { now: 0 }
  const called: unknown[] = []
  const listeners = new Set<() => void>()
  const host: DeskHost = {
    view: () => VIEW,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    call: async (method, params) => {
      called.push([method, params])
      return (await answer()) as never
    },
  }
  serveDesk(main, new Set(allowed), host, () => clock.now)
  const got: DeskMessage[] = []
  page.onMessage((message) => got.push(message as DeskMessage))
  const settle = async () => {
    for (let n = 0; n < 10; n += 1) await Promise.resolve()
  }
  const call = async (method: string, params: unknown = {}, id = 1) => {
    page.post({ kind: 'call', id, method, params })
    await settle()
    return got.at(-1)
  }
  return { page, called, got, call, clock, settle, listeners }
}

describe('EL111 a page around the lecture can ask for what it has a button for', () => {
  test('it gets the view at once and after every change, and no more once it is closed', async () => {
    const { page, got, settle, listeners } = setUp([])
    await settle()
    for (const listener of listeners) listener()
    await settle()
    expect(got).toEqual([
      { kind: 'view', view: VIEW },
      { kind: 'view', view: VIEW },
    ])
    page.close()
    await settle()
    expect(listeners.size).toBe(0)
  })

  test('a call is answered', async () => {
    const { call, called } = setUp(['open-recent'])
    expect(await call('open-recent', { id: '/talks/pain' }, 7)).toEqual({ kind: 'result', id: 7, result: {} })
    expect(called).toEqual([['open-recent', { id: '/talks/pain' }]])
  })

  test('what its window is not for is refused', async () => {
    const { call, called } = setUp(['notices'])
    expect(await call('open')).toMatchObject({ kind: 'error', id: 1, code: 'forbidden' })
    expect(called).toEqual([])
  })

  test('a failure is told in words', async () => {
    const { call } = setUp(['check'], () => Promise.reject(new Error('There is no folder /x.')))
    expect(await call('check')).toEqual({
      kind: 'error',
      id: 1,
      code: 'failed',
      message: 'There is no folder /x.',
    })
  })

  test.each([
    ['no call', 'x', null],
    ['a number', 7, null],
    ['without an id', { kind: 'call', method: 'open', params: {} }, null],
    ['an unknown method', { kind: 'call', id: 1, method: 'openPath', params: {} }, 1],
    ['a method of every object', { kind: 'call', id: 1, method: 'toString', params: {} }, 1],
    ['a path of its own', { kind: 'call', id: 1, method: 'open', params: { path: '/etc' } }, 1],
    ['an empty id', { kind: 'call', id: 1, method: 'forget', params: { id: '' } }, 1],
    ['an unknown preference', { kind: 'call', id: 1, method: 'prefer', params: { change: { run: 'x' } } }, 1],
    [
      'an unknown value',
      { kind: 'call', id: 1, method: 'prefer', params: { change: { appearance: 'x' } } },
      1,
    ],
    ['an unknown page', { kind: 'call', id: 1, method: 'show', params: { page: 'https://x' } }, 1],
  ])('%s is refused', async (_name, message, id) => {
    const { page, got, called, settle } = setUp(['open', 'forget', 'prefer', 'show'])
    page.post(message)
    await settle()
    expect(got.at(-1)).toMatchObject({ kind: 'error', id, code: 'bad-message' })
    expect(called).toEqual([])
  })

  test('a page that asks more often than a person could is refused until it slows down', async () => {
    const { call, called, clock } = setUp(['open'])
    for (let n = 0; n < 50; n += 1) await call('open')
    expect(called).toHaveLength(20)
    expect(await call('open')).toMatchObject({ code: 'too-many-calls' })
    clock.now += 1000
    expect(await call('open')).toMatchObject({ kind: 'result' })
  })
})
