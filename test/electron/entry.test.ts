import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { exportArchive } from '../../main/app/export/archive.ts'
import { sampleHost } from '../support/lecture-host.ts'
import { fixture } from '../support/pages.ts'
import { FakeElectron } from './fake.ts'

const current = vi.hoisted(() => ({
  createRoutes: () => async () => new Response('page'),
  opened: [] as object[],
}))

vi.mock('../../main/app/routes.ts', () => ({
  createRoutes: () => current.createRoutes(),
  createAnswers: () => current.createRoutes(),
}))
vi.mock('../../main/app/lecture.ts', () => ({
  Lecture: {
    open: async (folder: string, options: object) => {
      current.opened.push({ folder, ...options })
      const rest = { continuity: 'unkept', useFollowing() {}, close: async () => undefined }
      return { ...sampleHost(), folder, ...rest }
    },
  },
}))

/** Runs the entry as Electron would; what it registers on the process is kept from the test's own. */
async function run({ pages = true, isPackaged = false, lecture = resolve('.') } = {}) {
  const electron = new FakeElectron()
  electron.app.userData = userData
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', 'out/main/electron.js', lecture])
  electron.app.isPackaged = isPackaged
  const ready = Promise.withResolvers<void>()
  electron.app.whenReady = async () => {
    await ready.promise
    electron.ready = true
  }
  // The same module that the entry gets, or it would be another class.
  const { LecternError } = await import('../../main/app/errors.ts')
  current.createRoutes = () => {
    if (pages) return async () => new Response('page')
    throw new LecternError('pages-missing', 'The pages are not there.', 'Run npm run build once.')
  }
  vi.doMock('electron', () => electron)
  const listeners = new Map<string | symbol, (...args: unknown[]) => void>()
  vi.spyOn(process, 'on').mockImplementation((event, listener) => {
    listeners.set(event, listener)
    return process
  })
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await import('../../main/electron/index.ts')
  return { electron, listeners, becomeReady: () => ready.resolve() }
}

let userData = ''

beforeEach(async () => {
  vi.resetModules()
  current.opened.length = 0
  userData = await mkdtemp(join(tmpdir(), 'lectern-entry-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(userData, { recursive: true, force: true })
})

describe('EL48 the entry prepares at once and builds the rest when Electron is ready', () => {
  test('everything that must come before is done before', async () => {
    const { electron } = await run()
    expect(electron.ready).toBe(false)
    expect(electron.app.sandboxed).toBe(true)
    expect(electron.schemes).toHaveLength(1)
    expect(electron.windows).toEqual([])
  })

  test('then the lecture of the repository opens in two windows', async () => {
    const { electron, becomeReady } = await run()
    becomeReady()
    await vi.waitFor(() => expect(electron.menu).not.toBe(null))
    await vi.waitFor(() => expect(current.opened).toMatchObject([{ folder: resolve('.'), watch: true }]))
    expect(electron.windows).toHaveLength(2)
    expect(electron.window('/presenter').options.webPreferences?.preload).toBe(
      resolve('main/preload/preload.cjs'),
    )
    expect(electron.errorBoxes).toEqual([])
    electron.app.quit()
    await vi.waitFor(() => expect(electron.app.quits).toBe(1))
  })

  test('what was opened is remembered on disk before the program ends', async () => {
    const lecture = fixture('small-lecture')
    const { electron, becomeReady } = await run({ lecture })
    becomeReady()
    await vi.waitFor(() => expect(current.opened).toMatchObject([{ folder: lecture }]))
    await vi.waitFor(() => expect(electron.app.recentDocuments).toEqual([lecture]))
    electron.app.quit()
    await vi.waitFor(() => expect(electron.app.quits).toBe(1))
    const state = JSON.parse(await readFile(join(userData, 'state.json'), 'utf8')) as object
    expect(state).toMatchObject({ recents: [{ path: lecture, title: 'Pain' }] })
  })

  test('EL127 a packed lecture is unpacked, opened from there, and remembered as the file that it is', async () => {
    const file = join(userData, 'pain.lectern')
    await exportArchive({ folder: fixture('small-lecture'), out: file })
    vi.stubEnv('LECTERN_CACHE', join(userData, 'cache'))
    const { electron, becomeReady } = await run({ lecture: file })
    becomeReady()
    await vi.waitFor(() => expect(electron.app.recentDocuments).toEqual([file]))
    const [{ folder }] = current.opened as [{ folder: string }]
    expect(folder.startsWith(join(userData, 'cache'))).toBe(true)
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['slides', 'speaker-notes']))
    electron.app.quit()
    await vi.waitFor(() => expect(electron.app.quits).toBe(1))
  })

  test('EL127 one that holds no lecture is told in words, and the home window shows', async () => {
    const file = join(userData, 'pain.lectern')
    await writeFile(file, 'no archive')
    vi.stubEnv('LECTERN_CACHE', join(userData, 'cache'))
    const { electron, becomeReady } = await run({ lecture: file })
    becomeReady()
    await vi.waitFor(() => expect(electron.questions).toHaveLength(1))
    expect(electron.questions[0]?.message).toBe('The lecture could not be opened.')
    expect(electron.window('/home').urls).toEqual(['lectern://app/home'])
    expect([current.opened, electron.app.recentDocuments]).toEqual([[], []])
  })

  test('started without a lecture it shows the home window', async () => {
    const { electron, becomeReady } = await run({ lecture: '' })
    becomeReady()
    await vi.waitFor(() => expect(electron.windows).toHaveLength(1))
    expect(electron.window('/home').urls).toEqual(['lectern://app/home'])
    expect(current.opened).toEqual([])
  })

  test('a mistake of ours is told in the log file', async () => {
    const { electron, listeners } = await run()
    listeners.get('uncaughtException')?.(new Error('broken inside'))
    expect(await readFile(join(userData, 'lectern.log'), 'utf8')).toContain('broken inside')
    expect([electron.app.quits, electron.app.exits.length]).toEqual([0, 0])
  })

  test('a program without its pages says so in words and ends with an error', async () => {
    const { electron, becomeReady } = await run({ pages: false })
    becomeReady()
    await vi.waitFor(() => expect(electron.app.exits).toEqual([1]))
    expect(electron.errorBoxes).toEqual([
      'Lectern could not start. The pages are not there.\nRun npm run build once.',
    ])
  })

  test('EL369 a second start does nothing but leave: what the first one remembers it does not even read', async () => {
    // Whoever reads it keeps it aside, because it is broken.
    await writeFile(join(userData, 'state.json'), '{')
    const electron = new FakeElectron()
    electron.app.hasLock = false
    electron.app.userData = userData
    electron.app.isPackaged = false
    vi.doMock('electron', () => electron)
    vi.spyOn(process, 'on').mockReturnValue(process)
    await import('../../main/electron/index.ts')
    expect(electron.app.quits).toBe(1)
    expect(electron.ready).toBe(false)
    expect(await readdir(userData)).toEqual(['state.json'])
  })

  test('a signal ends the program without asking', async () => {
    const { electron, listeners } = await run()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) expect(listeners.has(signal)).toBe(true)
    listeners.get('SIGTERM')?.()
    expect(electron.app.quits).toBe(1)
    expect(electron.questions).toEqual([])
  })
})
