import { describe, expect, test } from 'vitest'
import { INITIAL, type WindowMemory } from '../../core/desktop/state.ts'
import { watchDisplays } from '../../main/electron/displays.ts'
import { webPreferences, windowOptions } from '../../main/electron/window-options.ts'
import { createWindows, type DesktopEnvironment, type WindowDeps } from '../../main/electron/windows.ts'
import { display, FakeElectron } from './fake.ts'
import { FakeTime, settle } from './fake-time.ts'

const ENV = {
  preload: '/app/out/preload/preload.cjs',
  isPackaged: true,
  platform: 'linux',
  canPlace: true,
} as const
const PROJECTOR = display(2, { bounds: { x: 1440, y: 0, width: 1920, height: 1080 } })

async function setUp(projector = true, env: DesktopEnvironment = ENV, over: Partial<WindowDeps> = {}) {
  const electron = new FakeElectron()
  await electron.app.whenReady()
  if (projector) electron.screen.displays.push(PROJECTOR)
  const time = new FakeTime()
  let placed = 0
  const memories: WindowMemory[] = []
  const windows = createWindows(electron, env, {
    later: time.later,
    placed: () => (placed += 1),
    onDisplays: watchDisplays(electron),
    memory: INITIAL.windows,
    remember: (memory) => memories.push(memory),
    showBoth: false,
    ...over,
  })
  const [presenter, audience] = electron.windows
  if (!presenter || !audience) throw new Error('There are not two windows.')
  const paint = async () => {
    presenter.emit('ready-to-show')
    audience.emit('ready-to-show')
    await settle()
  }
  return { electron, time, windows, presenter, audience, paint, memories, placed: () => placed }
}

describe('EL28 every window is isolated, sandboxed and offline', () => {
  test.each(['presenter', 'audience', 'printer', 'reviewer'] as const)('%s', (role) => {
    const { webPreferences: given, show } = windowOptions(role, PROJECTOR.bounds, ENV)
    expect(show).toBe(false)
    expect(given).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
      devTools: false,
      partition: 'lectern',
      preload: ENV.preload,
    })
  })

  test('developer tools are there while it is not packaged', () => {
    expect(webPreferences({ ...ENV, isPackaged: false }).devTools).toBe(true)
  })

  test('the session is in memory', () => {
    expect(webPreferences(ENV).partition).not.toMatch(/^persist:/)
  })
})

describe('EL29 windows show once they have something to show', () => {
  test('hidden until painted, then the presenter has the focus and the audience fills its display', async () => {
    const { presenter, audience, paint } = await setUp()
    expect(presenter.visible || audience.visible).toBe(false)
    await paint()
    expect(presenter.visible && presenter.focused).toBe(true)
    expect(audience.focused).toBe(false)
    expect(audience.fullScreen).toBe(true)
    expect(audience.bounds).toEqual(PROJECTOR.bounds)
  })

  test('a page that never paints does not keep its window hidden', async () => {
    const { time, presenter, audience } = await setUp()
    await time.pass(5000)
    expect(presenter.visible && audience.visible).toBe(true)
  })

  test('on one display the audience window stays hidden', async () => {
    const { audience, paint } = await setUp(false)
    await paint()
    expect(audience.visible).toBe(false)
  })

  test('the audience sees no menu bar', async () => {
    expect((await setUp()).audience.menuBar).toBe(false)
  })
})

