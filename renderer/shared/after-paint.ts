/** Milliseconds after which no frame is expected any more. */
const noFrame = 400

/**
 * The second frame from now begins after the first was painted. A hidden page paints nothing, and a covered
 * or sleeping screen may not either, without anybody being told: the next step must not wait for it.
 */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (document.visibilityState === 'hidden') return resolve()
    const done = () => {
      document.removeEventListener('visibilitychange', done)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, noFrame)
    document.addEventListener('visibilitychange', done)
    requestAnimationFrame(() => requestAnimationFrame(done))
  })
}
