import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTurn, median, percentile, ratio, spread } from './stats.ts'

describe('figures of a benchmark', () => {
  it('BE1 a benchmark gives the median of the rounds with the least and the greatest', () => {
    expect(spread([30, 10, 20])).toEqual({ median: 20, min: 10, max: 30 })
    expect(median([4, 1, 2, 3])).toBe(2.5)
    expect(median([])).toBeNaN()
  })

  it('BE2 at least the named part of all values is at or below a percentile, which is one of them', () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3)
    expect(percentile([7], 0.95)).toBe(7)
    const values = fc.array(fc.integer(), { minLength: 1 })
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (list, part) => {
        const found = percentile(list, part)
        expect(list).toContain(found)
        expect(list.filter((value) => value <= found).length).toBeGreaterThanOrEqual(part * list.length)
      }),
    )
  })

  it('BE3 a ratio compares each round with itself, so that a slow round changes none', () => {
    expect(ratio([20, 200, 24], [10, 100, 12])).toBe(2)
  })

  it('BE3 leaves rounds out of a ratio that have one of both only', () => {
    expect(ratio([20, undefined, 90], [10, 100, undefined])).toBe(2)
    expect(ratio([undefined, 5], [5, undefined])).toBeUndefined()
    expect(ratio([5], [0])).toBeUndefined()
  })

  it('BE4 a benchmark goes through the tools forwards in one round and backwards in the next', () => {
    expect([0, 1, 2].map((round) => inTurn(['a', 'b', 'c'], round).join(''))).toEqual(['abc', 'cba', 'abc'])
  })
})
