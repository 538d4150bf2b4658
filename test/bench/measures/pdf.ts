import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Measure } from './measure.ts'
import { completenessOf } from '../pdf-completeness.ts'
import { printingBrowser } from '../printing-browser.ts'
import { PDF_LIMIT } from '../processes.ts'

export const pdf: Measure = {
  id: 'pdf',
  title: 'PDF',
  about:
    'All slides at their last step as a PDF, from starting the tool until the file is there, all with the same ' +
    'Chromium started anew; reveal.js’s server and decktape’s stand before. Then what is in the file, as another ' +
    'library (pdf.js) reads it: of the headings of all slides those that the outline leads to, and those that are ' +
    'tagged as headings, which is how a screen reader finds its way.',
  columns: [
    { key: 'time', name: 'time', unit: 'time' },
    { key: 'each', name: 'per slide', unit: 'time' },
    { key: 'size', name: 'size', unit: 'bytes' },
    { key: 'pages', name: 'pages', unit: 'count' },
    { key: 'outline', name: 'headings in the outline', unit: 'share' },
    { key: 'tags', name: 'headings tagged', unit: 'share' },
  ],
  // What the file keeps is read afterwards.
  limit: 2 * PDF_LIMIT,
  async take(subject) {
    if (!subject.tool.pdf) return null
    const lecture = await subject.write()
    const place = await subject.folder('pdf')
    const browser = await printingBrowser(place)
    const out = join(place, 'slides.pdf')
    const began = performance.now()
    await subject.tool.pdf(lecture, out, browser)
    const time = performance.now() - began
    const bytes = await readFile(out)
    const titles = subject.slides.map(({ title }) => title)
    const found = await completenessOf(bytes, titles)
    return { time, each: time / titles.length, size: bytes.byteLength, ...found }
  },
}
