import { describe, expect, it } from 'vitest'
import type { DeckOutline, SlideContent, Snapshot } from '../../core/rpc/contract.ts'
import { presenterView } from '../support/views.ts'
import { followLecture, neighbours, type Frame } from '../../renderer/presenter/model.ts'

const outline = { slides: Array.from({ length: 10 }, (_, index) => ({ index })) } as unknown as DeckOutline
const slide = (index: number) => ({ index, id: `s${index}` }) as SlideContent

function snapshotAt(at: number, upcoming: number | null, now = 0): Snapshot {
  const position = { slide: at, step: 0 }
  return {
    revision: at,
    deckRevision: 1,
    now,
    view: {
      ...presenterView({ position }),
      upcoming: upcoming === null ? null : { slide: upcoming, step: 0 },
    },
  }
}

/** A connection whose slides arrive when the test lets them. */
function setUp() {
  const asked: { indices: readonly number[]; arrive: () => Promise<void>; fail: () => Promise<void> }[] = []
  let send: (snapshot: Snapshot) => void = () => expect.unreachable()
  const frames: Frame[] = []
  const troubles: string[] = []
  const ahead: string[][] = []
  const settled = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  followLecture(
    {
      onSnapshot(listener) {
        send = listener
        return () => {}
      },
      outline: () => Promise.resolve(outline),
      slides(indices) {
        const { promise, resolve, reject } = Promise.withResolvers<SlideContent[]>()
        const arrive = () => {
          resolve(indices.map(slide))
          return settled()
        }
        const fail = () => {
          reject(new Error('refused'))
          return settled()
        }
        asked.push({ indices, arrive, fail })
        return promise
      },
    },
    {
      onFrame: (frame) => frames.push(frame),
      onAhead: (slides) => ahead.push(slides.map(({ id }) => id)),
      onTrouble: (message) => troubles.push(message),
    },
    () => 1000,
  )
  return { asked, frames, troubles, ahead, send: (snapshot: Snapshot) => send(snapshot) }
}

describe('frames of the presenter view', () => {
  it('PV44 come whole: position, slide and what follows belong together', async () => {
    const { asked, frames, send } = setUp()
    send(snapshotAt(4, 5, 1600))
    expect(frames).toEqual([])
    await asked[0]?.arrive()
    expect(frames).toHaveLength(1)
    expect(frames[0]).toMatchObject({
      slide: { id: 's4' },
      upcoming: { slide: { id: 's5' } },
      clockOffset: 600,
    })
  })

  it('PV45 never go back: a slow older one is dropped', async () => {
    const { asked, frames, send } = setUp()
    send(snapshotAt(1, 2))
    send(snapshotAt(2, 3))
    await asked[1]?.arrive()
    await asked[0]?.arrive()
    expect(frames.map((frame) => frame.slide?.id)).toEqual(['s2'])
  })

  it('PV46 have nothing upcoming at the end of the lecture', async () => {
    const { asked, frames, send } = setUp()
    send(snapshotAt(9, null))
    expect(asked[0]?.indices).toEqual([9])
    await asked[0]?.arrive()
    expect(frames[0]?.upcoming).toBeNull()
  })

  it('PV47 are followed by fetching two slides on either side, so that a step never waits', async () => {
    const { asked, ahead, send } = setUp()
    send(snapshotAt(4, 4))
    expect(asked.map(({ indices }) => indices)).toEqual([[4]])
    await asked[0]?.arrive()
    expect(asked[1]?.indices).toEqual([5, 3, 6, 2])
    expect(ahead).toEqual([])
    await asked[1]?.arrive()
    expect(ahead).toEqual([['s5', 's3', 's6', 's2']])
    expect(neighbours(0, 2)).toEqual([1])
    expect(neighbours(0, 0)).toEqual([])
  })

  it('PV48 tell why they do not come, unless a newer one is on its way', async () => {
    const { asked, frames, troubles, send } = setUp()
    send(snapshotAt(1, 2))
    send(snapshotAt(2, 3))
    await asked[0]?.fail()
    expect(troubles).toEqual([])
    await asked[1]?.fail()
    expect(troubles).toEqual(['refused'])
    expect(frames).toEqual([])
  })
})
