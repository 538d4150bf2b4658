import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { INITIAL } from '../../core/desktop/state.ts'
import { createLogFile } from '../../main/app/log-file.ts'
import { openStateFile } from '../../main/app/state-file.ts'
import { FakeTime } from '../electron/fake-time.ts'
import { temporaryFolder } from './temporary-folder.ts'

async function setUp(content?: string) {
  const folder = await temporaryFolder()
  const path = join(folder, 'deep', 'state.json')
  if (content !== undefined) {
    await mkdir(join(folder, 'deep'))
    await writeFile(path, content)
  }
  const time = new FakeTime()
  const logged: string[] = []
  const open = () => openStateFile(path, { later: time.later, log: (message) => logged.push(message) })
  const onDisk = async () => JSON.parse(await readFile(path, 'utf8')) as unknown
  return { path, folder: join(folder, 'deep'), time, logged, open, onDisk }
}

const recent = (path: string) => ({ path, title: path, openedAt: 1 })

describe('EL112 the state file is written whole, one write after the other, and never stops the program', () => {
  test('without a file the defaults count, and the first change makes it', async () => {
    const { open, onDisk, logged } = await setUp()
    const file = open()
    expect(file.state()).toEqual(INITIAL)
    file.change((state) => ({ ...state, recents: [recent('/a')] }))
    await file.flush()
    expect(await onDisk()).toMatchObject({ recents: [recent('/a')] })
    expect(open().state().recents).toEqual([recent('/a')])
    expect(logged).toEqual([])
  })

  test('changes that come one after the other are one write, half a second after the last', async () => {
    const { open, onDisk, time, folder } = await setUp()
    const file = open()
    for (const path of ['/a', '/b', '/c']) {
      file.change((state) => ({ ...state, recents: [recent(path)] }))
      await time.pass(400)
    }
    await expect(readdir(folder)).rejects.toThrow('ENOENT')
    await time.pass(100)
    await file.flush()
    expect(await onDisk()).toMatchObject({ recents: [recent('/c')] })
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  test('of writes that were begun at once the last one lands last', async () => {
    const { open, onDisk } = await setUp()
    const file = open()
    const writes = Array.from({ length: 20 }, (_, n) => {
      file.change((state) => ({ ...state, recents: [recent(`/${n}`)] }))
      return file.flush()
    })
    await Promise.all(writes)
    expect(await onDisk()).toMatchObject({ recents: [recent('/19')] })
  })

  test.each(['', '{"recents": [', 'null', '[]', '\u0000\u0000'])(
    'a torn file is kept aside: %j',
    async (content) => {
      const { path, open, folder, logged } = await setUp(content)
      expect(open().state()).toEqual(INITIAL)
      expect(await readdir(folder)).toEqual(['state.json.broken'])
      expect(await readFile(`${path}.broken`, 'utf8')).toBe(content)
      expect(logged).toHaveLength(1)
    },
  )

  test('a folder in its place is told, and everything goes on', async () => {
    const { path, open, logged } = await setUp()
    await mkdir(path, { recursive: true })
    await mkdir(join(`${path}.broken`, 'full'), { recursive: true })
    const file = open()
    file.change((state) => ({ ...state, recents: [recent('/a')] }))
    await file.flush()
    expect(file.state().recents).toEqual([recent('/a')])
    expect(logged.length).toBeGreaterThan(1)
  })
})

describe('EL113 the log file takes what is told at once, and does not grow without end', () => {
  test('one entry after the other, with the time', async () => {
    const path = join(await temporaryFolder(), 'new', 'lectern.log')
    const write = createLogFile(path, () => Date.UTC(2030, 0, 2, 3, 4, 5))
    write('first')
    write('second')
    expect(await readFile(path, 'utf8')).toBe(
      '2030-01-02T03:04:05.000Z first\n2030-01-02T03:04:05.000Z second\n',
    )
  })

  test('above a megabyte it begins anew and keeps the one before', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'lectern.log')
    const write = createLogFile(path, () => 0)
    for (let n = 0; n < 60; n += 1) write('x'.repeat(30_000))
    expect((await readFile(path)).byteLength).toBeLessThan(1_100_000)
    expect((await readdir(folder)).sort()).toEqual(['lectern.log', 'lectern.log.old'])
  })

  test('where nothing can be written nothing is thrown', () => {
    expect(() => createLogFile('/dev/null/x/lectern.log', () => 0)('lost')).not.toThrow()
  })
})
