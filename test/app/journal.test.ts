import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Action, PresenterView } from '../../core/session/types.ts'
import { journalPaths, openJournal, type JournalOptions } from '../../main/app/journal.ts'
import { contentOf, readJournal } from '../../main/app/journal-file.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { lectureKey, stateFolder } from '../../main/app/user-folders.ts'
import { asOrdinaryUser, temporaryFolder, withPermissions } from './temporary-folder.ts'

const FILES = {
  'slides/lecture.yaml': 'title: Pain\n',
  'slides/01-a.md':
    '# Pain {#pain}\n\n## First {#first}\n\nOne\n\n. . .\n\nTwo\n\n## Second {#second}\n\nThree\n',
}
const HOUR = 3_600_000

/** A lecture folder, and how to give it: each time as a new process would. */
async function stage() {
  const folder = await temporaryFolder(FILES)
  const state = await temporaryFolder()
  let now = 1_000_000
  return {
    folder,
    state,
    path: journalPaths(state, folder).current,
    wait: (milliseconds: number) => (now += milliseconds),
    async give(options: Partial<JournalOptions> = {}) {
      const lecture = await Lecture.open(folder, {
        now: () => now,
        journal: (found) => openJournal({ state, folder: found, now: () => now, ...options }),
      })
      onTestFinished(() => lecture.close())
      return lecture
    },
  }
}

const act = (lecture: Lecture, ...actions: Action[]) => {
  for (const action of actions) lecture.dispatch(action)
}
const session = (lecture: Lecture) => (lecture.snapshot('presenter').view as PresenterView).session
const placeOf = (lecture: Lecture) => `${session(lecture).slide}:${session(lecture).position.step}`
const STROKE = { id: 's1', tool: 'pen', colour: 'red', width: 4, step: 0, points: [1, 2, 3, 4] } as const
const MOVES: Action[] = [
  { type: 'goto', slide: 'first', step: 1 },
  { type: 'stroke', slide: 'first', stroke: STROKE },
  { type: 'bookmark', slide: 'second' },
]

