import { useState } from 'preact/hooks'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { Icon } from '../shared/icons.tsx'
import { NoteEditor } from './note-editor.tsx'
import type { OwnMarks, PlacedMark } from './own-marks.ts'

interface SlideMarksProps {
  marks: OwnMarks
  slide: SlideContent
  /** Of the lecture. */
  lang: string
}

/** A student's own marks on the slide that is shown, and a place to write one. */
export function SlideMarks({ marks, slide, lang }: SlideMarksProps) {
  const own = marks.list.filter(
    ({ place, kind }) => kind !== 'bookmark' && place.kind !== 'lost' && place.slide === slide.id,
  )
  const [writing, setWriting] = useState(false)
  return (
    <section class="marks-side" aria-labelledby="marks-name">
      <header class="side-header">
        <h2 id="marks-name">Your marks{own.length === 0 ? '' : ` (${own.length})`}</h2>
        <div class="side-tools">
          <button type="button" class="button is-quiet" onClick={() => setWriting(true)}>
            <Icon name="marks" />
            Note on this slide
          </button>
        </div>
      </header>
      {own.length === 0 && !writing ? (
        <p class="empty">Select text on the slide or in the notes to highlight it.</p>
      ) : null}
      {writing ? (
        <NoteEditor
          note=""
          label="Note on this slide"
          onSave={(note) => {
            if (note.trim() !== '')
              marks.add({ kind: 'note', slide: slide.id, slideTitle: slide.title, note })
            setWriting(false)
          }}
          onCancel={() => setWriting(false)}
        />
      ) : null}
      <ul class="mark-list">
        {own.map((mark) => (
          <MarkItem key={mark.id} mark={mark} marks={marks} lang={lang} />
        ))}
      </ul>
    </section>
  )
}

/** One mark with its note, and what can be done with it. */
export function MarkItem({
  mark,
  marks,
  lang,
  named = false,
}: {
  mark: PlacedMark
  marks: OwnMarks
  lang: string
  named?: boolean
}) {
  const [editing, setEditing] = useState(false)
  const changed = mark.place.kind === 'found' && !mark.place.passage.same
  return (
    <li class={`mark-item is-${mark.kind}`}>
      {named && mark.slideTitle !== '' ? (
        <p class="mark-kind" dir="auto" lang={lang}>
          {mark.slideTitle}
        </p>
      ) : null}
      {mark.quote === undefined ? null : (
        <blockquote class="mark-quote" dir="auto" lang={lang}>
          {mark.quote.exact.replaceAll(/\s+/g, ' ').trim()}
        </blockquote>
      )}
      {mark.kind === 'bookmark' ? <p class="mark-kind">Bookmark</p> : null}
      {changed ? <p class="mark-changed">The lecture’s words have changed here since.</p> : null}
      {editing ? (
        <NoteEditor
          note={mark.note}
          label="Your note"
          onSave={(note) => {
            marks.change(mark.id, { note })
            setEditing(false)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          {mark.note === '' ? null : (
            <p class="mark-note" dir="auto">
              {mark.note}
            </p>
          )}
          <div class="mark-tools">
            {mark.kind === 'bookmark' ? null : (
              <button
                type="button"
                class="link-button"
                data-note-of={mark.id}
                onClick={() => setEditing(true)}
              >
                {mark.note === '' ? 'Add a note' : 'Change the note'}
              </button>
            )}
            <button type="button" class="link-button" onClick={() => marks.remove(mark.id)}>
              Remove
            </button>
          </div>
        </>
      )}
    </li>
  )
}
