import { describe, expect, test } from 'vitest'
import { connectClient } from '../../core/rpc/client.ts'
import { INITIAL } from '../../core/desktop/state.ts'
import { LecternError } from '../../main/app/errors.ts'
import { isArchive } from '../../main/app/archive/open.ts'
import { shortened } from '../../main/electron/desk.ts'
import { CHANNEL } from '../../main/electron/envelope.ts'
import { createPageConnector } from '../../main/electron/page-port.ts'
import { checkWords, openedOn } from '../../renderer/desk/desk-words.ts'
import { settle } from './fake-time.ts'
import { atHome, deskIn, recent } from './at-home.ts'

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
