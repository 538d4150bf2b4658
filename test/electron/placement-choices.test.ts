import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrangementOf, placeWindows, type DisplayInfo, type Rect } from '../../main/electron/placement.ts'
import {
  AUTO,
  FIRST,
  LAPTOP,
  PROJECTOR,
  SECOND,
  UHD,
  LOW,
  BESIDE,
  left,
  small,
  rect,
  shows,
} from './displays.ts'

describe('EL116 on the only display the slides cover the notes when the lecturer says so, and no longer', () => {
  const FILLED = { ...AUTO, filled: true }

  test('they fill it', () => {
    const placed = placeWindows([LAPTOP], FILLED)
    expect(placed.audience).toEqual({ bounds: LAPTOP.bounds, fullscreen: true, visible: true })
    expect(placed).toMatchObject({ covering: true, presenter: { visible: true } })
  })

  test('with a second display that is not needed', () => {
    expect(placeWindows([LAPTOP, PROJECTOR], FILLED)).toEqual(placeWindows([LAPTOP, PROJECTOR], AUTO))
  })

  test('without any display nothing is covered', () => {
    expect(placeWindows([], FILLED)).toMatchObject({ covering: false, audience: { visible: false } })
  })
})

describe('EL117 what was decided counts for the arrangement of displays it was decided for', () => {
  const SAME: [name: string, displays: DisplayInfo[]][] = [
    ['told in another order', [PROJECTOR, LAPTOP]],
    [
      'under other ids',
      [
        { ...LAPTOP, id: 7 },
        { ...PROJECTOR, id: 8 },
      ],
    ],
    ['with another one primary', [SECOND, FIRST]],
    ['at another place', [LAPTOP, left]],
    ['with a mirror', [LAPTOP, PROJECTOR, { ...LAPTOP, id: 5 }]],
  ]
  test.each(SAME)('the same one %s', (_name, displays) => {
    expect(arrangementOf(displays)).toBe(arrangementOf([LAPTOP, PROJECTOR]))
  })

  const OTHER: [name: string, displays: DisplayInfo[]][] = [
    ['no projector', [LAPTOP]],
    ['another resolution', [LAPTOP, LOW]],
    ['another scale', [LAPTOP, UHD]],
    ['a third display', [LAPTOP, PROJECTOR, BESIDE]],
    ['none', []],
  ]
  test.each(OTHER)('another one: %s', (_name, displays) => {
    expect(arrangementOf(displays)).not.toBe(arrangementOf([LAPTOP, PROJECTOR]))
  })
})

describe('EL2 notes are never covered by surprise', () => {
  test('on one display the audience window shows only when asked for, and then as a window', () => {
    const placed = placeWindows([LAPTOP], { ...AUTO, audience: 'shown' })
    expect(placed.audience).toMatchObject({ fullscreen: false, visible: true })
    expect(within(placed.audience.bounds, LAPTOP.workArea)).toBe(true)
    expect(placed.audience.bounds.width / placed.audience.bounds.height).toBeCloseTo(16 / 9, 1)
  })

  test('pulling the projector takes the audience window out of full screen', () => {
    expect(placeWindows([LAPTOP, PROJECTOR], AUTO).audience.fullscreen).toBe(true)
    expect(placeWindows([LAPTOP], AUTO).audience).toMatchObject({ fullscreen: false, visible: false })
  })

  test('hidden by the lecturer, the audience window stays hidden beside a projector', () => {
    expect(placeWindows([LAPTOP, PROJECTOR], { ...AUTO, audience: 'hidden' }).audience.visible).toBe(false)
  })

  test('without any display nothing shows for the audience, and nothing throws', () => {
    const placed = placeWindows([], AUTO)
    expect(placed.audience.visible).toBe(false)
    expect(placed.presenter.bounds.width).toBeGreaterThan(0)
  })
})

describe('EL3 remembered bounds count only where a display still shows them', () => {
  const saved = rect(200, 100, 1000, 700)
  const SAVED: [name: string, displays: DisplayInfo[], bounds: Rect, expected: Rect][] = [
    ['on its display', [LAPTOP], saved, saved],
    ['beside a projector', [LAPTOP, PROJECTOR], saved, saved],
    [
      'on the display the audience now fills',
      [LAPTOP, PROJECTOR],
      rect(1600, 100, 1000, 700),
      LAPTOP.workArea,
    ],
    ['on a display that is gone', [LAPTOP], rect(1600, 100, 1000, 700), LAPTOP.workArea],
    ['left of everything', [LAPTOP], rect(-5000, 100, 1000, 700), LAPTOP.workArea],
    ['only a corner still shows', [LAPTOP], rect(1400, 850, 1000, 700), LAPTOP.workArea],
    [
      'partly outside, as the lecturer left it',
      [LAPTOP],
      rect(-300, 100, 1000, 700),
      rect(-300, 100, 1000, 700),
    ],
    ['title bar above the screen', [LAPTOP], rect(200, -200, 1000, 700), rect(200, 25, 1000, 700)],
    ['larger than the display', [LAPTOP], rect(-10, -10, 3000, 2000), LAPTOP.workArea],
    [
      'on a third display of its own',
      [LAPTOP, PROJECTOR, small],
      rect(3400, 50, 900, 600),
      rect(3400, 50, 900, 600),
    ],
  ]
  test.each(SAVED)('%s', (_name, displays, bounds, expected) => {
    expect(placeWindows(displays, { ...AUTO, presenterBounds: bounds }).presenter.bounds).toEqual(expected)
  })
})

test('EL4 whatever is plugged in, both windows are on displays, and never the audience over the presenter', () => {
  const someDisplay = fc.record({
    column: fc.integer({ min: -3, max: 3 }),
    width: fc.integer({ min: 640, max: 2000 }),
    height: fc.integer({ min: 480, max: 2000 }),
    scaleFactor: fc.constantFrom(1, 1.25, 1.5, 2, 3),
    internal: fc.boolean(),
  })
  const someBounds = fc.record({
    x: fc.integer({ min: -9000, max: 9000 }),
    y: fc.integer({ min: -3000, max: 3000 }),
    width: fc.integer({ min: 1, max: 5000 }),
    height: fc.integer({ min: 1, max: 5000 }),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(someDisplay, { minLength: 1, maxLength: 5, selector: ({ column }) => column }),
      fc.boolean(),
      fc.boolean(),
      fc.option(someBounds, { nil: null }),
      (some, swapped, filled, presenterBounds) => {
        const displays = some.map(({ column, width, height, scaleFactor, internal }, id) =>
          shows(id, rect(column * 2000, 0, width, height), { scaleFactor, internal, primary: id === 0 }),
        )
        const { presenter, audience } = placeWindows(displays, { ...AUTO, swapped, filled, presenterBounds })
        const home = displays.find((each) => touches(presenter.bounds, each.workArea))
        expect(home).toBeDefined()
        expect(audience.visible).toBe(filled || displays.length > 1)
        if (displays.length === 1) return
        const stage = displays.find((each) => each.bounds === audience.bounds)
        expect(stage).toBeDefined()
        expect(displays.some((each) => each !== stage && touches(presenter.bounds, each.workArea))).toBe(true)
      },
    ),
  )
})

function within(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

function touches(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
