/**
 * A token bucket: `perSecond` calls a second, and as many at once after a quiet second.
 *
 * @param now the time in milliseconds; only differences count, and going backwards gives nothing
 */
export function rateLimit(perSecond: number, now: () => number): () => boolean {
  let tokens = perSecond
  let last = now()
  return () => {
    const time = now()
    tokens = Math.min(perSecond, tokens + (Math.max(0, time - last) * perSecond) / 1000)
    last = time
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
