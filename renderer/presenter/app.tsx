import { useCallback, useState } from 'preact/hooks'
import type { Arrangement } from '../../core/rpc/contract.ts'
import { elapsed } from '../../core/session/clock.ts'
import type { Command } from '../../core/session/commands.ts'
import type { Action } from '../../core/session/types.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { Desk } from './desk.tsx'
import { printLayout, readLayout, USUAL_LAYOUT, withToggled } from './desk-layout.ts'
import { showNextSource } from './next-source.ts'
import { Notes } from './notes.tsx'
import { useNotesSize } from './notes-size.ts'
import { paceNow } from './pace-words.ts'
import { SlidesOverNotes, useOneDisplay } from './one-display.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { useKeys, useLecture, useNotice, useSession } from './page-hooks.ts'
import { PanelsMenu } from './panels-menu.tsx'
import { CurrentSlide, UpcomingSlide } from './previews.tsx'
import { Announcer, Notice, Waiting } from './signs.tsx'
import { SlideList } from './slide-list.tsx'
import { Sources } from './sources.tsx'
import { swapDisplays } from './swap-displays.ts'
import { Timer } from './timer.tsx'
import { Toolbar } from './toolbar.tsx'
import { Tools } from './tools.tsx'
import { TopBar } from './top-bar.tsx'
import { useRemembered } from './use-remembered.ts'
import { openProjector, toggleFullScreen } from './windows.ts'

const NOT_CONNECTED = 'Not connected: that was not done. Try again in a moment.'

/** Where the desktop program is not there to place the windows. */
const IN_BROWSER = window.lectern === undefined

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
  const oneDisplay = useOneDisplay()

  const dispatch = useCallback(
    (action: Action) => {
      connection.dispatch(action).catch(() => setNotice(NOT_CONNECTED))
    },
    [connection, setNotice],
  )
  const slides = useCallback((indices: readonly number[]) => connection.slides(indices), [connection])
  const openReplan = () => {
    if (frame === null) return
    const { clock } = frame.view.session
    const spent = elapsed(clock, Date.now() + frame.clockOffset)
    setOpen({ kind: 'replan', pace: paceNow(frame.outline, frame.view, spent) })
  }
  const arrange = (what: Arrangement) => {
    if (!IN_BROWSER) connection.arrange(what).catch(() => setNotice(NOT_CONNECTED))
    else if (what === 'one-display') oneDisplay.turn(!oneDisplay.isOn)
    else void swapDisplays().then(setNotice)
  }
  const run = (command: Command) => {
    if (
      command.ui === 'help' ||
      command.ui === 'overview' ||
      command.ui === 'follow' ||
      command.ui === 'export'
    )
      setOpen(open?.kind === command.ui ? null : { kind: command.ui })
    else if (command.ui === 'goto') setOpen({ kind: 'goto', typed: '' })
    else if (command.ui === 'replan') openReplan()
    else if (command.ui === 'list') setListOpen(!listOpen)
    else if (command.ui === 'close' && listOpen) return setListOpen(false)
    else if (command.ui === 'close' && oneDisplay.isOn) return oneDisplay.turn(false)
    else if (command.ui === 'one-display' || command.ui === 'swap-displays') arrange(command.ui)
    else if (IN_BROWSER && command.id === 'start') {
      if (oneDisplay.wasOn) oneDisplay.turn(true)
      else openProjector(setNotice)
    } else if (command.id === 'fullscreen') toggleFullScreen()
    else if (command.ui === 'source' && frame !== null)
      showNextSource(connection, frame.view, setNotice).catch(() => setNotice(NOT_CONNECTED))
    if (command.action !== undefined) connection.command(command.id).catch(() => setNotice(NOT_CONNECTED))
    // Of the lecture as it is, not as it is painted: a press never waits for slides to be fetched.
    if (command.id === 'rehearse' && session.current?.rehearsal === true) setOpen({ kind: 'rehearsal' })
  }
  const listen = useKeys(run, {
    resizeNotes,
    digit: (typed) => setOpen({ kind: 'goto', typed }),
  })
  const goto = (slide: string) => dispatch({ type: 'goto', slide })
  const showSource = (key: string | null) => dispatch({ type: 'source', key })

  if (frame === null) return <Waiting status={status} />
  return (
    <div class={`presenter ${listOpen ? 'has-list' : ''} ${oneDisplay.isOn ? 'is-covered' : ''}`}>
      <TopBar frame={frame} status={status} onProblems={() => setOpen({ kind: 'problems' })} />
      {listOpen ? (
        <SlideList
          outline={frame.outline}
          current={frame.view.session.position.slide}
          appearance={frame.view.session.appearance}
          slides={slides}
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
        current={
          <CurrentSlide
            frame={frame}
            onLink={goto}
            onPainted={onPainted}
            connection={connection}
            onTrouble={setNotice}
          >
            <Tools session={frame.view.session} run={run} dispatch={dispatch} />
          </CurrentSlide>
        }
        sources={<Sources slide={frame.slide} shown={frame.view.session.source} onShow={showSource} />}
        next={<UpcomingSlide frame={frame} />}
        timer={
          <Timer
            clock={frame.view.session.clock}
            offset={frame.clockOffset}
            planned={frame.outline.meta.duration}
            paceAt={(spent) => paceNow(frame.outline, frame.view, spent)}
            canUndoReset={frame.view.session.can.undoReset}
            isRehearsal={frame.view.session.rehearsal}
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
        openProjector={IN_BROWSER ? () => openProjector(setNotice) : null}
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
      {oneDisplay.isOn ? <SlidesOverNotes listen={listen} /> : null}
      {open === null ? null : (
        <OpenDialog
          open={open}
          frame={frame}
          slides={slides}
          connection={connection}
          dispatch={dispatch}
          onTrouble={setNotice}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}
