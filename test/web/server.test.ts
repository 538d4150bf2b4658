import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { connectClient } from '../../core/rpc/client.ts'
import type { Asked } from '../../main/app/answer.ts'
import { startWebShell, type WebShell } from '../../main/web/server.ts'
import { wsPort } from '../../main/http/ws-port.ts'
import { sampleHost, type SampleHost } from '../support/lecture-host.ts'
import { onlyWhere } from '../support/only-where.ts'

let host: SampleHost
let shell: WebShell
let routes: (asked: Asked) => Promise<Response>

beforeEach(async () => {
  host = sampleHost()
  routes = async () => new Response('page', { headers: { 'x-route': 'yes' } })
  shell = await startWebShell({ lecture: host, routes: (asked) => routes(asked) })
})
afterEach(() => shell.close())

/** The answer's head; the body is read by whoever wants it. */
async function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<IncomingMessage> {
  const { hostname, port } = new URL(shell.origin)
  const asking = request({ hostname, port, path, headers, method, agent: false })
  asking.end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  return answer
}

const pathOf = (address: string) => address.slice(shell.origin.length)

async function enter(address: string): Promise<{ cookie: string }> {
  const answer = await ask(pathOf(address))
  answer.resume()
  return { cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '' }
}

function open(role: string, headers: Record<string, string>, origin = shell.origin): WebSocket {
  return new WebSocket(`${shell.origin.replace('http', 'ws')}/rpc?role=${role}`, { origin, headers })
}

describe('pages', () => {
  test('WS30 the printed address lets a browser in and ends at the clean one', async () => {
    const first = await ask(pathOf(shell.presenterUrl))
    expect(first.statusCode).toBe(303)
    expect(first.headers.location).toBe('/presenter')
    expect(await text(first)).not.toContain(shell.token)
    const second = await ask('/presenter', await enter(shell.presenterUrl))
    expect(second.statusCode).toBe(200)
    expect(second.headers['x-route']).toBe('yes')
    expect(await text(second)).toBe('page')
  })

  test('WS31 without a token there is a short plain page that says what to do', async () => {
    const answer = await ask('/presenter')
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(await text(answer)).toContain('Open the whole address')
  })

  test('WS32 a request under a foreign host name is refused', async () => {
    const answer = await ask('/presenter', { ...(await enter(shell.presenterUrl)), host: 'evil.example' })
    expect(answer.statusCode).toBe(421)
  })

  test('WS33 the routes see method, headers and address', async () => {
    let asked: Asked | undefined
    routes = async (request) => {
      asked = request
      return new Response(null, { status: 206 })
    }
    const headers = { ...(await enter(shell.presenterUrl)), range: 'bytes=0-9' }
    expect((await ask('/deck/slides/a%20b.mp4?x=1', headers, 'HEAD')).statusCode).toBe(206)
    expect(asked?.url).toBe(`${shell.origin}/deck/slides/a%20b.mp4?x=1`)
    expect(asked?.method).toBe('HEAD')
    expect(asked?.headers.get('range')).toBe('bytes=0-9')
  })

  test('WS34 a body is streamed, and a browser that goes away ends the stream and aborts the request', async () => {
    let aborted = false
    let cancelled = () => {}
    const stopped = new Promise<void>((resolve) => {
      cancelled = resolve
    })
    routes = async ({ signal }) => {
      signal.addEventListener('abort', () => {
        aborted = true
      })
      const endless = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
        cancel: () => cancelled(),
      })
      return new Response(endless)
    }
    const answer = await ask('/deck/slides/film.mp4', await enter(shell.presenterUrl))
    await once(answer, 'readable')
    answer.destroy()
    await stopped
    expect(aborted).toBe(true)
  })

  test('WS35 a failure behind a request is a plain 500 that tells nothing', async () => {
    routes = async () => {
      throw new Error('/home/anna/secret')
    }
    const cookie = await enter(shell.presenterUrl)
    const failed = await ask('/presenter', cookie)
    expect(failed.statusCode).toBe(500)
    expect(await text(failed)).not.toContain('anna')
    expect((await ask('/presenter', cookie, 'TRACE')).statusCode).toBe(500)
  })

  test('WS36 a stream that breaks off does not end the server', async () => {
    const cookie = await enter(shell.presenterUrl)
    routes = async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('half'))
          },
          pull(controller) {
            controller.error(new Error('disk gone'))
          },
        }),
      )
    await expect(ask('/presenter', cookie).then((answer) => text(answer))).rejects.toMatchObject({
      code: 'ECONNRESET',
    })
    routes = async () => new Response('again')
    expect(await text(await ask('/presenter', cookie))).toBe('again')
  })
})

