import { describe, expect, test } from 'vitest'
import type { Stroke, Zoom } from '../../core/session/types.ts'
import { wheelFactor } from '../../renderer/shared/hand-input.ts'
import { SentStrokes } from '../../renderer/shared/ink-sent.ts'
import { onceAFrame } from '../../renderer/shared/once-a-frame.ts'
import { slidePoint } from '../../renderer/shared/slide-point.ts'
import { AskedZooms } from '../../renderer/shared/zoom-asked.ts'
import {
  moved,
  regionOf,
  scaled,
  zoomAt,
  zoomBetween,
  zoomTransform,
} from '../../renderer/shared/zoom-region.ts'
import { line } from './pen-line.ts'

describe('places on a slide', () => {
  test('ST66 a place in the window becomes one on the slide, however large the slide is shown', () => {
    expect(slidePoint({ left: 0, top: 0, width: 1280, height: 720 }, 12.34, 56)).toEqual({ x: 12.3, y: 56 })
    expect(slidePoint({ left: 100, top: 50, width: 640, height: 360 }, 420, 230)).toEqual({ x: 640, y: 360 })
    expect(slidePoint({ left: -640, top: -360, width: 2560, height: 1440 }, 640, 360)).toEqual({
      x: 640,
      y: 360,
    })
  })

  test('ST66 a hand that slips off the slide stays near it, and one without a slide is somewhere', () => {
    expect(slidePoint({ left: 0, top: 0, width: 1280, height: 720 }, -5000, 9000)).toEqual({ x: -40, y: 760 })
    expect(slidePoint({ left: 0, top: 0, width: 0, height: 0 }, 5, 5)).toEqual({ x: 0, y: 0 })
  })

  test('ST67 of many movements in one frame the latest is passed on', () => {
    const sent: number[] = []
    const frames: (() => void)[] = []
    const sender = onceAFrame<number>(
      (value) => sent.push(value),
      (run) => frames.push(run),
    )
    for (const value of [1, 2, 3]) sender.put(value)
    expect([sent, frames.length]).toEqual([[], 1])
    frames.shift()?.()
    expect(sent).toEqual([3])
    sender.put(4)
    sender.flush()
    frames.shift()?.()
    expect(sent).toEqual([3, 4])
    sender.put(5)
    sender.drop()
    frames.shift()?.()
    expect(sent).toEqual([3, 4])
  })
})

describe('lines on their way', () => {
  const ink = (sent: SentStrokes, known: Stroke[] = [], slide = 's1') =>
    sent.after(known, slide).map(({ id }) => id)

  test('ST76 a line shows from when it is drawn until the lecture tells of it, never twice and never on another slide', () => {
    const sent = new SentStrokes()
    const a = line('a', [1, 2])
    const settle = sent.add('s1', a)
    expect([ink(sent), ink(sent, [], 's2'), ink(sent, [a])]).toEqual([['a'], [], ['a']])
    sent.told([])
    expect(ink(sent)).toEqual(['a'])
    settle(true)
    expect(ink(sent)).toEqual(['a'])
    sent.told([])
    expect(ink(sent)).toEqual([])
  })

  test('ST76 one that the lecture did not take is gone', () => {
    const sent = new SentStrokes()
    sent.add('s1', line('a', [1, 2]))(false)
    expect(ink(sent)).toEqual([])
  })
})

describe('what was asked to be enlarged', () => {
  const zoom = (scale: number): Zoom => ({ x: 640, y: 360, scale })

  test('ST77 each notch of the wheel goes on from the one before, whenever the lecture tells of them', () => {
    const asked = new AskedZooms()
    asked.ask(zoom(2))
    asked.ask(zoom(3))
    expect(asked.latest(null)).toEqual(zoom(3))
    asked.told(null, null)
    asked.told(null, zoom(2))
    expect(asked.latest(zoom(2))).toEqual(zoom(3))
    asked.ask(null)
    asked.told(zoom(2), zoom(3))
    expect(asked.latest(zoom(3))).toBeNull()
    asked.told(zoom(3), null)
    expect(asked.latest(zoom(5))).toEqual(zoom(5))
  })

  test('ST77 what somebody else changes counts more than what was asked here', () => {
    const asked = new AskedZooms()
    asked.ask(zoom(2))
    asked.told(zoom(4), zoom(6))
    expect(asked.latest(zoom(6))).toEqual(zoom(6))
    asked.ask(zoom(2))
    asked.forget()
    expect(asked.latest(null)).toBeNull()
  })
})

describe('enlarged regions', () => {
  const inside = (zoom: Zoom) => {
    const { x, y, width, height } = regionOf(zoom)
    return x >= -0.1 && y >= -0.1 && x + width <= 1280.1 && y + height <= 720.1
  }

  test('ST73 they keep the shape of the slide and lie wholly on it', () => {
    const zooms = [
      zoomAt({ x: 0, y: 720 }, 2),
      zoomBetween({ x: 1270, y: 700 }, { x: 1280, y: 720 }),
      zoomBetween({ x: 600, y: 600 }, { x: 0, y: 0 }),
      moved({ x: 640, y: 360, scale: 3 }, 5000, -5000),
    ]
    for (const zoom of zooms) {
      expect(inside(zoom)).toBe(true)
      expect(regionOf(zoom).width / regionOf(zoom).height).toBeCloseTo(16 / 9)
      expect(zoom.scale).toBeLessThanOrEqual(8)
    }
  })

  test('ST73 the place under the hand stays where it is while the size changes', () => {
    const before = { x: 500, y: 300, scale: 2 }
    const at = { x: 450, y: 320 }
    const after = scaled(before, at, 1.5)
    if (after === null) throw new Error('nothing enlarged')
    const share = ({ x, width }: { x: number; width: number }) => (at.x - x) / width
    expect(share(regionOf(after))).toBeCloseTo(share(regionOf(before)), 3)
  })

  test('ST74 the transform brings the middle of the region to the middle of the screen', () => {
    expect(zoomTransform(null)).toBe('none')
    expect(zoomTransform({ x: 640, y: 360, scale: 2 })).toMatch(/\* 0\).*\* 0\)\) scale\(2\)$/)
    expect(zoomTransform({ x: 320, y: 540, scale: 2 })).toMatch(/\* 640\).*\* -360\)\) scale\(2\)$/)
  })

  test('ST74 one notch of the wheel is an eighth, in pixels and in lines, and no wheel leaps', () => {
    expect(wheelFactor({ deltaY: -100, deltaMode: 0 })).toBeCloseTo(1.125)
    expect(wheelFactor({ deltaY: 100, deltaMode: 0 })).toBeCloseTo(1 / 1.125)
    expect(wheelFactor({ deltaY: -3, deltaMode: 1 })).toBeCloseTo(1.125, 2)
    expect(wheelFactor({ deltaY: -99_999, deltaMode: 0 })).toBeCloseTo(1.125 ** 3)
  })
})
