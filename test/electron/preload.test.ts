import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Port } from '../../core/rpc/port.ts'
import type { DragLike } from '../../main/electron/page-drops.ts'

const ipcRenderer = Object.assign(new EventEmitter(), {
  send: vi.fn<(channel: string, message: unknown) => void>(),
})
const exposed = new Map<string, Record<string, (...args: unknown[]) => Port>>()

const paths = new Map<unknown, string>()
const listeners = new Map<string, (event: DragLike) => void>()

vi.mock('electron', () => ({
  ipcRenderer,
  webUtils: { getPathForFile: (file: unknown) => paths.get(file) ?? '' },
  contextBridge: {
    exposeInMainWorld: (name: string, api: Record<string, () => Port>) => exposed.set(name, api),
  },
}))

/** Runs the preload in a document at this address. */
async function loadIn(address: string): Promise<void> {
  const { protocol, host, hostname } = new URL(address)
  vi.stubGlobal('location', { protocol, host, hostname })
  listeners.clear()
  vi.stubGlobal('addEventListener', (type: string, listener: (event: DragLike) => void) =>
    listeners.set(type, listener),
  )
  vi.resetModules()
  exposed.clear()
  ipcRenderer.removeAllListeners()
  ipcRenderer.send.mockReset()
  await import('../../main/electron/preload.ts')
}

beforeEach(() => loadIn('lectern://app/presenter'))
afterEach(() => vi.unstubAllGlobals())

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

describe('EL100 the preload gives nothing to a document that is none of our pages', () => {
  test.each([
    ['lectern://deck/slides/media/a.svg', false],
    ['lectern://app.evil/presenter', false],
    ['https://example.org/', false],
    ['http://example.org/', false],
    ['file:///home/me/a.html', false],
    ['data:text/html,x', false],
    ['http://localhost:5173/presenter/index.html', true],
    ['lectern://app/audience', true],
  ])('%s: %s', async (address, given) => {
    await loadIn(address)
    expect(exposed.size).toBe(given ? 1 : 0)
    expect(listeners.size).toBe(given ? 2 : 0)
    expect(ipcRenderer.listenerCount('lectern:port')).toBe(given ? 1 : 0)
  })
})

describe('EL107 what a person drops on a window is told to main, and the page learns no path', () => {
  const folder = {}
  const made = {}
  paths.set(folder, '/talks/pain')

  function drag(type: 'dragover' | 'drop', files: object[], isTrusted = true) {
    const event = {
      isTrusted,
      dataTransfer: { files, dropEffect: 'none' },
      prevented: 0,
      preventDefault() {
        this.prevented += 1
      },
    }
    listeners.get(type)?.(event)
    return event
  }

  test('a folder dropped by hand is told, and dragging it over is allowed', () => {
    expect(drag('dragover', [folder])).toMatchObject({ prevented: 1, dataTransfer: { dropEffect: 'copy' } })
    expect(drag('drop', [folder]).prevented).toBe(1)
    expect(ipcRenderer.send.mock.calls).toEqual([['lectern:drop', '/talks/pain']])
  })

  test.each([
    ['that a script made', [folder], false],
    ['of text', [], true],
    ['of a file that a script made', [made], true],
  ])('a drop %s tells nothing', (_name, files, isTrusted) => {
    drag('drop', files, isTrusted)
    expect(ipcRenderer.send).not.toHaveBeenCalled()
  })
})
