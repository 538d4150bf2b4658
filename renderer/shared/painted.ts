/**
 * Promises `window.lecternReady` for this page. The function it returns is called each time a position stands: once
 * it is painted, fonts included, the page is ready, and says so in `data-position`.
 */
export function promiseReady(): (position: string) => void {
  const painted = Promise.withResolvers<void>()
  window.lecternReady = painted.promise
  return (position) => {
    // Two frames: the first paints what was just put in place.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        document.documentElement.dataset['position'] = position
        void document.fonts.ready.then(() => painted.resolve())
      }),
    )
  }
}
