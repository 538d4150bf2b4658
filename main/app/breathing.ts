/** How long work goes on before whatever waits has its turn; a key press must not wait for three frames. */
const STRETCH_MS = 12

/**
 * For long work in small pieces: awaited between them, it lets timers and connections have their turn when
 * the last one was long enough ago.
 */
export function createBreathing(): () => Promise<void> | undefined {
  let last = performance.now()
  return () => {
    if (performance.now() - last < STRETCH_MS) return undefined
    return new Promise((resolve) => {
      setImmediate(() => {
        last = performance.now()
        resolve()
      })
    })
  }
}
