import { describe, expect, test } from 'vitest'
import {
  asTold,
  placedFor,
  FIRST,
  LAPTOP,
  PROJECTOR,
  SECOND,
  left,
  small,
  rect,
  shows,
  type Row,
} from './displays.ts'

const tall = shows(2, rect(1440, -500, 1080, 1920))
const above = shows(2, rect(0, -1080, 1920, 1080))
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
  test.each(ROWS)('$name', (row) => {
    expect(placedFor(row)).toMatchObject(asTold(row))
  })

  test('there are at least twenty-two cases', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(22)
  })
})
