/** Links on the slide are not followed while there is a tool in hand. Returns the way to stop. */
export function keepLinks(surface: HTMLElement, isBusy: () => boolean): () => void {
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (link === null || !isBusy()) return
    event.preventDefault()
    event.stopPropagation()
  }
  surface.addEventListener('click', onClick, true)
  return () => surface.removeEventListener('click', onClick, true)
}

/** The hand is gone with the page, and when another window gets the keyboard. Returns the way to stop. */
export function whenPageGoes(leave: () => void): () => void {
  window.addEventListener('blur', leave)
  window.addEventListener('pagehide', leave)
  return () => {
    window.removeEventListener('blur', leave)
    window.removeEventListener('pagehide', leave)
  }
}
