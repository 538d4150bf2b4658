import { useEffect, useState } from 'preact/hooks'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import { timePerSlide, type TimeSpent } from '../../core/session/visits.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { Dialog } from './dialog.tsx'
import { duration, slideName } from './words.ts'

interface RehearsalProps {
  outline: DeckOutline
  connection: Pick<LectureConnection, 'visits' | 'writeRehearsal'>
  onClose: () => void
}

/** What the rehearsal took, slide by slide, and what may be made of it. */
export function Rehearsal({ outline, connection, onClose }: RehearsalProps) {
  const [times, setTimes] = useState<{ spent: TimeSpent[]; total: number } | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    connection.visits().then(
      ({ visits, elapsed }) => setTimes({ spent: timePerSlide(visits, elapsed), total: elapsed }),
      () => setSaid('The times could not be read. Close this and try again.'),
    )
  }, [])
  const write = (what: 'report' | 'minutes') => {
    connection.writeRehearsal(what).then(
      (written) => setSaid(writtenWords(written)),
      () => setSaid('It could not be written. Is the lecture’s folder there, and may you write to it?'),
    )
  }
  const slides = new Map(outline.slides.map((slide) => [slide.id, slide]))
  const rows = (times?.spent ?? []).flatMap((time) => {
    const slide = slides.get(time.slide)
    return slide === undefined ? [] : [{ slide, time }]
  })
  return (
    <Dialog title="Rehearsal" onClose={onClose}>
      <div class="rehearsal">
        <p class="rehearsal-total">
          {times === null ? null : (
            <>
              <b>{duration(times.total)}</b> for {rows.length === 1 ? '1 slide' : `${rows.length} slides`}
              {outline.meta.duration === undefined ? '' : `, ${outline.meta.duration} min planned`}
            </>
          )}
        </p>
        {rows.length === 0 ? (
          <p class="empty">No slide was left yet, so there is nothing to tell</p>
        ) : (
          <>
            <div class="rehearsal-buttons">
              <button type="button" class="button is-main" onClick={() => write('report')}>
                Save the report
              </button>
              <button type="button" class="button" onClick={() => write('minutes')}>
                Write minutes into the slides
              </button>
            </div>
            <p class="goto-hint" role="status">
              {said === '' ? 'The minutes replace those planned in your Markdown files.' : said}
            </p>
            <table class="rehearsal-table">
              <thead>
                <tr>
                  <th scope="col">Slide</th>
                  <th scope="col">Planned</th>
                  <th scope="col">Taken</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ slide, time }) => (
                  <tr key={slide.id}>
                    <th scope="row">
                      <span class="slide-number">{slide.index + 1}</span> {slideName(slide)}
                    </th>
                    <td>{slide.minutes === undefined ? '' : duration(slide.minutes * 60_000)}</td>
                    <td>{duration(time.spent)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </Dialog>
  )
}

/** What was written, and what not. */
function writtenWords(written: {
  file: string | null
  slides: number
  skipped: readonly { slide: string; reason: string }[]
}): string {
  if (written.file !== null) return `Saved as ${written.file} in the lecture’s folder.`
  const slides = written.slides === 1 ? '1 slide' : `${written.slides} slides`
  const first = written.skipped[0]
  const left =
    first === undefined
      ? ''
      : ` Left alone: ${written.skipped.map(({ slide }) => slide).join(', ')}; ${first.reason}.`
  return `The minutes of ${slides} are in the files.${left}`
}
