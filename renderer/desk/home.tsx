import { useEffect, useState } from 'preact/hooks'
import type { CheckReport, DeskView, RecentEntry } from '../../core/desktop/contract.ts'
import { Dialog } from '../presenter/dialog.tsx'
import { Icon } from '../shared/icons.tsx'
import { ProblemList } from '../presenter/problems.tsx'
import type { DeskClient } from './desk-client.ts'
import { checkWords, openedOn } from './desk-words.ts'
import { Mark } from './mark.tsx'
import { NewLecture } from './new-lecture.tsx'

interface HomeProps {
  desk: DeskClient
  view: DeskView
}

/** What the window shows beside the two columns. */
type Notice = { kind: 'none' } | { kind: 'checking' } | { kind: 'failed'; message: string }

/** The first window: open, make or check a lecture. */
export function Home({ desk, view }: HomeProps) {
  const [notice, setNotice] = useState<Notice>({ kind: 'none' })
  const [asking, setAsking] = useState(false)
  const [report, setReport] = useState<CheckReport | null>(null)
  const isDropping = useDropping()
  const attempt = (work: Promise<unknown>) => {
    setNotice({ kind: 'none' })
    work.catch((error: Error) => setNotice({ kind: 'failed', message: error.message }))
  }
  const check = (id?: string) => {
    setNotice({ kind: 'checking' })
    desk.call('check', id === undefined ? {} : { id }).then(
      (answer) => {
        setNotice({ kind: 'none' })
        setReport(answer.report)
        return null
      },
      (error: Error) => setNotice({ kind: 'failed', message: error.message }),
    )
  }
  return (
    <main class={isDropping ? 'desk-home is-dropping' : 'desk-home'}>
      <section class="desk-start" aria-labelledby="desk-title">
        <Mark />
        <h1 id="desk-title">Lectern</h1>
        <p class="desk-tagline">Give, export and study lectures written in Markdown.</p>
        <Actions desk={desk} attempt={attempt} check={check} create={() => setAsking(true)} />
        <Status view={view} notice={notice} />
        <footer class="desk-footer">
          <button
            type="button"
            class="button is-quiet"
            onClick={() => attempt(desk.call('show', { page: 'preferences' }))}
          >
            Preferences
          </button>
          <button
            type="button"
            class="button is-quiet"
            onClick={() => attempt(desk.call('show', { page: 'about' }))}
          >
            About {view.version}
          </button>
        </footer>
      </section>
      <Recents desk={desk} entries={view.recents} attempt={attempt} check={check} />
      {asking ? (
        <NewLecture
          onClose={() => setAsking(false)}
          onTitle={(title) => {
            setAsking(false)
            attempt(desk.call('create', { title }))
          }}
        />
      ) : null}
      {report === null ? null : (
        <Dialog title={report.title} onClose={() => setReport(null)}>
          <p class="desk-report">{checkWords(report)}</p>
          <ProblemList diagnostics={report.diagnostics} />
        </Dialog>
      )}
    </main>
  )
}

interface ActionProps {
  desk: DeskClient
  attempt: (work: Promise<unknown>) => void
  check: (id?: string) => void
  create: () => void
}

function Actions({ desk, attempt, check, create }: ActionProps) {
  return (
    <ul class="desk-actions">
      <li>
        <button type="button" class="button is-main" onClick={() => attempt(desk.call('open', {}))}>
          Open lecture…
        </button>
      </li>
      <li>
        <button type="button" class="button" aria-haspopup="dialog" onClick={create}>
          New lecture…
        </button>
      </li>
      <li>
        <button type="button" class="button" onClick={() => attempt(desk.call('open-bundled', {}))}>
          Open the bundled lecture
        </button>
      </li>
      <li>
        <button type="button" class="button" onClick={() => check()}>
          Check a lecture…
        </button>
      </li>
    </ul>
  )
}

function Status({ view, notice }: { view: DeskView; notice: Notice }) {
  return (
    <div class="desk-status" role="status">
      {view.opening === null ? null : <p>Opening {view.opening}…</p>}
      {notice.kind === 'checking' ? <p>Checking…</p> : null}
      {notice.kind === 'failed' ? (
        <p class="desk-failed">
          <Icon name="error" />
          {notice.message}
        </p>
      ) : null}
    </div>
  )
}

function Recents({
  desk,
  entries,
  attempt,
  check,
}: Omit<ActionProps, 'create'> & { entries: readonly RecentEntry[] }) {
  return (
    <section class="desk-recents" aria-labelledby="desk-recents">
      <h2 id="desk-recents">Recent lectures</h2>
      {entries.length === 0 ? (
        <p class="desk-empty">Lectures that you open are listed here.</p>
      ) : (
        <ul class="desk-list">
          {entries.map((entry) => (
            <li key={entry.id} class="desk-entry">
              <button
                type="button"
                class="desk-open"
                onClick={() => attempt(desk.call('open-recent', { id: entry.id }))}
              >
                <span class="desk-entry-title">{entry.title}</span>
                <span class="desk-entry-place">
                  {entry.place} · {openedOn(entry.openedAt)}
                </span>
              </button>
              <button
                type="button"
                class="button is-quiet"
                aria-label={`Check ${entry.title}`}
                onClick={() => check(entry.id)}
              >
                Check
              </button>
              <button
                type="button"
                class="button is-quiet is-icon"
                aria-label={`Remove ${entry.title} from this list`}
                onClick={() => attempt(desk.call('forget', { id: entry.id }))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="desk-hint">Or drop a lecture’s folder, or a .lectern file, anywhere on this window.</p>
    </section>
  )
}

/** Whether something that could be opened is being dragged over the window. */
function useDropping(): boolean {
  const [isDropping, setDropping] = useState(false)
  useEffect(() => {
    let depth = 0
    const enter = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      depth += 1
      setDropping(true)
    }
    const leave = () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) setDropping(false)
    }
    const drop = () => {
      depth = 0
      setDropping(false)
    }
    addEventListener('dragenter', enter)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragenter', enter)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [])
  return isDropping
}
