import type { Exporter } from '../../core/export/exporter.ts'
import type { Port } from '../../core/rpc/port.ts'
import { serve, type ServeOptions } from '../../core/rpc/server.ts'
import type { Role } from '../../core/session/types.ts'
import { PAGE_ORIGIN } from './addresses.ts'
import { arrange, forwardKeys } from './command-runner.ts'
import type { Dialogs } from './dialogs.ts'
import { acceptDrops } from './drops.ts'
import type { createEnding } from './ending.ts'
import type { Stand } from './lecture-stand.ts'
import { openPage, type PageDeps } from './page-window.ts'
import type { ElectronLike } from './surface.ts'
import { createWindows, type DesktopEnvironment, type LectureWindows, type WindowDeps } from './windows.ts'

export interface TheatreDeps extends PageDeps, WindowDeps {
  env: DesktopEnvironment
  stand: Stand
  dialogs: Dialogs
  ending: ReturnType<typeof createEnding>
  exporter: Exporter
  /** Asked for by dropping it onto the presenter window. */
  open(path: string): void
}

/** The two windows of a lecture and all that keeps them alive. */
export interface Theatre {
  readonly windows: LectureWindows
  /** Another lecture stands: pages connect and load anew. */
  renew(): void
  /** Loads both pages anew, also after one was given up. */
  restart(): void
  close(): void
}

/** Opens both windows; their pages wait for the lecture. */
export function openTheatre(
  electron: Pick<ElectronLike, 'BrowserWindow' | 'screen'>,
  deps: TheatreDeps,
): Theatre {
  const { stand, dialogs, ending, exporter } = deps
  const windows = createWindows(electron, deps.env, deps)
  const { presenter, audience } = windows
  const pages = [
    openPage(
      presenter,
      'presenter',
      (port) => serveFrom(stand, port, 'presenter', { exporter, arrange: (what) => arrange(what, windows) }),
      dialogs,
      deps,
    ),
    openPage(audience, 'audience', (port) => serveFrom(stand, port, 'audience'), dialogs, deps),
  ]
  forwardKeys(windows, stand, deps.env.canPlace)
  acceptDrops(presenter.webContents, deps.policy.developmentOrigin ?? PAGE_ORIGIN, deps.open)
  presenter.on('close', (event) => ending.intercept(event))
  audience.on('close', (event) => {
    if (ending.isEnding()) return
    // Kept, so that the menu can bring it back at once.
    event.preventDefault()
    windows.prefer({ audience: 'hidden', filled: false })
  })
  // Windows is shutting down: while a lecture runs it is asked to wait, which it tells the lecturer.
  presenter.on('query-session-end', (event) => {
    if (ending.mustAsk()) event.preventDefault()
  })
  presenter.on('session-end', () => ending.end())
  return {
    windows,
    renew() {
      for (const page of pages) page.closePorts()
      // The same addresses now name other files.
      for (const { webContents } of [presenter, audience]) webContents.reload()
    },
    restart() {
      for (const page of pages) page.restart()
    },
    close: () => windows.close(),
  }
}

/** Answers a page from the current lecture, once there is one; a port keeps what comes before. */
export function serveFrom(stand: Stand, port: Port, role: Role, options: ServeOptions = {}): void {
  let open = true
  port.onClose(() => {
    open = false
  })
  void stand.whenOpen().then(({ host }) => open && serve(port, role, host, options))
}

/** The room is looking at it, clock or no clock. */
export function audienceFills(windows: LectureWindows): boolean {
  const { visible, fullscreen } = windows.placement().audience
  return visible && fullscreen
}