describe('the journal of a lecture', () => {
  it('AP170 a lecture that was cut off goes on at the same slide, step, clock and ink', async () => {
    const { folder, state, give, path, wait } = await stage()
    act(await give(), ...MOVES)
    // As a new process finds it: nothing was closed, and the one that wrote it is gone.
    await writeFile(`${path}.lock`, '999999999')
    wait(90_000)
    const again = await give()
    expect(placeOf(again)).toBe('first:1')
    expect(session(again)).toMatchObject({
      clock: { kind: 'running', since: 1_000_000, before: 0 },
      ink: [STROKE],
      bookmarks: ['second'],
    })
    expect(await readdir(join(state, 'lectures'))).toContain(`${lectureKey(folder)}.jsonl`)
  })

  it('AP170 one that was ended begins anew, and what was shown stays to be read', async () => {
    const { folder, state, give } = await stage()
    const first = await give()
    act(first, ...MOVES)
    await first.close()
    const second = await give()
    expect(placeOf(second)).toBe('title:0')
    expect(session(second).bookmarks).toEqual([])
    const before = await readJournal(journalPaths(state, folder).previous)
    expect(before).toMatchObject({ ended: true, session: { bookmarks: ['second'] } })
    expect(before?.session.visits.map(({ slide }) => slide)).toEqual(['title', 'first'])
  })

  it.each([
    ['a day later', { hours: 24, fresh: false }],
    ['when asked to begin anew', { hours: 0, fresh: true }],
  ])('AP171 a lecture that was cut off begins anew %s', async (_when, { hours, fresh }) => {
    const { give, path, wait } = await stage()
    act(await give(), ...MOVES)
    await writeFile(`${path}.lock`, '999999999')
    wait(hours * HOUR)
    expect(placeOf(await give({ fresh }))).toBe('title:0')
  })

  it('AP172 a process that is killed loses nothing that it has done', async () => {
    const { folder, state, path } = await stage()
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../support/give-and-die.ts'), folder, state],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    )
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
    const content = await readJournal(path)
    expect(content?.ended).toBe(false)
    expect(content?.session).toMatchObject({
      position: { slide: 'first', step: 1 },
      ink: [{ slide: 'first', strokes: [STROKE] }],
      clock: { kind: 'running' },
    })
  })

  it('AP173 of a torn or damaged journal everything before the damage counts', async () => {
    const { give, path } = await stage()
    act(await give(), ...MOVES)
    const text = await readFile(path, 'utf8')
    const whole = contentOf(text)
    expect(whole?.session.bookmarks).toEqual(['second'])
    for (let length = text.length - 1; length > 0; length -= 1) {
      const cut = contentOf(text.slice(0, length))
      const isHeadless = length < text.indexOf('\n')
      expect(isHeadless ? [null] : ['title', 'first']).toContain(cut && cut.session.position.slide)
    }
    await appendFile(path, '{"at":5,"change":{"position":{"slide":7}}}\n{"at":6,"ended":true}\n')
    expect((await readJournal(path))?.ended).toBe(false)
  })

  it('AP174 two that give one lecture at once do not write into one journal', async () => {
    const { give, path } = await stage()
    const first = await give()
    // Another process, and one that lives as long as this test: the one that started it.
    await writeFile(`${path}.lock`, String(process.ppid))
    const second = await give()
    act(second, { type: 'goto', slide: 'second' })
    act(first, { type: 'goto', slide: 'first' })
    expect((await readJournal(path))?.session.position).toEqual({ slide: 'first', step: 0 })
  })

  it(
    'AP175 a journal that cannot be written is told of once and disturbs nothing',
    withPermissions,
    async () => {
      const { folder } = await stage()
      const locked = await temporaryFolder()
      await chmod(locked, 0o555)
      const troubles: unknown[] = []
      const lecture = await asOrdinaryUser?.(async () => {
        await chmod(folder, 0o755).catch(() => {})
        return await openJournal({ state: join(locked, 'state'), folder })
      })
      lecture?.onTrouble((trouble) => troubles.push(trouble))
      expect(lecture?.resumed).toBeNull()
      expect(troubles).toHaveLength(1)
      lecture?.write({ bookmarks: [] }, () => expect.unreachable())
      await lecture?.close()
    },
  )

  it.each([
    ['linux', { LECTERN_STATE: '/tmp/s' }, '/tmp/s'],
    ['linux', { XDG_STATE_HOME: '/x' }, '/x/lectern'],
    ['linux', { XDG_STATE_HOME: 'relative' }, '/home/ann/.local/state/lectern'],
    ['darwin', {}, '/home/ann/Library/Application Support/lectern'],
    ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\lectern\\state'],
    ['win32', {}, undefined],
  ] as const)('AP176 on %s with %j it is kept in %s', (platform, env, folder) => {
    expect(stateFolder(env, platform, '/home/ann')).toBe(folder)
  })
})

describe('going on after a crash', () => {
  it.each([
    ['a small one', 0],
    ['a large one', 400],
  ])('AP204 a lecture that goes on in a hurry never shows the slide at another step: %s', async (_, more) => {
    const rest = Array.from(
      { length: more },
      (_slide, index) => `## Extra ${index}\n\n${'Words. '.repeat(70)}`,
    )
    const folder = await temporaryFolder({
      'slides/lecture.yaml': 'title: Pain\n',
      'slides/01-a.md': `# Pain {#pain}\n\n${rest.join('\n\n')}\n`,
      'slides/02-b.md': '# More {#more}\n\n## Steps {#steps}\n\nOne\n\n. . .\n\nTwo\n\n. . .\n\nThree\n',
    })
    const state = await temporaryFolder()
    const give = async (hurry: boolean) => {
      const lecture = await Lecture.open(folder, {
        hurry,
        journal: (found) => openJournal({ state, folder: found }),
      })
      onTestFinished(() => lecture.close())
      return lecture
    }
    const first = await give(false)
    await first.whenIdle()
    act(first, { type: 'goto', slide: 'steps', step: 2 })
    await writeFile(`${journalPaths(state, folder).current}.lock`, '999999999')
    const again = await give(true)
    expect(again.continuity).toBe('resumed')
    const places = new Set([placeOf(again)])
    const bodies = new Set<string>()
    const look = () => {
      const { deck } = again.deck('audience')
      places.add(placeOf(again))
      bodies.add(deck.slides.find(({ id }) => id === 'steps')?.html ?? '')
    }
    look()
    again.subscribe(look)
    await again.whenIdle()
    expect([...places]).toEqual(['steps:2'])
    expect([...bodies]).toEqual([expect.stringContaining('Three')])
  })
})
