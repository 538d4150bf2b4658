import { COMMANDS, keyLabel, type CommandGroup } from '../../core/session/commands.ts'
import { Dialog } from './dialog.tsx'

interface HelpRow {
  label: string
  keys: readonly string[]
}

/** Keys of this page alone; everything else comes from the command table. */
const NOTES_KEYS: readonly HelpRow[] = [
  { label: 'Larger notes', keys: ['+'] },
  { label: 'Smaller notes', keys: ['-'] },
]

/** Typed on the desk, they are the beginning of a slide's number. */
const NUMBER_KEYS: HelpRow = { label: 'Go to the slide of this number', keys: ['0', '…', '9'] }

/** Keys that move what is in hand, once the focus is on the slide. */
export const HAND_KEYS: readonly HelpRow[] = [
  { label: 'With a tool in hand: to the slide and back', keys: ['Tab'] },
  {
    label: 'There: move the hand; with Shift, farther',
    keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  },
  { label: 'There: press and let go', keys: ['Enter', 'Space'] },
  { label: 'There: enlarge more or less', keys: ['+', '-'] },
]

const MORE: Partial<Record<CommandGroup, readonly HelpRow[]>> = {
  Moving: [NUMBER_KEYS],
  View: NOTES_KEYS,
  'Pointing and drawing': HAND_KEYS,
}

const GROUPS: readonly CommandGroup[] = ['Moving', 'Projector', 'Pointing and drawing', 'Clock', 'View']

/** All keys by group, in the order of the command table. */
export function helpGroups(): { name: string; rows: HelpRow[] }[] {
  return GROUPS.map((name) => ({
    name,
    rows: [...COMMANDS.filter((command) => command.group === name), ...(MORE[name] ?? [])].map(
      ({ label, keys }) => ({ label, keys: withoutRedundantShift(keys) }),
    ),
  }))
}

/** Where a key does the same with and without Shift, naming it once is enough. */
export function withoutRedundantShift(keys: readonly string[]): string[] {
  return keys.filter((key) => !key.startsWith('Shift+') || !keys.includes(key.slice('Shift+'.length)))
}

/** What each key does. */
export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <div class="help">
        {helpGroups().map((group) => (
          <section key={group.name} class="help-group">
            <h3>{group.name}</h3>
            <dl>
              {group.rows.map((row) => (
                <div class="help-row" key={row.label}>
                  <dt>{row.label}</dt>
                  <dd>
                    {row.keys.map((key) => (
                      <kbd key={key}>{keyLabel(key)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
