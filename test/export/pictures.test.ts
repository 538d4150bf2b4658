import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportAs } from '../../main/app/export/as.ts'
import { fileName } from '../../main/app/export/pictures.ts'
import { exportDrawingsWithChromium, exportPicturesWithChromium } from '../../main/web/export-more.ts'
import { withServedLecture } from '../../main/web/export-command.ts'
import { fixture, PAGES } from '../support/pages.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-pictures-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const small = fixture('small-lecture')
const pictures = (only: string | null, out = folder) =>
  exportPicturesWithChromium(small, out, { pagesDir: PAGES, only })

/** Red of the pixel at the top left, 0 to 255. */
function cornerOf(png: Buffer): number {
  const chunks: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      chunks.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  // Behind the byte that says how the row is filtered: the first pixel has none before it.
  return inflateSync(Buffer.concat(chunks))[1] ?? -1
}

describe('pictures of slides', { timeout: 60_000 }, () => {
  it('EX80 there is one a slide, named in the order of the lecture, 1920 × 1080 pixels each', async () => {
    const out = join(folder, 'new')
    const result = await pictures(null, out)
    expect(result.pictures).toBe(10)
    const names = (await readdir(out)).toSorted()
    expect(names.slice(0, 3)).toEqual(['01-title.png', '02-words.png', '03-points.png'])
    for (const name of names) {
      const png = await readFile(join(out, name))
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080])
    }
  })

  it('EX80 one slide can be wished for, and what else is in the folder stays', async () => {
    await writeFile(join(folder, 'mine.txt'), 'mine')
    expect((await pictures('loop')).pictures).toBe(1)
    expect((await readdir(folder)).toSorted()).toEqual(['07-loop.png', 'mine.txt'])
  })

  it('EX81 a slide that is not there is said before a browser starts, and nothing is written', async () => {
    await expect(pictures('lop', join(folder, 'none'))).rejects.toMatchObject({
      code: 'usage',
      message: 'There is no slide with the id "lop".',
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('EX81 a file in the place of the folder is refused', async () => {
    await writeFile(join(folder, 'file'), 'x')
    await expect(pictures(null, join(folder, 'file'))).rejects.toMatchObject({ code: 'target-unwritable' })
  })

  it('EX303 one slide can be a file of its own, in its dark appearance too, and what is wrong on it is said', async () => {
    const lecture = join(folder, 'lecture')
    await mkdir(join(lecture, 'slides'), { recursive: true })
    await writeFile(
      join(lecture, 'slides', '01.md'),
      '## One {#one}\n\nA letter \u{10abcd}.\n\n## Two {#two}\n\nText.\n',
    )
    const corners: number[] = []
    await withServedLecture(lecture, { pagesDir: PAGES }, async (served) => {
      for (const dark of [false, true]) {
        const out = join(folder, `one-${dark}.png`)
        const wish = { type: 'png', slide: 'one', dark, ink: false } as const
        const { count, notes } = await exportAs({ ...served, pagesDir: PAGES, wish, out })
        expect(count).toBe(1)
        expect(notes).toEqual([expect.stringContaining('no font for \u{10abcd} on the slide "one"')])
        corners.push(cornerOf(await readFile(out)))
      }
      return {}
    })
    expect(corners[0]).toBeGreaterThan(200)
    expect(corners[1]).toBeLessThan(60)
  })

  it('EX81 names work on every system', () => {
    expect(fileName(7, 'β/..\\c:d', 117, 'png')).toBe('007-β-c-d.png')
  })
})

describe('drawings of diagrams', { timeout: 60_000 }, () => {
  it('EX82 each is a whole SVG with its title, all its parts, and its style in itself', async () => {
    const result = await exportDrawingsWithChromium(small, folder, { pagesDir: PAGES })
    expect(result.drawings).toBe(3)
    expect((await readdir(folder)).toSorted()).toEqual([
      '07-fig-loop.svg',
      '08-fig-left.svg',
      '08-fig-right.svg',
    ])
    const svg = await readFile(join(folder, '07-fig-loop.svg'), 'utf8')
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg).toContain('>A loop in three parts</title>')
    for (const word of ['Start', 'Middle', 'End']) expect(svg).toContain(word)
    expect(svg).not.toMatch(/ class=|var\(--|data-step|aria-hidden|visibility/)
  })

  it('EX304 those of one slide alone can be wished for: one as a file, several as a folder, and none says so', async () => {
    await withServedLecture(small, { pagesDir: PAGES }, async (served) => {
      const write = (slide: string | null, out: string) =>
        exportAs({ ...served, pagesDir: PAGES, wish: { type: 'svg', slide }, out })
      await write('loop', join(folder, 'loop.svg'))
      expect(await readFile(join(folder, 'loop.svg'), 'utf8')).toContain('>A loop in three parts</title>')
      const two = served.deck.slides.find(({ diagrams }) => diagrams.length === 2)?.id ?? ''
      expect(await write(two, join(folder, 'two'))).toMatchObject({ count: 2, unit: 'drawing' })
      expect((await readdir(join(folder, 'two'))).toSorted()).toEqual(['08-fig-left.svg', '08-fig-right.svg'])
      expect(await write(null, join(folder, 'all'))).toMatchObject({ count: 3 })
      await expect(write('words', join(folder, 'none'))).rejects.toMatchObject({
        message: 'The slide has no diagrams.',
      })
      await expect(write('gone', join(folder, 'none'))).rejects.toMatchObject({ code: 'usage' })
      return {}
    })
    expect((await readdir(folder)).toSorted()).toEqual(['all', 'loop.svg', 'two'])
  })

  it('EX82 a lecture without diagrams says so', async () => {
    await expect(
      exportDrawingsWithChromium(fixture('quiet-lecture'), folder, { pagesDir: PAGES }),
    ).rejects.toMatchObject({ code: 'export-failed', message: 'The lecture has no diagrams.' })
  })
})
