import { useEffect } from 'preact/hooks'
import type { SlideSummary } from '../../core/rpc/contract.ts'
import { duration, slideName } from '../presenter/words.ts'
import type { Desk } from './desk.ts'
import { Icon } from '../shared/icons.tsx'
import { farWords, lengthWords, spentWords, whenWords, type GivenLecture } from './record-words.ts'
import { hashOf } from './route.ts'
import type { ViewProps } from './view-props.ts'

type RecordViewProps = Pick<ViewProps, 'lecture' | 'record' | 'desk' | 'onPainted'>

/** What was shown when the lecture was given: when, in which order, how long, and what was not. */
export function RecordView({ lecture, record, desk, onPainted }: RecordViewProps) {
  const { lang } = lecture.outline.meta
  const { given, trouble } = record
  useEffect(onPainted, [given])
  return (
    <div class="column-view record-view">
      <header>
        <div>
          <h1>What was shown</h1>
          {given === null ? <p class="view-words">{noneWords(trouble)}</p> : <Facts given={given} />}
        </div>
      </header>
      {given === null ? null : (
        <>
          <Order given={given} desk={desk} lang={lang} />
          <Skipped given={given} desk={desk} lang={lang} />
        </>
      )}
    </div>
  )
}

function noneWords(trouble: string | null): string {
  return trouble === null
    ? 'This lecture has no record of having been given.'
    : `This lecture has a record of having been given, but it cannot be used: ${trouble}.`
}

function Facts({ given }: { given: GivenLecture }) {
  const { record, shown, skipped, length, lines, unknown } = given
  if (shown.size === 0) return <p class="view-words">The lecture was opened, and nothing was shown.</p>
  const { date, times } = whenWords(record)
  const all = shown.size + skipped.length
  return (
    <>
      <p class="view-words">
        This is the record of the lecture given on <b>{date}</b>, {times}.
      </p>
      <dl class="record-facts">
        <div>
          <dt>Length</dt>
          <dd>{lengthWords(length)}</dd>
        </div>
        <div>
          <dt>Slides shown</dt>
          <dd>
            {shown.size} of {all}
          </dd>
        </div>
        <div>
          <dt>Lines drawn</dt>
          <dd>{lines === 0 ? 'none' : lines}</dd>
        </div>
      </dl>
      {unknown === 0 ? null : (
        <p class="record-trouble">
          <Icon name="warning" />
          {unknown === 1
            ? '1 slide of the record is not in these slides and is left out.'
            : `${unknown} slides of the record are not in these slides and are left out.`}
        </p>
      )}
    </>
  )
}

interface ListProps {
  given: GivenLecture
  desk: Desk
  /** Of the lecture, which its titles are in. */
  lang: string
}

function Order({ given, desk, lang }: ListProps) {
  if (given.stays.length === 0) return null
  const longest = given.stays.reduce((most, { spent }) => Math.max(most, spent), 1)
  return (
    <section aria-labelledby="record-order">
      <h2 id="record-order">In the order of the lecture</h2>
      <table class="record-order">
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Slide</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          {given.stays.map((stay, index) => (
            <tr key={index}>
              <td>{duration(stay.since)}</td>
              <th scope="row">
                <SlideLink slide={stay.slide} desk={desk} lang={lang} />
                <StayNotes stay={stay} given={given} />
              </th>
              <td>
                {spentWords(stay.spent)}
                <span class="record-bar" aria-hidden="true">
                  <i style={{ width: `${(100 * stay.spent) / longest}%` }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function StayNotes({ stay, given }: { stay: GivenLecture['stays'][number]; given: GivenLecture }) {
  const shown = given.shown.get(stay.slide.id)
  const drawn = stay.isAgain ? 0 : (shown?.ink.length ?? 0)
  const notes = [
    stay.isAgain ? 'again' : '',
    farWords(stay.step, stay.slide.lastStep),
    drawn === 0 ? '' : drawn === 1 ? '1 line drawn' : `${drawn} lines drawn`,
    !stay.isAgain && (shown?.visits ?? 1) > 1 ? `${spentWords(shown?.spent ?? 0)} in all` : '',
  ].filter(Boolean)
  return notes.length === 0 ? null : <small>{notes.join(', ')}</small>
}

function Skipped({ given, desk, lang }: ListProps) {
  const { skipped } = given
  return (
    <section aria-labelledby="record-skipped">
      <h2 id="record-skipped">Not shown</h2>
      {skipped.length === 0 ? (
        <p class="empty">Every slide was shown.</p>
      ) : (
        <>
          <p class="empty">
            {skipped.length === 1
              ? 'This slide is in the lecture, but was not shown.'
              : `These ${skipped.length} slides are in the lecture, but were not shown.`}
          </p>
          <ul class="record-skipped">
            {skipped.map((slide) => (
              <li key={slide.id}>
                <SlideLink slide={slide} desk={desk} lang={lang} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function SlideLink({ slide, desk, lang }: { slide: SlideSummary; desk: Desk; lang: string }) {
  return (
    <a
      href={hashOf({ view: 'slides', id: slide.id })}
      onClick={(event) => {
        event.preventDefault()
        desk.goTo(slide.id)
      }}
    >
      <span class="record-number">{slide.index + 1}</span>
      <span dir="auto" lang={lang}>
        {slideName(slide)}
      </span>
    </a>
  )
}
