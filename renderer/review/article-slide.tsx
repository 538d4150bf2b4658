import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { SlideContent } from '../../core/rpc/contract.ts'
import type { Stroke } from '../../core/session/types.ts'
import { slideName } from '../presenter/words.ts'
import { markDirections } from '../shared/reading-direction.ts'
import type { Footnotes } from './article-notes.ts'
import { jump } from './article-place.ts'
import { markHighlights, markTerms } from './decorate.ts'
import type { Desk } from './desk.ts'
import { LazySlide } from './lazy-slide.tsx'
import type { ReviewLecture } from './model.ts'
import type { PlacedMark } from './own-marks.ts'
import type { Tone } from './settings.ts'

interface ArticleSlideProps {
  slide: SlideContent
  lecture: ReviewLecture
  desk: Desk
  marks: readonly PlacedMark[]
  tone: Tone
  footnotes: Footnotes
  eager: boolean
  strokes: readonly Stroke[] | undefined
  isSection: boolean
}

/** A slide as a figure of the article, with what was said and the numbers of its footnotes. */
export function ArticleSlide({
  slide,
  lecture,
  desk,
  marks,
  tone,
  footnotes,
  eager,
  strokes,
  isSection,
}: ArticleSlideProps) {
  const numbers = slide.references.map(({ key }) => footnotes.numbers.get(key) ?? 0)
  const Heading = isSection ? 'h2' : 'h3'
  return (
    <section
      class={isSection ? 'article-part is-section' : 'article-part'}
      id={`read-${slide.id}`}
      data-article={slide.id}
    >
      <Heading>{slideName(slide)}</Heading>
      {slide.kind === 'section' ? (
        <div class="reading article-lead" dangerouslySetInnerHTML={{ __html: slide.html }} />
      ) : (
        <LazySlide
          slide={slide}
          lecture={lecture}
          tone={tone}
          eager={eager}
          strokes={strokes}
          onLink={(id) => desk.go({ view: 'article', id })}
        />
      )}
      <NotesText slide={slide} lecture={lecture} marks={marks} />
      {numbers.length === 0 ? null : (
        <p class="article-refs" lang="en">
          Sources{' '}
          {numbers.map((number) => (
            <sup key={number}>
              <a
                id={`footnote-${number}-from-${slide.id}`}
                href={`#footnote-${number}`}
                onClick={(event) => jump(event)}
              >
                <span class="visually-hidden">Source </span>
                {number}
              </a>
            </sup>
          ))}
        </p>
      )}
    </section>
  )
}

/** What was said, with marks and terms. */
export function NotesText({
  slide,
  lecture,
  marks,
}: {
  slide: SlideContent
  lecture: ReviewLecture
  marks: readonly PlacedMark[]
}) {
  const text = useRef<HTMLDivElement>(null)
  const { notesHtml } = slide
  useLayoutEffect(() => {
    if (text.current === null) return
    text.current.innerHTML = notesHtml ?? ''
    markDirections(text.current, lecture.direction)
  }, [notesHtml, lecture.direction])
  useEffect(() => {
    if (text.current === null) return
    markHighlights(text.current, marks, slide.id, 'notes')
    markTerms(text.current, lecture.finder, new Set())
  }, [notesHtml, marks, lecture.finder])
  return notesHtml === undefined ? null : <div class="reading article-text" ref={text} />
}
