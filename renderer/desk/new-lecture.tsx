import { useId, useState } from 'preact/hooks'
import { Dialog } from '../presenter/dialog.tsx'
import { LectureTitleField } from '../shared/lecture-title-field.tsx'

interface NewLectureProps {
  onClose: () => void
  onTitle: (title: string) => void
}

/** Asks for the title; the system's own dialog then asks where the lecture is to lie. */
export function NewLecture({ onClose, onTitle }: NewLectureProps) {
  const id = useId()
  const [title, setTitle] = useState('')
  return (
    <Dialog title="New lecture" onClose={onClose}>
      <form
        class="new-lecture"
        onSubmit={(event) => {
          event.preventDefault()
          onTitle(title)
        }}
      >
        <LectureTitleField id={id} title={title} onTitle={setTitle} describedBy={`${id}hint`} />
        <p id={`${id}hint`} class="new-lecture-hint">
          A small lecture is written to begin with, into a folder that you choose next.
        </p>
        <div class="new-lecture-end">
          <span />
          <button type="submit" class="button is-main">
            Choose folder…
          </button>
        </div>
      </form>
    </Dialog>
  )
}
