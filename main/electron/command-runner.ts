import { commandForKey, type Command } from '../../core/session/commands.ts'
import { createRepeatGate } from '../../core/session/key-repeat.ts'
import type { Stand } from './lecture-stand.ts'
import { acceleratorOf } from './menu.ts'
import type { ContentsLike, WindowLike } from './surface.ts'
import type { LectureWindows } from './windows.ts'

/** Runs a command of the table from the menu. */
export function createCommandRunner(windows: LectureWindows, stand: Stand): (command: Command) => void {
  const { presenter } = windows
  return (command) => {
    dispatch(command, stand)
    switch (command.ui) {
      case 'fullscreen':
        if (command.action) windows.prefer({ audience: 'shown' })
        else presenter.setFullScreen(!presenter.isFullScreen())
        return
      case 'help':
      case 'overview':
      case 'goto':
      case 'list':
      case 'source':
      case 'replan':
      case 'follow':
        // Pages have no other way in for what they do by themselves.
        presenter.focus()
        pressKey(presenter.webContents, command)
        return
      case 'close':
      case undefined:
        return
    }
  }
}

/**
 * Lets clicker and keyboard work wherever the focus is: the audience page may change nothing by
 * itself, so its window's keys are read here, before the page. A key held down moves on calmly, see `key-repeat.ts`.
 */
export function forwardKeys(audience: WindowLike, stand: Stand): void {
  const counts = createRepeatGate()
  audience.webContents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown') return
    const command = commandForKey({
      key: input.key,
      ctrl: input.control,
      alt: input.alt,
      meta: input.meta,
      shift: input.shift,
    })
    if (command === undefined) return
    if (command.id === 'fullscreen') {
      event.preventDefault()
      if (!input.isAutoRepeat) audience.setFullScreen(!audience.isFullScreen())
    }
    if (command.action === undefined) return
    event.preventDefault()
    const press = { key: input.key, repeat: input.isAutoRepeat, time: performance.now() }
    if (counts(command, press)) dispatch(command, stand)
  })
}

function dispatch(command: Command, stand: Stand): void {
  const host = stand.current()?.host
  const view = host?.snapshot('presenter').view
  if (command.action && view?.role === 'presenter') host?.dispatch(command.action(view.session))
}

function pressKey(contents: ContentsLike, command: Command): void {
  const keyCode = command.keys.map(acceleratorOf).find((name) => name !== null)
  if (keyCode === undefined) return
  // In lower case it is typed without Shift.
  const key = keyCode.length === 1 ? keyCode.toLowerCase() : keyCode
  contents.sendInputEvent({ type: 'keyDown', keyCode: key })
  contents.sendInputEvent({ type: 'keyUp', keyCode: key })
}
