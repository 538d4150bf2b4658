import type { Command } from './command.ts'
import type { Action, InkColour, PresenterSession, Tool } from './types.ts'

/** Takes the tool up, or lays it down again. */
const toggled =
  (tool: Tool) =>
  (session: PresenterSession): Action => ({ type: 'tool', tool: session.tool === tool ? 'none' : tool })

export const INK_COLOURS: readonly InkColour[] = ['red', 'blue', 'green', 'yellow', 'ink']

function nextColour({ tool, colour }: PresenterSession): Action {
  const next = INK_COLOURS[(INK_COLOURS.indexOf(colour) + 1) % INK_COLOURS.length]
  return { type: 'tool', tool, colour: next }
}

/** Ends one thing after the other, the latest first: what lies over the slide, then what the projector does. */
function endOne({ tool, source, zoom, screen }: PresenterSession): Action {
  if (tool !== 'none') return { type: 'tool', tool: 'none' }
  if (source !== null) return { type: 'source', key: null }
  if (zoom !== null) return { type: 'zoom', zoom: null }
  // Whoever looked ahead in private is not to send the room there by Escape.
  return screen.kind === 'frozen' ? { type: 'return' } : { type: 'live' }
}

const always = (action: Action) => () => action

/** F5 does not go back to the first slide: a clicker's start button must not lose the place. */
export const COMMANDS: readonly Command[] = [
  {
    id: 'next',
    label: 'Next step',
    group: 'Moving',
    keys: ['ArrowRight', 'Space', 'PageDown', 'ArrowDown', 'Enter', 'n', 'AudioVolumeDown'],
    action: always({ type: 'next' }),
    repeats: true,
  },
  {
    id: 'previous',
    label: 'Previous step',
    group: 'Moving',
    keys: ['ArrowLeft', 'Backspace', 'PageUp', 'ArrowUp', 'Shift+Space', 'p', 'AudioVolumeUp'],
    action: always({ type: 'previous' }),
    repeats: true,
  },
  {
    id: 'next-slide',
    label: 'Next slide',
    group: 'Moving',
    keys: ['Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+PageDown'],
    action: always({ type: 'next-slide' }),
    repeats: true,
  },
  {
    id: 'previous-slide',
    label: 'Previous slide',
    group: 'Moving',
    keys: ['Shift+ArrowLeft', 'Shift+ArrowUp', 'Shift+PageUp'],
    action: always({ type: 'previous-slide' }),
    repeats: true,
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
  { id: 'goto', label: 'Go to a slide by number or title', group: 'Moving', keys: ['g', '/'], ui: 'goto' },
  {
    id: 'back',
    label: 'Back to where you were',
    group: 'Moving',
    keys: ['r'],
    action: always({ type: 'back' }),
  },
  {
    id: 'forward',
    label: 'Forward again',
    group: 'Moving',
    keys: ['Shift+r'],
    action: always({ type: 'forward' }),
  },
  {
    id: 'bookmark',
    label: 'Bookmark this slide',
    group: 'Moving',
    keys: ['m'],
    action: ({ slide }) => ({ type: 'bookmark', slide }),
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
    id: 'one-display',
    label: 'One display: slides over the notes, and back',
    group: 'Projector',
    keys: ['v'],
    ui: 'one-display',
  },
  { id: 'swap', label: 'Swap the displays', group: 'Projector', keys: ['Shift+v'], ui: 'swap-displays' },
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
    id: 'send',
    label: 'Show this slide to the room',
    group: 'Projector',
    keys: ['Shift+f'],
    action: always({ type: 'live' }),
  },
  {
    id: 'source',
    label: 'Show a source to the room',
    group: 'Projector',
    keys: ['q'],
    ui: 'source',
  },
  { id: 'follow', label: 'Let the room follow along', group: 'Projector', keys: ['a'], ui: 'follow' },
  {
    id: 'live',
    label: 'Back to what the room sees',
    group: 'Projector',
    keys: ['Escape'],
    action: endOne,
    ui: 'close',
  },
  {
    id: 'laser',
    label: 'Laser pointer',
    group: 'Pointing and drawing',
    keys: ['l'],
    action: toggled('laser'),
  },
  {
    id: 'spotlight',
    label: 'Spotlight',
    group: 'Pointing and drawing',
    keys: ['s'],
    action: toggled('spotlight'),
  },
  {
    id: 'zoom',
    label: 'Enlarge a part',
    group: 'Pointing and drawing',
    keys: ['z'],
    action: (session) => (session.zoom === null ? toggled('zoom')(session) : { type: 'zoom', zoom: null }),
  },
  { id: 'pen', label: 'Pen', group: 'Pointing and drawing', keys: ['i'], action: toggled('pen') },
  {
    id: 'highlighter',
    label: 'Highlighter',
    group: 'Pointing and drawing',
    keys: ['Shift+i'],
    action: toggled('highlighter'),
  },
  { id: 'eraser', label: 'Eraser', group: 'Pointing and drawing', keys: ['e'], action: toggled('eraser') },
  {
    id: 'colour',
    label: 'Next colour',
    group: 'Pointing and drawing',
    keys: ['c'],
    action: nextColour,
  },
  {
    id: 'undo-ink',
    label: 'Take back the last line',
    group: 'Pointing and drawing',
    keys: ['u'],
    action: ({ slide }) => ({ type: 'undo-ink', slide }),
  },
  {
    id: 'redo-ink',
    label: 'Draw it again',
    group: 'Pointing and drawing',
    keys: ['Shift+u'],
    action: ({ slide }) => ({ type: 'redo-ink', slide }),
  },
  {
    id: 'clear-ink',
    label: 'Wipe the slide',
    group: 'Pointing and drawing',
    keys: ['Shift+e'],
    action: ({ slide }) => ({ type: 'clear-ink', slide }),
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
    label: 'Set the clock to zero, or take that back',
    group: 'Clock',
    keys: ['Shift+t'],
    action: ({ can }) => ({ type: 'clock', command: can.undoReset ? 'undo-reset' : 'reset' }),
  },
  {
    id: 'rehearse',
    label: 'Rehearse, or end the rehearsal',
    group: 'Clock',
    keys: ['y'],
    action: ({ rehearsal }) => ({ type: 'rehearse', on: !rehearsal }),
  },
  { id: 'replan', label: 'Leave slides out to end on time', group: 'Clock', keys: ['x'], ui: 'replan' },
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
  { id: 'overview', label: 'All slides as cards', group: 'Moving', keys: ['o'], ui: 'overview' },
  { id: 'list', label: 'List of slides beside the desk', group: 'View', keys: ['Shift+o'], ui: 'list' },
  { id: 'fullscreen', label: 'Full screen', group: 'View', keys: ['F11'], ui: 'fullscreen' },
  { id: 'export-dialog', label: 'Export the lecture', group: 'View', keys: ['Shift+x'], ui: 'export' },
  { id: 'help', label: 'Keys', group: 'View', keys: ['?', 'h'], ui: 'help' },
]
