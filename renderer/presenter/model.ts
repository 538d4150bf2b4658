import type { DeckOutline, Following, SlideContent, Snapshot } from '../../core/rpc/contract.ts'
import type { Position, PresenterView } from '../../core/session/types.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { messageOf } from '../../core/deck/message-of.ts'

/** Everything the presenter page shows at one moment; its parts belong together. */
export interface Frame {
  view: PresenterView
  outline: DeckOutline
  /** Undefined when the deck has no such slide (an empty lecture). */
  slide: SlideContent | undefined
  /** Null at the very end. */
  upcoming: { slide: SlideContent; step: number } | null
  /** Milliseconds the lecture's clock is ahead of this machine's. */
  clockOffset: number
  /** Undefined where nobody could follow along. */
  following?: Following | undefined
}

/** How many slides on either side of the current one are fetched ahead. */
const AHEAD = 2

/** Indices around `index` within the deck, nearest first and forwards before backwards. */
export function neighbours(index: number, slideCount: number, reach = AHEAD): number[] {
  const found: number[] = []
  for (let away = 1; away <= reach; away += 1) found.push(index + away, index - away)
  return found.filter((at) => at >= 0 && at < slideCount)
}

export interface FrameListener {
  onFrame: (frame: Frame) => void
  /** Slides that may be wanted soon, so that what is slow to draw can be drawn ahead. */
  onAhead?: (slides: SlideContent[]) => void
  /** What could not be fetched. */
  onTrouble: (message: string) => void
}

/** Turns snapshots into frames. A frame comes only when its slides are there, and never after a newer one. */
export function followLecture(
  connection: Pick<LectureConnection, 'onSnapshot' | 'outline' | 'slides'>,
  { onFrame, onAhead, onTrouble }: FrameListener,
  now: () => number = Date.now,
): () => void {
  let newest = 0
  return connection.onSnapshot((snapshot) => {
    newest += 1
    const mine = newest
    const clockOffset = snapshot.now - now()
    composeFrame(connection, snapshot, clockOffset).then(
      (frame) => {
        if (mine !== newest || frame === null) return null
        onFrame(frame)
        // Fetched after the frame, so that what is wanted now never waits behind what may be wanted soon.
        const ahead = neighbours(frame.view.session.position.slide, frame.outline.slides.length)
        return connection.slides(ahead).then(onAhead, () => null)
      },
      (error: unknown) => {
        if (mine === newest) onTrouble(messageOf(error))
        return null
      },
    )
  })
}

async function composeFrame(
  connection: Pick<LectureConnection, 'outline' | 'slides'>,
  { view, following }: Snapshot,
  clockOffset: number,
): Promise<Frame | null> {
  if (view.role !== 'presenter') return null
  const { position } = view.session
  const wanted = view.upcoming === null ? [position.slide] : [position.slide, view.upcoming.slide]
  const [outline, slides] = await Promise.all([connection.outline(), connection.slides([...new Set(wanted)])])
  const at = (index: number) => slides.find((slide) => slide.index === index)
  const upcoming = upcomingOf(view.upcoming, at)
  return { view, outline, slide: at(position.slide), upcoming, clockOffset, following }
}

function upcomingOf(
  position: Position | null,
  at: (index: number) => SlideContent | undefined,
): Frame['upcoming'] {
  const slide = position === null ? undefined : at(position.slide)
  return position === null || slide === undefined ? null : { slide, step: position.step }
}
