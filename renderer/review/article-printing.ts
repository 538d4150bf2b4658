import { useEffect } from 'preact/hooks'

/** Prints once every slide stands; what was off screen is drawn for it. */
export function usePrinting(printing: boolean, done: () => void): void {
  useEffect(() => {
    if (!printing) return
    let current = true
    const look = () => {
      if (!current) return
      if (document.querySelector('.lazy-slide:not([data-stands])') !== null) {
        requestAnimationFrame(look)
        return
      }
      // Some browsers go on while they print.
      addEventListener('afterprint', done, { once: true })
      window.print()
    }
    // Not before the slides have taken the size that they have on paper.
    requestAnimationFrame(() => requestAnimationFrame(look))
    return () => {
      current = false
    }
  }, [printing])
}
