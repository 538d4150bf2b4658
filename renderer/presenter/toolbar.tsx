import type { ComponentChildren } from 'preact'
import type { Following } from '../../core/rpc/contract.ts'
import { COMMANDS, keyLabel, type Command } from '../../core/session/commands.ts'
import type { PresenterSession } from '../../core/session/types.ts'
import { Icon, type IconName } from '../shared/icons.tsx'

interface ToolbarProps {
  session: PresenterSession
  following: Following | undefined
  run: (command: Command) => void
  /** Null where the shell itself opens the projector window. */
  openProjector: (() => void) | null
  listOpen: boolean
  panels: ComponentChildren
}

/** The commands a lecturer reaches for with the mouse or a finger. */
export function Toolbar(props: ToolbarProps) {
  const { session, following, run, openProjector, listOpen, panels } = props
  const { screen, appearance } = session
  const blank = screen.kind === 'blank' ? screen.colour : null
  const other = appearance === 'dark' ? 'light' : 'dark'
  return (
    <footer class="toolbar" aria-label="Commands">
      <div class="toolbar-group">
        <CommandButton id="overview" icon="overview" label="Slides" run={run} />
        <CommandButton id="list" icon="list" label="List" run={run} expanded={listOpen} />
        {panels}
      </div>
      <div class="toolbar-group is-middle">
        <CommandButton id="black" icon="black" label="Black" run={run} pressed={blank === 'black'} />
        <CommandButton id="white" icon="white" label="White" run={run} pressed={blank === 'white'} />
        <CommandButton id="previous" icon="previous" label="Back" run={run} />
        <CommandButton id="next" icon="next" label="Next" run={run} main />
        <CommandButton
          id="freeze"
          icon="frozen"
          label="Freeze"
          run={run}
          pressed={screen.kind === 'frozen'}
        />
        <CommandButton id="appearance" icon={other} label={other === 'dark' ? 'Dark' : 'Light'} run={run} />
      </div>
      <div class="toolbar-group">
        <CommandButton id="export-dialog" icon="export" label="Export" run={run} spare />
        {openProjector === null ? null : (
          <button
            type="button"
            class="button is-quiet"
            title="Open the projector window"
            aria-label="Projector window"
            onClick={openProjector}
          >
            <Icon name="projector" />
            <span class="button-label">Projector</span>
          </button>
        )}
        {following === undefined ? null : (
          <CommandButton
            id="follow"
            icon="follow"
            label="Follow"
            run={run}
            pressed={following.kind === 'on'}
          />
        )}
        <CommandButton id="help" icon="help" label="Keys" run={run} spare />
      </div>
    </footer>
  )
}

interface CommandButtonProps {
  id: string
  icon: IconName
  label: string
  run: (command: Command) => void
  /** Undefined for what does not toggle. */
  pressed?: boolean
  /** Undefined for what opens nothing beside it. */
  expanded?: boolean
  main?: boolean
  /** Its sign alone where there is little room. */
  spare?: boolean
}

function CommandButton({
  id,
  icon,
  label,
  run,
  pressed,
  expanded,
  main = false,
  spare = false,
}: CommandButtonProps) {
  const command = COMMANDS.find((candidate) => candidate.id === id)
  if (command === undefined) return null
  const key = command.keys[0]
  return (
    <button
      type="button"
      class={`button ${main ? 'is-main' : 'is-quiet'} ${spare ? 'is-spare' : ''}`}
      aria-label={label}
      aria-keyshortcuts={command.keys.join(' ')}
      aria-pressed={pressed}
      aria-expanded={expanded}
      title={key === undefined ? command.label : `${command.label} (${keyLabel(key)})`}
      onClick={() => run(command)}
    >
      <Icon name={icon} />
      <span class="button-label">{label}</span>
    </button>
  )
}
