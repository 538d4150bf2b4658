import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { elapsed } from '../../core/session/clock.ts'
import type { Command } from '../../core/session/commands.ts'
import type { Pace } from '../../core/session/pace.ts'
import type { Action, PresenterSession } from '../../core/session/types.ts'
import type { ConnectionStatus, LectureConnection } from '../shared/connect.ts'
import { bindKeyboard } from '../shared/keyboard.ts'
import { drawAhead } from '../shared/preview.ts'
import { Desk } from './desk.tsx'
import { printLayout, readLayout, USUAL_LAYOUT, withToggled } from './desk-layout.ts'
import { Goto } from './goto.tsx'
import { Help } from './help.tsx'
import { FollowAlong } from './follow-along.tsx'
import { followLecture, type Frame } from './model.ts'
import { Notes } from './notes.tsx'
import { useNotesSize } from './notes-size.ts'
import { Overview } from './overview.tsx'
import { paceNow } from './pace-words.ts'
import { PanelsMenu } from './panels-menu.tsx'
import { CurrentSlide, UpcomingSlide } from './previews.tsx'
import { Problems } from './problems.tsx'
import { Replan } from './replan.tsx'
import { SlideList } from './slide-list.tsx'
import { Sources } from './sources.tsx'
import { Timer } from './timer.tsx'
import { Toolbar } from './toolbar.tsx'
import { TopBar } from './top-bar.tsx'
import { useRemembered } from './use-remembered.ts'
import { announcement } from './words.ts'

type OpenDialog =
  | { kind: 'help' | 'problems' | 'overview' | 'follow' }
  /** `typed`: what the lecturer has typed already. */
  | { kind: 'goto'; typed: string }
  /** As it was when it was opened. */
  | { kind: 'replan'; pace: Pace | null }

