import { describe, expect, test } from 'vitest'
import type { WindowPlacement } from '../../main/electron/placement.ts'
import { createPlacer } from '../../main/electron/placer.ts'
import { FakeTime, settle } from './fake-time.ts'
import { FakeWindow } from './fake-window.ts'

const DESK = { x: 0, y: 0, width: 1440, height: 900 }
const STAGE = { x: 1440, y: 0, width: 1920, height: 1080 }
const FILL: WindowPlacement = { bounds: STAGE, fullscreen: true, visible: true }
const WINDOWED: WindowPlacement = { bounds: DESK, fullscreen: false, visible: true }
const HIDDEN: WindowPlacement = { bounds: DESK, fullscreen: false, visible: false }

function setUp() {
  const window = new FakeWindow({ ...DESK, show: false })
  const time = new FakeTime()
  return { window, time, aim: createPlacer(window, time.later, false) }
}

describe('EL5 full screen cannot name a display: the window moves first, and leaves full screen before', () => {
  test('a new window is moved to its display, shown, and fills it', async () => {
    const { window, aim } = setUp()
    aim(FILL)
    await settle()
    expect(window.acts).toEqual(['move 1440,0', 'show', 'enter'])
    expect(window.focused).toBe(false)
  })

  test('going to another display leaves full screen, moves, and enters again', async () => {
    const { window, aim } = setUp()
    aim(FILL)
    await settle()
    window.acts.length = 0
    aim({ ...FILL, bounds: DESK })
    await settle()
    expect(window.acts).toEqual(['leave', 'move 0,0', 'enter'])
  })

  test('hiding waits until full screen was left', async () => {
    const { window, aim } = setUp()
    aim(FILL)
    await settle()
    window.acts.length = 0
    aim(HIDDEN)
    await settle()
    expect(window.acts).toEqual(['leave', 'hide'])
  })

  test('an aim during a transition waits for it and then counts', async () => {
    const { window, aim } = setUp()
    aim(FILL)
    aim(HIDDEN)
    aim(WINDOWED)
    await settle()
    expect(window.acts).toEqual(['move 1440,0', 'show', 'enter', 'leave', 'move 0,0'])
    expect(window.visible).toBe(true)
  })

  test('the same aim again changes nothing', async () => {
    const { window, aim } = setUp()
    aim(FILL)
    await settle()
    window.acts.length = 0
    aim({ ...FILL })
    await settle()
    expect(window.acts).toEqual([])
  })

  test('the system moved the window to the wrong display: it is brought back', async () => {
    const { window, aim } = setUp()
    aim(FILL)
    await settle()
    window.acts.length = 0
    window.bounds = { ...DESK }
    aim({ ...FILL })
    await settle()
    expect(window.acts).toEqual(['leave', 'move 1440,0', 'enter'])
  })
})

test('EL6 a window manager that ignores full screen is asked a few times and then left alone', async () => {
  const { window, time, aim } = setUp()
  window.obedient = false
  let asked = 0
  const setFullScreen = window.setFullScreen.bind(window)
  window.setFullScreen = (on) => {
    asked += 1
    setFullScreen(on)
  }
  aim(FILL)
  await time.pass(60_000)
  expect(asked).toBe(4)
  expect(window.visible).toBe(true)
})

test('EL7 where nobody tells a window its place, as on Wayland, it still ends in full screen', async () => {
  const { window, time, aim } = setUp()
  window.getBounds = () => ({ x: 0, y: 0, width: 1920, height: 1080 })
  aim(FILL)
  await time.pass(60_000)
  expect(window.fullScreen).toBe(true)
  expect(window.acts.filter((act) => act === 'enter').length).toBeLessThanOrEqual(2)
})

test('EL8 a maximised window on its display is left as it is, on another one it is moved', () => {
  const { window, aim } = setUp()
  window.visible = true
  window.maximized = true
  window.bounds = { x: -8, y: -8, width: 1456, height: 916 }
  aim(WINDOWED)
  expect(window.maximized).toBe(true)
  expect(window.acts).toEqual([])
  aim({ ...WINDOWED, bounds: STAGE })
  expect(window.maximized).toBe(false)
  expect(window.acts).toEqual(['move 1440,0'])
})

test('EL9 a destroyed window is not touched', async () => {
  const { window, time, aim } = setUp()
  aim(FILL)
  window.destroy()
  window.acts.length = 0
  aim(HIDDEN)
  await time.pass(10_000)
  expect(window.acts).toEqual(['enter'])
})
