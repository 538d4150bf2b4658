import type { Port } from '../../core/rpc/port.ts'
import type { Dialogs } from './dialogs.ts'
import { openPage, type PageDeps, type PageWindow } from './page-window.ts'
import { centred, type Rect } from './placement.ts'
import type { ElectronLike, WindowLike } from './surface.ts'
import { windowOptions, type WindowEnvironment } from './window-options.ts'
import { oncePainted } from './windows.ts'

/** Share of the display's work area that the window takes. */
const SHARE = 0.9

export interface ReviewWindow {
  /** Opens it, or brings it to the front when it is open. */
  show(): void
  /** Another lecture is open now: the page connects and loads anew. */
  renew(): void
  close(): void
}

export interface ReviewDeps extends PageDeps {
  env: WindowEnvironment
  dialogs: Pick<Dialogs, 'askAfterFailure'>
  /** Takes the connection of the page. */
  accept(port: Port): void
}

/** A window for learning from the lecture, on the primary display; nothing of it touches the projector. */
export function createReviewWindow(
  electron: Pick<ElectronLike, 'BrowserWindow' | 'screen'>,
  deps: ReviewDeps,
): ReviewWindow {
  let open: { window: WindowLike; page: PageWindow } | null = null

  const create = () => {
    const bounds = ample(electron.screen.getPrimaryDisplay().workArea)
    const window = new electron.BrowserWindow(windowOptions('reviewer', bounds, deps.env))
    oncePainted(window, { later: deps.later, focus: true }, () => ({
      bounds,
      fullscreen: false,
      visible: true,
    }))
    window.on('closed', () => {
      if (open?.window === window) open = null
    })
    open = { window, page: openPage(window, 'reviewer', deps.accept, deps.dialogs, deps) }
  }
  return {
    show() {
      if (open === null || open.window.isDestroyed()) {
        create()
        return
      }
      if (open.window.isMinimized()) open.window.restore()
      open.window.show()
      open.window.focus()
    },
    renew() {
      open?.page.closePorts()
      open?.window.webContents.reload()
    },
    close() {
      if (open !== null && !open.window.isDestroyed()) open.window.destroy()
    },
  }
}

function ample(workArea: Rect): Rect {
  const size = { width: Math.round(workArea.width * SHARE), height: Math.round(workArea.height * SHARE) }
  return centred(size, workArea)
}
