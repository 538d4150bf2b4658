import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { packLecture as archiveLecture } from '../../main/app/archive/pack.ts'
import { unpackLecture } from '../../main/app/archive/unpack.ts'
import { checkLecture } from '../../main/app/check.ts'
import { exportArchive } from '../../main/app/export/archive.ts'
import { exportAs } from '../../main/app/export/as.ts'
import { openJournal } from '../../main/app/journal.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { packLecture } from '../../main/app/pack.ts'
import { whileUnchanged } from '../../main/app/unchanged.ts'
import { fixture } from '../support/pages.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Called when a file of a lecture was read or copied, with its path; what it does is done before the next one. */
let afterReading: (path: string) => Promise<void> = async () => {}
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>()
  const told = async <T>(path: unknown, done: Promise<T>): Promise<T> => {
    const result = await done
    await afterReading(String(path))
    return result
  }
  return {
    ...real,
    readFile: (path: string, options?: never) => told(path, real.readFile(path, options)),
    copyFile: (from: string, to: string) => told(from, real.copyFile(from, to)),
  }
})
/** How long was waited, milliseconds. */
const rests: number[] = []
vi.mock('node:timers/promises', () => ({
  setTimeout: async (rest: number) => void rests.push(rest),
}))

beforeEach(() => {
  afterReading = async () => {}
  rests.length = 0
})

const textOf = (version: number) => ({
  'slides/01.md': `# Part\n\n## One {#one}\n\nVersion ${version}.\n`,
  'slides/media/data.txt': `Version ${version}.`,
  'speaker-notes/01.md': `## {#one}\n\nVersion ${version}.\n`,
})

