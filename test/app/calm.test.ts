import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Calm } from '../../main/app/calm.ts'

/** Whether the promise has been resolved by now. */
async function isOver(promise: Promise<void>): Promise<boolean> {
  let over = false
  void promise.then(() => (over = true))
  await vi.advanceTimersByTimeAsync(0)
  return over
}

describe('keeping out of the way of pages', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  test('LA22 work waits until the first page has asked and is content', async () => {
    const calm = new Calm()
    const calmed = calm.whenCalm(2000)
    await vi.advanceTimersByTimeAsync(500)
    expect(await isOver(calmed)).toBe(false)
    calm.asked()
    expect(calm.isBusy).toBe(true)
    await vi.advanceTimersByTimeAsync(100)
    expect(await isOver(calmed)).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(await isOver(calmed)).toBe(true)
  })

  test('LA23 it waits no longer than it was told to, whether nobody asks or one asks without end', async () => {
    const calmed = new Calm().whenCalm(2000)
    await vi.advanceTimersByTimeAsync(2000)
    expect(await isOver(calmed)).toBe(true)
    const calm = new Calm()
    const other = calm.whenCalm(2000)
    for (let time = 0; time < 21; time += 1) {
      calm.asked()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(await isOver(other)).toBe(true)
  })

  test('LA24 once the lecture ends nothing is waited for', async () => {
    const calm = new Calm()
    const calmed = calm.whenCalm(2000)
    calm.end()
    expect(await isOver(calmed)).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})
