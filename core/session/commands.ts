import { COMMANDS } from './command-table.ts'
import type { Command } from './command.ts'

export { COMMANDS, INK_COLOURS } from './command-table.ts'
export type { Command, CommandGroup } from './command.ts'

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
  AudioVolumeUp: 'Volume up',
  AudioVolumeDown: 'Volume down',
}

/** Letters by Shift and not by case, so that Caps Lock changes nothing; signs without Shift. */
function nameOf({ key, shift }: KeyPress): string {
  if (key === ' ') return shift ? 'Shift+Space' : 'Space'
  const letter = key.length === 1 && key.toLowerCase() !== key.toUpperCase()
  if (key.length === 1 && !letter) return key
  const name = letter ? key.toLowerCase() : key
  return shift ? `Shift+${name}` : name
}
