import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { LectureConnection } from '../shared/connect.ts'
import { useCurrentHand } from './current-hand.ts'
import type { Frame } from './model.ts'
import { Icon } from '../shared/icons.tsx'
import { SlidePreview } from './slide-preview.tsx'
import { screenWords, upcomingWords } from './words.ts'

interface CurrentSlideProps {
  frame: Frame
  onLink: (slide: string) => void
  onPainted: (position: string) => void
  connection: LectureConnection
  /** Something the lecturer should know. */
  onTrouble: (words: string) => void
  /** What to point and draw with. */
  children?: ComponentChildren
}

/** The slide the lecturer is at, which is what the room sees unless the sign above it says otherwise. */
export function CurrentSlide(props: CurrentSlideProps) {
  const { frame, onLink, onPainted, connection, onTrouble, children } = props
  const { position, screen, appearance } = frame.view.session
  const { slide, outline } = frame
  const shown = useMemo(
    () => (slide === undefined ? null : { slide, step: position.step, outline, appearance }),
    [slide, position.step, outline, appearance],
  )
  const projector = screenWords(screen, outline)
  const onPreview = useCurrentHand(frame, connection, onTrouble)
  return (
    <section class={`current is-${projector.kind}`} aria-labelledby="current-name">
      <header class="panel-header">
        <h2 class="panel-name" id="current-name">
          Now
        </h2>
        {children}
        {projector.kind === 'live' ? null : (
          <p class="projector-note">
            <Icon name={projector.kind} />
            <span>{projector.explanation}</span>
          </p>
        )}
      </header>
      <SlidePreview
        class="is-current-slide"
        idPrefix="now-"
        shown={shown}
        onLink={onLink}
        onExternalLink={(href) => window.open(href, '_blank', 'noopener')}
        onPreview={onPreview}
        onPainted={() => onPainted(slide === undefined ? '' : `${slide.id}:${position.step}`)}
      />
      {slide === undefined ? <p class="empty">This lecture has no slides yet</p> : null}
    </section>
  )
}

/** What the next press of the clicker brings: the same slide one step on, or another. */
export function UpcomingSlide({ frame }: { frame: Frame }) {
  const { upcoming, outline } = frame
  const { appearance } = frame.view.session
  const shown = useMemo(
    () => (upcoming === null ? null : { ...upcoming, outline, appearance }),
    [upcoming?.slide, upcoming?.step, outline, appearance],
  )
  const words = upcomingWords(frame.view, outline)
  return (
    <section class="upcoming" aria-labelledby="upcoming-name">
      <header class="panel-header">
        <h2 class="panel-name" id="upcoming-name">
          Next
        </h2>
        {upcoming === null ? null : (
          <p class="upcoming-words" title={words}>
            {words}
          </p>
        )}
      </header>
      {upcoming === null ? (
        <p class="end-of-lecture">{words}</p>
      ) : (
        <SlidePreview class="is-next-slide" idPrefix="next-" shown={shown} decorative later />
      )}
    </section>
  )
}
