import type { DeskHost, DeskMethod } from '../../core/desktop/contract.ts'
import { serveDesk } from '../../core/desktop/server.ts'
import { PAGE_ORIGIN, type DeskPage } from './addresses.ts'
import type { Dialogs } from './dialogs.ts'
import { displaysOf } from './displays.ts'
import { acceptDrops } from './drops.ts'
import { openPage, type PageDeps } from './page-window.ts'
import { centred } from './placement.ts'
import type { ElectronLike, WindowLike } from './surface.ts'
import { windowOptions, type WindowEnvironment } from './window-options.ts'
import { oncePainted } from './windows.ts'

export interface DeskWindowDeps extends PageDeps {
  env: WindowEnvironment
  host: DeskHost
  dialogs: Dialogs
  /** Asked for by dropping it onto the home window. */
  open(path: string): void
}

/** The windows around a lecture, each at most once. */
export interface DeskWindows {
  /** Opens it, or brings it to the front. */
  show(page: DeskPage): void
  /** Null while it is closed. */
  home(): WindowLike | null
  closeHome(): void
}

const SIZES: Record<DeskPage, { width: number; height: number }> = {
  home: { width: 1040, height: 720 },
  about: { width: 720, height: 680 },
  preferences: { width: 600, height: 560 },
}

/** What each page may ask for: what it has a button for, and no more. */
const ALLOWED: Record<DeskPage, ReadonlySet<DeskMethod>> = {
  home: new Set(['open', 'create', 'open-bundled', 'open-recent', 'forget', 'forget-all', 'check', 'show']),
  about: new Set(['notices', 'show']),
  preferences: new Set(['prefer', 'forget-all']),
}

export function createDeskWindows(
  electron: Pick<ElectronLike, 'BrowserWindow' | 'screen' | 'nativeTheme'>,
  deps: DeskWindowDeps,
): DeskWindows {
  const open = new Map<DeskPage, WindowLike>()

  function create(page: DeskPage): void {
    const displays = displaysOf(electron.screen)
    const display = displays.find(({ primary }) => primary)
    const workArea = display?.workArea ?? { x: 0, y: 0, ...SIZES[page] }
    const bounds = centred(SIZES[page], workArea)
    const dark = electron.nativeTheme.shouldUseDarkColors
    const window = new electron.BrowserWindow(windowOptions(page, bounds, deps.env, dark))
    open.set(page, window)
    window.on('closed', () => {
      if (open.get(page) === window) open.delete(page)
    })
    oncePainted(window, { later: deps.later, focus: true }, () => ({
      bounds,
      fullscreen: false,
      visible: true,
    }))
    openPage(window, page, (port) => serveDesk(port, ALLOWED[page], deps.host, deps.now), deps.dialogs, deps)
    const origin = deps.policy.developmentOrigin ?? PAGE_ORIGIN
    if (page === 'home') acceptDrops(window.webContents, origin, deps.open)
  }

  return {
    show(page) {
      const window = open.get(page)
      if (window === undefined) {
        create(page)
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    home: () => open.get('home') ?? null,
    closeHome: () => open.get('home')?.destroy(),
  }
}
