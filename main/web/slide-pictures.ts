import { pdfQuery, settlePdfOptions } from '../../core/export/pdf-options.ts'
import { printingFailed } from '../app/export/printer.ts'
import type { DrawSlides } from '../app/export/pictures.ts'
import { addressOf } from './chromium-printer.ts'
import { launchChromium } from './chromium.ts'
import { isReady } from './page-ready.ts'

/** Longest time for laying out one lecture, milliseconds. Only a page that hangs comes near it. */
const PATIENCE = 300_000

/** Draws slides with a Chromium of its own, 1920 × 1080 pixels each. */
export function slidePictures(printUrl: string): DrawSlides {
  return async function* draw({ slides, signal }) {
    signal?.throwIfAborted()
    const options = settlePdfOptions({ kind: 'slides' })
    if ('problem' in options) throw new RangeError(options.problem)
    const browser = await launchChromium()
    const close = () => void browser.close().catch(() => undefined)
    signal?.addEventListener('abort', close)
    try {
      const page = await browser.newPage({
        viewport: { width: 1280, height: 720 },
        deviceScaleFactor: 1.5,
        colorScheme: 'light',
        reducedMotion: 'reduce',
      })
      page.setDefaultTimeout(PATIENCE)
      await page.goto(addressOf(printUrl, `/print?${pdfQuery(options)}`))
      await isReady(page)
      for (const slide of slides) {
        const place = page.locator(`.slide[data-slide=${JSON.stringify(slide)}]`)
        yield { slide, png: new Uint8Array(await place.screenshot({ animations: 'disabled' })) }
      }
    } catch (error) {
      signal?.throwIfAborted()
      throw printingFailed(error)
    } finally {
      signal?.removeEventListener('abort', close)
      await browser.close()
    }
  }
}
