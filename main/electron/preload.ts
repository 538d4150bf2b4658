import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CHANNEL, DROP_CHANNEL } from './envelope.ts'
import { watchDrops, type DragLike } from './page-drops.ts'
import { isPageOfOurs } from './page-origin.ts'
import { createPageConnector } from './page-port.ts'

// The document's own; this room knows no DOM.
declare const location: Parameters<typeof isPageOfOurs>[0]
declare function addEventListener(type: string, listener: (event: DragLike) => void): void

// Runs in every window, sandboxed, before the page. The page gets one function and nothing of
// Electron's: no event, no channel name, no path. Its role is decided by the window it is in. Any other
// document that might ever stand here, such as a file of the lecture, gets nothing at all.
if (isPageOfOurs(location)) {
  const connect = createPageConnector(
    {
      send: (envelope) => ipcRenderer.send(CHANNEL, envelope),
      listen: (listener) => {
        ipcRenderer.on(CHANNEL, (_event, message: unknown) => listener(message))
      },
    },
    crypto.randomUUID(),
  )
  contextBridge.exposeInMainWorld('lectern', { connect: () => connect() })
  watchDrops(
    (type, listener) => addEventListener(type, listener),
    (file) => webUtils.getPathForFile(file as File),
    (path) => ipcRenderer.send(DROP_CHANNEL, path),
  )
}
