import { useEffect, useRef, useState } from 'preact/hooks'
import './export-dialog.css'
import { Dialog } from './dialog.tsx'
import {
  exportAddress,
  isOnSlides,
  rememberChoices,
  rememberedChoices,
  type ExportChoices,
} from './export-choices.ts'
import { saveExport, workInWords, type Work } from './export-work.ts'

const WHAT: readonly (readonly [ExportChoices['what'], string])[] = [
  ['slides', 'Slides (PDF)'],
  ['steps', 'Slides, a page a step (PDF)'],
  ['handout', 'Handout (PDF)'],
  ['script', 'Script with notes (PDF)'],
  ['sources', 'Sources (PDF)'],
  ['html', 'Web page in one file'],
  ['pptx', 'PowerPoint'],
  ['archive', 'The lecture in one file'],
]

/** Chooses what the lecture is written as, and has the browser save it. Choices are remembered. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const [choices, setChoices] = useState(rememberedChoices)
  const [work, setWork] = useState<Work>({ kind: 'idle' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const change = (part: Partial<ExportChoices>) => {
    const next = { ...choices, ...part }
    setChoices(next)
    rememberChoices(next)
    setWork({ kind: 'idle' })
  }
  const start = async () => {
    const mine = new AbortController()
    stop.current = mine
    setWork({ kind: 'busy' })
    const end = await saveExport(exportAddress(choices), mine.signal)
    if (stop.current === mine) setWork(end)
  }
  const cancel = () => {
    stop.current?.abort()
    stop.current = null
    setWork({ kind: 'idle' })
  }

  return (
    <Dialog title="Export" onClose={onClose}>
      <form
        class="export"
        onKeyDown={keepChoosing}
        onSubmit={(event) => {
          event.preventDefault()
          void start()
        }}
      >
        <fieldset class="export-what">
          <legend>What</legend>
          {WHAT.map(([what, label]) => (
            <label key={what}>
              <input
                type="radio"
                name="what"
                checked={choices.what === what}
                onChange={() => change({ what })}
              />
              {label}
            </label>
          ))}
        </fieldset>
        <Details choices={choices} change={change} />
        <div class="export-end">
          <p role="status">{workInWords(work)}</p>
          {work.kind === 'busy' ? (
            <button type="button" class="button" onClick={cancel}>
              Cancel
            </button>
          ) : (
            <button type="submit" class="button is-main">
              Export
            </button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** Keys that choose must not move the lecture too; a clicker's still do. */
function keepChoosing(event: KeyboardEvent): void {
  if (/^Arrow|^Home$|^End$|^ $|^.$/.test(event.key)) event.stopPropagation()
}

interface DetailsProps {
  choices: ExportChoices
  change: (part: Partial<ExportChoices>) => void
}

/** What can be said about the kind that is chosen. */
function Details({ choices, change }: DetailsProps) {
  const { what } = choices
  if (what === 'pptx')
    return <p class="export-note">Text, lists, tables and notes can be edited; steps are lost.</p>
  if (what === 'archive')
    return <p class="export-note">Everything, private notes included. Lectern opens it again.</p>
  if (what === 'html')
    return (
      <fieldset>
        <legend>How</legend>
        <Check label="With speaker notes" checked={choices.notes} onChange={(notes) => change({ notes })} />
      </fieldset>
    )
  return (
    <fieldset>
      <legend>How</legend>
      {what === 'handout' ? <Handout choices={choices} change={change} /> : null}
      {isOnSlides(what) ? (
        <Choice
          label="Shape"
          value={choices.aspect}
          options={[
            ['16:9', '16:9'],
            ['4:3', '4:3'],
          ]}
          onChange={(aspect) => change({ aspect: aspect === '4:3' ? '4:3' : '16:9' })}
        />
      ) : (
        <Choice
          label="Paper"
          value={choices.paper}
          options={[
            ['a4', 'A4'],
            ['letter', 'Letter'],
          ]}
          onChange={(paper) => change({ paper: paper === 'letter' ? 'letter' : 'a4' })}
        />
      )}
      <Check
        label="Page numbers"
        checked={choices.pageNumbers}
        onChange={(pageNumbers) => change({ pageNumbers })}
      />
      {what === 'sources' ? null : (
        <>
          <Check
            label="Sources of each slide"
            checked={choices.slideSources}
            onChange={(slideSources) => change({ slideSources })}
          />
          <Check
            label="What is drawn on the slides"
            checked={choices.ink}
            onChange={(ink) => change({ ink })}
          />
          <Check label="Dark slides" checked={choices.dark} onChange={(dark) => change({ dark })} />
        </>
      )}
    </fieldset>
  )
}

function Handout({ choices, change }: DetailsProps) {
  return (
    <>
      <Choice
        label="Beside the slides"
        value={choices.beside}
        options={[
          ['nothing', 'Nothing'],
          ['lines', 'Lines to write on'],
          ['notes', 'Speaker notes'],
        ]}
        onChange={(value) => change({ beside: value === 'notes' || value === 'lines' ? value : 'nothing' })}
      />
      {choices.beside === 'notes' ? null : (
        <Choice
          label="Slides to a page"
          value={String(choices.perPage)}
          options={['1', '2', '3', '4', '6'].map((number) => [number, number] as const)}
          onChange={(value) => change({ perPage: Number(value) as ExportChoices['perPage'] })}
        />
      )}
    </>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
  onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label class="export-choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface CheckProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  )
}
