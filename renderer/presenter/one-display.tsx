import { useEffect, useRef, useState } from 'preact/hooks'

/** The slides over the notes, for a lecturer with one display. */
export interface OneDisplay {
  isOn: boolean
  turn(on: boolean): void
  /** Whether the lecture has been given in this way since the page was opened. */
  wasOn: boolean
}

/** What is left of leaving full screen: a clicker's two presses may come faster than a window changes. */
let leaving: Promise<void> = Promise.resolve()

/** Fills the display until the returned function is called; `left` is called when the lecturer ends that otherwise. */
function fillDisplay(left: () => void): () => void {
  let isFilled = false
  let isOver = false
  const fill = async () => {
    await leaving
    if (isOver) return
    await document.documentElement.requestFullscreen()
    isFilled = true
  }
  // Refused by the browser's own rules: the slides fill the window.
  const filling = fill().catch(() => undefined)
  // Escape leaves full screen without a word to the page.
  const onChange = () => {
    if (isFilled && document.fullscreenElement === null) left()
  }
  document.addEventListener('fullscreenchange', onChange)
  return () => {
    isOver = true
    document.removeEventListener('fullscreenchange', onChange)
    leaving = filling
      .then(() => (document.fullscreenElement === null ? undefined : document.exitFullscreen()))
      .catch(() => undefined)
  }
}

/** With the slides the window fills the display, where the browser lets it; leaving that brings the notes back. */
export function useOneDisplay(): OneDisplay {
  const [isOn, setOn] = useState(false)
  const [wasOn, setWasOn] = useState(false)
  useEffect(() => (isOn ? fillDisplay(() => setOn(false)) : undefined), [isOn])
  const turn = (on: boolean) => {
    setOn(on)
    if (on) setWasOn(true)
  }
  return { isOn, turn, wasOn }
}

interface SlidesOverNotesProps {
  /** Listens for the keys of the lecture in the slides' document too; returns the way to stop. */
  listen: (document: Document) => () => void
}

/** The projector's own page in this window: what is seen here is what a projector would show, and nothing else. */
export function SlidesOverNotes({ listen }: SlidesOverNotesProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])
  return (
    <iframe
      class="slides-over-notes"
      ref={frame}
      src="/audience?over-notes"
      title="Slides, as the room sees them"
      onLoad={() => {
        stop.current?.()
        const inside = frame.current?.contentDocument
        // Whoever draws on the slide has the focus there, and goes on with the same keys.
        stop.current = inside === null || inside === undefined ? null : listen(inside)
      }}
    />
  )
}
