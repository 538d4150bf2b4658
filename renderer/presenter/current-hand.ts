import { useCallback, useEffect, useRef } from 'preact/hooks'
import type { LectureConnection } from '../shared/connect.ts'
import { createHand, type Hand } from '../shared/hand.ts'
import type { Preview } from '../shared/preview.ts'
import { createSourceCard, type SourceCard } from '../shared/source-card.ts'
import type { Frame } from './model.ts'

/** The hand over the current slide of the presenter view, and the source that lies over it. */
interface Over {
  preview: Preview
  hand: Hand
  card: SourceCard
}

/**
 * Keeps what is pointed at, drawn and enlarged on the preview of the current slide. Hand the returned
 * function to the preview: it is to be called each time the preview has drawn, with null at its end.
 */
export function useCurrentHand(
  frame: Frame,
  connection: LectureConnection,
  onTrouble: (words: string) => void,
): (preview: Preview | null) => void {
  const over = useRef<Over | null>(null)
  const latest = useRef(frame)
  latest.current = frame
  const trouble = useRef(onTrouble)
  trouble.current = onTrouble

  const onPreview = useCallback(
    (preview: Preview | null) => {
      if (preview === null) {
        over.current?.hand.destroy()
        over.current = null
        return
      }
      over.current ??= {
        preview,
        hand: createHand({
          connection,
          surface: preview.frame,
          leads: true,
          onTrouble: (words) => trouble.current(words),
        }),
        card: createSourceCard(preview.frame),
      }
      show(over.current, latest.current)
    },
    [connection],
  )
  useEffect(() => {
    if (over.current !== null) show(over.current, frame)
  }, [frame])
  return onPreview
}

function show({ preview, hand, card }: Over, { view, slide }: Frame): void {
  const { session, audience } = view
  const isInRoom = audience.position.slide === session.position.slide
  hand.show({
    section: preview.section(),
    slide: session.slide,
    step: session.position.step,
    tool: session.tool,
    colour: session.colour,
    ink: session.ink,
    zoom: isInRoom ? session.zoom : null,
    isInRoom,
  })
  card.show(slide, isInRoom ? session.source : null)
}
