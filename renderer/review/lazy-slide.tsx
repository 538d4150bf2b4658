import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { SlideContent } from '../../core/rpc/contract.ts'
import type { Stroke } from '../../core/session/types.ts'
import { SlidePreview } from '../presenter/slide-preview.tsx'
import { slideName } from '../presenter/words.ts'
import type { ReviewLecture } from './model.ts'
import { useDrawnInk } from './record-ink.ts'
import type { Tone } from './settings.ts'

interface LazySlideProps {
  slide: SlideContent
  lecture: ReviewLecture
  tone: Tone
  /** Drawn wherever it is. */
  eager: boolean
  /** What was drawn on it when the lecture was given. */
  strokes?: readonly Stroke[] | undefined
  onLink: (id: string) => void
}

/** A whole slide as a figure, drawn when it comes near the window and taken away when it is far. */
export function LazySlide({ slide, lecture, tone, eager, strokes, onLink }: LazySlideProps) {
  const box = useRef<HTMLElement>(null)
  const [near, setNear] = useState(false)
  const [stands, setStands] = useState(false)
  useEffect(() => {
    if (box.current === null) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        setNear(entry?.isIntersecting ?? false)
      },
      { rootMargin: '1400px 0px' },
    )
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const drawn = near || eager
  useEffect(() => {
    if (!drawn) setStands(false)
  }, [drawn])
  const { outline } = lecture
  // What stands is the slide as it was asked for last.
  useLayoutEffect(() => setStands(false), [slide, tone])
  const shown = useMemo(
    () =>
      ({ slide, step: slide.lastStep, outline, appearance: tone === 'light' ? 'light' : 'dark' }) as const,
    [slide, outline, tone],
  )
  const drawing =
    strokes === undefined ? null : { strokes, step: slide.lastStep, appearance: shown.appearance }
  useDrawnInk(box, drawing, stands)
  return (
    <figure
      class="lazy-slide"
      ref={box}
      data-stands={stands ? '' : undefined}
      aria-label={`Slide ${slide.index + 1}: ${slideName(slide)}`}
    >
      {drawn ? (
        <SlidePreview
          class="is-figure"
          idPrefix="figure-"
          shown={shown}
          onLink={onLink}
          onPainted={() => setStands(true)}
        />
      ) : null}
    </figure>
  )
}
