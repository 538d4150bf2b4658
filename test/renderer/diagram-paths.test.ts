import { assert, integer, pre, property } from 'fast-check'
import { expect, test } from 'vitest'
import { pathBox, roundPath, shortenPathEnd } from '../../renderer/shared/diagram-paths.ts'

test('ST4 an inhibiting edge ends short of its node, in its own direction', () => {
  expect(shortenPathEnd('M0,0L100,0', 6)).toBe('M0,0L94,0')
  expect(shortenPathEnd('M0,0C1,2,3,4,30,40L60,80', 10)).toBe('M0,0C1,2,3,4,30,40L54,72')
})

test('ST4 an edge whose last piece is shorter than the gap keeps its direction', () => {
  assert(
    property(
      integer({ min: -500, max: 500 }),
      integer({ min: -500, max: 500 }),
      integer({ min: 1, max: 40 }),
      (x, y, by) => {
        pre(Math.hypot(x, y) >= 1)
        const [endX = 0, endY = 0] = shortenPathEnd(`M0,0L${x},${y}`, by).slice(5).split(',').map(Number)
        expect(endX * x + endY * y).toBeGreaterThan(0)
        expect(Math.hypot(endX, endY)).toBeLessThanOrEqual(Math.hypot(x, y))
      },
    ),
  )
})

test('ST4 path data that ends otherwise is left as it is', () => {
  for (const data of ['', 'M0,0', 'M0,0C1,1,2,2,3,3', 'M5,5L5,5']) expect(shortenPathEnd(data, 6)).toBe(data)
})

test('ST5 coordinates are rounded to tenths and nothing else of a path changes', () => {
  expect(roundPath('M-1.2499 16 C-2.05 -16, 1e-7 0.04, 55.5 -16Z')).toBe('M-1.2 16 C-2 -16, 0 0, 55.5 -16Z')
})

test('ST5 the box of a path holds all its points', () => {
  expect(pathBox('M-5 2 L10 -3 L4,8')).toEqual({ x: -5, y: -3, width: 15, height: 11 })
})
