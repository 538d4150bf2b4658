import { useEffect, useRef, useState } from 'preact/hooks'
import { marksJson, marksMarkdown, readMarksJson } from '../../core/study/exports.ts'
import { broughtIn } from '../../core/study/marks.ts'
import { WRITER } from './desk.ts'
import { fileName, saveText } from './dom.ts'
import { Icon } from '../shared/icons.tsx'
import type { OwnMarks, PlacedMark } from './own-marks.ts'
import { hashOf } from './route.ts'
import { MarkItem } from './slide-marks.tsx'
import type { StudyClient } from './study-client.ts'
import type { ViewProps } from './view-props.ts'

type MarksViewProps = Pick<
  ViewProps,
  'lecture' | 'library' | 'desk' | 'marks' | 'study' | 'client' | 'onPainted'
>

/** Everything that a student marked, in the lecture's order, and what the lecture has lost since. */
export function MarksView({ lecture, library, desk, marks, study, client, onPainted }: MarksViewProps) {
  const { meta, slides } = lecture.outline
  useEffect(() => {
    if (library.complete) onPainted()
  }, [library.complete])
  const lost = marks.list.filter(({ place }) => place.kind === 'lost')
  const save = (kind: 'json' | 'md') => {
    const text =
      kind === 'json'
        ? marksJson(meta.title, study.record)
        : marksMarkdown(
            meta.title,
            marks.list,
            slides.map(({ id }) => id),
          )
    saveText(
      fileName(meta.title, `-marks.${kind}`),
      kind === 'json' ? 'application/json' : 'text/markdown',
      text,
    )
  }
  return (
    <div class="column-view">
      <header>
        <div>
          <h1>My marks</h1>
          <p class="view-words">
            {study.keeping === 'memory'
              ? 'Nothing can be kept here. Save your marks before you close this page.'
              : 'They stay on this computer, and with this lecture when a new edition of it comes.'}
          </p>
        </div>
        <div class="view-tools">
          <button type="button" class="button" disabled={marks.list.length === 0} onClick={() => save('md')}>
            <Icon name="save" />
            Save as Markdown
          </button>
          <button
            type="button"
            class="button"
            disabled={marks.list.length === 0}
            onClick={() => save('json')}
          >
            <Icon name="save" />
            Save as JSON
          </button>
          <BringIn client={client} />
        </div>
      </header>
      {marks.list.length === 0 ? (
        <p class="empty">
          No marks yet. Select text on a slide or in the notes, or press B to bookmark a slide.
        </p>
      ) : null}
      {slides.map((slide) => {
        const own = marks.list.filter(({ place }) => place.kind !== 'lost' && place.slide === slide.id)
        return own.length === 0 ? null : (
          <section key={slide.id}>
            <h2 class="mark-slide" dir="auto" lang={meta.lang}>
              <a
                href={hashOf({ view: 'slides', id: slide.id })}
                onClick={(event) => {
                  event.preventDefault()
                  desk.goTo(slide.id)
                }}
              >
                {slide.index + 1} {slide.title}
              </a>
            </h2>
            <List own={own} marks={marks} lang={meta.lang} />
          </section>
        )
      })}
      {lost.length === 0 ? null : (
        <section class="mark-lost">
          <h2>
            <Icon name="warning" />
            No longer in the lecture
          </h2>
          <p class="view-words">
            Their slide or their words are gone. The marks are kept, and found again if these come back.
          </p>
          <List own={lost} marks={marks} lang={meta.lang} />
        </section>
      )}
    </div>
  )
}

function List({ own, marks, lang }: { own: readonly PlacedMark[]; marks: OwnMarks; lang: string }) {
  return (
    <ul class="mark-list paper">
      {own.map((mark) => (
        <MarkItem key={mark.id} mark={mark} marks={marks} lang={lang} named={mark.place.kind === 'lost'} />
      ))}
    </ul>
  )
}

function BringIn({ client }: { client: StudyClient }) {
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const { readMarks } = await import('../../core/rpc/study-schema.ts')
    const marks = readMarks(readMarksJson(await file.text()))
    if (marks === null) {
      setSaid('This file holds no marks of Lectern.')
      return
    }
    client.change(broughtIn(client.state.record, marks, WRITER, Date.now()))
    const count = Object.keys(marks).length
    setSaid(count === 1 ? '1 mark brought in.' : `${count} marks brought in.`)
  }
  return (
    <>
      <button type="button" class="button" onClick={() => field.current?.click()}>
        <Icon name="bring" />
        Bring in
      </button>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="File of marks"
        onChange={(event) => {
          void read(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <p role="status" class="brought">
        {said}
      </p>
    </>
  )
}
