import { INITIAL, type DesktopState } from '../../core/desktop/state.ts'
import { connectDesk } from '../../renderer/desk/desk-client.ts'
import { settle } from './fake-time.ts'
import type { FakeWindow } from './fake-window.ts'
import { pageOf } from './page-of.ts'
import { memoryFile, startShell, type ShellOptions } from './set-up-shell.ts'

export const recent = (path: string, title = path) => ({ path, title, openedAt: 1 })

/** The page in a window around the lecture. */
export const deskIn = (window: FakeWindow) =>
  connectDesk({ open: pageOf(window.webContents, 'document'), later: () => undefined })

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
