import { useMemo } from 'preact/hooks'
import type { ConnectionStatus } from '../shared/connect.ts'
import type { Frame } from './model.ts'
import { announcement } from './words.ts'

/** Instead of a page, until the lecture is there. */
export function Waiting({ status }: { status: ConnectionStatus }) {
  return (
    <main class="waiting">
      <h1>Lectern</h1>
      <p role="status">
        {status === 'lost' ? 'The lecture cannot be reached. Trying again.' : 'Opening the lecture'}
      </p>
    </main>
  )
}

/** A sentence over the desk; null for none. */
export function Notice({ text }: { text: string | null }) {
  return (
    <div class="notice-place" role="status">
      {text === null ? null : <p class="notice">{text}</p>}
    </div>
  )
}

/** Tells screen readers where the lecture is. */
export function Announcer({ frame }: { frame: Frame }) {
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
