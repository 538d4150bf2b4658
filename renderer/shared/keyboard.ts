import { commandForKey, type Command, type KeyPress } from '../../core/session/commands.ts'
import { createRepeatGate } from '../../core/session/key-repeat.ts'

/** What has the focus, as far as keys are concerned. */
export type KeyHolder = 'text' | 'button' | 'scrolled' | 'other'

export interface KeyContext {
  holder: KeyHolder
  /** A modal dialog is open. */
  dialog: boolean
  /** The key is held down. */
  repeat: boolean
}

const PRESSES_BUTTON = new Set([' ', 'Enter'])
const SCROLLS = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End'])

/**
 * The command that a key press means in this situation; undefined leaves the key to the browser. A
 * clicker's keys work whatever has the focus, except while somebody types.
 */
export function commandInContext(
  press: KeyPress,
  { holder, dialog, repeat }: KeyContext,
): Command | undefined {
  if (holder === 'text') return undefined
  if (PRESSES_BUTTON.has(press.key) && (holder === 'button' || dialog)) return undefined
  if (SCROLLS.has(press.key) && (holder === 'scrolled' || dialog)) return undefined
  // The browser itself closes a dialog on Escape; the projector must not change with it.
  if (dialog && press.key === 'Escape') return undefined
  const command = commandForKey(press)
  // Held down, a key may move on and on, but never flicker between black and not black.
  return repeat && command?.repeats !== true ? undefined : command
}

export interface KeyboardOptions {
  run: (command: Command) => void
  /** Keys that only this page knows; true when it was one. Asked when no command fits. */
  own?: (press: KeyPress) => boolean
}

/** Listens to the whole document until the returned function is called. */
export function bindKeyboard(document: Document, { run, own }: KeyboardOptions): () => void {
  /** Whether the focus got where it is by keyboard: a click into the notes must not take the arrow keys. */
  let tabbed = false
  const onPointer = () => {
    tabbed = false
  }
  const counts = createRepeatGate()
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab') tabbed = true
    if (event.defaultPrevented || event.isComposing) return
    const press = pressOf(event)
    const holder = holderOf(event.target, tabbed)
    const dialog = document.querySelector('dialog:modal') !== null
    const command = commandInContext(press, { holder, dialog, repeat: event.repeat })
    if (command !== undefined) {
      event.preventDefault()
      if (counts(command, { key: press.key, repeat: event.repeat, time: event.timeStamp })) run(command)
    } else if (commandForKey(press) !== undefined) {
      // A held toggle must not fall through to the browser (F5 would reload).
      if (event.repeat && holder === 'other') event.preventDefault()
    } else if (holder !== 'text' && own?.(press) === true) {
      event.preventDefault()
    }
  }
  document.addEventListener('pointerdown', onPointer, true)
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('pointerdown', onPointer, true)
    document.removeEventListener('keydown', onKey)
  }
}

function pressOf(event: KeyboardEvent): KeyPress {
  const { key, ctrlKey: ctrl, altKey: alt, metaKey: meta, shiftKey: shift } = event
  return { key, ctrl, alt, meta, shift }
}

const TEXT =
  'input:not([type="button"], [type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]'
const BUTTON = 'button, a[href], summary, input, [role="button"]'

function holderOf(target: EventTarget | null, tabbed: boolean): KeyHolder {
  if (!(target instanceof Element)) return 'other'
  if (target.matches(TEXT)) return 'text'
  if (target.closest(BUTTON) !== null) return 'button'
  return tabbed && target.closest('[data-scrolls]') !== null ? 'scrolled' : 'other'
}
