/** Passes on the latest of what comes, at most once a frame. */
export interface OnceAFrame<T> {
  put(value: T): void
  /** What waits is passed on now, if anything does. */
  flush(): void
  /** What waits is forgotten. */
  drop(): void
}

/** @param nextFrame `requestAnimationFrame`, or what stands in for it */
export function onceAFrame<T>(
  send: (value: T) => void,
  nextFrame: (run: () => void) => unknown = requestAnimationFrame,
): OnceAFrame<T> {
  let waiting: { value: T } | null = null
  let asked = false
  const flush = () => {
    const now = waiting
    waiting = null
    if (now !== null) send(now.value)
  }
  return {
    put(value) {
      waiting = { value }
      if (asked) return
      asked = true
      nextFrame(() => {
        asked = false
        flush()
      })
    },
    flush,
    drop() {
      waiting = null
    },
  }
}
