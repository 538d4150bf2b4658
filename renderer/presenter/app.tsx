import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Command } from '../../core/session/commands.ts'
import type { Action, Session } from '../../core/session/types.ts'
import type { ConnectionStatus, LectureConnection } from '../shared/connect.ts'
import { bindKeyboard } from '../shared/keyboard.ts'
import { drawAhead } from '../shared/preview.ts'
import { ExportDialog } from './export-dialog.tsx'
import { Help } from './help.tsx'
import { followLecture, type Frame } from './model.ts'
import { Notes } from './notes.tsx'
import { useNotesSize } from './notes-size.ts'
import { CurrentSlide, UpcomingSlide } from './previews.tsx'
import { Problems } from './problems.tsx'
import { SlideList } from './slide-list.tsx'
import { Sources } from './sources.tsx'
import { Timer } from './timer.tsx'
import { Toolbar } from './toolbar.tsx'
import { TopBar } from './top-bar.tsx'
import { announcement } from './words.ts'

interface AppProps {
  connection: LectureConnection
  /** Called with `slide id:step` each time both previews stand; with '' for a lecture without slides. */
  onPainted: (position: string) => void
}

/** The presenter view: everything the lecturer sees and the room does not. */
export function App({ connection, onPainted }: AppProps) {
  const [notice, setNotice] = useNotice()
  const { frame, status } = useLecture(connection, setNotice)
  const session = useSession(connection)
  const [open, setOpen] = useState<'help' | 'problems' | 'export' | null>(null)
  const [listOpen, setListOpen] = useState(false)
  const [notesSize, resizeNotes] = useNotesSize()

  const dispatch = useCallback(
    (action: Action) => {
      connection
        .dispatch(action)
        .catch(() => setNotice('Not connected: that was not done. Try again in a moment.'))
    },
    [connection, setNotice],
  )
  const run = (command: Command) => {
    if (command.ui === 'help') setOpen(open === 'help' ? null : 'help')
    else if (command.ui === 'overview') setListOpen(!listOpen)
    else if (command.ui === 'close' && listOpen) return setListOpen(false)
    else if (command.id === 'start' && window.lectern === undefined) openProjector(setNotice)
    else if (command.id === 'fullscreen') toggleFullScreen()
    // Of the lecture as it is, not as it is painted: a press never waits for slides to be fetched.
    const now = session.current
    if (command.action !== undefined && now !== null) dispatch(command.action(now))
  }
  useKeys(run, resizeNotes)
  const goto = (slide: string) => dispatch({ type: 'goto', slide })

  if (frame === null) return <Waiting status={status} />
  return (
    <div class={`presenter ${listOpen ? 'has-list' : ''}`}>
      <TopBar frame={frame} status={status} onProblems={() => setOpen('problems')} />
      {listOpen ? (
        <SlideList
          outline={frame.outline}
          current={frame.view.session.position.slide}
          onPick={(slide) => {
            goto(slide)
            // Where the list lies over the desk, it has done its work now.
            if (matchMedia('(max-width: 1100px)').matches) setListOpen(false)
          }}
          onClose={() => setListOpen(false)}
        />
      ) : null}
      <main class="desk">
        <div class="desk-left">
          <CurrentSlide frame={frame} onLink={goto} onPainted={onPainted} />
          <Sources slide={frame.slide} />
        </div>
        <div class="desk-right">
          <div class="ahead">
            <UpcomingSlide frame={frame} />
            <Timer
              clock={frame.view.session.clock}
              offset={frame.clockOffset}
              planned={frame.outline.meta.duration}
              dispatch={dispatch}
            />
          </div>
          <Notes
            slideId={frame.slide?.id ?? ''}
            html={frame.slide?.notesHtml}
            step={frame.view.session.position.step}
            size={notesSize}
            onResize={resizeNotes}
          />
        </div>
      </main>
      <Toolbar
        session={frame.view.session}
        run={run}
        openProjector={window.lectern === undefined ? () => openProjector(setNotice) : null}
        openExport={window.lectern === undefined ? () => setOpen('export') : null}
        listOpen={listOpen}
      />
      <Notice text={notice} />
      <Announcer frame={frame} />
      {open === 'help' ? <Help onClose={() => setOpen(null)} /> : null}
      {open === 'export' ? <ExportDialog onClose={() => setOpen(null)} /> : null}
      {open === 'problems' ? (
        <Problems diagnostics={frame.outline.diagnostics} onClose={() => setOpen(null)} />
      ) : null}
    </div>
  )
}

function Waiting({ status }: { status: ConnectionStatus }) {
  return (
    <main class="waiting">
      <h1>Lectern</h1>
      <p role="status">
        {status === 'lost' ? 'The lecture cannot be reached. Trying again.' : 'Opening the lecture'}
      </p>
    </main>
  )
}

function Notice({ text }: { text: string | null }) {
  return (
    <div class="notice-place" role="status">
      {text === null ? null : <p class="notice">{text}</p>}
    </div>
  )
}

function Announcer({ frame }: { frame: Frame }) {
  const words = useMemo(
    () => announcement(frame.view.session.position, frame.outline),
    [frame.view.session.position.slide, frame.view.session.position.step, frame.outline],
  )
  return (
    <p class="visually-hidden" role="status">
      {words}
    </p>
  )
}

function useLecture(connection: LectureConnection, onTrouble: (message: string) => void) {
  const [frame, setFrame] = useState<Frame | null>(null)
  const [status, setStatus] = useState<ConnectionStatus>('connecting')
  useEffect(() => connection.onStatus(setStatus), [connection])
  useEffect(
    () => followLecture(connection, { onFrame: setFrame, onAhead: drawAhead, onTrouble }),
    [connection, onTrouble],
  )
  useEffect(() => {
    if (frame === null) return
    document.title = `Presenter view: ${frame.outline.meta.title}`
  }, [frame])
  return { frame, status }
}

/** The session as the lecture told it last; null before it has. */
function useSession(connection: LectureConnection) {
  const session = useRef<Session | null>(null)
  useEffect(
    () =>
      connection.onSnapshot(({ view }) => {
        if (view.role === 'presenter') session.current = view.session
      }),
    [connection],
  )
  return session
}

/** A sentence that goes away by itself after six seconds. */
function useNotice(): [string | null, (text: string) => void] {
  const [notice, setNotice] = useState<{ text: string } | null>(null)
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(() => setNotice(null), 6000)
    return () => clearTimeout(timer)
  }, [notice])
  const show = useCallback((text: string) => setNotice({ text }), [])
  return [notice?.text ?? null, show]
}

function useKeys(run: (command: Command) => void, resizeNotes: (direction: 1 | -1) => void): void {
  const latest = useRef({ run, resizeNotes })
  latest.current = { run, resizeNotes }
  useEffect(
    () =>
      bindKeyboard(document, {
        run: (command) => latest.current.run(command),
        own({ key, ctrl, alt, meta }) {
          if (ctrl || alt || meta || !['+', '=', '-'].includes(key)) return false
          latest.current.resizeNotes(key === '-' ? -1 : 1)
          return true
        },
      }),
    [],
  )
}

function openProjector(onRefused: (text: string) => void): void {
  // A named window, so that asking twice brings the same one to the front.
  const opened = window.open('/audience', 'lectern-audience', 'popup,width=1280,height=720')
  if (opened === null) onRefused('The browser refused to open a window. Allow pop-ups for this page.')
  else opened.focus()
}

function toggleFullScreen(): void {
  const done =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen()
  // Refused by the browser's own rules: the window simply stays as it is.
  done.catch(() => null)
}
