import { describe, expect, test } from 'vitest'
import type { DisplayInfo } from '../../main/electron/placement.ts'
import {
  asTold,
  placedFor,
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
  type Row,
} from './displays.ts'

const FHD = (id: number, over: Partial<DisplayInfo> = {}, x = 1440) => shows(id, rect(x, 0, 1920, 1080), over)
const LAPTOP_AT_1X = shows(1, rect(0, 0, 2880, 1800), { internal: true, primary: true })
const PROJECTOR_SHIFTED = shows(2, rect(2880, 0, 1920, 1080))
const TABLET = shows(1, rect(0, 0, 800, 1280), { internal: true, primary: true, scaleFactor: 2 })
const WALL = shows(4, rect(0, -2160, 3840, 2160))
const DESK_A = FHD(1, { primary: true }, 0)
const DESK_B = FHD(2, {}, 1920)
/** What a lecturer lives through; each row is the displays as they are after it. */
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
  test.each(EVENTS)('$name', (row) => {
    expect(placedFor(row)).toMatchObject(asTold(row))
  })

  test('there are at least twenty-six cases', () => {
    expect(EVENTS.length).toBeGreaterThanOrEqual(26)
  })
})
