import type { Action, PresenterSession } from './types.ts'

/** What a page does by itself, without the session: nobody else sees it. */
export type UiCommand =
  | 'help'
  | 'overview'
  | 'list'
  | 'fullscreen'
  | 'close'
  | 'goto'
  | 'source'
  | 'replan'
  | 'follow'
  | 'export'
  | 'one-display'
  | 'swap-displays'

export type CommandGroup = 'Moving' | 'Projector' | 'Pointing and drawing' | 'Clock' | 'View'

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
  action?: (session: PresenterSession) => Action
  /** What the page itself does, besides or instead. */
  ui?: UiCommand
  /** Done again and again while the key is held down. */
  repeats?: boolean
}
