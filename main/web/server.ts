import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Exporter } from '../../core/export/exporter.ts'
import type { LectureHost, OwnLectures } from '../../core/rpc/host.ts'
import { serve } from '../../core/rpc/server.ts'
import type { Answer, Asked } from '../app/answer.ts'
import { LecternError } from '../app/errors.ts'
import { createAccess, type Access } from './access.ts'
import { admit, admitSocket } from './gate.ts'
import { refuseSocket } from '../http/checks.ts'
import { keepBeating } from '../http/heartbeat.ts'
import { answerWith, sendText } from '../http/node-adapter.ts'
import { createServer } from '../http/node-http.ts'
import { wsPort } from '../http/ws-port.ts'

const HOST = '127.0.0.1'
const MAX_MESSAGE = 1024 * 1024
/** More than a room full of browsers; a page that connects in a loop stops here. */
const MAX_SOCKETS = 256
const HEARTBEAT_MS = 20_000

export interface WebShellOptions {
  lecture: LectureHost
  /** Serves pages and the lecture's files; see `createAnswers`. */
  routes: (asked: Asked) => Promise<Answer>
  /** Tells the presenter page how far an export is; nobody does when absent. */
  exporter?: Exporter
  /** A free one when absent or 0. */
  port?: number
  /** Absent: no lecture can be made from the home page. */
  own?: OwnLectures | undefined
  /** Where the lecture was served before it was cut off, if that is still free; `port` counts more. */
  before?: Doors | undefined
}

/** By which open pages find a lecture again. */
export interface Doors {
  port: number
  host: string
  reviewer: string
  audience: string
}

export interface WebShell {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  origin: string
  /** With the host's token: the page from which all others are opened. */
  homeUrl: string
  /** With the host's token: whoever opens it may move the lecture. */
  presenterUrl: string
  /** With the audience's token: whoever opens it sees the projector's page and nothing else. */
  audienceUrl: string
  /** With the reviewer's token: whoever opens it may read the lecture and keep marks of their own. */
  reviewUrl: string
  /** With the host's token. */
  printUrl: string
  /** The host's. */
  token: string
  doors: Doors
  /** Ends all connections and the server; resolves when the port is free again. */
  close(): Promise<void>
}

/**
 * Serves the lecture to browsers of this machine. It listens on 127.0.0.1 alone and answers only who
 * brings a token.
 * @throws LecternError `port-unavailable`
 */
export async function startWebShell(options: WebShellOptions): Promise<WebShell> {
  const server = createServer()
  const { before } = options
  const port = await listenAgain(server, options.port ?? 0, before?.port)
  const access = createAccess(port, before)
  const sockets = acceptSockets(server, port, access, options)
  server.on('request', (incoming, outgoing) => {
    void answer(incoming, outgoing, port, access, options.routes)
  })
  const origin = `http://${HOST}:${port}`
  const { host, reviewer, audience } = access.tokens
  return {
    origin,
    homeUrl: `${origin}/?token=${host}`,
    presenterUrl: `${origin}/presenter?token=${host}`,
    audienceUrl: `${origin}/audience?token=${audience}`,
    reviewUrl: `${origin}/review?token=${reviewer}`,
    printUrl: `${origin}/print?token=${host}`,
    token: host,
    doors: { port, host, reviewer, audience },
    async close() {
      sockets.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Where it was before, unless a port is asked for or that one is another program's by now. */
async function listenAgain(server: Server, asked: number, before: number | undefined): Promise<number> {
  if (asked !== 0 || before === undefined) return listen(server, asked)
  return listen(server, before).catch(() => listen(server, 0))
}

async function listen(server: Server, port: number): Promise<number> {
  const listening = once(server, 'listening')
  server.listen({ host: HOST, port, exclusive: true })
  try {
    await listening
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new LecternError(
      'port-unavailable',
      code === 'EADDRINUSE'
        ? `Port ${port} is already in use.`
        : `Port ${port} on ${HOST} cannot be used (${code}).`,
      'Choose another with --port, or leave --port out to get a free one.',
      { cause: error },
    )
  }
  // From now on a failing connection is the connection's own affair.
  server.on('error', () => {})
  return (server.address() as AddressInfo).port
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  port: number,
  access: Access,
  routes: WebShellOptions['routes'],
): Promise<void> {
  const admission = admit({ target: incoming.url ?? '', headers: incoming.headers }, port, access)
  switch (admission.kind) {
    case 'refuse':
      sendText(outgoing, admission.status, admission.reason)
      return
    case 'redirect': {
      const { location, cookie } = admission
      sendText(outgoing, admission.isForeign ? 200 : 303, 'Let in.', {
        ...(admission.isForeign ? { refresh: `0; url=${location}` } : { location }),
        ...(cookie === null ? {} : { 'set-cookie': cookie }),
      })
      return
    }
    case 'serve':
      await answerWith(routes, admission.url, incoming, outgoing)
  }
}

function acceptSockets(server: Server, port: number, access: Access, options: WebShellOptions) {
  const { lecture, exporter, own } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false })
  server.on('upgrade', (incoming, socket, head) => {
    socket.on('error', () => socket.destroy())
    const admission = admitSocket({ target: incoming.url ?? '', headers: incoming.headers }, port, access)
    if (admission.kind === 'refuse') {
      refuseSocket(socket, admission.status, admission.reason)
      return
    }
    if (sockets.clients.size >= MAX_SOCKETS) {
      refuseSocket(socket, 503, 'Too many connections.')
      return
    }
    sockets.handleUpgrade(incoming, socket, head, (accepted) => {
      serve(wsPort(accepted), admission.role, lecture, { own, ...(exporter && { exporter }) })
    })
  })
  const stopBeating = keepBeating(() => sockets.clients, HEARTBEAT_MS)
  return {
    close() {
      stopBeating()
      for (const client of sockets.clients) client.terminate()
      sockets.close()
    },
  }
}
