import { appendFileSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { outlineFor } from '../../core/rpc/content.ts'
import type { PresenterView } from '../../core/session/types.ts'
import { journalPaths, openJournal, type JournalDisk } from '../../main/app/journal.ts'
import { readJournal } from '../../main/app/journal-file.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { temporaryFolder } from './temporary-folder.ts'

const FILES = {
  'slides/lecture.yaml': 'title: Pain\n',
  'slides/01-a.md': '# Pain {#pain}\n\n## First {#first}\n\nOne\n\n## Second {#second}\n\nTwo\n',
}

type Room = 'ample' | 'half a line' | 'none'

/** A lecture on a disk that fills up and is emptied. */
async function stage() {
  const folder = await temporaryFolder(FILES)
  const state = await temporaryFolder()
  const { current } = journalPaths(state, folder)
  let room: Room = 'ample'
  let now = 1_000_000
  let forced = 0
  const full = () => Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  const disk: JournalDisk = {
    append(_file, line) {
      if (room === 'none') throw full()
      const part = room === 'ample' ? line : line.slice(0, 10)
      appendFileSync(current, part)
      return Buffer.byteLength(part)
    },
    force() {
      if (room === 'none') throw full()
      forced += 1
    },
    async replace(path, text) {
      if (room !== 'ample') throw full()
      writeFileSync(path, text)
    },
  }
  const lecture = await Lecture.open(folder, {
    now: () => now,
    journal: (found) => openJournal({ state, folder: found, now: () => now, disk }),
  })
  onTestFinished(() => lecture.close())
  await lecture.whenIdle()
  return {
    current,
    lecture,
    forced: () => forced,
    become: (next: Room) => void (room = next),
    wait: (milliseconds: number) => void (now += milliseconds),
    codes: (role: 'presenter' | 'audience') => {
      const { revision, deck } = lecture.deck(role)
      return outlineFor(role, revision, deck).diagnostics.map(({ code }) => code)
    },
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a disk that is full', () => {
  it.each(['none', 'half a line'] as const)(
    'AP200 with room for %s the lecture goes on, the presenter alone is warned, and it is mended once there is room',
    async (left) => {
      const { current, lecture, become, wait, codes } = await stage()
      lecture.dispatch({ type: 'goto', slide: 'first' })
      expect(codes('presenter')).not.toContain('session-unsaved')
      const whole = lecture.deck().revision
      become(left)
      lecture.dispatch({ type: 'bookmark', slide: 'first' })
      expect(codes('presenter')).toContain('session-unsaved')
      expect(codes('audience')).toEqual([])
      expect(lecture.deck('presenter').revision).toBeGreaterThan(whole)
      lecture.dispatch({ type: 'goto', slide: 'second' })
      const { view } = lecture.snapshot('presenter')
      expect((view as PresenterView).session.slide).toBe('second')
      expect((await readJournal(current))?.session).toMatchObject({
        position: { slide: 'first' },
        bookmarks: [],
      })

      become('ample')
      wait(1000)
      lecture.dispatch({ type: 'bookmark', slide: 'second' })
      await settled()
      expect(codes('presenter')).not.toContain('session-unsaved')
      lecture.dispatch({ type: 'bookmark', slide: 'pain' })
      expect((await readJournal(current))?.session).toMatchObject({
        position: { slide: 'second' },
        bookmarks: ['first', 'second', 'pain'],
      })
    },
  )

  it('AP201 the warning names the reason and says that the lecture goes on', async () => {
    const { lecture, become } = await stage()
    become('none')
    lecture.dispatch({ type: 'next' })
    const found = lecture.deck().deck.diagnostics.find(({ code }) => code === 'session-unsaved')
    expect(found).toMatchObject({ severity: 'warning', file: '' })
    expect(found?.reason).toContain('the disk is full')
    expect(found?.hint).toContain('The lecture itself goes on')
  })

  it('AP202 a lecture whose journal cannot even be opened is given, with the warning', async () => {
    const folder = await temporaryFolder(FILES)
    const state = await temporaryFolder({ lectures: 'a file where a folder should be' })
    const lecture = await Lecture.open(folder, { journal: (found) => openJournal({ state, folder: found }) })
    onTestFinished(() => lecture.close())
    lecture.dispatch({ type: 'next' })
    expect(lecture.continuity).toBe('unkept')
    expect(lecture.deck().deck.diagnostics.map(({ code }) => code)).toContain('session-unsaved')
  })

  it('AP203 while another program gives the lecture, there is no warning and nothing of it is touched', async () => {
    const folder = await temporaryFolder(FILES)
    const state = await temporaryFolder({ 'lectures/': '' })
    await writeFile(`${journalPaths(state, folder).current}.lock`, String(process.ppid))
    const lecture = await Lecture.open(folder, { journal: (found) => openJournal({ state, folder: found }) })
    onTestFinished(() => lecture.close())
    expect(lecture.continuity).toBe('unkept')
    const codes = lecture.deck().deck.diagnostics.map(({ code }) => code)
    expect(codes).not.toContain('session-unsaved')
  })

  it('AP215 before the computer sleeps, what was written is forced to the disk; one that cannot disturbs nobody', async () => {
    const { lecture, forced, become, codes } = await stage()
    lecture.dispatch({ type: 'next' })
    lecture.flush()
    expect(forced()).toBe(1)
    become('none')
    lecture.flush()
    expect(forced()).toBe(1)
    expect(codes('presenter')).not.toContain('session-unsaved')
    await lecture.close()
    lecture.flush()
    expect(forced()).toBe(1)
  })
})
