import type { RefObject } from 'preact'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { createSwipe } from '../shared/swipe.ts'
import { SlidePreview } from '../presenter/slide-preview.tsx'
import { stepWords } from '../presenter/words.ts'
import { coverLabels, markHighlights, markTerms, uncoverLabel } from './decorate.ts'
import type { Desk } from './desk.ts'
import { Icon } from '../shared/icons.tsx'
import { Notes } from './notes.tsx'
import { useDrawnInk } from './record-ink.ts'
import { RecordStrip } from './record-strip.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { SlideMarks } from './slide-marks.tsx'
import { SlideSources } from './sources-list.tsx'
import type { ViewProps } from './view-props.ts'

interface SlidesViewProps extends Pick<
  ViewProps,
  'lecture' | 'library' | 'desk' | 'marks' | 'tone' | 'connection' | 'record'
> {
  slide: SlideContent | null
  hidden: boolean
  onHidden: (hidden: boolean) => void
  actions: RefObject<{ highlight: () => void; aloud: () => void }>
  onPainted: (position: string) => void
}

/** The slide, what was said to it and what it rests on, side by side. */
export function SlidesView(props: SlidesViewProps) {
  const { lecture, desk, marks, slide, hidden, onHidden, actions, connection, record } = props
  if (slide === null) return <p class="empty">This lecture has no slides yet.</p>
  // Its body may still be on its way while the position has moved on.
  const step = slide.index === desk.position.slide ? desk.position.step : 0
  return (
    <div class="slides-view" dir={lecture.direction}>
      <section class="stage-side" aria-label="Slide">
        <SlideSheet {...props} slide={slide} step={step} />
        <Stepper desk={desk} slide={slide} count={lecture.outline.slides.length} step={step}>
          <button
            type="button"
            class="button is-quiet is-icon"
            aria-pressed={marks.isBookmarked(slide.id)}
            aria-label="Bookmark"
            title="Bookmark this slide (B)"
            onClick={() => marks.toggleBookmark(slide)}
          >
            <Icon name={marks.isBookmarked(slide.id) ? 'bookmarked' : 'bookmark'} />
          </button>
          <button
            type="button"
            class="button is-quiet is-icon"
            aria-pressed={hidden}
            aria-label="Hide to recall"
            title="Hide notes and labels, to recall them (H)"
            onClick={() => onHidden(!hidden)}
          >
            <Icon name={hidden ? 'show' : 'hide'} />
          </button>
        </Stepper>
        <RecordStrip record={record} slide={slide} />
      </section>
      <div class="read-side" tabIndex={0} role="group" aria-label="Notes and marks">
        <Notes
          key={slide.id}
          lecture={lecture}
          slide={slide}
          step={step}
          marks={marks.list}
          hidden={hidden}
          actions={actions}
          onStep={desk.setStep}
        />
        <SlideMarks marks={marks} slide={slide} lang={lecture.outline.meta.lang} />
      </div>
      <SlideSources slide={slide} lang={lecture.outline.meta.lang} desk={desk} connection={connection} />
      <SelectionBar slide={slide} marks={marks} />
    </div>
  )
}

function SlideSheet({
  lecture,
  desk,
  marks,
  slide,
  step,
  hidden,
  tone,
  record,
  onPainted,
}: SlidesViewProps & { slide: SlideContent; step: number }) {
  const box = useRef<HTMLDivElement>(null)
  const [painted, setPainted] = useState(0)
  const { outline, finder } = lecture
  const appearance = tone === 'light' ? 'light' : 'dark'
  const shown = useMemo(
    () => ({ slide, step, outline, appearance }) as const,
    [slide, step, outline, appearance],
  )
  const latest = useRef(shown)
  latest.current = shown
  const done = useCallback(() => {
    setPainted((times) => times + 1)
    onPainted(`${latest.current.slide.id}:${latest.current.step}`)
  }, [onPainted])
  useEffect(() => {
    const body = box.current?.querySelector('.slide-body')
    if (body === null || body === undefined) return
    markHighlights(body, marks.list, slide.id, 'slide')
    markTerms(body, finder, new Set())
  }, [painted, slide, appearance, marks.list, finder])
  useEffect(() => {
    if (box.current !== null) coverLabels(box.current, hidden)
  }, [painted, hidden])
  const strokes = record.inkShown ? record.given?.shown.get(slide.id)?.ink : undefined
  useDrawnInk(box, strokes === undefined ? null : { strokes, step, appearance }, `${painted} ${slide.id}`)
  const swipe = useMemo(
    () => createSwipe(lecture.direction, (turn) => desk.move(turn)),
    [lecture.direction, desk.move],
  )
  return (
    <div
      class="sheet"
      data-part="slide"
      ref={box}
      onTouchStart={(event) => swipe.begin(event)}
      onTouchEnd={(event) => swipe.end(event)}
      onClick={(event) => uncoverLabel(event)}
      onKeyDown={(event) => uncoverLabel(event)}
    >
      <SlidePreview
        class="is-review-slide"
        idPrefix="slide-"
        shown={shown}
        onLink={(id) => desk.goTo(id)}
        onPainted={done}
      />
    </div>
  )
}

interface StepperProps {
  desk: Desk
  slide: SlideContent
  count: number
  step: number
  children: preact.ComponentChildren
}

function Stepper({ desk, slide, count, step, children }: StepperProps) {
  const { lastStep, index } = slide
  const words = stepWords(step, lastStep)
  return (
    <div class="stepper" role="group" aria-label="Moving">
      <button
        type="button"
        class="button is-back"
        disabled={index === 0 && step === 0}
        onClick={() => desk.move('previous')}
      >
        <Icon name="previous" />
        <span>Back</span>
      </button>
      <p class="stepper-place">
        <b dir="ltr">
          {index + 1}
          <span class="visually-hidden"> of </span>
          <span aria-hidden="true"> / </span>
          {count}
        </b>
        {words === '' ? null : (
          <>
            <span class="step-dots" aria-hidden="true">
              {lastStep > 9
                ? null
                : Array.from({ length: lastStep + 1 }, (_, at) => (
                    <i key={at} class={at === step ? 'is-here' : at < step ? 'is-past' : ''} />
                  ))}
            </span>
            <span class="stepper-step">{words}</span>
          </>
        )}
      </p>
      {children}
      <button
        type="button"
        class="button is-main is-forth"
        disabled={index === count - 1 && step === lastStep}
        onClick={() => desk.move('next')}
      >
        <span>{step < lastStep ? 'Next step' : 'Next slide'}</span>
        <Icon name="next" />
      </button>
    </div>
  )
}
