import { describe, expect, test } from 'vitest'
import { display } from './fake-screen.ts'
import { settle } from './fake-time.ts'
import { PROJECTOR, setUpWindows } from './set-up-windows.ts'

describe('EL30 displays may come and go at any time', () => {
  test('a projector that is plugged in is filled', async () => {
    const { electron, time, audience, paint, placed } = await setUpWindows(false)
    await paint()
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect(audience.acts).toEqual(['move 1440,0', 'show', 'enter'])
    expect(placed()).toBeGreaterThan(0)
  })

  test('a projector that is pulled takes the audience window with it, and the notes stay', async () => {
    const { electron, time, presenter, audience, paint } = await setUpWindows()
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
    const { electron, time, audience, paint } = await setUpWindows()
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
    const { electron, time, audience, paint } = await setUpWindows()
    await paint()
    electron.screen.change(2, { bounds: { x: -1024, y: 0, width: 1024, height: 768 } })
    await time.pass(5000)
    expect(audience.bounds).toEqual({ x: -1024, y: 0, width: 1024, height: 768 })
    expect(audience.fullScreen).toBe(true)
  })

  test('the system moves a window after the event: it is put right once more', async () => {
    const { electron, time, audience, paint } = await setUpWindows()
    await paint()
    electron.screen.change(1, { scaleFactor: 2 })
    audience.bounds = { x: 0, y: 0, width: 1440, height: 900 }
    await time.pass(5000)
    expect(audience.bounds).toEqual(PROJECTOR.bounds)
    expect(audience.fullScreen).toBe(true)
  })

  test('the presenter window comes back when its display has gone', async () => {
    const { electron, time, presenter, paint } = await setUpWindows()
    await paint()
    presenter.bounds = { x: 3400, y: 100, width: 900, height: 600 }
    presenter.emit('move')
    electron.screen.change(1, { scaleFactor: 2 })
    await time.pass(5000)
    expect(presenter.bounds).toMatchObject({ x: 0, y: 25 })
  })

  test('where the lecturer left the presenter window, it stays', async () => {
    const { electron, time, presenter, paint } = await setUpWindows(false)
    await paint()
    presenter.bounds = { x: 60, y: 60, width: 1000, height: 700 }
    presenter.emit('move')
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect(presenter.bounds).toEqual({ x: 60, y: 60, width: 1000, height: 700 })
  })

  test('a minimised window does not overwrite what is remembered', async () => {
    const { electron, time, presenter, paint } = await setUpWindows(false)
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
    const { electron, time, presenter, paint } = await setUpWindows(false)
    await paint()
    presenter.setFullScreen(true)
    await settle()
    electron.screen.plug(PROJECTOR)
    await time.pass(5000)
    expect(presenter.fullScreen).toBe(true)
  })
})
