import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { SlideContent } from '../../core/rpc/contract.ts'
import type { Stroke } from '../../core/session/types.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { markDirections } from '../shared/reading-direction.ts'
import { longDate } from '../shared/slide.ts'
import { slideName } from '../presenter/words.ts'
import { footnotesOf, type Footnotes } from './article-notes.ts'
import { markHighlights, markTerms } from './decorate.ts'
import type { Desk } from './desk.ts'
import { Icon } from '../shared/icons.tsx'
import { LazySlide } from './lazy-slide.tsx'
import type { Library, ReviewLecture } from './model.ts'
import type { OwnMarks, PlacedMark } from './own-marks.ts'
import type { ReviewRecord } from './record.ts'
import type { Tone } from './settings.ts'
import { SourceEntry } from './sources-list.tsx'

interface ArticleProps {
  lecture: ReviewLecture
  library: Library
  desk: Desk
  marks: OwnMarks
  tone: Tone
  connection: LectureConnection
  record: ReviewRecord
  onPainted: () => void
}

/** The whole lecture as one text: notes to read, slides as its figures, sources as footnotes. */
export function Article({
  lecture,
  library,
  desk,
  marks,
  tone,
  connection,
  record,
  onPainted,
}: ArticleProps) {
  const { meta, sections } = lecture.outline
  const slides = useMemo(
    () => library.slides.filter(({ kind }) => kind !== 'title' && kind !== 'bibliography'),
    [library],
  )
  const footnotes = useMemo(() => footnotesOf(slides), [slides])
  const [printing, setPrinting] = useState(false)
  useArticlePlace(desk, library.complete)
  useEffect(() => {
    if (library.complete) onPainted()
  }, [library.complete])
  usePrinting(printing, () => setPrinting(false))
  if (!library.complete) return <p class="column-view empty">Setting the article</p>
  const preface = library.slides.find(({ kind }) => kind === 'title')
  return (
    <article class={printing ? 'article is-printing' : 'article'} lang={meta.lang} dir={lecture.direction}>
      <header class="article-header">
        <h1>{meta.title}</h1>
        {meta.subtitle === undefined ? null : <p class="article-subtitle">{meta.subtitle}</p>}
        <p class="article-facts">
          {[...meta.authors, ...(meta.date === undefined ? [] : [longDate(meta.date, meta.lang)])].join(
            ' · ',
          )}
        </p>
        {meta.disclaimer === undefined ? null : <p class="article-disclaimer">{meta.disclaimer}</p>}
        <button
          type="button"
          class="button article-print"
          lang="en"
          disabled={printing}
          onClick={() => setPrinting(true)}
        >
          <Icon name="print" />
          {printing ? 'Drawing all slides' : 'Print or save as PDF'}
        </button>
      </header>
      {preface?.notesHtml === undefined ? null : (
        <NotesText slide={preface} lecture={lecture} marks={marks.list} />
      )}
      {slides.map((slide) => (
        <ArticleSlide
          key={slide.id}
          slide={slide}
          lecture={lecture}
          desk={desk}
          marks={marks.list}
          // Paper is light.
          tone={printing ? 'light' : tone}
          footnotes={footnotes}
          eager={printing}
          strokes={record.inkShown ? record.given?.shown.get(slide.id)?.ink : undefined}
          isSection={
            slide.kind === 'section' || sections.some(({ firstSlide }) => firstSlide === slide.index)
          }
        />
      ))}
      {footnotes.sources.length === 0 ? null : (
        <section class="article-sources" aria-labelledby="article-sources-name">
          <h2 id="article-sources-name" lang="en">
            Sources
          </h2>
          <ol>
            {footnotes.sources.map((source, index) => (
              <SourceEntry
                key={source.key}
                id={`footnote-${index + 1}`}
                source={source}
                connection={connection}
              >
                <p class="article-back" lang="en">
                  {(footnotes.usedBy.get(source.key) ?? []).map((id, at) => (
                    <a key={id} href={`#footnote-${index + 1}-from-${id}`} onClick={(event) => jump(event)}>
                      ↑<span class="visually-hidden">Back to where it is cited</span>
                      {at + 1}
                    </a>
                  ))}
                </p>
              </SourceEntry>
            ))}
          </ol>
        </section>
      )}
    </article>
  )
}

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

function ArticleSlide({
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

/** Links within the page: the address behind the `#` is taken by the view. */
function jump(event: MouseEvent): void {
  event.preventDefault()
  const link = event.currentTarget instanceof HTMLAnchorElement ? event.currentTarget : null
  const target = document.getElementById(decodeURIComponent(link?.hash.slice(1) ?? ''))
  target?.scrollIntoView({ block: 'center' })
  target?.focus()
}

function NotesText({
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

/** Goes where the address says, and lets the address follow what is being read. */
function useArticlePlace(desk: Desk, complete: boolean): void {
  const here = useRef<string | undefined>(undefined)
  const latest = useRef(desk)
  latest.current = desk
  const { id } = desk.route
  useEffect(() => {
    if (!complete || id === undefined || id === here.current) return
    here.current = id
    document.getElementById(`read-${id}`)?.scrollIntoView({ block: 'start' })
  }, [complete, id])
  useEffect(() => {
    if (!complete) return
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.findLast(({ isIntersecting }) => isIntersecting)
        const reached = entry?.target instanceof HTMLElement ? entry.target.dataset['article'] : undefined
        if (reached === undefined || reached === here.current) return
        here.current = reached
        latest.current.stay({ view: 'article', id: reached })
      },
      { rootMargin: '-18% 0px -78% 0px' },
    )
    for (const part of document.querySelectorAll('[data-article]')) observer.observe(part)
    return () => observer.disconnect()
  }, [complete])
}

/** Prints once every slide stands; what was off screen is drawn for it. */
function usePrinting(printing: boolean, done: () => void): void {
  useEffect(() => {
    if (!printing) return
    let current = true
    const look = () => {
      if (!current) return
      if (document.querySelector('.lazy-slide:not([data-stands])') !== null) {
        requestAnimationFrame(look)
        return
      }
      // Some browsers go on while they print.
      addEventListener('afterprint', done, { once: true })
      window.print()
    }
    // Not before the slides have taken the size that they have on paper.
    requestAnimationFrame(() => requestAnimationFrame(look))
    return () => {
      current = false
    }
  }, [printing])
}
