import { useRef } from 'preact/hooks'
import type { Appearance } from '../../core/deck/types.ts'
import type { Command } from '../../core/session/commands.ts'
import type { Action, InkColour, PresenterSession } from '../../core/session/types.ts'
import { strokesAt } from '../shared/ink-svg.ts'
import { CommandButton } from './command-button.tsx'
import { COLOUR_WORDS, COLOURS, hasColour, toolAnnouncement, TOOL_WORDS } from './tool-words.ts'
import './tools.css'

interface ToolsProps {
  session: PresenterSession
  run: (command: Command) => void
  dispatch: (action: Action) => void
}

const TOOLS = ['laser', 'spotlight', 'zoom', 'pen', 'highlighter', 'eraser'] as const

/** What a lecturer takes in hand: to point, to draw, to enlarge. Compact, beside the slide that it is for. */
export function Tools({ session, run, dispatch }: ToolsProps) {
  const { tool, colour, zoom, can, ink, position } = session
  return (
    <div class="tools" role="group" aria-label="Pointing and drawing">
      <div class="tools-group">
        {TOOLS.map((name) => (
          <CommandButton
            look="tool"
            key={name}
            id={name}
            icon={name}
            label={TOOL_WORDS[name]}
            run={run}
            pressed={tool === name || (name === 'zoom' && zoom !== null)}
          />
        ))}
      </div>
      <div class="tools-group">
        <CommandButton look="tool" id="undo-ink" icon="undo" label="Undo" run={run} disabled={!can.undoInk} />
        <CommandButton look="tool" id="redo-ink" icon="redo" label="Redo" run={run} disabled={!can.redoInk} />
        <CommandButton
          look="tool"
          id="clear-ink"
          icon="wipe"
          label="Wipe the slide"
          run={run}
          disabled={strokesAt(ink, position.step).length === 0}
        />
      </div>
      {hasColour(tool) ? (
        <Colours
          colour={colour}
          kind={tool}
          appearance={session.appearance}
          onPick={(next) => dispatch({ type: 'tool', tool, colour: next })}
        />
      ) : null}
      <ToolAnnouncer session={session} />
    </div>
  )
}

interface ColoursProps {
  colour: InkColour
  kind: 'pen' | 'highlighter'
  /** As on the slide. */
  appearance: Appearance
  onPick: (colour: InkColour) => void
}

/** The name of the one in use stands beside them; every one is named to screen readers and on hovering. */
function Colours({ colour, kind, appearance, onPick }: ColoursProps) {
  return (
    <div class="tools-group colours" role="group" aria-label="Colour">
      {COLOURS.map((name) => (
        <button
          key={name}
          type="button"
          class="colour"
          aria-label={COLOUR_WORDS[name]}
          aria-pressed={name === colour}
          title={COLOUR_WORDS[name]}
          onClick={() => onPick(name)}
        >
          <span class={`swatch is-${kind} is-${name}`} data-appearance={appearance} />
        </button>
      ))}
      <span class="colour-name" aria-hidden="true">
        {COLOUR_WORDS[colour]}
      </span>
    </div>
  )
}

function ToolAnnouncer({ session }: { session: PresenterSession }) {
  const before = useRef(session)
  const words = useRef('')
  if (before.current !== session) {
    const said = toolAnnouncement(before.current, session)
    if (said !== '') words.current = said
    before.current = session
  }
  return (
    <p class="visually-hidden" role="status">
      {words.current}
    </p>
  )
}
