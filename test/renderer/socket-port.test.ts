import { describe, expect, it } from 'vitest'
import { socketPort, type SocketLike } from '../../renderer/shared/socket-port.ts'

class FakeSocket implements SocketLike {
  readyState = 0
  sent: string[] = []
  closes = 0
  #listeners = new Map<string, (event: { data: unknown }) => void>()

  addEventListener(type: string, listener: (event: { data: unknown }) => void): void {
    this.#listeners.set(type, listener)
  }
  send(data: string): void {
    this.sent.push(data)
  }
  close(): void {
    this.closes += 1
  }
  emit(type: 'open' | 'message' | 'close', data: unknown = undefined): void {
    if (type === 'open') this.readyState = 1
    if (type === 'close') this.readyState = 3
    this.#listeners.get(type)?.({ data })
  }
}

describe('a WebSocket as a port', () => {
  it('PV10 sends what was posted before it was open, in order', () => {
    const socket = new FakeSocket()
    const port = socketPort(socket)
    port.post({ a: 1 })
    port.post({ a: 2 })
    expect(socket.sent).toEqual([])
    socket.emit('open')
    port.post({ a: 3 })
    expect(socket.sent).toEqual(['{"a":1}', '{"a":2}', '{"a":3}'])
  })

  it('PV11 keeps messages that came before anybody listened', () => {
    const socket = new FakeSocket()
    const port = socketPort(socket)
    socket.emit('open')
    socket.emit('message', '{"a":1}')
    const seen: unknown[] = []
    port.onMessage((message) => seen.push(message))
    socket.emit('message', '{"a":2}')
    expect(seen).toEqual([{ a: 1 }, { a: 2 }])
  })

  it('PV12 tells the end once, at once to whoever asks later, and posts nothing after it', () => {
    const socket = new FakeSocket()
    const port = socketPort(socket)
    let ends = 0
    port.onClose(() => (ends += 1))
    socket.emit('close')
    socket.emit('close')
    expect(ends).toBe(1)
    port.onClose(() => (ends += 10))
    expect(ends).toBe(11)
    port.post({})
    expect(socket.sent).toEqual([])
  })

  it.each(['{', new ArrayBuffer(1)])('PV13 closes on what is not JSON text', (data) => {
    const socket = new FakeSocket()
    socketPort(socket).onMessage(() => expect.unreachable())
    socket.emit('open')
    socket.emit('message', data)
    expect(socket.closes).toBe(1)
  })
})
