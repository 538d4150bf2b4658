import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  arrangementOf,
  placeWindows,
  type DisplayInfo,
  type PlacementPreferences,
  type Rect,
} from '../../main/electron/placement.ts'

const AUTO: PlacementPreferences = { swapped: false, filled: false, audience: 'auto', presenterBounds: null }

function rect(x: number, y: number, width: number, height: number): Rect {
  return { x, y, width, height }
}

/** With a menu bar of 25 at the top. */
function shows(id: number, bounds: Rect, over: Partial<DisplayInfo> = {}): DisplayInfo {
  const workArea = { ...bounds, y: bounds.y + 25, height: bounds.height - 25 }
  return { id, bounds, workArea, scaleFactor: 1, internal: false, primary: false, ...over }
}

const LAPTOP = shows(1, rect(0, 0, 1440, 900), { internal: true, primary: true, scaleFactor: 2 })
const PROJECTOR = shows(2, rect(1440, 0, 1920, 1080))
const SECOND = { ...LAPTOP, primary: false }
const FIRST = { ...PROJECTOR, primary: true }

interface Row {
  name: string
  displays: DisplayInfo[]
  preferences?: Partial<PlacementPreferences>
  /** Display that the presenter window is on. */
  presenter: DisplayInfo
  /** Display that the audience window fills; null when it fills none. */
  audience: DisplayInfo | null
}

const tall = shows(2, rect(1440, -500, 1080, 1920))
const left = shows(2, rect(-1920, 0, 1920, 1080))
const above = shows(2, rect(0, -1080, 1920, 1080))
const small = shows(3, rect(3360, 0, 1024, 768))
const dense = shows(3, rect(3360, 0, 1280, 720), { scaleFactor: 3 })
const twin = shows(3, rect(3360, 0, 1920, 1080))
const panel = shows(3, rect(3360, 0, 2560, 1600), { internal: true })

const ROWS: Row[] = [
  { name: 'one display', displays: [LAPTOP], presenter: LAPTOP, audience: null },
  { name: 'one external display', displays: [FIRST], presenter: FIRST, audience: null },
  { name: 'laptop and projector', displays: [LAPTOP, PROJECTOR], presenter: LAPTOP, audience: PROJECTOR },
  {
    name: 'the order told does not matter',
    displays: [PROJECTOR, LAPTOP],
    presenter: LAPTOP,
    audience: PROJECTOR,
  },
  {
    name: 'the system calls the projector primary: the notes stay on the laptop',
    displays: [SECOND, FIRST],
    presenter: SECOND,
    audience: FIRST,
  },
  {
    name: 'displays swapped by the lecturer',
    displays: [LAPTOP, PROJECTOR],
    preferences: { swapped: true },
    presenter: PROJECTOR,
    audience: LAPTOP,
  },
  {
    name: 'projector is primary and swapped',
    displays: [SECOND, FIRST],
    preferences: { swapped: true },
    presenter: FIRST,
    audience: SECOND,
  },
  {
    name: 'swapping one display changes nothing',
    displays: [LAPTOP],
    preferences: { swapped: true },
    presenter: LAPTOP,
    audience: null,
  },
  { name: 'projector left of the laptop', displays: [LAPTOP, left], presenter: LAPTOP, audience: left },
  { name: 'projector above the laptop', displays: [LAPTOP, above], presenter: LAPTOP, audience: above },
  { name: 'portrait display', displays: [LAPTOP, tall], presenter: LAPTOP, audience: tall },
  {
    name: 'the larger of two projectors',
    displays: [LAPTOP, small, PROJECTOR],
    presenter: LAPTOP,
    audience: PROJECTOR,
  },
  {
    name: 'larger is counted in physical pixels',
    displays: [LAPTOP, PROJECTOR, dense],
    presenter: LAPTOP,
    audience: dense,
  },
  {
    name: 'of two built-in panels the notes are on the primary one, and the projector before the larger panel',
    displays: [LAPTOP, panel, PROJECTOR],
    presenter: LAPTOP,
    audience: PROJECTOR,
  },
  {
    name: 'of two equals the left one',
    displays: [LAPTOP, twin, PROJECTOR],
    presenter: LAPTOP,
    audience: PROJECTOR,
  },
  {
    name: 'mirrored: the same bounds',
    displays: [LAPTOP, { ...PROJECTOR, bounds: LAPTOP.bounds, workArea: LAPTOP.workArea }],
    presenter: LAPTOP,
    audience: null,
  },
  {
    name: 'mirrored at another resolution',
    displays: [LAPTOP, shows(2, rect(0, 0, 1280, 720))],
    presenter: LAPTOP,
    audience: null,
  },
  {
    name: 'two mirrored and a third that is extended',
    displays: [LAPTOP, shows(2, rect(0, 0, 1440, 900)), shows(3, rect(1440, 0, 1920, 1080))],
    presenter: LAPTOP,
    audience: shows(3, rect(1440, 0, 1920, 1080)),
  },
  {
    name: 'rounding makes scaled displays overlap by a pixel',
    displays: [LAPTOP, shows(2, rect(1439, 0, 1281, 721), { scaleFactor: 1.5 })],
    presenter: LAPTOP,
    audience: shows(2, rect(1439, 0, 1281, 721), { scaleFactor: 1.5 }),
  },
  {
    name: 'no display is marked primary',
    displays: [{ ...LAPTOP, primary: false }, PROJECTOR],
    presenter: { ...LAPTOP, primary: false },
    audience: PROJECTOR,
  },
  {
    name: 'a display without size is none',
    displays: [LAPTOP, shows(2, rect(1440, 0, 0, 0))],
    presenter: LAPTOP,
    audience: null,
  },
  {
    name: 'replugged under another id',
    displays: [LAPTOP, { ...PROJECTOR, id: 77 }],
    presenter: LAPTOP,
    audience: PROJECTOR,
  },
]

