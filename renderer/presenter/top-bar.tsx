import { useEffect, useState } from 'preact/hooks'
import type { ConnectionStatus } from '../shared/connect.ts'
import { Icon } from '../shared/icons.tsx'
import type { Frame } from './model.ts'
import { problemCount, screenWords, stepWords, worstSeverity } from './words.ts'

interface TopBarProps {
  frame: Frame
  status: ConnectionStatus
  onProblems: () => void
}

/** Where we are, what the projector does, what time it is. */
export function TopBar({ frame, status, onProblems }: TopBarProps) {
  const { outline, view } = frame
  const { position, screen } = view.session
  const slide = outline.slides[position.slide]
  const section = slide === undefined ? undefined : outline.sections[slide.section]
  const projector = screenWords(screen, outline)
  const severity = worstSeverity(outline.diagnostics)
  const step = slide === undefined ? '' : stepWords(position.step, slide.lastStep)
  return (
    <header class="top-bar">
      <div class="top-bar-name">
        {window.lectern === undefined ? <HomeLink /> : null}
        <div class="lecture-name">
          <h1 class="lecture-title" title={outline.meta.title}>
            {outline.meta.title}
          </h1>
          <p class="section-title">{section?.title ?? outline.meta.subtitle ?? ''}</p>
        </div>
      </div>
      <p class="place">
        <span class="place-slide">
          Slide <b>{outline.slides.length === 0 ? 0 : position.slide + 1}</b> of {outline.slides.length}
        </span>
        <span class="place-step">{step}</span>
      </p>
      <div class="top-bar-signs">
        {status === 'open' ? null : <LostSign />}
        {severity === null ? null : (
          <button
            type="button"
            class={`button is-quiet sign-problems is-${severity}`}
            aria-haspopup="dialog"
            onClick={onProblems}
          >
            <Icon name={severity} />
            {problemCount(outline.diagnostics)}
          </button>
        )}
        <p class={`projector-sign is-${projector.kind}`} title={projector.explanation}>
          <Icon name={projector.kind} />
          <span class="visually-hidden">Projector: </span>
          {projector.label}
        </p>
        <WallClock offset={frame.clockOffset} />
      </div>
    </header>
  )
}

/** In a window of its own: nobody wants to lose the desk in the middle of a lecture. */
function HomeLink() {
  return (
    <a
      class="button is-quiet is-icon"
      href="/"
      target="lectern-home"
      aria-label="All pages, and your own lecture (opens a window)"
      title="All pages, and your own lecture"
    >
      <Icon name="home" />
    </a>
  )
}

function LostSign() {
  return (
    <p class="lost-sign" role="alert">
      <Icon name="lost" />
      Connection lost, trying again
    </p>
  )
}

const hoursAndMinutes = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })

function WallClock({ offset }: { offset: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const time = new Date(now + offset)
  return (
    <time class="wall-clock" dateTime={time.toISOString().slice(0, 16)}>
      <span class="visually-hidden">Time of day: </span>
      {hoursAndMinutes.format(time)}
    </time>
  )
}
