import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../scripts/spec.ts'
import { prevented } from './fake-event.ts'
import { setUpShell } from './set-up-shell.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** Addresses that would leave the machine, or its user's files, by every way that a page knows. */
const OUTSIDE: [url: string, resourceType: string][] = [
  ['https://example.org/', 'mainFrame'],
  ['https://example.org/a.js', 'script'],
  ['https://example.org/a.css', 'stylesheet'],
  ['https://example.org/a.woff2', 'font'],
  ['https://example.org/a.png', 'image'],
  ['https://example.org/a.mp4', 'media'],
  ['https://example.org/', 'xhr'],
  ['https://example.org/', 'ping'],
  ['https://example.org/', 'cspReport'],
  ['http://127.0.0.1:9222/json', 'xhr'],
  ['http://localhost:5173/', 'mainFrame'],
  ['wss://example.org/', 'webSocket'],
  ['ftp://example.org/', 'other'],
  ['file:///etc/passwd', 'image'],
]

describe('EL102 no session lets a request out, whoever made it and whenever', () => {
  test('those of the program, the default one, and one that comes into being by itself', async () => {
    const { electron } = await setUpShell()
    electron.session.fromPartition('made-later')
    electron.session.fromPartition('persist:made-later')
    expect(electron.sessions.size).toBe(4)
    for (const [name, session] of electron.sessions) {
      for (const [url, type] of OUTSIDE)
        expect([name, url, session.lets(url, type)]).toEqual([name, url, false])
      const item = { getURL: () => 'https://example.org/a.zip' }
      expect(prevented((event) => session.emit('will-download', event, item))).toBe(true)
    }
  })

  test('no name is resolved over HTTPS', async () => {
    const { electron } = await setUpShell()
    expect(electron.app.resolver).toEqual({ secureDnsMode: 'off', enableBuiltInResolver: false })
  })
})

describe('EL103 main takes from Electron what it needs, and nothing that reaches out', () => {
  const folder = join(ROOT, 'main/electron')
  const sources = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
  const NEVER = [
    'autoUpdater',
    'clipboard',
    'crashReporter',
    'contentTracing',
    'desktopCapturer',
    'globalShortcut',
    'inAppPurchase',
    'ipcMain',
    'net',
    'netLog',
    'pushNotifications',
    'safeStorage',
    'webContents',
    'webFrameMain',
  ]

  test('only the entry and the preload import its value', () => {
    const importing = sources.filter(([, text]) => /import (?!type)[^;]*? from 'electron'/.test(text))
    expect(importing.map(([name]) => name).sort()).toEqual(['index.ts', 'preload.ts'])
  })

  test.each(NEVER)('%s is not among what is imported', (name) => {
    const imported = sources.flatMap(([, text]) =>
      [...text.matchAll(/import \{([^}]*)\} from 'electron'/g)].flatMap(([, names = '']) =>
        names.split(',').map((each) => each.trim()),
      ),
    )
    expect(imported).toContain('app')
    expect(imported).not.toContain(name)
  })

  test.each([
    ['.openExternal(', ['outside.ts']],
    ['.executeJavaScript(', ['printer.ts']],
    ['.openPath(', []],
    ['.loadFile(', []],
    ['.setProxy(', []],
    ['.openDevTools(', []],
    ['insertCSS(', []],
  ])('%s is called in %j alone', (call, places) => {
    expect(sources.filter(([, text]) => text.includes(call)).map(([name]) => name)).toEqual(places)
  })
})

describe('EL104 docs/security.md names for each promise a test that exists', () => {
  const text = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')
  const named = [...text.matchAll(/\b[A-Z]{2}\d+\b/g)].map(([id]) => id)

  test('every id is one of the rules', () => {
    const known = new Set(rules().map(({ id }) => id))
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter((id) => !known.has(id))).toEqual([])
  })

  test('every row of a promise names one', () => {
    const tables = text.split('\n\n').filter((part) => part.startsWith('| promise'))
    const rows = tables.flatMap((table) => table.split('\n').slice(2))
    expect(rows.length).toBeGreaterThan(25)
    expect(rows.filter((row) => !/\| (?:[A-Z]{2}\d+(?:, )?)+ \|$/.test(row))).toEqual([])
  })

  test('docs/architecture.md names one for each fault that must not end a lecture', () => {
    const [, after = ''] = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8').split('| fault |')
    const rows = (after.split('\n\n')[0] ?? '').split('\n').slice(2)
    const known = new Set(rules().map(({ id }) => id))
    expect(rows.length).toBeGreaterThanOrEqual(15)
    for (const row of rows) {
      const ids =
        row
          .split('|')
          .at(-2)
          ?.match(/[A-Z]{2}\d+/g) ?? []
      expect([row, ids.length > 0, ids.filter((id) => !known.has(id))]).toEqual([row, true, []])
    }
  })

  test('SECURITY.md says how to report, and invents no address', () => {
    const report = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')
    expect(report).toContain('Report a vulnerability')
    expect(report).not.toMatch(/@|mailto:/)
  })
})
