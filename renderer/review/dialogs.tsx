import type { Settings, Theme } from '../../core/study/types.ts'
import { Dialog } from '../presenter/dialog.tsx'
import { Icon } from '../shared/icons.tsx'
import type { Direction } from '../shared/reading-direction.ts'
import { BINDINGS, keyIn, keyName } from './keys.ts'
import { LARGEST_TEXT, SMALLEST_TEXT, textSizeAfter } from './settings.ts'

export type OpenDialog = 'search' | 'settings' | 'keys' | null

const THEMES: [Theme, string][] = [
  ['system', 'As this device'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
]

interface SettingsDialogProps {
  settings: Settings
  onChange: (change: Partial<Settings>) => void
  onKeys: () => void
  onClose: () => void
}

/** How the page looks and what its keys do. */
export function SettingsDialog({ settings, onChange, onKeys, onClose }: SettingsDialogProps) {
  const { theme, textSize, spacing, singleKeys } = settings
  return (
    <Dialog title="Text and colours" onClose={onClose}>
      <div class="settings">
        <fieldset>
          <legend>Colours</legend>
          <div class="choices">
            {THEMES.map(([value, label]) => (
              <label key={value} class="choice">
                <input
                  type="radio"
                  name="theme"
                  value={value}
                  checked={theme === value}
                  onChange={() => onChange({ theme: value })}
                />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>Size of the text</legend>
          <div class="size-choice">
            <button
              type="button"
              class="button is-icon"
              aria-label="Smaller text"
              disabled={textSize <= SMALLEST_TEXT}
              onClick={() => onChange({ textSize: textSizeAfter(textSize, -1) })}
            >
              −
            </button>
            <output>{textSize} pixels</output>
            <button
              type="button"
              class="button is-icon"
              aria-label="Larger text"
              disabled={textSize >= LARGEST_TEXT}
              onClick={() => onChange({ textSize: textSizeAfter(textSize, 1) })}
            >
              +
            </button>
          </div>
          <p class="reading sample">The receptor came before its messenger.</p>
        </fieldset>
        <label class="check">
          <input type="checkbox" checked={spacing} onChange={() => onChange({ spacing: !spacing })} />
          <span>
            Wide spacing
            <small>
              More room between letters, words and lines. Many people with dyslexia read better so.
            </small>
          </span>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={() => onChange({ singleKeys: !singleKeys })}
          />
          <span>
            Keys of one letter
            <small>
              Turn them off if you dictate to this computer. Arrow keys and Ctrl + K keep working.
            </small>
          </span>
        </label>
        <button type="button" class="button" onClick={onKeys}>
          <Icon name="keys" />
          Show all keys
        </button>
      </div>
    </Dialog>
  )
}

interface KeysDialogProps {
  singleKeys: boolean
  /** Whether this is the record of a lecture that was given. */
  hasRecord: boolean
  direction: Direction
  onClose: () => void
}

export function KeysDialog({ singleKeys, hasRecord, direction, onClose }: KeysDialogProps) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      {singleKeys ? null : <p class="keys-off">Keys of one letter are turned off in “Text and colours”.</p>}
      <dl class="keys">
        {BINDINGS.filter(({ ofRecord }) => hasRecord || ofRecord !== true).map(({ keys, label }) => (
          <div key={label}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{keyName(keyIn(direction, key))}</kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
