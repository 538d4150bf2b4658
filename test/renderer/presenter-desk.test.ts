import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  PANELS,
  printLayout,
  readLayout,
  USUAL_LAYOUT,
  withBorder,
  withToggled,
  withUsualBorder,
} from '../../renderer/presenter/desk-layout.ts'

describe('the presenter’s desk', () => {
  it('PV90 a border moves no further than both sides stay of use, and can be put back', () => {
    expect(withBorder(USUAL_LAYOUT, 'columns', 0.01).columns).toBe(0.25)
    expect(withBorder(USUAL_LAYOUT, 'slide', 7).slide).toBe(0.85)
    expect(withBorder(USUAL_LAYOUT, 'ahead', 0.33333).ahead).toBe(0.333)
    expect(withUsualBorder(withBorder(USUAL_LAYOUT, 'ahead', 0.4), 'ahead')).toEqual(USUAL_LAYOUT)
  })

  it('PV91 panels are put away and back, but never all of a column', () => {
    const hidden = (['sources', 'next', 'timer', 'notes'] as const).reduce(withToggled, USUAL_LAYOUT)
    expect(hidden.hidden).toEqual(['next', 'timer', 'sources'])
    expect(withToggled(hidden, 'timer').hidden).toEqual(['next', 'sources'])
  })

  it('PV92 a layout is remembered as it is, and anything else remembered is a layout of use', () => {
    const moved = withToggled(withBorder(USUAL_LAYOUT, 'slide', 0.5), 'sources')
    expect(readLayout(printLayout(moved))).toEqual(moved)
    expect(readLayout(undefined)).toEqual(USUAL_LAYOUT)
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const layout = readLayout(text)
        expect(readLayout(printLayout(layout))).toEqual(layout)
        expect(layout.hidden.length).toBeLessThan(PANELS.length)
      }),
    )
    expect(readLayout('{"columns":9,"slide":"x","hidden":["notes","next","timer","nothing"]}')).toEqual({
      ...USUAL_LAYOUT,
      columns: 0.8,
      hidden: ['next', 'timer'],
    })
  })
})
