import type { Answer, Asked } from '../app/answer.ts'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { LectureHost } from '../../core/rpc/host.ts'
import { mayFetch } from '../../core/rpc/followed-files.ts'
import { refuseSocket } from '../http/checks.ts'
import { keepBeating } from '../http/heartbeat.ts'
import { answerWith, sendText } from '../http/node-adapter.ts'
import { createServer } from '../http/node-http.ts'
import { createCrowd } from './crowd.ts'
import { createGate, type Gate } from './gate.ts'

/** Followers at one time; a page that connects in a loop stops here. */
const MOST_FOLLOWERS = 1000
/** Connections of all kinds: a browser opens several for the page's files. */
const MOST_CONNECTIONS = 4000
/** Bytes; what a follower has to say is short. */
const MAX_MESSAGE = 16 * 1024
const HEARTBEAT_MS = 30_000

export interface FollowServerOptions {
  host: LectureHost
  /** Serves pages and the lecture's files; see `createRoutes`. */
  routes: (asked: Asked) => Promise<Answer>
  /** The one address of this machine that is listened on, IPv4. */
  address: string
  /** A free one when 0. */
  port: number
  token: string
  /** Called whenever somebody came or went. */
  changed: () => void
  /** Milliseconds; the computer's clock when absent. */
  now?: () => number
}

export interface FollowServer {
  /** With the token: whoever opens it sees what the room sees. */
  address: string
  port: number
  readonly followers: number
  /** Ends all connections; resolves when the port is free again. */
  close(): Promise<void>
}

/**
 * Serves one page to the local network: what the room sees, to be looked at and nothing else. It shares no port,
 * no token and no code that could change anything with the shell that gives the lecture.
 * Rejects with the system's error when the address or the port cannot be used.
 */
export async function startFollowServer(options: FollowServerOptions): Promise<FollowServer> {
  const { host, address, token, now = Date.now } = options
  // Slow senders of headers must not hold connections.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 20_000 })
  server.maxConnections = MOST_CONNECTIONS
  const port = await listen(server, address, options.port)
  const name = `${address}:${port}`
  const gate = createGate({ host: name, token, now })
  const crowd = createCrowd(host, { changed: options.changed, now })
  const sockets = acceptFollowers(server, gate, crowd)
  answerRequests(server, gate, options)
  return {
    address: `http://${name}/${token}`,
    port,
    get followers() {
      return crowd.size
    },
    async close() {
      crowd.close()
      sockets.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function listen(server: Server, address: string, port: number): Promise<number> {
  const listening = once(server, 'listening')
  server.listen({ host: address, port, exclusive: true })
  await listening
  server.on('error', () => {})
  return (server.address() as AddressInfo).port
}

function answerRequests(server: Server, gate: Gate, { host, routes }: FollowServerOptions): void {
  server.on('request', (incoming, outgoing) => {
    const from = incoming.socket.remoteAddress ?? ''
    const admission = gate.admit({ target: incoming.url ?? '', headers: incoming.headers, from })
    switch (admission.kind) {
      case 'refuse':
        sendText(outgoing, admission.status, admission.reason)
        return
      case 'redirect':
        sendText(outgoing, 303, 'Let in.', {
          location: admission.location,
          'set-cookie': admission.cookie,
        })
        return
      case 'serve': {
        const { pathname } = admission.url
        // Pictures of later slides, and the very sources, lie in the same folder.
        if (pathname.startsWith('/deck/') && !mayFetch(host, pathname)) sendText(outgoing, 404, 'Not found.')
        else void answerWith(routes, admission.url, incoming, outgoing)
      }
    }
  })
}

function acceptFollowers(server: Server, gate: Gate, crowd: ReturnType<typeof createCrowd>) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false })
  server.on('upgrade', (incoming, socket, head) => {
    socket.on('error', () => socket.destroy())
    const from = incoming.socket.remoteAddress ?? ''
    const admission = gate.admitSocket({ target: incoming.url ?? '', headers: incoming.headers, from })
    if (admission.kind === 'refuse') refuseSocket(socket, admission.status, admission.reason)
    else if (crowd.size >= MOST_FOLLOWERS) refuseSocket(socket, 503, 'Too many people follow along already.')
    else sockets.handleUpgrade(incoming, socket, head, (accepted) => crowd.join(accepted))
  })
  const stopBeating = keepBeating(() => sockets.clients, HEARTBEAT_MS)
  return {
    close() {
      stopBeating()
      sockets.close()
    },
  }
}
