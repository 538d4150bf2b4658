import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyRecord } from '../../core/study/merge.ts'
import { marksOf, withMark } from '../../core/study/marks.ts'
import type { StudyRecord } from '../../core/study/types.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { dataFolder } from '../../main/app/user-folders.ts'
import { createStudyStore, keyOf } from '../../main/app/study-store.ts'
import { temporaryFolder } from './temporary-folder.ts'

const noted = (id: string, note: string, writer = 'w', at = 1): StudyRecord =>
  withMark(emptyRecord(), id, { kind: 'note', slide: 's', slideTitle: 'S', note, created: at }, writer, at)
const notes = (record: StudyRecord) => marksOf(record).map(({ note }) => note)
const open = (data: string | undefined, folder = '/talk', title = 'Pain', now = () => 1000) =>
  createStudyStore(data, now).open(folder, () => title)

describe('marks and answers are kept', () => {
  test('AP90 for the next time, one file for each lecture, readable by its owner alone', async () => {
    const data = await temporaryFolder()
    await open(data).keep(noted('a', 'mine'))
    expect(notes((await open(data).read()).record)).toEqual(['mine'])
    expect(notes((await open(data, '/other', 'Other').read()).record)).toEqual([])
    expect(await readdir(join(data, 'study'))).toEqual([`${keyOf('/talk')}.json`])
  })

  test('AP90 also what was told just before the lecture closes', async () => {
    const data = await temporaryFolder()
    const folder = await temporaryFolder({ 'slides/01-a.md': '# One\n' })
    const lecture = await Lecture.open(folder, { study: createStudyStore(data) })
    const kept = lecture.study?.keep(noted('a', 'mine'))
    await lecture.close()
    expect(await readdir(join(data, 'study'))).toEqual([`${keyOf(lecture.folder)}.json`])
    await kept
  })

  test('AP91 several windows and programs that write at once lose nothing', async () => {
    const data = await temporaryFolder()
    // Two stores know nothing of each other, as two programs do.
    const windows = [open(data), open(data), open(data)]
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        windows[index % 3]?.keep(noted(`m${index}`, `note ${index}`, `w${index % 3}`, index)),
      ),
    )
    expect(notes((await open(data).read()).record)).toHaveLength(30)
  })

  test('AP92 a lecture that comes in a new folder goes on with what was kept under its title', async () => {
    const data = await temporaryFolder()
    await open(data, '/first').keep(noted('a', 'old'))
    const second = open(data, '/second')
    expect(notes((await second.read()).record)).toEqual(['old'])
    await second.keep(noted('b', 'new', 'w', 2))
    expect(notes((await open(data, '/second').read()).record)).toEqual(['old', 'new'])
    expect(notes((await open(data, '/first').read()).record)).toEqual(['old'])
  })

  test('AP93 a file that cannot be understood is put aside, not overwritten', async () => {
    const data = await temporaryFolder({ [`study/${keyOf('/talk')}.json`]: '{"folder": 1' })
    expect(notes((await open(data).read()).record)).toEqual([])
    await open(data).keep(noted('a', 'mine'))
    expect(await readFile(join(data, 'study', `${keyOf('/talk')}.json.unreadable`), 'utf8')).toBe(
      '{"folder": 1',
    )
    expect(notes((await open(data).read()).record)).toEqual(['mine'])
  })

  test('AP94 how somebody likes to read holds for all lectures', async () => {
    const data = await temporaryFolder()
    const value = { theme: 'dark', textSize: 22, spacing: true, singleKeys: false } as const
    await open(data).keep({ ...emptyRecord(), settings: { at: 5, writer: 'w', value } })
    expect((await open(data, '/other', 'Other').read()).record.settings?.value).toEqual(value)
  })

  test('AP95 cards that are due in other lectures are told, and answers to them go there', async () => {
    const data = await temporaryFolder()
    const card = { at: 1, writer: 'w', value: { front: 'Which?', back: 'That.' } }
    const answered = {
      ...emptyRecord(),
      cards: { c: card },
      reviews: { r: { card: 'c', at: 1, rating: 1 as const } },
    }
    await open(data, '/other', 'Other').keep(answered)
    const day = 86_400_000
    const here = open(data, '/talk', 'Pain', () => day)
    const { elsewhere } = await here.read()
    expect(elsewhere).toEqual([
      { lecture: keyOf('/other'), title: 'Other', card: 'c', front: 'Which?', back: 'That.' },
    ])
    const good = { ...emptyRecord(), reviews: { q: { card: 'c', at: day, rating: 4 as const } } }
    expect((await here.keep(good, keyOf('/other'))).elsewhere).toEqual([])
    expect(Object.keys((await open(data, '/other', 'Other').read()).record.reviews).sort()).toEqual([
      'q',
      'r',
    ])
  })

  test('AP96 listeners hear of each change, and without a folder everything is kept in memory', async () => {
    const study = open(undefined)
    const before = study.revision
    let heard = 0
    const stop = study.subscribe(() => (heard += 1))
    await study.keep(noted('a', 'mine'))
    stop()
    await study.keep(noted('b', 'more'))
    expect([heard, study.revision - before]).toEqual([1, 2])
    expect(notes((await study.read()).record)).toEqual(['mine', 'more'])
  })

  test('AP97 a failed write says so and leaves what was kept', async () => {
    const data = await temporaryFolder()
    await writeFile(join(data, 'study'), 'in the way')
    await expect(open(data).keep(noted('a', 'mine'))).rejects.toThrow(/EEXIST|ENOTDIR/)
  })

  test.each([
    ['linux', { XDG_DATA_HOME: '/x' }, '/x/lectern'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a/.local/share/lectern'],
    ['darwin', {}, '/home/a/Library/Application Support/lectern'],
    ['win32', { APPDATA: 'C:\\Data' }, 'C:\\Data\\lectern'],
    ['win32', {}, undefined],
    ['linux', { LECTERN_DATA: '/own' }, '/own'],
  ] as const)('AP98 on %s with %j it is %s', (platform, env, folder) => {
    expect(dataFolder(env, platform, '/home/a')).toBe(folder)
  })
})
