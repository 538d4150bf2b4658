import { useEffect, useId, useState } from 'preact/hooks'
import { folderNameFor } from '../../core/template/folder-name.ts'
import { Dialog } from '../presenter/dialog.tsx'
import { LectureTitleField } from '../shared/lecture-title-field.tsx'
import type { LectureConnection } from '../shared/connect.ts'

type OwnConnection = Pick<LectureConnection, 'ownLectures' | 'newLecture'>
type Places = Awaited<ReturnType<LectureConnection['ownLectures']>>

/** Where this lecture lies, and the way to one of one's own. */
export function OwnLecture({ connection }: { connection: OwnConnection }) {
  const [places, setPlaces] = useState<Places>(null)
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    connection.ownLectures().then(setPlaces, () => {
      // The connection broke meanwhile: what to type in the terminal is there in any case.
    })
  }, [connection])
  return (
    <section class="own" aria-labelledby="own-lecture">
      <div>
        <h2 id="own-lecture">Your own lecture</h2>
        {places === null ? (
          <p>
            In the terminal, <code>npm run new -- my-lecture</code> writes a small lecture to begin with, and{' '}
            <code>npm start -- my-lecture</code> presents it. What you save in the folder shows up here at
            once.
          </p>
        ) : (
          <p>
            {places.folder === null ? null : (
              <>
                This lecture lies in <code>{places.folder}</code>. Change its files in your own editor: what
                you save shows up here at once.{' '}
              </>
            )}
            A new one begins with a few slides that tell how slides are written.
          </p>
        )}
      </div>
      {places === null ? null : (
        <button type="button" class="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          New lecture…
        </button>
      )}
      {asking && places !== null ? (
        <NewLecture connection={connection} newIn={places.newIn} onClose={() => setAsking(false)} />
      ) : null}
    </section>
  )
}

interface NewLectureProps {
  connection: OwnConnection
  newIn: string
  onClose: () => void
}

/** Asks for title and folder, and goes to the new lecture. */
function NewLecture({ connection, newIn, onClose }: NewLectureProps) {
  const id = useId()
  const [title, setTitle] = useState('')
  /** Null as long as it goes by the title. */
  const [folder, setFolder] = useState<string | null>(null)
  const [work, setWork] = useState<{ kind: 'asking' | 'busy' } | { kind: 'failed'; problem: string }>({
    kind: 'asking',
  })
  const shown = folder ?? inside(newIn, folderNameFor(title))
  const make = () => {
    setWork({ kind: 'busy' })
    connection.newLecture({ title, folder: shown }).then(
      (answer) => {
        if ('address' in answer) location.assign(answer.address)
        else setWork({ kind: 'failed', problem: answer.problem })
        return null
      },
      () => setWork({ kind: 'failed', problem: 'The connection is lost. Try again in a moment.' }),
    )
  }
  return (
    <Dialog title="New lecture" onClose={onClose}>
      <form
        class="new-lecture"
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        <LectureTitleField id={`${id}title`} title={title} onTitle={setTitle} />
        <label for={`${id}folder`}>Folder</label>
        <input
          id={`${id}folder`}
          value={shown}
          required
          spellcheck={false}
          autocomplete="off"
          aria-describedby={`${id}hint`}
          onInput={(event) => setFolder(event.currentTarget.value)}
        />
        <p id={`${id}hint`} class="new-lecture-hint">
          It is made for you. Nothing that exists is overwritten.
        </p>
        <div class="new-lecture-end">
          <p role="alert">{work.kind === 'failed' ? work.problem : ''}</p>
          <button type="submit" class="button is-main" disabled={work.kind === 'busy'}>
            {work.kind === 'busy' ? 'Making it…' : 'Make lecture'}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** A path as the system writes it whose folder is given. */
function inside(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/'
  return `${folder.replace(/[\\/]$/, '')}${separator}${name}`
}