/** A laptop at the desk and one at the podium's screen are divided differently. */
const DESK = {
  name: `desk.${screen.width}x${screen.height}`,
  read: readLayout,
  print: printLayout,
}

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
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const [listOpen, setListOpen] = useState(false)
  const [notesSize, resizeNotes] = useNotesSize(connection)
  const [layout, setLayout] = useRemembered(connection, DESK)

  const dispatch = useCallback(
    (action: Action) => {
      connection
        .dispatch(action)
        .catch(() => setNotice('Not connected: that was not done. Try again in a moment.'))
    },
    [connection, setNotice],
  )
  const openReplan = () => {
    if (frame === null) return
    const { clock } = frame.view.session
    const spent = elapsed(clock, Date.now() + frame.clockOffset)
    setOpen({ kind: 'replan', pace: paceNow(frame.outline, frame.view, spent) })
  }
  const run = (command: Command) => {
    if (command.ui === 'help' || command.ui === 'overview' || command.ui === 'follow')
      setOpen(open?.kind === command.ui ? null : { kind: command.ui })
    else if (command.ui === 'goto') setOpen({ kind: 'goto', typed: '' })
    else if (command.ui === 'replan') openReplan()
    else if (command.ui === 'list') setListOpen(!listOpen)
    else if (command.ui === 'close' && listOpen) return setListOpen(false)
    else if (command.id === 'start' && window.lectern === undefined) openProjector(setNotice)
    else if (command.id === 'fullscreen') toggleFullScreen()
    // Of the lecture as it is, not as it is painted: a press never waits for slides to be fetched.
    const now = session.current
    if (command.action !== undefined && now !== null) dispatch(command.action(now))
  }
  useKeys(run, {
    resizeNotes,
    digit: (typed) => setOpen({ kind: 'goto', typed }),
  })
  const goto = (slide: string) => dispatch({ type: 'goto', slide })

  if (frame === null) return <Waiting status={status} />
  return (
    <div class={`presenter ${listOpen ? 'has-list' : ''}`}>
      <TopBar frame={frame} status={status} onProblems={() => setOpen({ kind: 'problems' })} />
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
      <Desk
        layout={layout}
        onLayout={setLayout}
        current={<CurrentSlide frame={frame} onLink={goto} onPainted={onPainted} />}
        sources={<Sources slide={frame.slide} />}
        next={<UpcomingSlide frame={frame} />}
        timer={
          <Timer
            clock={frame.view.session.clock}
            offset={frame.clockOffset}
            planned={frame.outline.meta.duration}
            paceAt={(spent) => paceNow(frame.outline, frame.view, spent)}
            canUndoReset={frame.view.session.can.undoReset}
            dispatch={dispatch}
            onReplan={openReplan}
          />
        }
        notes={
          <Notes
            slideId={frame.slide?.id ?? ''}
            html={frame.slide?.notesHtml}
            step={frame.view.session.position.step}
            size={notesSize}
            onResize={resizeNotes}
          />
        }
      />
      <Toolbar
        session={frame.view.session}
        following={frame.following}
        run={run}
        openProjector={window.lectern === undefined ? () => openProjector(setNotice) : null}
        listOpen={listOpen}
        panels={
          <PanelsMenu
            layout={layout}
            onToggle={(panel) => setLayout((before) => withToggled(before, panel))}
            onReset={() => setLayout(() => USUAL_LAYOUT)}
          />
        }
      />
      <Notice text={notice} />
      <Announcer frame={frame} />
      {open === null ? null : (
        <OpenDialog
          open={open}
          frame={frame}
          connection={connection}
          dispatch={dispatch}
          onTrouble={setNotice}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

interface OpenDialogProps {
  open: OpenDialog
  frame: Frame
  connection: LectureConnection
  dispatch: (action: Action) => void
  onTrouble: (text: string) => void
  onClose: () => void
}

function OpenDialog({ open, frame, connection, dispatch, onTrouble, onClose }: OpenDialogProps) {
  const { outline, view } = frame
  const { bookmarks, screen } = view.session
  const goto = (slide: string) => dispatch({ type: 'goto', slide })
  switch (open.kind) {
    case 'help':
      return <Help onClose={onClose} />
    case 'problems':
      return <Problems diagnostics={outline.diagnostics} onClose={onClose} />
    case 'overview':
      return (
        <Overview
          outline={outline}
          view={view}
          slides={(indices) => connection.slides(indices)}
          onPick={goto}
          onFreeze={() => dispatch({ type: 'freeze' })}
          onClose={onClose}
        />
      )
    case 'goto':
      return (
        <Goto
          outline={outline}
          bookmarks={bookmarks}
          typed={open.typed}
          isPrivate={screen.kind === 'frozen'}
          onPick={(slide, look) => {
            if (look && screen.kind === 'live') dispatch({ type: 'freeze' })
            goto(slide)
          }}
          onClose={onClose}
        />
      )
    case 'follow':
      return (
        <FollowAlong
          following={frame.following}
          onChange={(change) => {
            connection.follow(change).catch(() => onTrouble('Not connected: that was not done.'))
          }}
          onClose={onClose}
        />
      )
    case 'replan':
      return <Replan outline={outline} view={view} pace={open.pace} dispatch={dispatch} onClose={onClose} />
  }
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
  const session = useRef<PresenterSession | null>(null)
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

interface OwnKeys {
  resizeNotes: (direction: 1 | -1) => void
  /** A digit begins the number of a slide. */
  digit: (digit: string) => void
}

function useKeys(run: (command: Command) => void, own: OwnKeys): void {
  const latest = useRef({ run, own })
  latest.current = { run, own }
  useEffect(
    () =>
      bindKeyboard(document, {
        run: (command) => latest.current.run(command),
        own({ key, ctrl, alt, meta }) {
          if (ctrl || alt || meta) return false
          const { resizeNotes, digit } = latest.current.own
          if (/^\d$/.test(key)) digit(key)
          else if (['+', '=', '-'].includes(key)) resizeNotes(key === '-' ? -1 : 1)
          else return false
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
