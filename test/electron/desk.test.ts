import { describe, expect, test } from 'vitest'
import { connectClient } from '../../core/rpc/client.ts'
import { INITIAL, type DesktopState } from '../../core/desktop/state.ts'
import { LecternError } from '../../main/app/errors.ts'
import { isArchive } from '../../main/app/archive/open.ts'
import { shortened } from '../../main/electron/desk.ts'
import { readDrop } from '../../main/electron/drops.ts'
import { CHANNEL } from '../../main/electron/envelope.ts'
import { createPageConnector } from '../../main/electron/page-port.ts'
import { connectDesk } from '../../renderer/desk/desk-client.ts'
import { checkWords, openedOn } from '../../renderer/desk/desk-words.ts'
import { settle } from './fake-time.ts'
import type { FakeWindow } from './fake-window.ts'
import { itemsOf } from './menu-items.ts'
import { memoryFile, setUpShell, startShell, type ShellOptions } from './set-up-shell.ts'

const recent = (path: string, title = path) => ({ path, title, openedAt: 1 })

/** The page in a window around the lecture, connected as the preload would. */
function deskIn(window: FakeWindow) {
  const connect = createPageConnector(
    {
      send: (envelope) => window.webContents.renderer.send(CHANNEL, envelope),
      listen: (listener) => {
        window.webContents.renderer.on(CHANNEL, (_event, message: unknown) => listener(message))
      },
    },
    'document',
  )
  return connectDesk({ open: connect, later: () => undefined })
}

/** Asks for a lecture: its window is gone before an answer could come. */
async function ask(call: Promise<unknown>): Promise<void> {
  call.catch(() => undefined)
  await settle()
  await settle()
}

async function atHome(state: Partial<DesktopState> = {}, options: ShellOptions = {}) {
  const file = memoryFile({ ...INITIAL, ...state })
  const it = await startShell({ argv: [], ...options, over: { file, ...options.over } })
  return { ...it, file, home: () => it.electron.window('/home') }
}

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

describe('EL124 each page around a lecture may do what it has a button for', () => {
  test('preferences take effect at once, on every page', async () => {
    const { electron, click, file, home } = await atHome()
    const views: string[] = []
    deskIn(home()).onView((view) => views.push(view.preferences.appearance))
    click('preferences')
    await deskIn(electron.window('/preferences')).call('prefer', { change: { appearance: 'dark' } })
    await settle()
    expect(electron.nativeTheme.themeSource).toBe('dark')
    expect(file.state().preferences).toEqual({ ...INITIAL.preferences, appearance: 'dark' })
    expect(views).toEqual(['system', 'dark'])
  })

  test('the about page can open nothing, the preferences read no licences', async () => {
    const { electron, click } = await atHome()
    click('about')
    click('preferences')
    const about = deskIn(electron.window('/about'))
    await expect(about.call('open', {})).rejects.toThrow('cannot do that')
    expect(await about.call('notices', {})).toEqual({ text: 'Notices' })
    const preferences = deskIn(electron.window('/preferences'))
    await expect(preferences.call('notices', {})).rejects.toThrow('cannot do that')
  })

  test('none of them is answered as a page of the lecture', async () => {
    const { home } = await atHome()
    const connect = createPageConnector(
      { send: (envelope) => home().webContents.renderer.send(CHANNEL, envelope), listen: () => undefined },
      'other',
    )
    const client = connectClient(connect())
    let snapshots = 0
    client.onSnapshot(() => (snapshots += 1))
    await settle()
    expect(snapshots).toBe(0)
  })

  test('each window is there once', async () => {
    const { electron, click } = await atHome()
    for (let n = 0; n < 3; n += 1) click('about')
    expect(electron.windows.filter((window) => window.urls.at(-1)?.endsWith('/about'))).toHaveLength(1)
  })

  test('a check that fails is told in words with what would help', async () => {
    const checkLecture = () =>
      Promise.reject(new LecternError('folder-missing', 'There is no folder /a.', 'Look again.'))
    const { home } = await atHome({ recents: [recent('/a')] }, { over: { checkLecture } })
    await expect(deskIn(home()).call('check', { id: '/a' })).rejects.toThrow(
      'There is no folder /a. Look again.',
    )
  })

  test('the log file is shown in its folder', async () => {
    const { electron, click } = await atHome()
    click('log')
    await settle()
    expect(electron.shownInFolder).toEqual(['/nowhere/lectern.log'])
  })

  test('the list can be cleared, also that of the system', async () => {
    const { electron, click, file } = await atHome({ recents: [recent('/a')] })
    click('forget-recents')
    await settle()
    expect([file.state().recents, electron.app.recentDocuments]).toEqual([[], []])
  })

  test('a page that loses main says so, and its calls do not wait for ever', async () => {
    const never = () => new Promise<never>(() => undefined)
    const { home } = await atHome({ recents: [recent('/a')] }, { over: { checkLecture: never } })
    const page = deskIn(home())
    const call = page.call('check', { id: '/a' })
    await settle()
    home().webContents.send(CHANNEL, { document: 'document', connection: 0, kind: 'close' })
    await expect(call).rejects.toThrow('does not answer')
    await expect(page.call('open', {})).rejects.toThrow('does not answer')
  })
})

describe('EL125 a lecture may be a folder or one file, which its name tells', () => {
  test.each([
    ['/talks/pain', false],
    ['/talks/pain.lectern', true],
    ['/talks/PAIN.LECTERN', true],
    ['/talks/pain.lectern/slides', false],
    ['/talks/lectern', false],
  ])('%s is an archive: %s', (path, expected) => {
    expect(isArchive(path)).toBe(expected)
  })
})

describe('EL126 the pages around a lecture speak plainly', () => {
  const diagnostic = {
    code: 'notes-missing',
    severity: 'info',
    file: 'a',
    line: 1,
    column: 1,
    reason: 'x',
  } as const

  test.each([
    [0, 0, 0, 'Nothing is wrong with this lecture.'],
    [1, 0, 1, '1 error.'],
    [2, 1, 3, '2 errors and 1 warning.'],
    [1, 1, 4, '1 error, 1 warning and 2 notes.'],
    [300, 0, 200, '300 errors. The first 200 are listed.'],
  ])('%i errors, %i warnings, %i listed: %s', (errors, warnings, listed, words) => {
    const diagnostics = Array.from({ length: listed }, () => diagnostic)
    expect(checkWords({ title: '', errors, warnings, diagnostics })).toBe(words)
  })

  test('a day is written as the machine does', () => {
    expect(openedOn(Date.UTC(2026, 10, 25, 12), 'de')).toBe('25.11.2026')
  })

  test.each([
    ['/home/ada/Lectures', '/home/ada', '~/Lectures'],
    ['/home/ada', '/home/ada', '~'],
    ['/home/adam/x', '/home/ada', '/home/adam/x'],
    ['/srv/x', '/home/ada', '/srv/x'],
    ['/srv/x', '', '/srv/x'],
    ['C:\\Users\\ada\\x', 'C:\\Users\\ada', '~\\x'],
  ])('the home folder is shortened: %s', (folder, home, shown) => {
    expect(shortened(folder, home)).toBe(shown)
  })
})
