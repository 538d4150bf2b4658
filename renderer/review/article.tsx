import { useEffect, useMemo, useState } from 'preact/hooks'
import { Icon } from '../shared/icons.tsx'
import { longDate } from '../shared/slide.ts'
import { footnotesOf } from './article-notes.ts'
import { jump, useArticlePlace } from './article-place.ts'
import { usePrinting } from './article-printing.ts'
import { ArticleSlide, NotesText } from './article-slide.tsx'
import { SourceEntry } from './sources-list.tsx'
import type { ViewProps } from './view-props.ts'

type ArticleProps = Pick<
  ViewProps,
  'lecture' | 'library' | 'desk' | 'marks' | 'tone' | 'connection' | 'record' | 'onPainted'
>

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
