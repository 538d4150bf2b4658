import { setTimeout as wait } from 'node:timers/promises'

/** How long work goes on before whatever waits has its turn; a key press must not wait for a whole frame. */
const STRETCH_MS = 10
/** So long it rests then while pages ask for things, which takes several turns for each of them. */
const REST_MS = 30

/**
 * For long work in small pieces: awaited between them, it lets timers and connections have their turn when
 * the last one was long enough ago.
 *
 * @param isBusy whether others are at work who are to be in the way of as little as possible
 */
export function createBreathing(isBusy: () => boolean = () => false): () => Promise<void> | undefined {
  let last = performance.now()
  const breathe = async () => {
    if (isBusy()) await wait(REST_MS)
    else await new Promise((resolve) => setImmediate(resolve))
    last = performance.now()
  }
  return () => (performance.now() - last < STRETCH_MS ? undefined : breathe())
}
