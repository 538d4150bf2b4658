import type { Measure } from './measure.ts'
import { openPage, rest } from '../browser.ts'

export const firstSlide: Measure = {
  id: 'first-slide',
  title: 'The first slide',
  about:
    'From starting the tool with the lecture until the slide is painted, in a browser that is open already and ' +
    'remembers nothing. For Marp that is converting to HTML and opening the file; for reveal.js, whose server ' +
    'stands before, opening the page.',
  columns: [{ key: 'first', name: 'first slide', unit: 'time' }],
  async take(subject) {
    await subject.write()
    // A window of its own is no part of what the tool does.
    const page = await subject.newPage()
    await page.close()
    const began = performance.now()
    await subject.open()
    await subject.slidesPage()
    return { first: performance.now() - began }
  },
}

export const anotherWindow: Measure = {
  id: 'again',
  title: 'Another window',
  about:
    'From asking a tool that has been there for a while until the slide is painted: a window that was closed, a second ' +
    'projector. Marp’s file is finished by then, and needs no server.',
  columns: [{ key: 'again', name: 'slide shows', unit: 'time' }],
  async take(subject) {
    const { url } = await subject.open()
    await rest(1000)
    const page = await subject.freshPage()
    const began = performance.now()
    await openPage(page, url, subject.tool.shown)
    const again = performance.now() - began
    await page.close()
    return { again }
  },
}
