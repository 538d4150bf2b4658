import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Names of the bridge between a page and the harness, on the page's window. */
export const SEND = '__harnessSend'
export const RECEIVE = '__harnessReceive'

/**
 * The built preload as a script that runs before the page's own, with what Electron would hand it. It
 * shares the page's world, which Electron keeps apart.
 * @param out the folder of the build
 */
export function preloadScript(out: string): string {
  const preload = readFileSync(join(out, 'preload', 'preload.cjs'), 'utf8')
  return `(() => {
    if (window.top !== window) return
    const listeners = new Map()
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }),
      },
      ipcRenderer: {
        send: (channel, message) => void window.${SEND}(channel, message),
        on: (channel, listener) => listeners.set(channel, listener),
      },
      webUtils: { getPathForFile: (file) => file.harnessPath ?? '' },
    }
    Object.defineProperty(window, '${RECEIVE}', {
      value: (channel, message) => listeners.get(channel)?.({}, message),
    })
    const require = (name) => {
      if (name === 'electron') return electron
      throw new Error('A sandboxed preload cannot load ' + name)
    }
    const host = location.host.replace(/\\.lectern\\.test$/, '')
    const place = { protocol: location.host === host ? location.protocol : 'lectern:', host, hostname: host }
    const module = { exports: {} }
    ;(function (require, module, exports, location) {
      ${preload}
    })(require, module, module.exports, place)
  })()`
}
