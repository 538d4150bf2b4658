import { INITIAL, type DesktopState } from '../../core/desktop/state.ts'
import { CHANNEL } from '../../main/electron/envelope.ts'
import { createPageConnector } from '../../main/electron/page-port.ts'
import { connectDesk } from '../../renderer/desk/desk-client.ts'
import { settle } from './fake-time.ts'
import type { FakeWindow } from './fake-window.ts'
import { memoryFile, startShell, type ShellOptions } from './set-up-shell.ts'

export const recent = (path: string, title = path) => ({ path, title, openedAt: 1 })

/** The page in a window around the lecture, connected as the preload would. */
export function deskIn(window: FakeWindow) {
  const connect = createPageConnector(
    {
      send: (envelope) => window.webContents.renderer.send(CHANNEL, envelope),
      listen: (listener) => {
        window.webContents.renderer.on(CHANNEL, (_event, message: unknown) => listener(message))
      },
    },
    'document',
  )
  return connectDesk({ open: connect, later: () => undefined })
}

/** Asks for a lecture: its window is gone before an answer could come. */
export async function ask(call: Promise<unknown>): Promise<void> {
  call.catch(() => undefined)
  await settle()
  await settle()
}

export async function atHome(state: Partial<DesktopState> = {}, options: ShellOptions = {}) {
  const file = memoryFile({ ...INITIAL, ...state })
  const it = await startShell({ argv: [], ...options, over: { file, ...options.over } })
  return { ...it, file, home: () => it.electron.window('/home') }
}
