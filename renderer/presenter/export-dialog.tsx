import './export-dialog.css'
import type { LectureConnection } from '../shared/connect.ts'
import { Dialog } from './dialog.tsx'
import { EXPORT_CHOICES, wishOf, type ExportChoices } from './export-choices.ts'
import { Details } from './export-details.tsx'
import { ExportPreview } from './export-preview.tsx'
import { shareDone, stageInWords, workInWords } from './export-work.ts'
import type { Frame } from './model.ts'
import { useExport, type ExportWork } from './use-export.ts'
import { useRemembered } from './use-remembered.ts'

const WHAT: readonly (readonly [ExportChoices['what'], string])[] = [
  ['slides', 'Slides (PDF)'],
  ['steps', 'Slides, a page a step (PDF)'],
  ['handout', 'Handout (PDF)'],
  ['script', 'Script with notes (PDF)'],
  ['sources', 'Sources (PDF)'],
  ['html', 'Web page in one file'],
  ['pptx', 'PowerPoint'],
  ['png', 'Slides as pictures (PNG)'],
  ['svg', 'Diagrams as drawings (SVG)'],
  ['archive', 'The lecture in one file'],
  ['pack', 'The lecture as it was given'],
  ['bib', 'Sources as BibTeX'],
  ['csl', 'Sources as CSL-JSON'],
]

interface ExportDialogProps {
  frame: Frame
  connection: LectureConnection
  onClose: () => void
}

/** Chooses what the lecture is written as, shows what that looks like, and has it written. Choices are remembered. */
export function ExportDialog({ frame, connection, onClose }: ExportDialogProps) {
  const [choices, setChoices] = useRemembered(connection, EXPORT_CHOICES)
  const exporting = useExport(connection)
  const busy = exporting.work.kind === 'busy' || exporting.work.kind === 'asking'
  const change = (part: Partial<ExportChoices>) => {
    setChoices((before) => ({ ...before, ...part }))
    if (!busy) exporting.forget()
  }
  const close = () => {
    if (busy) exporting.cancel()
    onClose()
  }
  return (
    <Dialog title="Export" onClose={close}>
      <form
        class="export"
        onKeyDown={keepChoosing}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) exporting.start(wishOf(choices, frame.slide?.id ?? null))
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
        <Details
          choices={choices}
          change={change}
          hasDisclaimer={frame.outline.meta.disclaimer !== undefined}
          diagrams={frame.slide?.diagrams.length ?? 0}
        />
        <ExportPreview choices={choices} frame={frame} connection={connection} />
        <End exporting={exporting} busy={busy} />
      </form>
    </Dialog>
  )
}

/** What is being done, how far it is, and what comes next. */
function End({ exporting, busy }: { exporting: ExportWork; busy: boolean }) {
  const { work, cancel, reveal } = exporting
  const progress = work.kind === 'busy' ? work.progress : null
  const notes = work.kind === 'done' ? work.notes : []
  return (
    <div class="export-end">
      <div class="export-state">
        <p role="status">{workInWords(work, reveal !== null)}</p>
        {progress === null ? null : (
          <p class="export-progress">
            <progress aria-label="How much is done" {...shareDone(progress)} />
            <span>{stageInWords(progress)}</span>
          </p>
        )}
        {notes.length === 0 ? null : (
          <ul class="export-notes">
            {notes.slice(0, MOST_NOTES).map((note) => (
              <li key={note}>{note}</li>
            ))}
            {notes.length > MOST_NOTES ? <li>And {notes.length - MOST_NOTES} more of this kind.</li> : null}
          </ul>
        )}
      </div>
      {work.kind === 'done' && reveal !== null ? (
        <button type="button" class="button" onClick={reveal}>
          Show in folder
        </button>
      ) : null}
      {/* One button, so that the focus stays where it was when the work begins and ends. */}
      <button
        type={busy ? 'button' : 'submit'}
        class={`button ${busy ? '' : 'is-main'}`}
        onClick={(event) => {
          if (!busy) return
          event.preventDefault()
          cancel()
        }}
      >
        {busy ? 'Cancel' : 'Export'}
      </button>
    </div>
  )
}

/** More are in the report of the command line. */
const MOST_NOTES = 6

/** Keys that choose must not move the lecture too; a clicker's still do. */
function keepChoosing(event: KeyboardEvent): void {
  if (/^Arrow|^Home$|^End$|^ $|^.$/.test(event.key)) event.stopPropagation()
}
