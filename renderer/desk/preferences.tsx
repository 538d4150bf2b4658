import { useEffect, useState } from 'preact/hooks'
import type { DeskView } from '../../core/desktop/contract.ts'
import type { Preferences } from '../../core/desktop/state.ts'
import { Icon } from '../shared/icons.tsx'
import type { DeskClient } from './desk-client.ts'

interface Choice<K extends keyof Preferences> {
  name: K
  legend: string
  options: { value: Preferences[K]; label: string; hint?: string }[]
}

const APPEARANCE: Choice<'appearance'> = {
  name: 'appearance',
  legend: 'Colours of the windows',
  options: [
    { value: 'system', label: 'As the system has them' },
    { value: 'light', label: 'Light' },
    { value: 'dark', label: 'Dark' },
  ],
}
const START: Choice<'startWith'> = {
  name: 'startWith',
  legend: 'When Lectern starts',
  options: [
    { value: 'home', label: 'Show the home window' },
    { value: 'last', label: 'Open the lecture that was opened last' },
  ],
}
const ONE_DISPLAY: Choice<'oneDisplay'> = {
  name: 'oneDisplay',
  legend: 'With one display',
  options: [
    {
      value: 'notes',
      label: 'Show the notes alone',
      hint: 'F5 shows the slides over them, Esc gives them back.',
    },
    { value: 'both', label: 'Show the slides in a window beside the notes' },
  ],
}

/** Every choice takes effect at once. */
export function PreferencesPage({ desk, view }: { desk: DeskClient; view: DeskView }) {
  const [failure, setFailure] = useState('')
  useEffect(() => {
    document.title = 'Preferences'
  }, [])
  const attempt = (work: Promise<unknown>) => {
    setFailure('')
    work.catch((error: Error) => setFailure(error.message))
  }
  const prefer = (change: Partial<Preferences>) => attempt(desk.call('prefer', { change }))
  const { appearance, startWith, oneDisplay } = view.preferences
  return (
    <main class="desk-sheet">
      <h1>Preferences</h1>
      <Group choice={APPEARANCE} chosen={appearance} onChoose={(value) => prefer({ appearance: value })} />
      <Group choice={START} chosen={startWith} onChoose={(value) => prefer({ startWith: value })} />
      <Group choice={ONE_DISPLAY} chosen={oneDisplay} onChoose={(value) => prefer({ oneDisplay: value })} />
      <p class="desk-actions-row">
        <button
          type="button"
          class="button"
          disabled={view.recents.length === 0}
          onClick={() => attempt(desk.call('forget-all', {}))}
        >
          Clear the list of recent lectures
        </button>
      </p>
      <div class="desk-status" role="status">
        {failure === '' ? null : (
          <p class="desk-failed">
            <Icon name="error" />
            {failure}
          </p>
        )}
      </div>
    </main>
  )
}

interface GroupProps<K extends keyof Preferences> {
  choice: Choice<K>
  chosen: Preferences[K]
  onChoose: (value: Preferences[K]) => void
}

function Group<K extends keyof Preferences>({ choice, chosen, onChoose }: GroupProps<K>) {
  return (
    <fieldset class="desk-choice">
      <legend>{choice.legend}</legend>
      {choice.options.map(({ value, label, hint }) => (
        <label key={value} class="desk-option">
          <input
            type="radio"
            name={choice.name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <span>
            {label}
            {hint === undefined ? null : <small>{hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
