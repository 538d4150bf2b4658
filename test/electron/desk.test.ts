import { describe, expect, test } from 'vitest'
import { INITIAL } from '../../core/desktop/state.ts'
import { readDrop } from '../../main/electron/drops.ts'
import { settle } from './fake-time.ts'
import { itemsOf } from './menu-items.ts'
import { setUpShell } from './set-up-shell.ts'
import { ask, atHome, deskIn, recent } from './at-home.ts'

describe('EL121 started without a lecture, the program shows its home window and nothing else', () => {
  test('one window, in the middle, and the menu offers nothing of a lecture', async () => {
    const { electron, home } = await atHome()
    expect(electron.windows.filter((window) => !window.isDestroyed())).toEqual([home()])
    expect(home().options.webPreferences?.sandbox).toBe(true)
    expect(itemsOf(electron.menu ?? []).find(({ id }) => id === 'export')?.enabled).toBe(false)
    expect(electron.powerSaveBlocker.held.size).toBe(0)
  })

  test('preferred, the lecture that was opened last opens', async () => {
    const preferences = { ...INITIAL.preferences, startWith: 'last' as const }
    const { electron, lecture } = await atHome({ preferences, recents: [recent('/talks/pain')] })
    expect(lecture().folder).toBe('/talks/pain')
    expect(electron.windows.some((window) => window.urls.at(-1)?.endsWith('/home'))).toBe(false)
  })

  test('closing it ends the program, and asks nothing', async () => {
    const { electron, file, home } = await atHome()
    home().close()
    await settle()
    expect([electron.app.quits, electron.questions.length, file.flushed]).toEqual([1, 0, 1])
  })

  test('a lecture that cannot be opened is told over it', async () => {
    const { electron, home } = await atHome({}, { argv: ['/missing'] })
    expect(electron.questions).toMatchObject([
      {
        parent: home(),
        message: 'The lecture could not be opened.',
        detail: 'There is no folder /missing.\n\nCheck the path.',
      },
    ])
    expect(electron.windows.filter((window) => !window.isDestroyed())).toEqual([home()])
    expect(electron.app.quits).toBe(0)
  })
})

describe('EL122 from the home window a lecture opens in its place', () => {
  test('from the list: the two windows come, the home window goes, the list is in order', async () => {
    const { electron, home, lecture, file } = await atHome({ recents: [recent('/a'), recent('/b')] })
    const page = deskIn(home())
    await settle()
    await ask(page.call('open-recent', { id: '/b' }))
    expect(lecture().folder).toBe('/b')
    expect(electron.window('/presenter').urls).toEqual(['lectern://app/presenter'])
    expect(home().isDestroyed()).toBe(true)
    expect(file.state().recents.map(({ path }) => path)).toEqual(['/b', '/a'])
    expect(electron.app.recentDocuments).toEqual(['/b'])
    expect(electron.app.quits).toBe(0)
  })

  test('what is not in the list cannot be named', async () => {
    const { home, lectures } = await atHome({ recents: [recent('/a')] })
    await expect(deskIn(home()).call('open-recent', { id: '/etc' })).rejects.toThrow('not in the list')
    expect(lectures).toEqual([])
  })

  test('by the dialog, or not at all', async () => {
    const { electron, home, lectures } = await atHome()
    const page = deskIn(home())
    await page.call('open', {})
    expect(lectures).toEqual([])
    electron.chosenFolders.push('/talks/pain')
    await ask(page.call('open', {}))
    expect(lectures.map(({ folder }) => folder)).toEqual(['/talks/pain'])
  })

  test('a new one, which is made first', async () => {
    const made: string[] = []
    const createLecture = async (folder: string) => (made.push(folder), folder)
    const { electron, home, lecture } = await atHome({}, { over: { createLecture } })
    electron.chosenFiles.push('/talks/new')
    await ask(deskIn(home()).call('create', {}))
    expect([made, lecture().folder]).toEqual([['/talks/new'], '/talks/new'])
  })

  test('the bundled one, which is not listed', async () => {
    const { home, lecture, file } = await atHome()
    await ask(deskIn(home()).call('open-bundled', {}))
    expect(lecture().folder).toBe('/bundled')
    expect(file.state().recents).toEqual([])
  })

  test('a folder that is dropped on it, and only from its page', async () => {
    const { home, lectures } = await atHome()
    const { webContents } = home()
    webContents.frame = { origin: 'lectern://deck', parent: null }
    webContents.renderer.send('lectern:drop', '/evil')
    await settle()
    webContents.frame = { origin: 'lectern://app', parent: null }
    webContents.renderer.send('lectern:drop', '/talks/pain')
    await settle()
    expect(lectures.map(({ folder }) => folder)).toEqual(['/talks/pain'])
  })

  test('dropped on the presenter window in a lecture it is asked about; on the audience window it is nothing', async () => {
    const { electron, presenter, audience, lectures, startClock } = await setUpShell()
    startClock()
    electron.answers.push(1)
    audience.webContents.renderer.send('lectern:drop', '/other')
    presenter.webContents.renderer.send('lectern:drop', '/other')
    await settle()
    expect(electron.questions.map(({ message }) => message)).toEqual(['Open another lecture?'])
    expect(lectures).toHaveLength(1)
  })

  test.each([
    ['/talks/pain', '/talks/pain'],
    ['talks', null],
    ['', null],
    ['/a\u0000b', null],
    [`/${'a'.repeat(40_000)}`, null],
    [7, null],
    [null, null],
    [{ path: '/a' }, null],
  ])('what is dropped is a path: %j', (message, path) => {
    expect(readDrop(message)).toBe(path)
  })
})

describe('EL123 a lecture can be closed without ending the program', () => {
  test('both windows go, the home window comes, and the lecture is closed', async () => {
    const { electron, presenter, audience, lecture, click } = await setUpShell()
    click('close-lecture')
    await settle()
    expect([presenter.isDestroyed(), audience.isDestroyed(), lecture().closed]).toEqual([true, true, 1])
    expect(electron.window('/home').isDestroyed()).toBe(false)
    expect([electron.app.quits, electron.powerSaveBlocker.held.size]).toEqual([0, 0])
  })

  test('while the clock runs it asks first', async () => {
    const { electron, presenter, click, startClock } = await setUpShell()
    startClock()
    electron.answers.push(1)
    click('close-lecture')
    await settle()
    expect(electron.questions.map(({ message }) => message)).toEqual(['Close the lecture?'])
    expect(presenter.isDestroyed()).toBe(false)
  })

  test('and another one can be opened, as often as one likes', async () => {
    const { electron, click, lectures } = await setUpShell()
    for (let n = 0; n < 12; n += 1) {
      click('close-lecture')
      await settle()
      click('bundled')
      await settle()
    }
    expect(lectures).toHaveLength(13)
    expect(lectures.filter(({ closed }) => closed === 0)).toHaveLength(1)
    expect(electron.windows.filter((window) => !window.isDestroyed())).toHaveLength(2)
    // Nothing of the closed ones listens any more.
    expect(electron.screen.listenerCount('display-added')).toBe(1)
  })
})
