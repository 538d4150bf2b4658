import { array, assert, constantFrom, integer, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divisionQuery, partsOf, readDivision } from '../../../core/export/parts.ts'

/** Slides with these last steps. */
const slides = (...lastSteps: number[]) => lastSteps.map((lastStep, index) => ({ index, lastStep }))
const plain = (count: number) => slides(...Array.from({ length: count }, () => 0))
const lengths = (parts: number[][]) => parts.map(({ length }) => length)

describe('the parts of a print', () => {
  it('EX270 one after the other they have as many pages as are printed at once, the last what is left', () => {
    expect(lengths(partsOf(plain(10), 'slides', { atMost: 4, shares: 1 }))).toEqual([4, 4, 2])
    expect(lengths(partsOf(plain(10), 'slides', { atMost: Infinity, shares: 1 }))).toEqual([10])
    expect(partsOf([], 'slides', { atMost: 4, shares: 1 })).toEqual([])
  })

  it('EX270 the steps of a slide stay together', () => {
    const steps = slides(0, 5, 0, 0)
    expect(partsOf(steps, 'steps', { atMost: 3, shares: 1 })).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(lengths(partsOf(steps, 'slides', { atMost: 3, shares: 1 }))).toEqual([3, 1])
  })

  it('EX271 printed at the same time they are as many for each, and about as long', () => {
    expect(lengths(partsOf(plain(507), 'slides', { atMost: 100, shares: 2 }))).toEqual([
      85, 84, 85, 84, 85, 84,
    ])
    expect(lengths(partsOf(plain(101), 'slides', { atMost: 100, shares: 2 }))).toEqual([51, 50])
    expect(lengths(partsOf(plain(210), 'slides', { atMost: 100, shares: 4 }))).toEqual([53, 52, 53, 52])
    expect(lengths(partsOf(plain(100), 'slides', { atMost: 100, shares: 4 }))).toEqual([100])
  })

  it('EX271 each slide is in one part, in order, however they are divided', () => {
    const lastSteps = array(nat(12), { maxLength: 300 })
    const kind = constantFrom('slides' as const, 'steps' as const)
    const whole = integer({ min: 1, max: 40 })
    const shares = integer({ min: 1, max: 5 })
    assert(
      property(lastSteps, kind, whole, shares, (steps, as, atMost, of) => {
        const parts = partsOf(slides(...steps), as, { atMost, shares: of })
        expect(parts.flat()).toEqual(steps.map((_, index) => index))
        expect(parts.every(({ length }) => length > 0)).toBe(true)
        const pages = (part: number[]) =>
          part.reduce((sum, at) => sum + (as === 'steps' ? (steps[at] ?? 0) + 1 : 1), 0)
        // A part ends with the slide that fills it.
        for (const part of parts) expect(pages(part.slice(0, -1))).toBeLessThan(Math.max(atMost, 1))
      }),
    )
  })

  it('EX271 the page that prints reads from its address what whoever prints it has decided', () => {
    const read = (query: string) => readDivision(new URLSearchParams(query))
    expect(read(divisionQuery({ atMost: 100, shares: 1 }))).toEqual({ atMost: 100, shares: 1, share: 0 })
    expect(read(`${divisionQuery({ atMost: 50, shares: 3 })}&share=2`)).toEqual({
      atMost: 50,
      shares: 3,
      share: 2,
    })
    expect(read('part=many&of=-1&share=x')).toEqual({ atMost: Infinity, shares: 1, share: 0 })
  })
})
