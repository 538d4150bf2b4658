import { COMMANDS, keyLabel, type Command } from '../../core/session/commands.ts'
import { Icon, type IconName } from '../shared/icons.tsx'

interface CommandButtonProps {
  id: string
  icon: IconName
  label: string
  run: (command: Command) => void
  /** Undefined for what does not toggle. */
  pressed?: boolean
  /** Undefined for what opens nothing beside it. */
  expanded?: boolean
  disabled?: boolean
  /** `spare`: its sign alone where there is little room; `tool`: its sign alone. */
  look?: 'quiet' | 'main' | 'spare' | 'tool'
}

const LOOKS = { quiet: 'is-quiet', main: 'is-main', spare: 'is-quiet is-spare', tool: 'is-quiet is-tool' }

/** A command of the table, with its key in the tooltip. */
export function CommandButton(props: CommandButtonProps) {
  const { id, icon, label, run, pressed, expanded, disabled = false, look = 'quiet' } = props
  const command = COMMANDS.find((candidate) => candidate.id === id)
  if (command === undefined) return null
  const key = command.keys[0]
  return (
    <button
      type="button"
      class={`button ${LOOKS[look]}`}
      aria-label={label}
      aria-keyshortcuts={command.keys.join(' ')}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={disabled}
      title={key === undefined ? command.label : `${command.label} (${keyLabel(key)})`}
      onClick={() => run(command)}
    >
      <Icon name={icon} />
      {look === 'tool' ? null : <span class="button-label">{label}</span>}
    </button>
  )
}
