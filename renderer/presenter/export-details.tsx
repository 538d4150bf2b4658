import { isOnSlides, showsDisclaimer, type ExportChoices } from './export-choices.ts'

interface DetailsProps {
  choices: ExportChoices
  change: (part: Partial<ExportChoices>) => void
}

interface LectureFacts {
  hasDisclaimer: boolean
  /** How many the slide has that is shown. */
  diagrams: number
}

/** What can be said about the kind that is chosen. */
export function Details({ choices, change, hasDisclaimer, diagrams }: DetailsProps & LectureFacts) {
  const { what } = choices
  if (what === 'pptx')
    return <p class="export-note">Text, lists, tables and notes can be edited; steps are lost.</p>
  if (what === 'archive')
    return <p class="export-note">Everything, private notes included. Lectern opens it again.</p>
  if (what === 'bib' || what === 'csl')
    return <p class="export-note">What the lecture cites, for a reference manager or another lecture.</p>
  if (what === 'pack')
    return (
      <p class="export-note">
        What was shown so far, with times and what was drawn, for those who were there; private notes are left
        out.
      </p>
    )
  if (what === 'png') return <Pictures choices={choices} change={change} />
  if (what === 'svg') return <Drawings choices={choices} change={change} diagrams={diagrams} />
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
      {hasDisclaimer ? (
        <Check
          label="Disclaimer on every page"
          checked={showsDisclaimer(choices)}
          onChange={(disclaimer) => change({ disclaimer })}
        />
      ) : null}
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

const SEVERAL = window.lectern === undefined ? 'They come as one zip.' : 'They come into a folder.'

function Which({ choices, change }: DetailsProps) {
  return (
    <Choice
      label="Which"
      value={choices.which}
      options={[
        ['this', 'This slide'],
        ['all', 'All slides'],
      ]}
      onChange={(which) => change({ which: which === 'all' ? 'all' : 'this' })}
    />
  )
}

function Pictures({ choices, change }: DetailsProps) {
  return (
    <fieldset>
      <legend>How</legend>
      <Which choices={choices} change={change} />
      <Check label="What is drawn on the slides" checked={choices.ink} onChange={(ink) => change({ ink })} />
      <Check label="Dark slides" checked={choices.dark} onChange={(dark) => change({ dark })} />
      <p class="export-note">1920 × 1080 pixels, all steps shown. {choices.which === 'all' ? SEVERAL : ''}</p>
    </fieldset>
  )
}

function Drawings({ choices, change, diagrams }: DetailsProps & Pick<LectureFacts, 'diagrams'>) {
  const several = choices.which === 'all' || diagrams > 1
  const none = choices.which === 'this' && diagrams === 0
  return (
    <fieldset>
      <legend>How</legend>
      <Which choices={choices} change={change} />
      <p class="export-note">
        {none
          ? 'This slide has no diagram.'
          : `Sharp at any size, all parts shown. ${several ? SEVERAL : ''}`}
      </p>
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
