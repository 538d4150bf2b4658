import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { DisplayLike } from '../../../main/electron/surface.ts'
import { isReady } from '../../../main/web/page-ready.ts'
import { display } from '../fake-screen.ts'
import { itemsOf } from '../menu-items.ts'
import { ChromiumElectron } from './chromium-electron.ts'
import type { ChromiumWindow } from './chromium-window.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const OUT = join(ROOT, 'out')
const { version: VERSION } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string
}

export interface DesktopOptions {
  /** Absolute; without it the program starts with its home window. */
  lecture?: string
  displays?: DisplayLike[]
  context?: BrowserContextOptions
  /** Kept from one start to the next; made anew when absent. */
  userData?: string
}

/** The desktop program as it is built, running in this process, its windows in a real Chromium. */
export interface Desktop {
  electron: ChromiumElectron
  /** The page of the window that shows this path, once it has painted. */
  page(path: string): Promise<Page>
  window(path: string): ChromiumWindow
  /** Does what a menu item does. */
  click(id: string): void
  close(): Promise<void>
}

const LAPTOP = display(1, { internal: true, bounds: { x: 0, y: 0, width: 1280, height: 720 } })
const PROJECTOR = display(2, { bounds: { x: 1280, y: 0, width: 1280, height: 720 } })

/** What each run of the entry gets when it imports `electron`. */
const modules = new Map<string, ChromiumElectron>()
Object.assign(globalThis, { lecternHarness: modules })
const NAMES = [
  'app',
  'BrowserWindow',
  'dialog',
  'Menu',
  'nativeTheme',
  'powerMonitor',
  'powerSaveBlocker',
  'protocol',
  'screen',
  'session',
  'shell',
]

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    const run = new URL(context.parentURL ?? 'file:').searchParams.get('run') ?? ''
    const text = NAMES.map((name) => `export const ${name} = from.${name}`).join('\n')
    const source = `const from = globalThis.lecternHarness.get(${JSON.stringify(run)})\n${text}`
    return { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true, format: 'module' }
  },
})

let runs = 0

export async function startDesktop(browser: Browser, options: DesktopOptions = {}): Promise<Desktop> {
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'lectern-desktop-')))
  // What is kept about lectures must not reach from one test into another.
  process.env['LECTERN_STATE'] = join(userData, 'lectures')
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options.context })
  const electron = await ChromiumElectron.in(context, OUT)
  electron.app.isPackaged = false
  electron.app.version = VERSION
  electron.app.userData = userData
  electron.screen.displays = options.displays ?? [LAPTOP, PROJECTOR]
  runs += 1
  const run = String(runs)
  modules.set(run, electron)
  await withArguments(
    ['electron', OUT, options.lecture ?? ''],
    () => import(`${pathToFileURL(join(OUT, 'main', 'electron.js')).href}?run=${run}`),
  )
  const window = (path: string) => electron.window(path) as ChromiumWindow
  return {
    electron,
    window,
    async page(path) {
      const found = await until(() =>
        electron.windows.find((each) => !each.isDestroyed() && each.urls.at(-1)?.endsWith(path)),
      )
      const page = await (found as ChromiumWindow).webContents.page()
      await isReady(page)
      return page
    },
    click(id) {
      const item = itemsOf(electron.menu ?? []).find((each) => each.id === id)
      const click = item?.click as (() => void) | undefined
      if (click === undefined) throw new Error(`The menu has no ${id}.`)
      click()
    },
    async close() {
      electron.answers.push(0)
      electron.app.quit()
      await until(() => electron.app.quits > 0 || undefined)
      await context.close()
      if (options.userData === undefined) await rm(userData, { recursive: true, force: true })
    },
  }
}

/** The entry reads its arguments and listens on the process while it is loaded; the latter is not for this one. */
async function withArguments(argv: string[], load: () => Promise<unknown>): Promise<void> {
  const streams = [process.stdout, process.stderr]
  const before = {
    argv: process.argv,
    on: process.on,
    listeners: streams.map((each) => each.listeners('error')),
  }
  process.argv = argv
  process.on = () => process
  try {
    await load()
  } finally {
    process.argv = before.argv
    process.on = before.on
    for (const [index, stream] of streams.entries())
      for (const listener of stream.listeners('error'))
        if (before.listeners[index]?.includes(listener) === false) stream.off('error', listener as () => void)
  }
}

/** Looks again whenever the event loop has gone round. */
async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((done) => {
      setTimeout(done, 5)
    })
  }
}
