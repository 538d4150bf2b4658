import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locateElectron } from '../../main/app/electron-binary.ts'
import { onlyWhere } from '../support/only-where.ts'

/** These drive Electron's real windows, so they need its binary, the built program and a display. */
const root = resolve(import.meta.dirname, '../..')
const executablePath = locateElectron(root)?.executable ?? null
const built = existsSync(join(root, 'out/main/electron.js'))
const display =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
const missing = [
  executablePath === null && 'Electron binary not installed',
  !built && 'out/main/electron.js is not built',
  !display && 'no display',
].find((reason) => reason !== false)

const withElectron = onlyWhere(missing === undefined, missing ?? '')
describe('EL52 Electron’s own windows do what the stand-in says', withElectron, () => {
  let app: ElectronApplication
  let presenter: Page
  let audience: Page

  beforeAll(async () => {
    app = await _electron.launch({ executablePath: executablePath ?? '', args: [root, root], cwd: root })
    const pageOf = async (path: string): Promise<Page> => {
      const isIt = (page: Page) => page.url().endsWith(path)
      return app.windows().find(isIt) ?? app.waitForEvent('window', { predicate: isIt })
    }
    presenter = await pageOf('/presenter')
    audience = await pageOf('/audience')
    for (const page of [presenter, audience]) await page.evaluate('window.lecternReady')
  })
  afterAll(() => app?.close())

  test('both pages come from our own scheme, isolated, with one function', async () => {
    for (const page of [presenter, audience]) {
      expect(await page.evaluate('location.origin')).toBe('lectern://app')
      expect(await page.evaluate('typeof require + typeof process')).toBe('undefinedundefined')
      expect(await page.evaluate('Object.keys(window.lectern)')).toEqual(['connect'])
    }
  })

  test('moving in the presenter window moves the audience window', async () => {
    const before = await audience.locator('body').innerText()
    await presenter.keyboard.press('PageDown')
    await presenter.keyboard.press('PageDown')
    await audience.waitForFunction((text) => document.body.innerText !== text, before)
    expect(await audience.locator('body').innerText()).not.toBe(before)
  })

  test('nothing leaves the machine', async () => {
    expect(await presenter.evaluate(`fetch('https://example.org/').then(() => 'out', () => 'refused')`)).toBe(
      'refused',
    )
    await presenter.evaluate(`location.href = 'lectern://deck/slides/references.json'`)
    expect(await presenter.evaluate('location.href')).toBe('lectern://app/presenter')
  })

  test('on one display the audience window covers no notes; on two it fills the other one', async () => {
    const seen = await app.evaluate(({ BrowserWindow, screen }) => {
      const windows = BrowserWindow.getAllWindows()
      const of = (path: string) => windows.find(({ webContents }) => webContents.getURL().endsWith(path))
      const [notes, slides] = [of('/presenter'), of('/audience')]
      return {
        displays: screen.getAllDisplays().length,
        notes: notes?.isVisible(),
        visible: slides?.isVisible(),
        fullScreen: slides?.isFullScreen(),
      }
    })
    expect(seen.notes).toBe(true)
    expect(seen.visible === true && seen.fullScreen === true).toBe(seen.displays > 1)
  })

  test('no permission, no device, no window, no navigation', async () => {
    const outcome = await presenter.evaluate(async () => ({
      clipboard: await navigator.clipboard.readText().then(
        () => 'granted',
        () => 'refused',
      ),
      opened: window.open('https://example.org/') === null,
      permission: (await navigator.permissions.query({ name: 'geolocation' })).state,
    }))
    expect(outcome).toEqual({ clipboard: 'refused', opened: true, permission: 'denied' })
    expect(app.windows()).toHaveLength(2)
  })

  test('a page that crashes comes back', async () => {
    const back = audience.waitForEvent('domcontentloaded')
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (window.webContents.getURL().endsWith('/audience')) window.webContents.forcefullyCrashRenderer()
      }
    })
    await back
    await audience.evaluate('window.lecternReady')
    expect(await audience.evaluate('location.href')).toBe('lectern://app/audience')
  })
})
