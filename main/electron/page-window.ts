import type { Port } from '../../core/rpc/port.ts'
import { PAGE_ORIGIN, pageUrl, type PageName } from './addresses.ts'
import type { Dialogs } from './dialogs.ts'
import { acceptPorts } from './ipc-port.ts'
import type { Later } from './placer.ts'
import { watchOver } from './recovery.ts'
import type { RequestPolicy } from './security.ts'
import type { WindowLike } from './surface.ts'

export interface PageDeps {
  policy: RequestPolicy
  later: Later
  /** Milliseconds since the epoch. */
  now(): number
  log(message: string, cause?: unknown): void
}

export interface PageWindow {
  /** Closes its connections; the page connects anew. */
  closePorts(): void
  /** Loads it anew, also after it was given up. */
  restart(): void
}

/** Loads a window's page, keeps it alive and hands its connections to `accept`. */
export function openPage(
  window: WindowLike,
  page: PageName,
  accept: (port: Port) => void,
  dialogs: Pick<Dialogs, 'askAfterFailure'>,
  deps: PageDeps,
): PageWindow {
  const { developmentOrigin } = deps.policy
  const load = () => {
    // Failures come as `did-fail-load` too, which is where they are dealt with.
    window.loadURL(pageUrl(page, developmentOrigin)).catch(() => undefined)
  }
  const restart = watchOver(window.webContents, {
    name: page,
    load,
    later: deps.later,
    now: deps.now,
    log: deps.log,
    giveUp(retry) {
      deps.log(`The ${page} page failed too often.`)
      dialogs.askAfterFailure(page).then(
        (again) => again && retry(),
        (error: unknown) => deps.log('Whether to try again could not be asked.', error),
      )
    },
  })
  const closePorts = acceptPorts(window.webContents, developmentOrigin ?? PAGE_ORIGIN, accept, deps.now)
  load()
  return { closePorts, restart }
}
