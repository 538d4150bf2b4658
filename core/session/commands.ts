import type { Action, Session } from './types.ts'

/** What a page does by itself, without the session: nobody else sees it. */
export type UiCommand = 'help' | 'overview' | 'fullscreen' | 'close'

export type CommandGroup = 'Moving' | 'Projector' | 'Clock' | 'View'

/** One thing a lecturer can do. Keyboard, clicker, menu and help overlay all read this table. */
export interface Command {
  /** Stable. */
  id: string
  /** In words, as a menu or the help overlay shows it. */
  label: string
  group: CommandGroup
  /**
   * `KeyboardEvent.key` names, `Space` for the space bar, letters in lower case; `Shift+` in front where
   * Shift is held. Signs such as `?` stand for themselves, however the keyboard types them.
   */
  keys: readonly string[]
  /** What is sent to the session; depends on it where the command toggles. Absent when nothing is. */
  action?: (session: Session) => Action
  /** What the page itself does, besides or instead. */
  ui?: UiCommand
}

const always = (action: Action) => () => action

/** F5 does not go back to the first slide: a clicker's start button must not lose the place. */
export const COMMANDS: readonly Command[] = [
  {
    id: 'next',
    label: 'Next step',
    group: 'Moving',
    keys: ['ArrowRight', 'Space', 'PageDown', 'ArrowDown', 'Enter', 'n'],
    action: always({ type: 'next' }),
  },
  {
    id: 'previous',
    label: 'Previous step',
    group: 'Moving',
    keys: ['ArrowLeft', 'Backspace', 'PageUp', 'ArrowUp', 'Shift+Space', 'p'],
    action: always({ type: 'previous' }),
  },
  {
    id: 'next-slide',
    label: 'Next slide',
    group: 'Moving',
    keys: ['Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+PageDown'],
    action: always({ type: 'next-slide' }),
  },
  {
    id: 'previous-slide',
    label: 'Previous slide',
    group: 'Moving',
    keys: ['Shift+ArrowLeft', 'Shift+ArrowUp', 'Shift+PageUp'],
    action: always({ type: 'previous-slide' }),
  },
  {
    id: 'first',
    label: 'First slide',
    group: 'Moving',
    keys: ['Home', 'Shift+Home'],
    action: always({ type: 'first' }),
  },
  {
    id: 'last',
    label: 'Last slide',
    group: 'Moving',
    keys: ['End', 'Shift+End'],
    action: always({ type: 'last' }),
  },
  {
    id: 'start',
    label: 'Show the slides, full screen',
    group: 'Projector',
    keys: ['F5', 'Shift+F5'],
    action: always({ type: 'live' }),
    ui: 'fullscreen',
  },
  {
    id: 'black',
    label: 'Black screen',
    group: 'Projector',
    keys: ['b', '.'],
    action: always({ type: 'blank', colour: 'black' }),
  },
  {
    id: 'white',
    label: 'White screen',
    group: 'Projector',
    keys: ['w', ','],
    action: always({ type: 'blank', colour: 'white' }),
  },
  {
    id: 'freeze',
    label: 'Freeze the projector',
    group: 'Projector',
    keys: ['f'],
    action: always({ type: 'freeze' }),
  },
  {
    id: 'live',
    label: 'Back to the slides',
    group: 'Projector',
    keys: ['Escape'],
    action: always({ type: 'live' }),
    ui: 'close',
  },
  {
    id: 'clock',
    label: 'Start or pause the clock',
    group: 'Clock',
    keys: ['t'],
    action: ({ clock }) => ({ type: 'clock', command: clock.kind === 'running' ? 'pause' : 'start' }),
  },
  {
    id: 'clock-reset',
    label: 'Set the clock to zero',
    group: 'Clock',
    keys: ['Shift+t'],
    action: always({ type: 'clock', command: 'reset' }),
  },
  {
    id: 'appearance',
    label: 'Light or dark',
    group: 'View',
    keys: ['d'],
    action: ({ appearance }) => ({
      type: 'appearance',
      appearance: appearance === 'dark' ? 'light' : 'dark',
    }),
  },
  { id: 'overview', label: 'All slides', group: 'View', keys: ['o'], ui: 'overview' },
  { id: 'fullscreen', label: 'Full screen', group: 'View', keys: ['F11'], ui: 'fullscreen' },
  { id: 'help', label: 'Keys', group: 'View', keys: ['?', 'h'], ui: 'help' },
]

/** What a key press tells; a DOM `KeyboardEvent` gives it as `key`, `ctrlKey` and so on. */
export interface KeyPress {
  /** `KeyboardEvent.key`. */
  key: string
  ctrl: boolean
  alt: boolean
  meta: boolean
  shift: boolean
}

const byKey = new Map(COMMANDS.flatMap((command) => command.keys.map((key) => [key, command] as const)))

/** The command a key press means; undefined when it is nobody's, as always with Ctrl, Alt or Meta. */
export function commandForKey(press: KeyPress): Command | undefined {
  if (press.ctrl || press.alt || press.meta) return undefined
  return byKey.get(nameOf(press))
}

/** A key of the table as a person reads it, e.g. `→`, `Shift + T`, `Page down`. */
export function keyLabel(key: string): string {
  if (key.startsWith('Shift+')) return `Shift + ${keyLabel(key.slice('Shift+'.length))}`
  return LABELS[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}

const LABELS: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'Page down',
  PageUp: 'Page up',
  Escape: 'Esc',
}

/** Letters by Shift and not by case, so that Caps Lock changes nothing; signs without Shift. */
function nameOf({ key, shift }: KeyPress): string {
  if (key === ' ') return shift ? 'Shift+Space' : 'Space'
  const letter = key.length === 1 && key.toLowerCase() !== key.toUpperCase()
  if (key.length === 1 && !letter) return key
  const name = letter ? key.toLowerCase() : key
  return shift ? `Shift+${name}` : name
}
