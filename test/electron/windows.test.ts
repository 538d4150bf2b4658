import { describe, expect, test } from 'vitest'
import { settle } from './fake-time.ts'
import { ENV, PROJECTOR, setUpWindows } from './set-up-windows.ts'

describe('EL29 windows show once they have something to show', () => {
  test('hidden until painted, then the presenter has the focus and the audience fills its display', async () => {
    const { presenter, audience, paint } = await setUpWindows()
    expect(presenter.visible || audience.visible).toBe(false)
    await paint()
    expect(presenter.visible && presenter.focused).toBe(true)
    expect(audience.focused).toBe(false)
    expect(audience.fullScreen).toBe(true)
    expect(audience.bounds).toEqual(PROJECTOR.bounds)
  })

  test('a page that never paints does not keep its window hidden', async () => {
    const { time, presenter, audience } = await setUpWindows()
    await time.pass(5000)
    expect(presenter.visible && audience.visible).toBe(true)
  })

  test('on one display the audience window stays hidden', async () => {
    const { audience, paint } = await setUpWindows(false)
    await paint()
    expect(audience.visible).toBe(false)
  })

  test('the audience sees no menu bar', async () => {
    expect((await setUpWindows()).audience.menuBar).toBe(false)
  })
})

describe('EL31 the lecturer decides about the audience window', () => {
  test('hidden and shown again', async () => {
    const { windows, audience, paint } = await setUpWindows()
    await paint()
    windows.prefer({ audience: 'hidden' })
    await settle()
    expect(audience.visible).toBe(false)
    windows.prefer({ audience: 'shown' })
    await settle()
    expect(audience.visible && audience.fullScreen).toBe(true)
  })

  test('plugging a projector in shows it again', async () => {
    const { electron, time, windows, audience, paint } = await setUpWindows(false)
    await paint()
    windows.prefer({ audience: 'hidden' })
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect(audience.visible).toBe(true)
  })

  test('swapping exchanges both', async () => {
    const { electron, windows, presenter, audience, paint } = await setUpWindows()
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
    const { windows, presenter, paint, memories } = await setUpWindows()
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
    const { presenter, paint, memories } = await setUpWindows(false)
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
    const { presenter, paint } = await setUpWindows(true, ENV, {
      memory: { presenterBounds, swappedAt: null },
    })
    await paint()
    expect(presenter.bounds).toEqual(presenterBounds)
  })

  test('bounds of a display that is gone are not used', async () => {
    const memory = { presenterBounds: { x: 5000, y: 60, width: 1000, height: 700 }, swappedAt: null }
    const { electron, presenter, paint } = await setUpWindows(true, ENV, { memory })
    await paint()
    expect(presenter.bounds).toEqual(electron.screen.getPrimaryDisplay().workArea)
  })

  test('swapped displays are swapped again in the same room, and in no other', async () => {
    const swappedAt = 'external 1920 1080 1, internal 1440 900 1'
    const memory = { presenterBounds: null, swappedAt }
    const { electron, time, windows, presenter, paint } = await setUpWindows(true, ENV, { memory })
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
    const it = await setUpWindows(false)
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
    const { electron, time, windows, audience, paint } = await setUpWindows()
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
    const { audience, paint } = await setUpWindows(false, ENV, { showBoth: true })
    await paint()
    expect([audience.visible, audience.fullScreen]).toEqual([true, false])
  })
})

test('EL120 closed windows are gone and follow no display any more', async () => {
  const { electron, time, windows, presenter, audience, paint, placed } = await setUpWindows()
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
    const { presenter, audience, paint } = await setUpWindows(true, WAYLAND)
    await paint()
    expect(presenter.visible && audience.visible).toBe(true)
    expect(audience.fullScreen).toBe(false)
    expect(audience.bounds.width).toBeLessThan(PROJECTOR.bounds.width)
  })

  test('with one display it stays hidden', async () => {
    const { audience, paint } = await setUpWindows(false, WAYLAND)
    await paint()
    expect(audience.visible).toBe(false)
  })

  test('full screen that the lecturer chose for it is kept', async () => {
    const { electron, time, audience, paint } = await setUpWindows(true, WAYLAND)
    await paint()
    audience.setFullScreen(true)
    await settle()
    electron.screen.change(1, { scaleFactor: 2 })
    await time.pass(5000)
    expect(audience.fullScreen).toBe(true)
  })
})
