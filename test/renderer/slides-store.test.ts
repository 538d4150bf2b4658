import { describe, expect, it } from 'vitest'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { createSlidesStore, type SlidesAnswer } from '../../renderer/shared/slides-store.ts'

const slide = (index: number) => ({ index, id: `s${index}` }) as SlideContent

/** A main side with a deck of ten slides that remembers what it was asked. */
function setUp(limit?: number) {
  const asked: number[][] = []
  const main = { deckRevision: 1, fails: false }
  const answer = (indices: number[]): Promise<SlidesAnswer> => {
    asked.push(indices)
    if (main.fails) return Promise.reject(new Error('lost'))
    const { deckRevision } = main
    return Promise.resolve({ deckRevision, slides: indices.filter((index) => index < 10).map(slide) })
  }
  return { asked, main, store: createSlidesStore(answer, limit) }
}

const ids = async (slides: Promise<SlideContent[]>) => (await slides).map(({ id }) => id)

describe('the store of slides', () => {
  it('PV14 answers in the order asked for and leaves out what the deck does not have', async () => {
    const { store } = setUp()
    expect(await ids(store.get([3, 99, 1]))).toEqual(['s3', 's1'])
  })

  it('PV15 asks for a slide once, even while it is on its way', async () => {
    const { store, asked } = setUp()
    const first = store.get([1, 2])
    const second = store.get([2, 3])
    expect(await ids(first)).toEqual(['s1', 's2'])
    expect(await ids(second)).toEqual(['s2', 's3'])
    await store.get([1, 2, 3])
    expect(asked).toEqual([[1, 2], [3]])
  })

  it('PV16 forgets the slides of an older deck and keeps those of the same one', async () => {
    const { store, asked } = setUp()
    store.useRevision(1)
    await store.get([1])
    store.useRevision(1)
    await store.get([1])
    expect(asked).toHaveLength(1)
    store.useRevision(2)
    await store.get([1])
    expect(asked).toHaveLength(2)
  })

  it('PV17 does not mix slides of a newer deck with older ones', async () => {
    const { store, asked, main } = setUp()
    store.useRevision(1)
    await store.get([1])
    main.deckRevision = 2
    await store.get([2])
    store.useRevision(2)
    await store.get([1, 2])
    expect(asked).toEqual([[1], [2], [1]])
  })

  it('PV18 remembers nothing of a call that failed', async () => {
    const { store, asked, main } = setUp()
    main.fails = true
    await expect(store.get([1])).rejects.toThrow('lost')
    main.fails = false
    expect(await ids(store.get([1]))).toEqual(['s1'])
    expect(asked).toHaveLength(2)
  })

  it('PV19 keeps no more than its limit, dropping what was not used for longest', async () => {
    const { store, asked } = setUp(3)
    await store.get([1, 2, 3])
    await store.get([1])
    await store.get([4])
    asked.length = 0
    await store.get([1, 3, 4])
    expect(asked).toEqual([])
    await store.get([2])
    expect(asked).toEqual([[2]])
  })

  it('PV20 answers a call larger than its limit in full, in calls of at most 200', async () => {
    const { store, asked } = setUp(3)
    const indices = Array.from({ length: 450 }, (_, index) => index)
    expect(await store.get(indices)).toHaveLength(10)
    expect(asked.map((call) => call.length)).toEqual([200, 200, 50])
  })
})
