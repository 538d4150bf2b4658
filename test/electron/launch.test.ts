import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  canPlaceWindows,
  createOpenQueue,
  lectureFromArguments,
  lectureFromHandover,
} from '../../main/electron/launch.ts'
import { prepare } from '../../main/electron/prepare.ts'
import { FakeElectron } from './fake.ts'
import { FakeSession } from './fake-session.ts'
import { FakeContents } from './fake-window.ts'

const POLICY = { developmentOrigin: null, developerTools: false }
const HERE = resolve('/home/me')

function start(electron: FakeElectron, ...words: string[]) {
  return prepare(electron, { argv: ['/usr/bin/lectern', ...words], directory: HERE, policy: POLICY })
}

describe('EL34 the folder on the command line', () => {
  const there = resolve('/home/me/talk')
  const ROWS: [name: string, argv: string[], isPackaged: boolean, folder: string | null][] = [
    ['packaged', ['/usr/bin/lectern', 'talk'], true, there],
    ['absolute', ['/usr/bin/lectern', there], true, there],
    ['none', ['/usr/bin/lectern'], true, null],
    ['switches before', ['/usr/bin/lectern', '--no-sandbox', '--x=y', 'talk'], true, there],
    ['switches after', ['/usr/bin/lectern', 'talk', '--original-process-start-time=1'], true, there],
    ['an empty word', ['/usr/bin/lectern', ''], true, null],
    ['not packaged: the program comes first', ['electron', 'out/main/electron.js', 'talk'], false, there],
    ['not packaged, driven by a test', ['electron', '--inspect=0', 'out/main/electron.js'], false, null],
    ['not packaged, a dot', ['electron', '.', 'talk'], false, there],
  ]
  test.each(ROWS)('%s', (_name, argv, isPackaged, folder) => {
    expect(lectureFromArguments(argv, isPackaged, HERE)).toBe(folder)
  })
})

describe('EL371 a lecture that a file manager opens by its address is found', () => {
  const there = resolve('/home/me/my talk.lectern')
  test.each([
    ['local', pathToFileURL(there).href, there],
    ['in capitals', pathToFileURL(there).href.replace('file:', 'FILE:'), there],
    ['with an escape that hides a slash', 'file:///home/me/a%2Fb', null],
  ])('%s', (_name, word, expected) => {
    expect(lectureFromArguments(['/usr/bin/lectern', word], true, HERE)).toBe(expected)
  })

  test('on the first start and on a second one', async () => {
    const electron = new FakeElectron()
    const prepared = start(electron, pathToFileURL(there).href)
    expect(electron.app.lockData).toEqual({ lecture: there })
    const opened: string[] = []
    expect(prepared?.queue.attach((path) => opened.push(path))).toBe(there)
    electron.app.emit('second-instance', {}, ['/usr/bin/lectern', pathToFileURL(there).href], '/', undefined)
    expect(opened).toEqual([there])
  })
})

test.each([
  ['linux', { DISPLAY: ':0' }, '', true],
  ['linux', { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, '', false],
  ['linux', { XDG_SESSION_TYPE: 'wayland' }, '', false],
  ['linux', { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, 'x11', true],
  ['linux', { DISPLAY: ':0' }, 'wayland', false],
  ['darwin', {}, '', true],
  ['win32', {}, '', true],
] as const)('EL56 whether windows can be placed: %s %j %s: %s', (platform, env, ozone, expected) => {
  expect(canPlaceWindows(platform, env, ozone)).toBe(expected)
})

describe('EL35 what must happen before Electron is ready happens at once', () => {
  test('the sandbox, the scheme, and the network stack without names and proxies', () => {
    const electron = new FakeElectron()
    start(electron)
    expect(electron.ready).toBe(false)
    expect(electron.app.sandboxed).toBe(true)
    expect(electron.schemes.map(({ scheme }) => scheme)).toEqual(['lectern'])
    expect(electron.app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
    expect(electron.app.switches.has('no-proxy-server')).toBe(true)
    expect(electron.app.switches.has('disable-background-networking')).toBe(true)
  })

  test('every session and every page that comes into being later is secured', () => {
    const electron = new FakeElectron()
    start(electron)
    const session = new FakeSession()
    electron.app.emit('session-created', session)
    expect(session.lets('https://example.org/')).toBe(false)
    const contents = new FakeContents()
    electron.app.emit('web-contents-created', {}, contents)
    expect(contents.navigates('will-navigate', 'https://example.org/')).toBe(false)
  })

  test('it never becomes ready inside', async () => {
    const late = new FakeElectron()
    await late.app.whenReady()
    expect(() => start(late)).toThrow('after ready')
  })
})

describe('EL36 the program runs once', () => {
  test('a second start hands its folder over and leaves', () => {
    const electron = new FakeElectron()
    electron.app.hasLock = false
    expect(start(electron, 'talk')).toBe(null)
    expect(electron.app.lockData).toEqual({ lecture: resolve(HERE, 'talk') })
    expect(electron.app.quits).toBe(1)
  })

  test('the first one comes to the front and opens it', () => {
    const electron = new FakeElectron()
    const prepared = start(electron)
    let focused = 0
    prepared?.onActivate(() => (focused += 1))
    const opened: string[] = []
    prepared?.queue.attach((folder) => opened.push(folder))
    electron.app.emit('second-instance', {}, ['lectern', '--x'], '/', { lecture: resolve('/talk') })
    electron.app.emit('second-instance', {}, ['lectern', 'confused'], '/', { lecture: null })
    electron.app.emit('second-instance', {}, ['lectern', 'other'], HERE, undefined)
    expect(focused).toBe(3)
    expect(opened).toEqual([resolve('/talk'), resolve(HERE, 'other')])
  })

  test.each([
    [{ lecture: resolve('/a') }, resolve('/a')],
    [{ lecture: null }, null],
    [{ lecture: 'relative' }, undefined],
    [{ lecture: 7 }, undefined],
    [null, undefined],
    ['x', undefined],
  ])('handed over %j: %s', (data, folder) => {
    expect(lectureFromHandover(data)).toBe(folder)
  })
})

describe('EL37 what is asked for early is not lost', () => {
  test('a folder dropped on the icon before the program is ready is opened then', () => {
    const electron = new FakeElectron()
    const prepared = start(electron, 'talk')
    let defaultPrevented = false
    electron.app.emit('open-file', { preventDefault: () => (defaultPrevented = true) }, '/dropped')
    expect(defaultPrevented).toBe(true)
    expect(prepared?.queue.attach(() => undefined)).toBe('/dropped')
  })

  test('the latest wins, and is given out once', () => {
    const queue = createOpenQueue()
    queue.open('/one')
    queue.open('/two')
    const opened: string[] = []
    expect(queue.attach((folder) => opened.push(folder))).toBe('/two')
    queue.open('/three')
    expect(queue.attach(() => undefined)).toBe(null)
    expect(opened).toEqual(['/three'])
  })
})
