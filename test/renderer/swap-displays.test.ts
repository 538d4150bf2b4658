import { describe, expect, test } from 'vitest'
import { otherScreen, type ScreenPlace } from '../../renderer/presenter/swap-displays.ts'

const at = (availLeft: number, availTop = 0): ScreenPlace => ({
  availLeft,
  availTop,
  availWidth: 1000,
  availHeight: 700,
})

describe('the display that the slides go to', () => {
  test('PV100 is the next one, and after the last the first', () => {
    const [left, middle, right] = [at(-1000), at(0), at(1000, 40)]
    const screens = [left, middle, right]
    expect(otherScreen(screens, -10, 300)).toBe(middle)
    expect(otherScreen(screens, 0, 0)).toBe(right)
    expect(otherScreen(screens, 1500, 40)).toBe(left)
  })

  test('PV101 a window that lies on none of them comes to the first; with one display there is no other', () => {
    const screens = [at(0), at(1000)]
    expect(otherScreen(screens, 5000, 5000)).toBe(screens[0])
    expect(otherScreen([at(0)], 10, 10)).toBeNull()
    expect(otherScreen([], 10, 10)).toBeNull()
  })
})
