let projector: Window | null = null

/** The slides' window that this page opened; null while there is none. */
export function projectorWindow(): Window | null {
  return projector === null || projector.closed ? null : projector
}

/** In a browser; Electron's shell opens its own. */
export function openProjector(onRefused: (text: string) => void): void {
  // A named window, so that asking twice brings the same one to the front.
  const opened = window.open('/audience', 'lectern-audience', 'popup,width=1280,height=720')
  if (opened === null) onRefused('The browser refused to open a window. Allow pop-ups for this page.')
  else {
    projector = opened
    opened.focus()
  }
}

export function toggleFullScreen(): void {
  const done =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen()
  // Refused by the browser's own rules: the window simply stays as it is.
  done.catch(() => null)
}
