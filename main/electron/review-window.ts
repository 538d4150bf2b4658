import type { Port } from '../../core/rpc/contract.ts'
import { PAGE_ORIGIN, pageUrl } from './addresses.ts'
import { acceptPorts } from './ipc-port.ts'
import type { Later } from './placer.ts'
import type { Rect } from './placement.ts'
import type { ElectronLike, WindowLike } from './surface.ts'
import { windowOptions, type WindowEnvironment } from './windows.ts'

/** How long the page may take to paint before its window shows without; milliseconds. */
const PAINT_MS = 5000
/** Share of the display's work area that the window takes. */
const SHARE = 0.9

export interface ReviewWindow {
  /** Opens it, or brings it to the front when it is open. */
  show(): void
  /** Another lecture is open now: the page connects anew. */
  replaced(): void
}

export interface ReviewDeps {
  env: WindowEnvironment
  developmentOrigin: string | null
  later: Later
  /** Takes the connection of the page. */
  accept(port: Port): void
}

/** A window for learning from the lecture, on the primary display; nothing of it touches the projector. */
export function createReviewWindow(
  electron: Pick<ElectronLike, 'BrowserWindow' | 'screen'>,
  deps: ReviewDeps,
): ReviewWindow {
  let open: { window: WindowLike; closePorts: () => void } | null = null

  const create = () => {
    const bounds = centred(electron.screen.getPrimaryDisplay().workArea)
    const window = new electron.BrowserWindow(windowOptions('reviewer', bounds, deps.env))
    const closePorts = acceptPorts(window.webContents, deps.developmentOrigin ?? PAGE_ORIGIN, deps.accept)
    open = { window, closePorts }
    const show = () => {
      callOff()
      if (!window.isDestroyed()) window.show()
    }
    const callOff = deps.later(show, PAINT_MS)
    window.on('ready-to-show', show)
    window.on('closed', () => {
      callOff()
      open = null
    })
    // The page says itself that it cannot be reached, and the person can open it once more.
    window.loadURL(pageUrl('reviewer', deps.developmentOrigin)).catch(() => undefined)
  }
  return {
    show() {
      if (open === null || open.window.isDestroyed()) return create()
      if (open.window.isMinimized()) open.window.restore()
      open.window.show()
      open.window.focus()
    },
    replaced() {
      open?.closePorts()
      open?.window.webContents.reload()
    },
  }
}

function centred({ x, y, width, height }: Rect): Rect {
  const size = { width: Math.round(width * SHARE), height: Math.round(height * SHARE) }
  return {
    x: x + Math.round((width - size.width) / 2),
    y: y + Math.round((height - size.height) / 2),
    ...size,
  }
}