async function save(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** Saves the next version each time that the first file was read, so many times. */
function savedWhileRead(folder: string, times: number): void {
  let version = 1
  afterReading = async (path) => {
    if (!path.startsWith(folder) || !/slides.01\.md$/.test(path) || version > times) return
    version += 1
    await save(folder, textOf(version))
  }
}

async function versionsIn(folder: string): Promise<string[]> {
  const found = new Set<string>()
  for (const path of Object.keys(textOf(0)))
    found.add(/Version \d+/.exec(await readFile(join(folder, path), 'utf8'))?.[0] ?? path)
  return [...found]
}

async function given(): Promise<{ folder: string; state: string }> {
  const folder = await temporaryFolder(textOf(1))
  const state = await temporaryFolder()
  const lecture = await Lecture.open(folder, { journal: (found) => openJournal({ state, folder: found }) })
  lecture.dispatch({ type: 'next' })
  await lecture.close()
  return { folder, state }
}

const { signal } = new AbortController()

describe('files that are saved while they are packed', () => {
  it('EX360 an archive holds one version of them', async () => {
    const folder = await temporaryFolder(textOf(1))
    savedWhileRead(folder, 1)
    const place = await temporaryFolder()
    await exportArchive({ folder, out: join(place, 'talk.lectern') })
    const opened = await unpackLecture(join(place, 'talk.lectern'), join(place, 'cache'))
    expect(await versionsIn(opened)).toEqual(['Version 2'])
    expect(rests).toEqual([50])
  })

  it('EX360 a file that comes or goes meanwhile is in it, or is not', async () => {
    const folder = await temporaryFolder({ ...textOf(1), 'slides/media/old.txt': 'old' })
    const { rename } = await import('node:fs/promises')
    const from = join(folder, 'slides', 'media', 'old.txt')
    let isMoved = false
    afterReading = async (path) => {
      if (isMoved || !/slides.01\.md$/.test(path)) return
      isMoved = true
      await rename(from, join(folder, 'slides', 'media', 'new.txt'))
    }
    const { files } = await archiveLecture(folder)
    expect(isMoved).toBe(true)
    expect(files.map(({ path }) => path)).toEqual([
      'slides/01.md',
      'slides/media/data.txt',
      'slides/media/new.txt',
      'speaker-notes/01.md',
    ])
  })

  it('EX361 an after-class pack holds one version of them, and nothing of another one', async () => {
    const { folder, state } = await given()
    await writeFile(join(folder, 'slides', 'media', 'only-before.txt'), 'Before')
    const { rm } = await import('node:fs/promises')
    let isSaved = false
    afterReading = async (path) => {
      // The last that is copied, so that the rest lies there already.
      if (isSaved || !path.startsWith(folder) || !path.endsWith('only-before.txt')) return
      isSaved = true
      await save(folder, textOf(2))
      await rm(join(folder, 'slides', 'media', 'only-before.txt'))
    }
    const out = join(await temporaryFolder(), 'pack')
    await packLecture({ folder, out, state, signal })
    expect(isSaved).toBe(true)
    expect(await versionsIn(out)).toEqual(['Version 2'])
    expect(await readdir(join(out, 'slides', 'media'))).toEqual(['data.txt'])
  })

  it('EX362 what does not stop changing is not packed, and it is said which file it was', async () => {
    const { folder, state } = await given()
    const place = await temporaryFolder()
    const failure = {
      code: 'export-failed',
      message: expect.stringMatching(/^slides\/01\.md changed again and again/),
      remedy: expect.stringContaining('export again'),
    }
    savedWhileRead(folder, Infinity)
    await expect(exportArchive({ folder, out: join(place, 'talk.lectern') })).rejects.toMatchObject(failure)
    expect(rests).toEqual([50, 200, 800, 2000])
    await expect(packLecture({ folder, out: join(place, 'pack'), state, signal })).rejects.toMatchObject(
      failure,
    )
    expect(await readdir(place)).toEqual([])
  })

  it('EX362 a failure that no change explains is told at once, one that a change explains is tried again', async () => {
    const work = vi.fn<() => Promise<never>>().mockRejectedValue(new Error('No.'))
    await expect(whileUnchanged(async () => new Map([['a', '1']]), work)).rejects.toThrow('No.')
    expect(work).toHaveBeenCalledOnce()
    let stamp = 0
    let attempts = 0
    const done = await whileUnchanged(
      async () => new Map([['a', String(stamp)]]),
      async () => {
        attempts += 1
        if (attempts > 1) return 'done'
        stamp += 1
        throw new Error('Gone.')
      },
    )
    expect(done).toBe('done')
    // What vanishes between being listed and being looked at.
    let looks = 0
    const look = async () => {
      looks += 1
      if (looks === 1) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
      return new Map<string, string>()
    }
    expect(await whileUnchanged(look, async () => 'there')).toBe('there')
    const ended = AbortSignal.abort(new Error('Ctrl-C'))
    await expect(whileUnchanged(look, async () => 'there', ended)).rejects.toThrow('Ctrl-C')
  })
})

describe('sources that are saved while they are exported', () => {
  it.each(['bib', 'csl'] as const)('EX363 as %s are those of the deck that was handed over', async (type) => {
    const folder = join(await temporaryFolder(), 'lecture')
    await cp(fixture('small-lecture'), folder, { recursive: true })
    const { deck } = await checkLecture(folder)
    const never = () => Promise.reject(new Error('Nothing is printed.'))
    const printer = { print: never, make: never, pictures: never }
    const job = { wish: { type }, deck, folder, pagesDir: '/pages', printer } as const
    const place = await temporaryFolder()
    await exportAs({ ...job, out: join(place, 'before') })
    const file = join(folder, 'slides', 'references.json')
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('guide to the galaxy', 'other book'))
    expect(Object.values((await checkLecture(folder)).deck.references)[0]?.csl['title']).toMatch(/other book/)
    await exportAs({ ...job, out: join(place, 'after') })
    expect(await readFile(join(place, 'after'), 'utf8')).toBe(await readFile(join(place, 'before'), 'utf8'))
  })
})
