import type { ComponentChildren } from 'preact'
import type { Following } from '../../core/rpc/contract.ts'
import type { Command } from '../../core/session/commands.ts'
import type { PresenterSession } from '../../core/session/types.ts'
import { Icon } from '../shared/icons.tsx'
import { CommandButton } from './command-button.tsx'

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
        <CommandButton id="next" icon="next" label="Next" run={run} look="main" />
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
        <CommandButton id="export-dialog" icon="export" label="Export" run={run} look="spare" />
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
        <CommandButton id="help" icon="help" label="Keys" run={run} look="spare" />
      </div>
    </footer>
  )
}
