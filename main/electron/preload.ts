import { contextBridge, ipcRenderer } from 'electron'
import { CHANNEL } from './envelope.ts'
import { createPageConnector } from './page-port.ts'

// Runs in every window, sandboxed, before the page. The page gets one function and nothing of
// Electron's: no event, no channel name. Its role is decided by the window it is in.
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
