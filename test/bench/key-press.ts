import type { Page } from 'playwright-core'
import { rest } from './browser.ts'
import { percentile } from './stats.ts'

/** What the watched page says after a step, in milliseconds since the epoch. */
interface Seen {
  changed: number
  painted: number
}

declare const bench: { seen: Promise<Seen | null> }

/**
 * Presses the key that goes on, so many times, and watches the slides. The clock starts when the browser made
 * the key's event, in whichever window that was; all windows have the same clock.
 *
 * @param pause between two presses, milliseconds: what comes after a step, such as making the next slide ready,
 *   belongs to no key press
 * @returns milliseconds, to the last change before the next frame and to the end of that frame
 * @throws Error when a key press changes nothing
 */
export async function pressKeys(
  slides: Page,
  control: Page,
  presses: number,
  pause: number,
): Promise<Record<'changed50' | 'changed95' | 'painted50' | 'painted95', number>> {
  await control.bringToFront()
  await control.evaluate(() => {
    addEventListener(
      'keydown',
      ({ timeStamp }) => Object.assign(globalThis, { pressedAt: performance.timeOrigin + timeStamp }),
      true,
    )
  })
  const found: Seen[] = []
  for (let time = 0; time < presses; time += 1) {
    await slides.evaluate(watch)
    await control.keyboard.press('PageDown')
    const seen = await slides.evaluate(() => bench.seen)
    if (seen === null) throw new Error(`Key press ${time + 1} changed nothing within five seconds`)
    const pressed = await control.evaluate(() => (globalThis as unknown as { pressedAt: number }).pressedAt)
    // What changed before the key was pressed was no step.
    if (seen.changed >= pressed)
      found.push({ changed: seen.changed - pressed, painted: seen.painted - pressed })
    await rest(pause)
  }
  if (found.length < presses / 2) throw new Error('The slides change without a key press')
  const at = (name: keyof Seen, part: number) => {
    const values = found.map((seen) => seen[name])
    return percentile(values, part)
  }
  return {
    changed50: at('changed', 0.5),
    changed95: at('changed', 0.95),
    painted50: at('painted', 0.5),
    painted95: at('painted', 0.95),
  }
}

/** Runs in the page: the first change after this, all others before the next frame, and that frame. */
function watch(): void {
  const now = () => performance.timeOrigin + performance.now()
  const seen = new Promise<Seen | null>((done) => {
    let changed = 0
    setTimeout(() => done(null), 5000)
    const observer = new MutationObserver(() => {
      const isFirst = changed === 0
      changed = now()
      if (!isFirst) return
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => {
          observer.disconnect()
          done({ changed, painted: now() })
        })
        port1.start()
        port2.postMessage(null)
      })
    })
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true })
  })
  Object.assign(globalThis, { bench: { seen } })
}
