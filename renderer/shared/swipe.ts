import type { Direction } from './reading-direction.ts'

export type Turn = 'next' | 'previous'

/** CSS pixels that a finger has to go. */
const FAR = 48

/** A finger drawn sideways over something moves on or back; one that scrolls and two that zoom do not. */
export interface Swipe {
  begin(event: TouchEvent): void
  end(event: TouchEvent): void
}

export function createSwipe(reading: Direction, move: (turn: Turn) => void): Swipe {
  let from: { x: number; y: number } | null = null
  return {
    begin(event) {
      const [touch, other] = event.touches
      // Two fingers zoom, and one looks around in what is zoomed.
      const one = touch !== undefined && other === undefined && !isZoomed()
      from = one ? { x: touch.clientX, y: touch.clientY } : null
    },
    end(event) {
      const start = from
      const [touch] = event.changedTouches
      from = null
      if (start === null || touch === undefined || String(getSelection() ?? '') !== '') return
      const turn = swipeTurn(touch.clientX - start.x, touch.clientY - start.y, reading)
      if (turn !== null) move(turn)
    },
  }
}

/**
 * Where a movement of so many CSS pixels leads, as pages of a book are drawn over; null for one that is short or
 * mostly up and down.
 */
export function swipeTurn(x: number, y: number, reading: Direction): Turn | null {
  if (Math.abs(x) < FAR || Math.abs(x) < 1.6 * Math.abs(y)) return null
  return x < 0 === (reading === 'ltr') ? 'next' : 'previous'
}

function isZoomed(): boolean {
  return (window.visualViewport?.scale ?? 1) > 1.02
}

/** As long as the page is zoomed in, `data-zoomed` is on the document: a finger then moves what is seen. */
export function watchZoom(): () => void {
  const look = () => document.documentElement.toggleAttribute('data-zoomed', isZoomed())
  look()
  window.visualViewport?.addEventListener('resize', look)
  return () => window.visualViewport?.removeEventListener('resize', look)
}
