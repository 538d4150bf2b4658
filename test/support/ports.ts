import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Port } from '../../core/rpc/port.ts'
import { wsPort } from '../../main/http/ws-port.ts'
import { socketPort } from '../../renderer/shared/socket-port.ts'

/** Two joined ports: the page's end and the main side's end. */
export interface PortPair {
  page: Port
  main: Port
  dispose(): Promise<void>
}

/** A real WebSocket on 127.0.0.1: the server's port on one end, the page's on the other. */
export async function webSocketPortPair(): Promise<PortPair> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const socket = new WebSocket(`ws://127.0.0.1:${port}`)
  const page = socketPort(socket)
  const [accepted] = await once(server, 'connection')
  return {
    page,
    main: wsPort(accepted),
    async dispose() {
      for (const client of server.clients) client.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Resolves with the next `count` messages of a port; takes its listener. */
export function receive(port: Port, count: number): Promise<unknown[]> {
  const messages: unknown[] = []
  return new Promise((resolve) => {
    port.onMessage((message) => {
      messages.push(message)
      if (messages.length === count) resolve(messages)
    })
  })
}

/** Resolves when the port has closed. */
export function whenClosed(port: Port): Promise<void> {
  return new Promise((resolve) => port.onClose(resolve))
}