describe('EL30 displays may come and go at any time', () => {
  test('a projector that is plugged in is filled', async () => {
    const { electron, time, audience, paint, placed } = await setUp(false)
    await paint()
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect(audience.acts).toEqual(['move 1440,0', 'show', 'enter'])
    expect(placed()).toBeGreaterThan(0)
  })

  test('a projector that is pulled takes the audience window with it, and the notes stay', async () => {
    const { electron, time, presenter, audience, paint } = await setUp()
    await paint()
    audience.acts.length = 0
    presenter.acts.length = 0
    electron.screen.unplug(2)
    await time.pass(5000)
    expect(audience.acts).toEqual(['leave', 'hide'])
    expect(presenter.acts).toEqual([])
    expect(presenter.visible).toBe(true)
  })

  test('plugged in again, even as another display elsewhere, it is filled again', async () => {
    const { electron, time, audience, paint } = await setUp()
    await paint()
    electron.screen.unplug(2)
    await time.pass(5000)
    const again = display(9, { bounds: { x: -1280, y: 0, width: 1280, height: 720 } })
    electron.screen.plug(again)
    await time.pass(5000)
    expect(audience.fullScreen && audience.visible).toBe(true)
    expect(audience.bounds).toEqual(again.bounds)
  })

  test('a change of resolution moves what has to move', async () => {
    const { electron, time, audience, paint } = await setUp()
    await paint()
    electron.screen.change(2, { bounds: { x: -1024, y: 0, width: 1024, height: 768 } })
    await time.pass(5000)
    expect(audience.bounds).toEqual({ x: -1024, y: 0, width: 1024, height: 768 })
    expect(audience.fullScreen).toBe(true)
  })

  test('the system moves a window after the event: it is put right once more', async () => {
    const { electron, time, audience, paint } = await setUp()
    await paint()
    electron.screen.change(1, { scaleFactor: 2 })
    audience.bounds = { x: 0, y: 0, width: 1440, height: 900 }
    await time.pass(5000)
    expect(audience.bounds).toEqual(PROJECTOR.bounds)
    expect(audience.fullScreen).toBe(true)
  })

  test('the presenter window comes back when its display has gone', async () => {
    const { electron, time, presenter, paint } = await setUp()
    await paint()
    presenter.bounds = { x: 3400, y: 100, width: 900, height: 600 }
    presenter.emit('move')
    electron.screen.change(1, { scaleFactor: 2 })
    await time.pass(5000)
    expect(presenter.bounds).toMatchObject({ x: 0, y: 25 })
  })

  test('where the lecturer left the presenter window, it stays', async () => {
    const { electron, time, presenter, paint } = await setUp(false)
    await paint()
    presenter.bounds = { x: 60, y: 60, width: 1000, height: 700 }
    presenter.emit('move')
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect(presenter.bounds).toEqual({ x: 60, y: 60, width: 1000, height: 700 })
  })

  test('a minimised window does not overwrite what is remembered', async () => {
    const { electron, time, presenter, paint } = await setUp(false)
    await paint()
    presenter.bounds = { x: 60, y: 60, width: 1000, height: 700 }
    presenter.emit('resize')
    presenter.minimized = true
    presenter.bounds = { x: -32000, y: -32000, width: 160, height: 28 }
    presenter.emit('move')
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect(presenter.bounds).toEqual({ x: 60, y: 60, width: 1000, height: 700 })
  })

  test('full screen chosen for the presenter window is kept', async () => {
    const { electron, time, presenter, paint } = await setUp(false)
    await paint()
    presenter.setFullScreen(true)
    await settle()
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect(presenter.fullScreen).toBe(true)
  })
})

describe('EL31 the lecturer decides about the audience window', () => {
  test('hidden and shown again', async () => {
    const { windows, audience, paint } = await setUp()
    await paint()
    windows.prefer({ audience: 'hidden' })
    await settle()
    expect(audience.visible).toBe(false)
    windows.prefer({ audience: 'shown' })
    await settle()
    expect(audience.visible && audience.fullScreen).toBe(true)
  })

  test('plugging a projector in shows it again', async () => {
    const { electron, time, windows, audience, paint } = await setUp(false)
    await paint()
    windows.prefer({ audience: 'hidden' })
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect(audience.visible).toBe(true)
  })

  test('swapping exchanges both', async () => {
    const { electron, windows, presenter, audience, paint } = await setUp()
    await paint()
    windows.prefer({ swapped: true, presenterBounds: null })
    await settle()
    expect(windows.isSwapped()).toBe(true)
    expect(audience.bounds).toEqual(electron.screen.getPrimaryDisplay().bounds)
    expect(presenter.bounds).toEqual(PROJECTOR.workArea)
  })
})

