import type { Direction } from '../shared/reading-direction.ts'
import type { View } from './route.ts'

/** What a key does on this page. */
export type ReviewCommand =
  | { do: 'move'; action: 'next' | 'previous' | 'next-slide' | 'previous-slide' | 'first' | 'last' }
  | { do: 'view'; view: View }
  | { do: 'search' | 'outline' | 'bookmark' | 'highlight' | 'aloud' | 'hide' | 'settings' | 'keys' | 'ink' }
  | { do: 'text-size'; by: 1 | -1 }

interface Binding {
  /** As they are in a lecture that is read from left to right. */
  keys: readonly string[]
  label: string
  command: ReviewCommand
  /** A letter or sign alone: somebody who dictates can turn these off. */
  single?: boolean
  /** Only where the lecture is the record of one that was given. */
  ofRecord?: boolean
}

const move = (action: Extract<ReviewCommand, { do: 'move' }>['action']): ReviewCommand => ({
  do: 'move',
  action,
})

/** Every key of this page, in the order in which the help shows them. */
export const BINDINGS: readonly Binding[] = [
  { keys: ['ArrowRight', 'PageDown'], label: 'Next step', command: move('next') },
  { keys: ['ArrowLeft', 'PageUp'], label: 'Previous step', command: move('previous') },
  { keys: ['Shift+ArrowRight', 'n'], label: 'Next slide', command: move('next-slide') },
  { keys: ['Shift+ArrowLeft', 'p'], label: 'Previous slide', command: move('previous-slide') },
  { keys: ['/', 'Ctrl+k'], label: 'Search', command: { do: 'search' } },
  { keys: ['o'], label: 'Outline', command: { do: 'outline' } },
  { keys: ['b'], label: 'Bookmark this slide', command: { do: 'bookmark' } },
  { keys: ['m'], label: 'Mark a passage', command: { do: 'highlight' } },
  { keys: ['h'], label: 'Hide notes and labels, to recall them', command: { do: 'hide' } },
  { keys: ['l'], label: 'Read aloud', command: { do: 'aloud' } },
  { keys: ['1'], label: 'Slides', command: { do: 'view', view: 'slides' } },
  { keys: ['2'], label: 'Article', command: { do: 'view', view: 'article' } },
  { keys: ['3'], label: 'Practice', command: { do: 'view', view: 'practice' } },
  { keys: ['4'], label: 'Sources', command: { do: 'view', view: 'sources' } },
  { keys: ['5'], label: 'Marks', command: { do: 'view', view: 'marks' } },
  { keys: ['6'], label: 'Glossary', command: { do: 'view', view: 'glossary' } },
  { keys: ['7'], label: 'What was shown', command: { do: 'view', view: 'record' }, ofRecord: true },
  { keys: ['i'], label: 'Show or hide what was drawn', command: { do: 'ink' }, ofRecord: true },
  { keys: ['+', '='], label: 'Larger text', command: { do: 'text-size', by: 1 } },
  { keys: ['-'], label: 'Smaller text', command: { do: 'text-size', by: -1 } },
  { keys: ['?'], label: 'Keys', command: { do: 'keys' } },
]

export interface Press {
  /** `KeyboardEvent.key`. */
  key: string
  ctrl: boolean
  alt: boolean
  meta: boolean
  shift: boolean
}

export interface KeySituation {
  view: View
  /** Where the focus is: in a text field, in something that uses arrow keys itself, or elsewhere. */
  holder: 'text' | 'arrows' | 'other'
  dialog: boolean
  /** Whether keys of one letter or sign count. */
  singleKeys: boolean
  /** Of the lecture. */
  direction: Direction
}

const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

/** A key of the table as it is in a lecture of this direction: one goes on to where its lines end. */
export function keyIn(direction: Direction, key: string): string {
  if (direction === 'ltr') return key
  return key.replace(/Arrow(?:Left|Right)$/, (arrow) => ARROWS[arrow] ?? arrow)
}

/** What a key press means in this situation; null leaves it to the browser. */
export function commandOf(press: Press, situation: KeySituation): ReviewCommand | null {
  const { key, ctrl, alt, meta, shift } = press
  if (alt || situation.dialog) return null
  const letter = key.length === 1 && key.toLowerCase() !== key.toUpperCase()
  const name = letter ? key.toLowerCase() : key
  if (ctrl || meta) return name === 'k' ? { do: 'search' } : null
  if (situation.holder === 'text') return null
  if (name.length === 1 && !situation.singleKeys) return null
  const wanted = shift && (letter || name.length > 1) ? `Shift+${name}` : name
  const known = keyIn(situation.direction, wanted)
  const command = BINDINGS.find(({ keys }) => keys.includes(known))?.command ?? null
  // Elsewhere these keys scroll, and cards have keys of their own.
  if (command?.do === 'move' && (situation.view !== 'slides' || situation.holder === 'arrows')) return null
  if (situation.view === 'practice' && /^[1-4]$/.test(name)) return null
  return command
}

const LABELS: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  PageDown: 'Page down',
  PageUp: 'Page up',
}

/** A key as a person reads it. */
export function keyName(key: string): string {
  if (key.startsWith('Shift+')) return `Shift + ${keyName(key.slice('Shift+'.length))}`
  if (key.startsWith('Ctrl+')) return `Ctrl + ${keyName(key.slice('Ctrl+'.length))}`
  return LABELS[key] ?? key.toUpperCase()
}
