import type { Pointer } from '../session/types.ts'
import type { LectureHost } from './host.ts'

/** What followers see of the lecturer's laser or spotlight. */
export interface FollowedPointer {
  /** As a message in JSON; the very same text until something that followers see changes. */
  text(): string
  close(): void
}

/** Nothing is pointed at. */
export const NO_POINTER = message(null)

/**
 * Followers see where the room is pointed at, and nothing of a hand on a slide that the lecturer looks at in private.
 * A line is seen when it is drawn: on its way it would be sent to hundreds again and again.
 * @param changed called whenever the text may be another
 */
export function followPointer(host: LectureHost, changed: () => void): FollowedPointer {
  let latest: Pointer | null = null
  const stopPointing = host.onPointer((pointer) => {
    latest = pointer
    changed()
  })
  return {
    text: () => (latest !== null && isSeen(latest, host) ? message(latest) : NO_POINTER),
    close: stopPointing,
  }
}

/** On the slide that the room sees, with the tool that is still in hand. */
function isSeen(pointer: Pointer, host: LectureHost): boolean {
  if (pointer.kind === 'stroke') return false
  const { view } = host.snapshot('audience')
  if (view.role !== 'audience' || view.blank !== null || view.tool !== pointer.kind) return false
  return host.deck('audience').deck.slides[view.position.slide]?.id === pointer.slide
}

function message(pointer: Pointer | null): string {
  return JSON.stringify({ kind: 'pointer', pointer })
}
