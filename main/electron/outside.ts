import type { StateFile } from '../app/state-file.ts'
import type { createDialogs } from './dialogs.ts'
import type { createEnding } from './ending.ts'
import { createExternalOpener } from './external.ts'
import type { Stand } from './lecture-stand.ts'
import type { PageDeps } from './page-window.ts'
import type { Prepared } from './prepare.ts'
import type { ElectronLike } from './surface.ts'

export interface Outside {
  ending: ReturnType<typeof createEnding>
  front: () => ReturnType<Parameters<typeof createDialogs>[1]>
  home(): void
  dialogs: ReturnType<typeof createDialogs>
  stand: Stand
  /** What is remembered from one start to the next. */
  file: StateFile
  log: PageDeps['log']
}

/** What the system tells and asks. */
export function connectOutside<M>(electron: ElectronLike<M>, prepared: Prepared, outside: Outside): void {
  const { ending, front, home, dialogs, stand, file, log } = outside
  const { app, powerMonitor } = electron
  const openExternal = createExternalOpener({
    ask: (address) => dialogs.confirmLink(address),
    open: (address) => electron.shell.openExternal(address),
    log,
  })
  prepared.onExternal((url) => void openExternal(url))
  prepared.onActivate(() => {
    const window = front()
    if (window === null) {
      home()
      return
    }
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  })
  const flush = () => {
    stand.current()?.flush?.()
    void file.flush()
  }
  prepared.onFlush(flush)
  prepared.onEnd(() => ending.end())
  app.on('before-quit', (event) => ending.intercept(event))
  app.on('child-process-gone', (_event, { type, reason }) => {
    log(`A process of kind ${type} is gone: ${reason}.`)
  })
  powerMonitor.on('suspend', flush)
  powerMonitor.on('shutdown', (event) => {
    // The system then waits for the program, which ends at once.
    event?.preventDefault()
    ending.end()
  })
}
