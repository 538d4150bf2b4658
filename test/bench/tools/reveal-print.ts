import { writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { PDF_LIMIT } from '../processes.ts'

/**
 * reveal.js's print view, saved as a PDF as its manual says, but by a program; with tags and outline asked for.
 * @param url of the deck
 */
export async function printReveal(url: string, out: string, executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(`${url}?print-pdf`, { waitUntil: 'commit', timeout: PDF_LIMIT })
    await page.waitForFunction('window.isPrintable', undefined, { timeout: PDF_LIMIT })
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    })
    await writeFile(out, pdf)
  } finally {
    await browser.close()
  }
}
