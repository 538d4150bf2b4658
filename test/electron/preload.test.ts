import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Port } from '../../core/rpc/contract.ts'

const ipcRenderer = Object.assign(new EventEmitter(), {
  send: vi.fn<(channel: string, message: unknown) => void>(),
})
const exposed = new Map<string, Record<string, (...args: unknown[]) => Port>>()

vi.mock('electron', () => ({
  ipcRenderer,
  contextBridge: {
    exposeInMainWorld: (name: string, api: Record<string, () => Port>) => exposed.set(name, api),
  },
}))

beforeEach(async () => {
  vi.resetModules()
  exposed.clear()
  ipcRenderer.removeAllListeners()
  ipcRenderer.send.mockReset()
  await import('../../main/electron/preload.ts')
})

function connect(...args: unknown[]): Port {
  const port = exposed.get('lectern')?.['connect']?.(...args)
  if (!port) throw new Error('Nothing was exposed.')
  return port
}

describe('EL22 the preload gives the page one function and nothing of Electron', () => {
  test('only lectern.connect is exposed', () => {
    expect([...exposed.keys()]).toEqual(['lectern'])
    expect(Object.keys(exposed.get('lectern') ?? {})).toEqual(['connect'])
  })

  test('a connection has the four members of a Port', () => {
    expect(Object.keys(connect('audience')).sort()).toEqual(['close', 'onClose', 'onMessage', 'post'])
  })

  test('the role a page claims is not passed on', () => {
    connect('presenter')
    expect(JSON.stringify(ipcRenderer.send.mock.calls)).not.toContain('presenter')
  })

  test('a listener gets the message and no event', () => {
    const port = connect('audience')
    const [, opened] = ipcRenderer.send.mock.calls[0] ?? []
    const seen: unknown[][] = []
    port.onMessage((...args: unknown[]) => seen.push(args))
    ipcRenderer.emit(
      'lectern:port',
      { sender: ipcRenderer },
      { ...(opened as object), kind: 'message', body: 'hello' },
    )
    expect(seen).toEqual([['hello']])
  })

  test('everything it sends can be cloned', () => {
    const port = connect('audience')
    port.post({ kind: 'call', id: 1 })
    port.close()
    for (const [, message] of ipcRenderer.send.mock.calls)
      expect(() => structuredClone(message)).not.toThrow()
    expect(ipcRenderer.send).toHaveBeenCalledTimes(3)
  })
})
