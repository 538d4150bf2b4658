import { describe, expect, test } from 'vitest'
import { settle } from './fake-time.ts'
import type { FakeWindow } from './fake-window.ts'
import { setUpShell } from './set-up-shell.ts'

describe('EL42 keys work whichever window has the focus', () => {
  function press(window: FakeWindow, key: string, over: object = {}): boolean {
    let taken = false
    const plain = {
      type: 'keyDown',
      key,
      control: false,
      alt: false,
      meta: false,
      shift: false,
      isAutoRepeat: false,
    }
    window.webContents.emit(
      'before-input-event',
      { preventDefault: () => (taken = true) },
      { ...plain, ...over },
    )
    return taken
  }

  test('a clicker that reaches the audience window moves the lecture', async () => {
    const { audience, lecture } = await setUpShell()
    expect(press(audience, 'PageDown')).toBe(true)
    expect(lecture().host.session().position).toEqual({ slide: 0, step: 1 })
  })

  test('released keys, keys with Ctrl and unknown keys are the page’s', async () => {
    const { audience, lecture } = await setUpShell()
    expect(press(audience, 'PageDown', { type: 'keyUp' })).toBe(false)
    expect(press(audience, 'PageDown', { control: true })).toBe(false)
    expect(press(audience, 'q')).toBe(false)
    expect(lecture().host.session().position).toEqual({ slide: 0, step: 0 })
  })

  test('a held key blanks the screen once, and a clicker’s long press moves once', async () => {
    const { audience, lecture } = await setUpShell()
    press(audience, 'b')
    press(audience, 'b', { isAutoRepeat: true })
    expect(lecture().host.session().screen.kind).toBe('blank')
    press(audience, 'b')
    press(audience, 'PageDown')
    press(audience, 'PageDown', { isAutoRepeat: true })
    expect(lecture().host.session().position).toEqual({ slide: 0, step: 1 })
  })

  test('F11 in the audience window is about that window', async () => {
    const { audience } = await setUpShell({ projector: false })
    expect(press(audience, 'F11')).toBe(true)
    await settle()
    expect(audience.fullScreen).toBe(true)
  })

  test('the presenter page reads its own keys', async () => {
    const { presenter, lecture } = await setUpShell()
    expect(press(presenter, 'PageDown')).toBe(false)
    expect(lecture().host.session().position).toEqual({ slide: 0, step: 0 })
  })

  test('the menu moves the lecture, and opens help in the presenter window', async () => {
    const { presenter, lecture, click } = await setUpShell()
    click('next')
    expect(lecture().host.session().position).toEqual({ slide: 0, step: 1 })
    click('help')
    expect(presenter.webContents.inputs).toEqual([
      { type: 'keyDown', keyCode: 'h' },
      { type: 'keyUp', keyCode: 'h' },
    ])
    click('fullscreen')
    await settle()
    expect(presenter.fullScreen).toBe(true)
  })

  test('starting the show brings the audience window back', async () => {
    const { audience, click } = await setUpShell()
    click('audience')
    await settle()
    expect(audience.visible).toBe(false)
    click('start')
    await settle()
    expect(audience.visible && audience.fullScreen).toBe(true)
  })
})