describe('EL118 where the lecturer left the windows is remembered, and used only where it is safe', () => {
  test('what is moved, resized and swapped is told', async () => {
    const { windows, presenter, paint, memories } = await setUp()
    await paint()
    presenter.bounds = { x: 60, y: 60, width: 1000, height: 700 }
    presenter.emit('resize')
    expect(memories.at(-1)).toEqual({ presenterBounds: presenter.bounds, swappedAt: null })
    windows.prefer({ swapped: true, presenterBounds: null })
    expect(memories.at(-1)).toEqual({
      presenterBounds: null,
      swappedAt: 'external 1920 1080 1, internal 1440 900 1',
    })
  })

  test('a maximised, a minimised and a full-screen window tell nothing', async () => {
    const { presenter, paint, memories } = await setUp(false)
    await paint()
    presenter.maximized = true
    presenter.emit('resize')
    presenter.maximized = false
    presenter.minimized = true
    presenter.emit('move')
    presenter.minimized = false
    presenter.fullScreen = true
    presenter.emit('resize')
    expect(memories).toEqual([])
  })

  test('at the next start it is there again', async () => {
    const presenterBounds = { x: 60, y: 60, width: 1000, height: 700 }
    const { presenter, paint } = await setUp(true, ENV, { memory: { presenterBounds, swappedAt: null } })
    await paint()
    expect(presenter.bounds).toEqual(presenterBounds)
  })

  test('bounds of a display that is gone are not used', async () => {
    const memory = { presenterBounds: { x: 5000, y: 60, width: 1000, height: 700 }, swappedAt: null }
    const { electron, presenter, paint } = await setUp(true, ENV, { memory })
    await paint()
    expect(presenter.bounds).toEqual(electron.screen.getPrimaryDisplay().workArea)
  })

  test('swapped displays are swapped again in the same room, and in no other', async () => {
    const swappedAt = 'external 1920 1080 1, internal 1440 900 1'
    const memory = { presenterBounds: null, swappedAt }
    const { electron, time, windows, presenter, paint } = await setUp(true, ENV, { memory })
    await paint()
    expect(windows.isSwapped()).toBe(true)
    expect(presenter.bounds).toEqual(PROJECTOR.workArea)
    electron.screen.change(2, { bounds: { x: 1440, y: 0, width: 1280, height: 720 } })
    await time.pass(5000)
    expect(windows.isSwapped()).toBe(false)
    expect(presenter.bounds).toEqual(electron.screen.getPrimaryDisplay().workArea)
  })
})

describe('EL119 with one display the slides can cover the notes, and always give them back', () => {
  const cover = async () => {
    const it = await setUp(false)
    await it.paint()
    it.windows.prefer({ audience: 'shown', filled: true })
    await settle()
    return it
  }

  test('they fill the display, and the notes are behind them', async () => {
    const { audience, presenter } = await cover()
    expect(audience.visible && audience.fullScreen && presenter.visible).toBe(true)
  })

  test('a projector that is plugged in takes them', async () => {
    const { electron, time, audience, presenter } = await cover()
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect(audience.fullScreen && audience.bounds.x === PROJECTOR.bounds.x).toBe(true)
    expect(presenter.visible).toBe(true)
  })

  test('pulled again, they do not come back over the notes by themselves unless that was asked for', async () => {
    const { electron, time, windows, audience, paint } = await setUp()
    await paint()
    windows.prefer({ audience: 'shown', filled: true })
    electron.screen.unplug(2)
    await time.pass(5000)
    expect([audience.fullScreen, audience.visible]).toEqual([false, false])
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect([audience.fullScreen, audience.visible]).toEqual([true, true])
  })

  test('preferred from the start, the slides show in a window beside the notes', async () => {
    const { audience, paint } = await setUp(false, ENV, { showBoth: true })
    await paint()
    expect([audience.visible, audience.fullScreen]).toEqual([true, false])
  })
})

test('EL120 closed windows are gone and follow no display any more', async () => {
  const { electron, time, windows, presenter, audience, paint, placed } = await setUp()
  await paint()
  windows.close()
  const before = placed()
  electron.screen.unplug(2)
  electron.powerMonitor.emit('resume')
  await time.pass(5000)
  expect([presenter.isDestroyed(), audience.isDestroyed(), placed()]).toEqual([true, true, before])
})

describe('EL55 where windows cannot be placed, as on Wayland, the lecturer places them', () => {
  const WAYLAND = { ...ENV, canPlace: false }

  test('the audience window is offered as a window, and nothing enters full screen by itself', async () => {
    const { presenter, audience, paint } = await setUp(true, WAYLAND)
    await paint()
    expect(presenter.visible && audience.visible).toBe(true)
    expect(audience.fullScreen).toBe(false)
    expect(audience.bounds.width).toBeLessThan(PROJECTOR.bounds.width)
  })

  test('with one display it stays hidden', async () => {
    const { audience, paint } = await setUp(false, WAYLAND)
    await paint()
    expect(audience.visible).toBe(false)
  })

  test('full screen that the lecturer chose for it is kept', async () => {
    const { electron, time, audience, paint } = await setUp(true, WAYLAND)
    await paint()
    audience.setFullScreen(true)
    await settle()
    electron.screen.change(1, { scaleFactor: 2 })
    await time.pass(5000)
    expect(audience.fullScreen).toBe(true)
  })
})
