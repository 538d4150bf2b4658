import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { RECORD_FILE } from '../../core/session/record.ts'
import { exportAs } from '../../main/app/export/as.ts'
import { lastGiven, openJournal } from '../../main/app/journal.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { temporaryFolder } from '../app/temporary-folder.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const never = () => Promise.reject(new Error('Nothing is printed.'))
const printer = { print: never, make: never, pictures: never }

/** A lecture that is being given, with a private note. */
async function giving() {
  const folder = await temporaryFolder({
    'slides/01.md': '## One {#one}\n\nText.\n\n## Two {#two}\n\nText.\n\n## Three {#three}\n\nText.\n',
    'speaker-notes/01.md': '## {#one}\n\nSay this.\n\n::: private\nPRIVATE-SECRET\n:::\n',
  })
  const state = await temporaryFolder()
  vi.stubEnv('LECTERN_STATE', state)
  const lecture = await Lecture.open(folder, { journal: (found) => openJournal({ state, folder: found }) })
  const job = {
    wish: { type: 'pack' },
    deck: lecture.deck().deck,
    folder,
    pagesDir: '/pages',
    printer,
  } as const
  return { lecture, job, out: join(await temporaryFolder(), 'given') }
}

describe('the lecture as it was given, written from a window', () => {
  it('EX305 has what was shown so far while the lecture goes on, and nothing private', async () => {
    const { lecture, job, out } = await giving()
    lecture.dispatch({ type: 'next' })
    // The journal is begun beside the lecture.
    await expect.poll(() => lastGiven(process.env['LECTERN_STATE'] ?? '', job.folder)).not.toBeNull()
    expect(await exportAs({ ...job, out })).toEqual({ path: out, count: 2, unit: 'slide', notes: [] })
    lecture.dispatch({ type: 'next' })
    await lecture.close()
    const record = JSON.parse(await readFile(join(out, RECORD_FILE), 'utf8')) as {
      slides: { slide: string }[]
    }
    expect(record.slides.map(({ slide }) => slide)).toEqual(['one', 'two'])
    const names = await readdir(out, { recursive: true, withFileTypes: true })
    for (const entry of names.filter((each) => each.isFile()))
      expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toContain('PRIVATE-SECRET')
  })

  it('EX305 before anything was shown it says so and writes nothing', async () => {
    const { lecture, job, out } = await giving()
    await expect(exportAs({ ...job, out })).rejects.toMatchObject({ code: 'not-given' })
    await lecture.close()
    await expect(readdir(out)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
