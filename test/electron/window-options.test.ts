import { describe, expect, test } from 'vitest'
import { webPreferences, windowOptions } from '../../main/electron/window-options.ts'
import { ENV, PROJECTOR } from './set-up-windows.ts'

describe('EL28 every window is isolated, sandboxed and offline', () => {
  test.each(['presenter', 'audience', 'printer', 'reviewer'] as const)('%s', (role) => {
    const { webPreferences: given, show } = windowOptions(role, PROJECTOR.bounds, ENV)
    expect(show).toBe(false)
    expect(given).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
      devTools: false,
      partition: 'lectern',
      preload: ENV.preload,
    })
  })

  test('developer tools are there while it is not packaged', () => {
    expect(webPreferences({ ...ENV, isPackaged: false }).devTools).toBe(true)
  })

  test('the session is in memory', () => {
    expect(webPreferences(ENV).partition).not.toMatch(/^persist:/)
  })
})
