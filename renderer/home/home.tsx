import { useEffect, useMemo, useState } from 'preact/hooks'
import type { DeckMeta } from '../../core/deck/types.ts'
import type { DeckOutline, SlideContent, Snapshot } from '../../core/rpc/contract.ts'
import { Icon } from '../shared/icons.tsx'
import { ProblemList } from '../presenter/problems.tsx'
import { Waiting } from '../presenter/signs.tsx'
import { SlidePreview } from '../presenter/slide-preview.tsx'
import { problemCount, worstSeverity } from '../presenter/words.ts'
import type { ConnectionStatus, LectureConnection } from '../shared/connect.ts'
import { longDate } from '../shared/slide.ts'
import { OwnLecture } from './own-lecture.tsx'

interface HomeProps {
  connection: LectureConnection
  /** Called once the lecture stands, its first slide included. */
  onPainted: () => void
}

/** Where a lecture is opened from: what it is, the two windows it needs, what is wrong with it. */
export function Home({ connection, onPainted }: HomeProps) {
  const { lecture, status } = useLectureCover(connection)
  useEffect(() => {
    if (lecture !== null) document.title = `${lecture.outline.meta.title} · Lectern`
  }, [lecture])
  if (lecture === null) return <Waiting status={status} />
  return (
    <main class="home">
      <p class="home-brand">Lectern</p>
      {status === 'lost' ? (
        <p class="home-lost" role="alert">
          <Icon name="lost" />
          The connection to the lecture is lost. Trying again.
        </p>
      ) : null}
      <Cover lecture={lecture} onPainted={onPainted} />
      <Doors />
      <Trouble outline={lecture.outline} />
      <OwnLecture connection={connection} />
    </main>
  )
}

interface LectureCover {
  snapshot: Snapshot
  outline: DeckOutline
  first: SlideContent | undefined
}

function Cover({ lecture, onPainted }: { lecture: LectureCover; onPainted: () => void }) {
  const { outline, first } = lecture
  const appearance = outline.meta.appearance
  const shown = useMemo(
    () => (first === undefined ? null : { slide: first, step: first.lastStep, outline, appearance }),
    [first, outline, appearance],
  )
  return (
    <section class="cover" aria-labelledby="lecture-title">
      <div class="cover-words">
        <h1 id="lecture-title">{outline.meta.title}</h1>
        {outline.meta.subtitle === undefined ? null : <p class="cover-subtitle">{outline.meta.subtitle}</p>}
        <p class="cover-facts">{coverFacts(outline).join(' · ')}</p>
      </div>
      <SlidePreview class="cover-slide" idPrefix="cover-" shown={shown} onPainted={onPainted} decorative />
    </section>
  )
}

/** Who, when, how many slides, how long; only what the lecture says. */
export function coverFacts({ meta, slides }: Pick<DeckOutline, 'meta' | 'slides'>): string[] {
  const facts = [...meta.authors]
  if (meta.date !== undefined) facts.push(longDate(meta.date, languageOf(meta)))
  facts.push(slides.length === 1 ? '1 slide' : `${slides.length} slides`)
  if (meta.duration !== undefined) facts.push(`${meta.duration} minutes`)
  return facts
}

/** This page speaks English; an English lecture may still prefer its own way to write a date. */
function languageOf(meta: DeckMeta): string {
  return meta.lang.startsWith('en') ? meta.lang : 'en'
}

function Doors() {
  return (
    <ul class="doors">
      <li>
        <a class="door is-first" href="/presenter">
          <Icon name="list" />
          <span class="door-name">Presenter view</span>
          <span class="door-words">For your laptop: notes, sources, clock and the next step.</span>
        </a>
      </li>
      <li>
        <a class="door" href="/audience" target="lectern-audience">
          <Icon name="projector" />
          <span class="door-name">Projector view</span>
          <span class="door-words">For the room: drag it to the projector and press F11.</span>
        </a>
      </li>
      <li>
        <a class="door" href="/review">
          <Icon name="help" />
          <span class="door-name">Review</span>
          <span class="door-words">
            For learning from it: notes and sources to read, search, marks, questions.
          </span>
        </a>
      </li>
    </ul>
  )
}

function Trouble({ outline }: { outline: DeckOutline }) {
  const severity = worstSeverity(outline.diagnostics)
  if (severity === null) return null
  return (
    <details class={`trouble is-${severity}`}>
      <summary>
        <Icon name={severity} />
        {problemCount(outline.diagnostics)} in this lecture
        <Icon name="next" />
      </summary>
      <ProblemList diagnostics={outline.diagnostics} />
    </details>
  )
}

function useLectureCover(connection: LectureConnection) {
  const [lecture, setLecture] = useState<LectureCover | null>(null)
  const [status, setStatus] = useState<ConnectionStatus>('connecting')
  useEffect(() => connection.onStatus(setStatus), [connection])
  useEffect(() => {
    let newest = 0
    return connection.onSnapshot((snapshot) => {
      newest = snapshot.revision
      Promise.all([connection.outline(), connection.slides([0])]).then(
        ([outline, [first]]) => {
          if (snapshot.revision === newest) setLecture({ snapshot, outline, first })
          return null
        },
        // The connection broke meanwhile: the next snapshot tries again.
        () => null,
      )
    })
  }, [connection])
  return { lecture, status }
}
