import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { enoughOf, paceOf, plannedTimes, type PlannedSlide } from '../../../core/session/pace.ts'

const MINUTE = 60_000
const slides: PlannedSlide[] = [
  { id: 'title', minutes: 1 },
  { id: 'pain', minutes: 4 },
  { id: 'aside', minutes: 2, optional: true },
  { id: 'detail', minutes: 3, optional: true },
  { id: 'relief', minutes: 10 },
  { id: 'sources', isTimeless: true },
]
const plan = { slides, duration: 20, skipped: [] as string[] }
const at = (index: number, minutes: number, since: number) => ({
  index,
  elapsed: minutes * MINUTE,
  slideSince: since * MINUTE,
})

describe('the pace', () => {
  test('SE90 a lecture that keeps to its minutes is neither behind nor ahead', () => {
    expect(paceOf(plan, at(0, 0, 0))?.drift).toBe(0)
    expect(paceOf(plan, at(1, 1, 1))?.drift).toBe(0)
    expect(paceOf(plan, at(1, 4, 1))?.drift).toBe(0)
  })

  test('SE91 what a slide takes too long is behind, what it leaves is ahead once it is left', () => {
    expect(paceOf(plan, at(1, 7, 1))?.drift).toBe(2 * MINUTE)
    expect(paceOf(plan, at(4, 7, 7))?.drift).toBe(-3 * MINUTE)
    expect(paceOf(plan, at(4, 7, 7))?.expected).toBe(17 * MINUTE)
  })

  test('SE92 leaving a slide out catches up on its minutes', () => {
    expect(paceOf({ ...plan, skipped: ['detail'] }, at(1, 7, 1))?.drift).toBe(-MINUTE)
  })

  test('SE93 only optional slides still to come are offered, the last first', () => {
    expect(paceOf(plan, at(1, 7, 1))?.offers).toEqual([
      { id: 'detail', saves: 3 * MINUTE },
      { id: 'aside', saves: 2 * MINUTE },
    ])
    expect(paceOf({ ...plan, skipped: ['detail'] }, at(2, 7, 7))?.offers).toEqual([])
  })

  test('SE94 slides without minutes share what the others leave, the bibliography takes none', () => {
    const open = slides.map(({ id, isTimeless }): PlannedSlide => (isTimeless ? { id, isTimeless } : { id }))
    expect(plannedTimes({ slides: open, duration: 20 })).toEqual([4, 4, 4, 4, 4, 0].map((m) => m * MINUTE))
    expect(paceOf({ slides: open, skipped: [] }, at(0, 0, 0))).toBeNull()
  })

  test('SE95 the fewest offers that suffice are taken, all when they do not', () => {
    const offers = [5, 3, 2, 1].map((minutes) => ({ id: `m${minutes}`, saves: minutes * MINUTE }))
    const taken = (minutes: number) => enoughOf(offers, minutes * MINUTE).map(({ id }) => id)
    expect(taken(0)).toEqual([])
    expect(taken(2)).toEqual(['m2'])
    expect(taken(4)).toEqual(['m5'])
    expect(taken(7)).toEqual(['m5', 'm2'])
    expect(taken(60)).toEqual(['m5', 'm3', 'm2', 'm1'])
  })

  test('SE96 offers that suffice together are always found', () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 12 })
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 4000 }), (list, over) => {
        const offers = list.map((saves, index) => ({ id: String(index), saves }))
        const taken = enoughOf(offers, over)
        const saved = taken.reduce((sum, { saves }) => sum + saves, 0)
        const all = list.reduce((sum, saves) => sum + saves, 0)
        expect(saved >= over || taken.length === offers.length).toBe(true)
        expect(saved).toBeLessThanOrEqual(all)
        expect(new Set(taken).size).toBe(taken.length)
      }),
    )
  })
})
