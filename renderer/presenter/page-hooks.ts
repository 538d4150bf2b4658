import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Command } from '../../core/session/commands.ts'
import type { PresenterSession } from '../../core/session/types.ts'
import type { ConnectionStatus, LectureConnection } from '../shared/connect.ts'
import { bindKeyboard } from '../shared/keyboard.ts'
import { drawAhead } from '../shared/preview.ts'
import { followLecture, type Frame } from './model.ts'

/** What the page shows of the lecture, and whether it is connected. */
export function useLecture(connection: LectureConnection, onTrouble: (message: string) => void) {
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
export function useSession(connection: LectureConnection) {
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
export function useNotice(): [string | null, (text: string) => void] {
  const [notice, setNotice] = useState<{ text: string } | null>(null)
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(() => setNotice(null), 6000)
    return () => clearTimeout(timer)
  }, [notice])
  const show = useCallback((text: string) => setNotice({ text }), [])
  return [notice?.text ?? null, show]
}

export interface OwnKeys {
  resizeNotes: (direction: 1 | -1) => void
  /** A digit begins the number of a slide. */
  digit: (digit: string) => void
}

/**
 * The keys of the command table, and those of this page alone. Returns how to listen for them in another document
 * too, such as that of a page within this one.
 */
export function useKeys(run: (command: Command) => void, own: OwnKeys): (document: Document) => () => void {
  const latest = useRef({ run, own })
  latest.current = { run, own }
  const listen = useCallback(
    (where: Document) =>
      bindKeyboard(where, {
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
  useEffect(() => listen(document), [listen])
  return listen
}
