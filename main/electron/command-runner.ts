import type { Input, KeyboardInputEvent } from 'electron'
import type { Arrangement } from '../../core/rpc/contract.ts'
import { dispatchCommand } from '../../core/rpc/dispatch-command.ts'
import { COMMANDS, commandForKey, type Command } from '../../core/session/commands.ts'
import { createRepeatGate } from '../../core/session/key-repeat.ts'
import type { Stand } from './lecture-stand.ts'
import { acceleratorOf } from './menu.ts'
import type { ContentsLike } from './surface.ts'
import type { LectureWindows } from './windows.ts'

/** Runs a command of the table from the menu. */
export function runCommand(command: Command, windows: LectureWindows, stand: Stand): void {
  const { presenter } = windows
  dispatch(command, stand)
  switch (command.ui) {
    case 'fullscreen':
      if (command.action) showSlides(windows)
      else presenter.setFullScreen(!presenter.isFullScreen())
      return
    case 'help':
    case 'overview':
    case 'goto':
    case 'list':
    case 'source':
    case 'replan':
    case 'follow':
    case 'export':
      // Pages have no other way in for what they do by themselves.
      presenter.focus()
      pressKey(presenter.webContents, command)
      return
    case 'one-display':
    case 'swap-displays':
      arrange(command.ui, windows)
      return
    case 'close':
    case undefined:
      return
  }
}

/** What only the windows' owner can do; a page cannot. */
export function arrange(what: Arrangement, windows: LectureWindows): void {
  if (what === 'swap-displays') windows.prefer({ swapped: !windows.isSwapped(), presenterBounds: null })
  else if (windows.placement().covering) windows.prefer({ audience: 'auto', filled: false })
  else showSlides(windows)
}

/** The slides fill a display: another one than the notes where there is one, else the only one. */
function showSlides(windows: LectureWindows): void {
  windows.prefer({ audience: 'shown', filled: true })
}

/**
 * Lets clicker and keyboard work wherever the focus is. The audience page may change nothing by itself, so
 * its window's keys are read here, before the page; the presenter's reads its own, but can show no window.
 * A key held down moves on calmly, see `key-repeat.ts`.
 */
export function forwardKeys(windows: LectureWindows, stand: Stand, canPlace: boolean): void {
  const { presenter, audience } = windows
  const covering = () => windows.placement().covering
  const counts = createRepeatGate()
  audience.webContents.on('before-input-event', (event, input) => {
    const command = commandOf(input)
    if (command === undefined) return
    if (command.ui === 'one-display' || command.ui === 'swap-displays') {
      event.preventDefault()
      if (!input.isAutoRepeat) arrange(command.ui, windows)
    }
    if (command.ui === 'fullscreen') {
      event.preventDefault()
      if (input.isAutoRepeat) return
      if (command.action) showSlides(windows)
      else if (canPlace && (covering() || !windows.placement().audience.fullscreen))
        windows.prefer({ audience: 'shown', filled: !covering() })
      else audience.setFullScreen(!audience.isFullScreen())
    }
    // The way back to the notes that the slides cover.
    if (command.ui === 'close' && covering()) windows.prefer({ audience: 'auto', filled: false })
    if (command.action === undefined) return
    event.preventDefault()
    const press = { key: input.key, repeat: input.isAutoRepeat, time: performance.now() }
    if (counts(command, press)) dispatch(command, stand)
  })
  presenter.webContents.on('before-input-event', (event, input) => {
    const command = commandOf(input)
    if (command?.id !== 'start') return
    event.preventDefault()
    if (input.isAutoRepeat) return
    dispatch(command, stand)
    showSlides(windows)
  })
}

function commandOf(input: Input): Command | undefined {
  if (input.type !== 'keyDown') return undefined
  const { key, control, alt, meta, shift } = input
  return commandForKey({ key, ctrl: control, alt, meta, shift })
}

function dispatch(command: Command, stand: Stand): void {
  const host = stand.current()?.host
  if (host !== undefined) dispatchCommand(command.id, host)
}

/** Opens the dialog of the presenter page. */
export function openExport(windows: LectureWindows): void {
  windows.presenter.show()
  const command = COMMANDS.find(({ ui }) => ui === 'export')
  if (command === undefined) return
  windows.presenter.focus()
  pressKey(windows.presenter.webContents, command)
}

function pressKey(contents: ContentsLike, command: Command): void {
  const name = command.keys.map(acceleratorOf).find((each) => each !== null)
  if (name === undefined) return
  // An input event names its key alone; what is held with it stands beside. A capital letter would bring Shift along.
  const key = name.replace(/^Shift\+/, '')
  const press: Pick<KeyboardInputEvent, 'keyCode' | 'modifiers'> = {
    keyCode: key.length === 1 ? key.toLowerCase() : key,
    ...(key !== name && { modifiers: ['shift'] }),
  }
  contents.sendInputEvent({ type: 'keyDown', ...press })
  contents.sendInputEvent({ type: 'keyUp', ...press })
}
