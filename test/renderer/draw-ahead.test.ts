import { expect, test } from 'vitest'
import type { DeckOutline, SlideContent, Snapshot } from '../../core/rpc/contract.ts'
import { drawWholeDeck } from '../../renderer/presenter/draw-ahead.ts'

/** A presenter page whose quiet moments come one by one. */
function setUp(counts: (number | undefined)[]) {
  let tell: (snapshot: Snapshot) => void = () => {}
  const drawn: string[] = []
  const fetched: number[][] = []
  let quiet = () => {}
  const connection = {
    onSnapshot(listener: (snapshot: Snapshot) => void) {
      tell = listener
      return () => {}
    },
    outline: async () =>
      ({ slides: counts.map((diagramCount, index) => ({ index, diagramCount })) }) as unknown as DeckOutline,
    async slides(indices: readonly number[]) {
      fetched.push([...indices])
      return indices.map(
        (index) => ({ diagrams: [{ source: `diagram ${index}` }] }) as unknown as SlideContent,
      )
    },
  }
  drawWholeDeck(connection, {
    draw: async (source) => void drawn.push(source),
    whenQuiet: () => new Promise((resolve) => (quiet = resolve)),
  })
  return {
    drawn,
    fetched,
    snapshot: (deckRevision: number) => tell({ deckRevision } as Snapshot),
    async pass(moments: number) {
      for (let moment = 0; moment < moments; moment += 1) {
        quiet()
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

test('LA20 all diagrams of the deck are drawn ahead, each in a quiet moment, other slides are not even fetched', async () => {
  const page = setUp([undefined, 1, undefined, 1, undefined])
  page.snapshot(1)
  await page.pass(2)
  expect(page.drawn).toEqual(['diagram 1'])
  await page.pass(1)
  expect(page.drawn).toEqual(['diagram 1', 'diagram 3'])
  expect(page.fetched).toEqual([[1], [3]])
})

test('LA21 a step puts drawing off, a new deck begins it anew', async () => {
  const page = setUp([1, 1])
  page.snapshot(1)
  page.snapshot(1)
  await page.pass(1)
  page.snapshot(1)
  await page.pass(1)
  expect(page.drawn).toEqual([])
  await page.pass(2)
  expect(page.drawn).toEqual(['diagram 0'])
  page.snapshot(2)
  await page.pass(4)
  expect(page.drawn).toEqual(['diagram 0', 'diagram 0', 'diagram 1'])
})
