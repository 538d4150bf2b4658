import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAtomic, targetError } from '../../main/app/atomic-write.ts'
import { exportDrawings } from '../../main/app/export/drawings.ts'
import { createFileSet } from '../../main/app/export/file-set.ts'
import { exportPictures } from '../../main/app/export/pictures.ts'
import type { Printer } from '../../main/app/export/printer.ts'
import type { OpenFile } from '../../main/app/export/spool.ts'
import { sampleDeck } from '../support/lecture-host.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-set-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const SLIDES = 10
const deck = sampleDeck(SLIDES)
const names = deck.slides.map(({ id }, index) => `${String(index + 1).padStart(2, '0')}-${id}`)
const report = {
  deckRevision: 1,
  pages: deck.slides.map(({ id }) => ({ slide: id, step: 0 })),
  diagramErrors: [],
  overflows: [],
}

/** @param taken called before each picture, with its number from 1 */
function printerOf(taken: (number: number) => void = () => {}): Printer {
  return {
    print: () => Promise.reject(new Error()),
    make: async () => ({
      made: deck.slides.map(({ id }) => ({ slide: id, diagram: id, svg: `<svg>new ${id}</svg>` })),
      report,
    }),
    async pictures({ onPicture }) {
      for (let number = 1; number <= SLIDES; number += 1) {
        taken(number)
        await onPicture(new TextEncoder().encode(`new ${number}`))
      }
      return report
    },
  }
}

/** A disk on which there is no room for the fourth file. */
function fullDisk(): OpenFile {
  let opened = 0
  return async (path) => {
    opened += 1
    const file = await openAtomic(path)
    const refused = opened === 4
    const write: typeof file.write = async (bytes) => {
      if (refused) throw targetError(path, Object.assign(new Error(), { code: 'ENOSPC' }))
      await file.write(bytes)
    }
    return { ...file, write }
  }
}

const diagrams = { ...deck, slides: deck.slides.map((slide) => ({ ...slide, diagrams: [{ id: slide.id }] })) }

/** Puts a picture of last week in the place of each. */
async function before(ending: string): Promise<void> {
  for (const name of names) await writeFile(join(folder, `${name}.${ending}`), 'last week')
  await writeFile(join(folder, 'mine.txt'), 'mine')
}

async function expectAsBefore(ending: string): Promise<void> {
  expect((await readdir(folder)).toSorted()).toEqual([
    ...names.map((name) => `${name}.${ending}`),
    'mine.txt',
  ])
  for (const name of names)
    expect(await readFile(join(folder, `${name}.${ending}`), 'utf8')).toBe('last week')
}

describe('pictures of all slides', () => {
  const job = { deck, only: null }

  it('EX330 come all at once: those of last week stay until the last one is taken', async () => {
    await before('png')
    const seen: string[] = []
    const printer = printerOf()
    const watched: Printer = {
      ...printer,
      async pictures(wanted) {
        const done = await printer.pictures(wanted)
        for (const name of names) seen.push(await readFile(join(folder, `${name}.png`), 'utf8'))
        return done
      },
    }
    await exportPictures({ ...job, printer: watched, out: folder })
    expect(new Set(seen)).toEqual(new Set(['last week']))
    expect((await readdir(folder)).toSorted()).toEqual([...names.map((name) => `${name}.png`), 'mine.txt'])
    for (const [index, name] of names.entries())
      expect(await readFile(join(folder, `${name}.png`), 'utf8')).toBe(`new ${index + 1}`)
  })

  it('EX331 that are called off leave all of last week, and nothing beside them', async () => {
    await before('png')
    const calledOff = new AbortController()
    const printer = printerOf((number) => number === 4 && calledOff.abort(new Error('called off')))
    await expect(exportPictures({ ...job, printer, out: folder, signal: calledOff.signal })).rejects.toThrow(
      'called off',
    )
    await expectAsBefore('png')
  })

  it('EX331 whose browser ends in the middle leave all of last week, and nothing beside them', async () => {
    await before('png')
    const printer = printerOf((number) => {
      if (number === 4) throw new Error('The browser ended.')
    })
    await expect(exportPictures({ ...job, printer, out: folder })).rejects.toThrow('ended')
    await expectAsBefore('png')
  })

  it('EX332 for which there is no room on the disk leave all of last week, and nothing beside them', async () => {
    await before('png')
    await expect(
      exportPictures({ ...job, printer: printerOf(), out: folder, open: fullDisk() }),
    ).rejects.toMatchObject({ code: 'target-unwritable', message: expect.stringContaining('disk is full') })
    await expectAsBefore('png')
  })

  it('EX333 that fail leave no folder which was not there before', async () => {
    const out = join(folder, 'new')
    await expect(
      exportPictures({ ...job, printer: printerOf(), out, open: fullDisk() }),
    ).rejects.toMatchObject({ code: 'target-unwritable' })
    expect(await readdir(folder)).toEqual([])
  })
})

describe('drawings of all diagrams', () => {
  const job = { deck: diagrams as typeof deck, printer: printerOf() }

  it('EX332 for which there is no room on the disk leave all of last week, and nothing beside them either', async () => {
    await before('svg')
    await expect(exportDrawings({ ...job, out: folder, open: fullDisk() })).rejects.toMatchObject({
      code: 'target-unwritable',
    })
    await expectAsBefore('svg')
    await exportDrawings({ ...job, out: folder })
    expect(await readFile(join(folder, `${names[9]}.svg`), 'utf8')).toContain('new')
  })
})

it('EX334 a folder that somebody has put something into meanwhile stays with it', async () => {
  const out = join(folder, 'outer', 'inner')
  const files = await createFileSet(out)
  await files.add('a.png', new Uint8Array([1]))
  await mkdir(join(folder, 'outer', 'mine'))
  await files.discard()
  expect(await readdir(join(folder, 'outer'))).toEqual(['mine'])
})
