import type { PageReport } from '../../core/rpc/contract.ts'
import type { Port } from '../../core/rpc/port.ts'
import { createPrinter } from '../../main/electron/printer.ts'
import { FakeElectron } from './fake.ts'
import { FakeTime } from './fake-time.ts'
import type { FakeWindow } from './fake-window.ts'

export const REPORT: PageReport = {
  deckRevision: 1,
  pages: [{ slide: 'a', step: 0 }],
  diagramErrors: [],
  overflows: [],
}
export const JOB = { path: '/print', notes: false, pageWidth: 1280, pageHeight: 720 }
export const ENV = { preload: '/app/out/preload/preload.cjs', isPackaged: true }

/** @param prepareWindow called with each window that prints, before its page loads */
export async function setUpPrinter(prepareWindow: (window: FakeWindow) => void = () => undefined) {
  const electron = new FakeElectron()
  await electron.app.whenReady()
  const time = new FakeTime()
  const accepted: Port[] = []
  electron.app.on('web-contents-created', () => {
    const window = electron.windows.at(-1)
    if (!window) return
    window.webContents.evaluate = async () => REPORT
    prepareWindow(window)
  })
  const printer = createPrinter(electron, {
    env: ENV,
    origin: 'lectern://app',
    later: time.later,
    accept: (port) => accepted.push(port),
  })
  return { electron, printer, time, accepted, window: () => electron.windows[0] }
}
