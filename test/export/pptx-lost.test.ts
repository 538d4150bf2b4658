import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lostNotes } from '../../core/export/exporter.ts'
import { exportPptxWithChromium } from '../../main/web/export-more.ts'
import { temporaryFolder } from '../app/temporary-folder.ts'
import { PAGES } from '../support/pages.ts'
import { partsOf } from '../support/pptx-parts.ts'

const FOOT = 'the foot with its section and number'
const SIGNS = 'coloured signs of the theme'
const LINES = 'lines between texts and around them'
const WAY = 'the way in which it comes'

async function exported(...slides: string[]) {
  const folder = await temporaryFolder({ 'slides/01.md': slides.join('\n') })
  const out = join(await temporaryFolder(), 'out.pptx')
  const { lost } = await exportPptxWithChromium(folder, out, { pagesDir: PAGES })
  return { lost, parts: await partsOf(await readFile(out)) }
}

describe('what slides to edit leave behind', { timeout: 60_000 }, () => {
  it('EX368 is told of the slides that have it: signs, lines, the way in which they come, and the foot of them all', async () => {
    const { lost } = await exported(
      '## Plain {#plain}\n\nText.\n',
      '## Table {#table}\n\n| a | b |\n|---|---|\n| c | d |\n',
      '## Graded {#graded grade=emerging}\n\nText.\n',
      '## Goals {#goals .objectives}\n\n- One\n- Two\n',
      '## Points {#points .key-points}\n\n- One\n- Two\n',
      '## Moving {#moving transition=slide}\n\nText.\n',
      '## Still {#still transition=none}\n\nText.\n',
      '## Code {#code}\n\n`a` and\n\n```js\nlet a\n```\n',
    )
    expect(lost.toSorted()).toEqual(
      [
        `8 slides: ${FOOT}`,
        `graded: ${SIGNS}`,
        `graded: ${LINES}`,
        `goals: ${SIGNS}`,
        `goals: ${LINES}`,
        `points: ${LINES}`,
        `moving: ${WAY}`,
      ].toSorted(),
    )
    expect(lostNotes(lost)).toContain(`Not carried over: ${FOOT} (8 slides).`)
    expect(lostNotes(lost)).toContain(`Not carried over: ${LINES} (graded, goals, points).`)
  })

  it('EX368 of a short lecture the slides are named', async () => {
    const { lost } = await exported('## One {#one}\n\nText.\n', '## Two {#two}\n\nText.\n')
    expect(lost).toEqual([`one: ${FOOT}`, `two: ${FOOT}`])
  })

  it('EX369 lines of a table are as thick and have the colour that they have on the slide, the one below the heading too', async () => {
    const { parts } = await exported('## Table {#table}\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n')
    const xml = parts.get('ppt/slides/slide1.xml') ?? ''
    const ink = /<a:srgbClr val="(\w+)"/.exec(xml.slice(xml.indexOf('type="title"')))?.[1]
    const rows = Array.from(xml.matchAll(/<a:tr .*?<\/a:tr>/gs), ([row]) => row)
    const lines = rows.map((row) =>
      ['T', 'B', 'L', 'R'].map((side) => {
        const line = new RegExp(`<a:ln${side} w="(\\d+)".*?</a:ln${side}>`, 's').exec(row)
        return [Number(line?.[1]), /srgbClr val="(\w+)"/.exec(line?.[0] ?? '')?.[1] ?? null] as const
      }),
    )
    const none = [0, null]
    // Two pixels, then what a screen makes of one and a half, in English Metric Units.
    const strong = [19_050, ink]
    const fine = [9525, lines[2]?.[1]?.[1]]
    expect(fine[1]).toMatch(/^[\dA-F]{6}$/)
    expect(fine[1]).not.toBe(ink)
    expect(lines).toEqual([
      [none, strong, none, none],
      [strong, fine, none, none],
      [fine, fine, none, none],
    ])
  })
})