describe('EL1 the presenter window is on the primary display, the audience fills the other one', () => {
  test.each(ROWS)('$name', ({ displays, preferences, presenter, audience }) => {
    const placed = placeWindows(displays, { ...AUTO, ...preferences })
    expect(placed.presenter).toEqual({ bounds: presenter.workArea, fullscreen: false, visible: true })
    expect(placed.audience).toMatchObject(
      audience === null
        ? { fullscreen: false, visible: false }
        : { bounds: audience.bounds, fullscreen: true, visible: true },
    )
  })
})

/** What a lecturer lives through; each row is the displays as they are after it. */
const FHD = (id: number, over: Partial<DisplayInfo> = {}, x = 1440) => shows(id, rect(x, 0, 1920, 1080), over)
const UHD = shows(2, rect(1440, 0, 1920, 1080), { scaleFactor: 2 })
const LOW = shows(2, rect(1440, 0, 1024, 768))
const BESIDE = shows(3, rect(-1920, 0, 1920, 1080))
const LAPTOP_AT_1X = shows(1, rect(0, 0, 2880, 1800), { internal: true, primary: true })
const PROJECTOR_SHIFTED = shows(2, rect(2880, 0, 1920, 1080))
const TABLET = shows(1, rect(0, 0, 800, 1280), { internal: true, primary: true, scaleFactor: 2 })
const WALL = shows(4, rect(0, -2160, 3840, 2160))
const DESK_A = FHD(1, { primary: true }, 0)
const DESK_B = FHD(2, {}, 1920)
const EVENTS: Row[] = [
  { name: 'no projector yet', displays: [LAPTOP], presenter: LAPTOP, audience: null },
  {
    name: 'a projector is plugged in',
    displays: [LAPTOP, PROJECTOR],
    presenter: LAPTOP,
    audience: PROJECTOR,
  },
  {
    name: 'a second one beside it',
    displays: [LAPTOP, PROJECTOR, BESIDE],
    presenter: LAPTOP,
    audience: BESIDE,
  },
  { name: 'the first one is pulled', displays: [LAPTOP, BESIDE], presenter: LAPTOP, audience: BESIDE },
  { name: 'then the second one as well', displays: [LAPTOP], presenter: LAPTOP, audience: null },
  {
    name: 'the projector comes back under its id',
    displays: [LAPTOP, PROJECTOR],
    presenter: LAPTOP,
    audience: PROJECTOR,
  },
  {
    name: 'or under another id, left of the laptop',
    displays: [LAPTOP, { ...left, id: 99 }],
    presenter: LAPTOP,
    audience: { ...left, id: 99 },
  },
  { name: 'it wakes up in its lowest resolution', displays: [LAPTOP, LOW], presenter: LAPTOP, audience: LOW },
  { name: 'and goes to its highest, scaled', displays: [LAPTOP, UHD], presenter: LAPTOP, audience: UHD },
  {
    name: 'the laptop changes its scale, which moves the projector',
    displays: [LAPTOP_AT_1X, PROJECTOR_SHIFTED],
    presenter: LAPTOP_AT_1X,
    audience: PROJECTOR_SHIFTED,
  },
  { name: 'the projector is made primary', displays: [SECOND, FIRST], presenter: SECOND, audience: FIRST },
  { name: 'and the laptop again', displays: [LAPTOP, PROJECTOR], presenter: LAPTOP, audience: PROJECTOR },
  {
    name: 'the projector is made primary among three',
    displays: [SECOND, FIRST, BESIDE],
    presenter: SECOND,
    audience: BESIDE,
  },
  {
    name: 'the lid is closed: only the projector is left',
    displays: [FIRST],
    presenter: FIRST,
    audience: null,
  },
  { name: 'the lid is opened', displays: [SECOND, FIRST], presenter: SECOND, audience: FIRST },
  {
    name: 'the lid is closed beside two external displays',
    displays: [DESK_A, DESK_B],
    presenter: DESK_A,
    audience: DESK_B,
  },
  {
    name: 'there the primary one changes',
    displays: [
      { ...DESK_A, primary: false },
      { ...DESK_B, primary: true },
    ],
    presenter: { ...DESK_B, primary: true },
    audience: { ...DESK_A, primary: false },
  },
  {
    name: 'swapped there',
    displays: [DESK_A, DESK_B],
    preferences: { swapped: true },
    presenter: DESK_B,
    audience: DESK_A,
  },
  {
    name: 'swapped, and the projector pulled',
    displays: [LAPTOP],
    preferences: { swapped: true },
    presenter: LAPTOP,
    audience: null,
  },
  {
    name: 'mirroring is turned on',
    displays: [LAPTOP, { ...LAPTOP, id: 2, internal: false, primary: false }],
    presenter: LAPTOP,
    audience: null,
  },
  {
    name: 'mirroring, the projector told first and primary',
    displays: [{ ...PROJECTOR, bounds: LAPTOP.bounds, workArea: LAPTOP.workArea, primary: true }, SECOND],
    presenter: { ...PROJECTOR, bounds: LAPTOP.bounds, workArea: LAPTOP.workArea, primary: true },
    audience: null,
  },
  { name: 'and off again', displays: [LAPTOP, PROJECTOR], presenter: LAPTOP, audience: PROJECTOR },
  { name: 'a tablet in portrait alone', displays: [TABLET], presenter: TABLET, audience: null },
  {
    name: 'a tablet in portrait and a wall above it',
    displays: [TABLET, WALL],
    presenter: TABLET,
    audience: WALL,
  },
  {
    name: 'turned to landscape',
    displays: [{ ...TABLET, bounds: rect(0, 0, 1280, 800), workArea: rect(0, 25, 1280, 775) }, WALL],
    presenter: { ...TABLET, bounds: rect(0, 0, 1280, 800), workArea: rect(0, 25, 1280, 775) },
    audience: WALL,
  },
  {
    name: 'the wall and a small monitor',
    displays: [LAPTOP, small, WALL],
    presenter: LAPTOP,
    audience: WALL,
  },
  {
    name: 'the wall is pulled, the monitor stays',
    displays: [LAPTOP, small],
    presenter: LAPTOP,
    audience: small,
  },
]

describe('EL115 whatever happens to the displays in a lecture, the notes stay with the lecturer', () => {
  test.each(EVENTS)('$name', ({ displays, preferences, presenter, audience }) => {
    const placed = placeWindows(displays, { ...AUTO, ...preferences })
    expect(placed.presenter.bounds).toEqual(presenter.workArea)
    expect(placed.audience).toMatchObject(
      audience === null
        ? { fullscreen: false, visible: false }
        : { bounds: audience.bounds, fullscreen: true, visible: true },
    )
    expect(placed.covering).toBe(false)
  })

  test('there are at least forty cases', () => {
    expect(ROWS.length + EVENTS.length).toBeGreaterThanOrEqual(48)
  })
})

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
