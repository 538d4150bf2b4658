import type { Measure } from './measure.ts'
import { rest } from '../browser.ts'
import { pressKeys } from '../key-press.ts'

const columns: Measure['columns'] = [
  { key: 'changed50', name: 'changed p50', unit: 'time' },
  { key: 'changed95', name: 'changed p95', unit: 'time' },
  { key: 'painted50', name: 'painted p50', unit: 'time' },
  { key: 'painted95', name: 'painted p95', unit: 'time' },
]

/** Somebody looks at the first slide before going on; milliseconds. */
const LOOK = 2000
/** Between presses of somebody who looks for a slide; milliseconds. */
const FAST = 60
/** Of somebody who speaks. reveal.js sends at most one state each half second, which is to disturb nobody here. */
const SLOW = 700

export const steps: Measure = {
  id: 'steps',
  title: 'A step',
  about:
    'From the browser’s key event to the last change in the document of the slides before the next frame ' +
    '(“changed”: below 16.7 ms the step is in the next frame of a 60 Hz display), and to the end of that frame ' +
    '(“painted”). Lectern’s key is pressed in the presenter view, another window than the one that is watched, and ' +
    'goes through the server; the others’ in the window of the slides itself. What an empty page needs, no tool can do without.',
  columns,
  async take(subject) {
    const slides = await subject.slidesPage()
    const control = subject.tool.movesItself ? slides : await subject.lecturerPage()
    if (!control) return null
    await rest(LOOK)
    return await pressKeys(slides, control, subject.presses, FAST)
  },
}

export const otherWindow: Measure = {
  id: 'other-window',
  title: 'A key in the lecturer’s window',
  about:
    'The same, with the key pressed in the lecturer’s window and the slides watched in the other: Lectern’s presenter ' +
    'view, reveal.js’s speaker view, Slidev’s presenter mode, Marp’s presenter view. All are windows of one browser. ' +
    'Half as many presses, 0.7 s apart: reveal.js’s speaker view sends at most one state in half a second.',
  columns,
  async take(subject) {
    const slides = await subject.slidesPage()
    const control = await subject.lecturerPage()
    if (!control) return null
    await rest(LOOK)
    return await pressKeys(slides, control, subject.presses / 2, SLOW)
  },
}
