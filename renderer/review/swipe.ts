import { useRef } from 'preact/hooks'

/** CSS pixels that a finger has to go. */
const FAR = 48

/** A finger drawn sideways over something moves on or back. Moving up and down scrolls, as ever. */
export function useSwipe(move: (direction: 'next' | 'previous') => void) {
  const from = useRef<{ x: number; y: number } | null>(null)
  return {
    onTouchStart: (event: TouchEvent) => {
      const [touch, other] = event.touches
      // Two fingers zoom.
      from.current =
        touch === undefined || other !== undefined ? null : { x: touch.clientX, y: touch.clientY }
    },
    onTouchEnd: (event: TouchEvent) => {
      const start = from.current
      const [touch] = event.changedTouches
      from.current = null
      if (start === null || touch === undefined || String(getSelection() ?? '') !== '') return
      const direction = swipeDirection(touch.clientX - start.x, touch.clientY - start.y)
      if (direction !== null) move(direction)
    },
  }
}

/** Which way a movement of so many CSS pixels goes; null for one that is short or mostly up and down. */
export function swipeDirection(x: number, y: number): 'next' | 'previous' | null {
  if (Math.abs(x) < FAR || Math.abs(x) < 1.6 * Math.abs(y)) return null
  return x < 0 ? 'next' : 'previous'
}
