import { readFileSync, writeSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { initialSession, reduce } from '../../core/session/reduce.ts'
import { saved, savedChange } from '../../core/session/saved.ts'
import type { Action, Session } from '../../core/session/types.ts'
import { writeFileAtomic } from '../../main/app/atomic-write.ts'
import { journalPaths, openJournal, type JournalDisk } from '../../main/app/journal.ts'
import { contentOf, readJournal } from '../../main/app/journal-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

const SHAPE = { slides: ['a', 'b', 'c', 'd'].map((id) => ({ id, lastStep: 0 })) }

/** A journal on a disk that fills up, and that can be made to wait before it replaces a file. */
async function stage(longest: number) {
  const state = await temporaryFolder()
  const path = journalPaths(state, '/lecture').current
  let now = 1_000_000
  let room: 'ample' | 'half a line' = 'ample'
  let gate = Promise.resolve()
  let replaced = 0
  const full = () => Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  const disk: JournalDisk = {
    append: (file, line) => writeSync(file, room === 'ample' ? line : line.slice(0, 10)),
    force() {},
    async replace(target, text) {
      await gate
      if (room !== 'ample') throw full()
      await writeFileAtomic(target, text)
      replaced += 1
    },
  }
  const journal = await openJournal({ state, folder: '/lecture', now: () => now, disk, longest })
  onTestFinished(() => journal.close())
  let session: Session = initialSession(SHAPE, 'light')
  await journal.begin(saved(session, SHAPE))
  return {
    journal,
    path,
    become: (next: typeof room) => void (room = next),
    wait: (milliseconds: number) => void (now += milliseconds),
    hold() {
      const held = Promise.withResolvers<void>()
      gate = held.promise
      return held.resolve
    },
    replaced: () => replaced,
    act(action: Action) {
      const next = reduce(session, action, SHAPE, now)
      const change = savedChange(session, next, { before: SHAPE, after: SHAPE })
      session = next
      if (change !== null) journal.write(change, () => saved(next, SHAPE))
    },
  }
}

const marked = (path: string) => contentOf(readFileSync(path, 'utf8'))?.session.bookmarks
const mark = (slide: string): Action => ({ type: 'bookmark', slide })

describe('a journal that is written anew', () => {
  it('SO22 a process that is killed meanwhile loses nothing, and nothing is lost when it is done', async () => {
    const { act, hold, path, replaced } = await stage(1)
    const goOn = hold()
    // So many that it is too long by now.
    for (let times = 0; times < 40; times += 1) act(mark('d'))
    for (const slide of ['a', 'b', 'c']) act(mark(slide))
    expect(marked(path)).toEqual(['a', 'b', 'c'])
    goOn()
    await expect.poll(replaced).toBe(2)
    await expect.poll(() => marked(path)).toEqual(['a', 'b', 'c'])
    act(mark('d'))
    expect(marked(path)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('SO23 what happens while a full disk is being mended is not missing afterwards', async () => {
    const { act, become, hold, path, replaced, wait } = await stage(1_000_000)
    become('half a line')
    act(mark('a'))
    become('ample')
    wait(1000)
    const goOn = hold()
    act(mark('b'))
    act(mark('c'))
    goOn()
    await expect.poll(replaced).toBe(2)
    await expect.poll(() => marked(path)).toEqual(['a', 'b', 'c'])
    act(mark('d'))
    expect(marked(path)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('SO24 a lecture that ends after the disk was full is ended, and all of it is there', async () => {
    const { act, become, journal, path } = await stage(1_000_000)
    act(mark('a'))
    become('half a line')
    act(mark('b'))
    become('ample')
    await journal.close()
    expect(await readJournal(path)).toMatchObject({ ended: true, session: { bookmarks: ['a', 'b'] } })
  })

  it('SO25 a session that is longer than a journal may be is not written anew with every change', async () => {
    const { act, path, replaced } = await stage(1)
    for (const slide of ['a', 'b', 'c']) act(mark(slide))
    await new Promise((resolve) => setImmediate(resolve))
    expect([marked(path), replaced()]).toEqual([['a', 'b', 'c'], 1])
  })
})

describe('what a killed process leaves', () => {
  it('SO26 half of a file that was being written is cleared away when the lecture is opened again', async () => {
    const state = await temporaryFolder({ 'lectures/': '' })
    const { current } = journalPaths(state, '/lecture')
    const name = current.replace(/^.*[\\/]/, '')
    const left = current.replace(name, `.${name.slice(0, 40)}.0123456789ab.tmp`)
    const other = current.replace(name, '.other.jsonl.0123456789ab.tmp')
    for (const path of [left, other]) await writeFile(path, 'half')
    const journal = await openJournal({ state, folder: '/lecture' })
    onTestFinished(() => journal.close())
    expect(() => readFileSync(left)).toThrow('ENOENT')
    expect(readFileSync(other, 'utf8')).toBe('half')
  })
})
