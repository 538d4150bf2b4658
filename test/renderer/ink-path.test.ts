import { array, assert, double, property, tuple } from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { MOST_COORDINATES } from '../../core/session/ink.ts'
import type { Stroke } from '../../core/session/types.ts'
import { pathData } from '../../renderer/shared/ink-path.ts'
import { distanceToSegment, simplified } from '../../renderer/shared/ink-simplify.ts'
import { inkMarkup, inkSvg, inkWords } from '../../renderer/shared/ink-svg.ts'

const stroke = (change: Partial<Stroke> = {}): Stroke => ({
  id: 'a',
  tool: 'pen',
  colour: 'red',
  width: 5,
  step: 0,
  points: [10, 20, 30, 20],
  ...change,
})

/** How far a place is from a line. */
function distanceToLine(x: number, y: number, line: readonly number[]): number {
  let least = Infinity
  for (let at = 0; at < line.length; at += 2) {
    const [x1 = 0, y1 = 0, x2 = x1, y2 = y1] = line.slice(at, at + 4)
    least = Math.min(least, distanceToSegment(x, y, x1, y1, x2, y2))
  }
  return least
}

const line = array(
  tuple(double({ min: 0, max: 1280, noNaN: true }), double({ min: 0, max: 720, noNaN: true })),
  {
    minLength: 1,
    maxLength: 60,
  },
).map((points) => points.flat())

describe('points of a drawn line', () => {
  test('ST60 a straight line keeps its two ends and nothing else', () => {
    const points = Array.from({ length: 50 }, (_, index) => [index * 3, 100]).flat()
    expect(simplified(points)).toEqual([0, 100, 147, 100])
  })

  test('ST60 a corner stays where it is', () => {
    expect(simplified([0, 0, 5, 0, 10, 0, 10, 5, 10, 10])).toEqual([0, 0, 10, 0, 10, 10])
  })

  test('ST60 no place the hand was at is farther than 0.7 px from what is kept, and the ends stay', () => {
    assert(
      property(line, (points) => {
        const kept = simplified(points)
        for (let at = 0; at < points.length; at += 2)
          expect(distanceToLine(points[at] ?? 0, points[at + 1] ?? 0, kept)).toBeLessThanOrEqual(0.7)
        expect(kept[0]).toBeCloseTo(points[0] ?? 0, 1)
        expect(kept.at(-1)).toBeCloseTo(points.at(-1) ?? 0, 1)
        expect(kept.length).toBeLessThanOrEqual(points.length)
      }),
    )
  })

  test('ST61 a line too long for one stroke gets coarser, not shorter', () => {
    const points = Array.from({ length: 9000 }, (_, index) => [
      (index * 37) % 1280,
      index % 2 === 0 ? 0 : 700,
    ]).flat()
    const kept = simplified(points)
    expect(kept.length).toBeLessThanOrEqual(MOST_COORDINATES)
    expect(kept.slice(0, 2)).toEqual(points.slice(0, 2))
    expect(kept.slice(-2)).toEqual(points.slice(-2))
  })

  test('ST62 coordinates are tenths of a pixel', () => {
    expect(simplified([1.23456, 2.98765, 300.04999, 4])).toEqual([1.2, 3, 300, 4])
  })
})

describe('the path of a line', () => {
  test('ST63 one point is a dot, two are a straight line', () => {
    expect(pathData([10, 20])).toBe('M10 20h0')
    expect(pathData([10, 20, 30, 40])).toBe('M10 20L30 40')
    expect(pathData([])).toBe('')
  })

  test('ST63 it is smooth through points that bend gently', () => {
    expect(pathData([0, 0, 30, 10, 60, 0])).toBe('M0 0C0 0 19.5 10 30 10C40.5 10 60 0 60 0')
  })

  test('ST63 a sharp turn stays a corner', () => {
    expect(pathData([0, 0, 100, 0, 10, 10])).toBe('M0 0L100 0L10 10')
  })

  test('ST63 it goes through every point and is made of finite numbers, whatever the hand did', () => {
    assert(
      property(line, (points) => {
        const tenths = points.map((value) => Math.round(value * 10) / 10)
        const data = pathData(tenths)
        expect(data).not.toMatch(/NaN|Infinity|undefined|e/)
        const ends = [...data.matchAll(/[MLC ]?(-?[\d.]+ -?[\d.]+)(?=[LC]|h|$)/g)].map(([, end]) => end)
        expect(ends).toHaveLength(tenths.length / 2)
        expect(ends[0]).toBe(`${tenths[0]} ${tenths[1]}`)
      }),
    )
  })
})

describe('ink as a picture', () => {
  test('ST64 shows what was drawn up to a step, and nothing when nothing was', () => {
    const strokes = [stroke(), stroke({ id: 'b', step: 2, points: [1, 1] })]
    expect(inkMarkup(strokes, 1).match(/<path /g)).toHaveLength(1)
    expect(inkMarkup(strokes, 2).match(/<path /g)).toHaveLength(2)
    expect(inkMarkup([stroke({ step: 1 })], 0)).toBe('')
  })

  test('ST64 is in slide coordinates, named, and takes its colours from the theme by name', () => {
    expect(inkMarkup([stroke()], 0, 'dark')).toBe(
      '<svg class="ink" viewBox="0 0 1280 720" role="img" aria-label="1 line drawn on this slide"' +
        ' data-appearance="dark"><g class="ink-highlighter"></g><g class="ink-pen">' +
        '<path class="is-red" d="M10 20L30 20" stroke-width="5"/></g></svg>',
    )
  })

  test('ST64 writing lies on top of what is marked, whichever came first', () => {
    const markup = inkMarkup([stroke({ points: [1, 1] }), stroke({ id: 'b', tool: 'highlighter' })], 0)
    expect(markup.indexOf('M10 20L30 20')).toBeLessThan(markup.indexOf('M1 1h0'))
  })

  test('ST64 as an element it is what the text says, and null when nothing is drawn', () => {
    class Svg {
      readonly tagName = 'svg'
    }
    const made: { innerHTML: string }[] = []
    vi.stubGlobal('SVGSVGElement', Svg)
    vi.stubGlobal('document', {
      createElement() {
        const template = {
          innerHTML: '',
          get content() {
            return { firstElementChild: template.innerHTML === '' ? null : new Svg() }
          },
        }
        made.push(template)
        return template
      },
    })
    expect(inkSvg([stroke()], 0, 'light')).toBeInstanceOf(Svg)
    expect(made[0]?.innerHTML).toBe(inkMarkup([stroke()], 0, 'light'))
    expect(inkSvg([stroke({ step: 1 })], 0)).toBeNull()
    vi.unstubAllGlobals()
  })

  test('ST65 lines are counted in words', () => {
    expect([0, 1, 3].map(inkWords)).toEqual([
      'Nothing drawn on this slide',
      '1 line drawn on this slide',
      '3 lines drawn on this slide',
    ])
  })
})