describe('sockets', () => {
  test('WS40 a page connects in its role and moves the lecture', async () => {
    const socket = open('presenter', await enter(shell.presenterUrl))
    const client = connectClient(wsPort(socket))
    await once(socket, 'open')
    await client.call('dispatch', { action: { type: 'next' } })
    expect(host.session().position).toEqual({ slide: 0, step: 1 })
    client.close()
    await client.closed
  })

  test('WS41 a second browser with the audience’s address follows and cannot move', async () => {
    const cookie = await enter(shell.audienceUrl)
    expect(cookie.cookie).toContain('audience')
    const socket = open('audience', cookie)
    const client = connectClient(wsPort(socket))
    await once(socket, 'open')
    await expect(client.call('dispatch', { action: { type: 'next' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    client.close()
    await client.closed
  })

  test.each([
    ['no cookie', 'presenter', false, undefined, 401],
    ['a foreign page', 'presenter', true, 'http://evil.example', 403],
    ['an unknown role', 'admin', true, undefined, 403],
  ])('WS42 with %s the connection is refused', async (_, role, entered, origin, status) => {
    const socket = open(role, entered ? await enter(shell.presenterUrl) : {}, origin)
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage]
    expect(answer.statusCode).toBe(status)
    socket.on('error', () => {})
    socket.terminate()
  })

  test('WS43 a message over a megabyte ends the connection and nothing else', async () => {
    const socket = open('presenter', await enter(shell.presenterUrl))
    await once(socket, 'open')
    const closed = once(socket, 'close')
    socket.send('x'.repeat(1024 * 1024 + 1))
    const [code] = await closed
    expect(code).toBe(1009)
    expect((await ask('/presenter', await enter(shell.presenterUrl))).statusCode).toBe(200)
  })

  test.each([
    ['text that is not JSON', 'nonsense {'],
    ['a binary frame', Buffer.from([1, 2, 3])],
  ])('WS44 a message that no page of ours sends ends the connection: %s', async (_, data) => {
    const socket = open('presenter', await enter(shell.presenterUrl))
    await once(socket, 'open')
    const closed = once(socket, 'close')
    socket.send(data)
    const [code] = await closed
    expect(code).toBe(1003)
  })
})

describe('starting and ending', () => {
  const wholeBlock = onlyWhere(
    process.platform !== 'darwin',
    'macOS has no more of 127.0.0.0/8 than one address',
  )
  test('WS50 it listens on 127.0.0.1 and nowhere else', wholeBlock, async () => {
    expect(new URL(shell.origin).hostname).toBe('127.0.0.1')
    const { port } = new URL(shell.origin)
    const elsewhere = request({ hostname: '127.0.0.2', port, agent: false })
    elsewhere.end()
    const [error] = await once(elsewhere, 'error').catch((thrown: unknown) => [thrown])
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('WS51 a port in use says so and names the remedy', async () => {
    const port = Number(new URL(shell.origin).port)
    await expect(startWebShell({ lecture: host, routes, port })).rejects.toMatchObject({
      name: 'LecternError',
      code: 'port-unavailable',
      remedy: expect.stringContaining('--port'),
    })
  })

  test('WS52 closing ends every connection and frees the port', async () => {
    const socket = open('presenter', await enter(shell.presenterUrl))
    await once(socket, 'open')
    const ended = once(socket, 'close')
    const port = Number(new URL(shell.origin).port)
    await shell.close()
    await ended
    expect(host.subscribers).toBe(0)
    shell = await startWebShell({ lecture: host, routes, port })
    expect(shell.origin).toBe(`http://127.0.0.1:${port}`)
  })

  test('WS53 a token of an earlier start does not open a later one', async () => {
    const cookie = await enter(shell.presenterUrl)
    const old = pathOf(shell.presenterUrl)
    const port = Number(new URL(shell.origin).port)
    await shell.close()
    shell = await startWebShell({ lecture: host, routes, port })
    expect((await ask('/presenter', cookie)).statusCode).toBe(401)
    expect((await ask(old)).statusCode).toBe(401)
  })
})
