import { describe, expect, test } from 'vitest'
import { createHandler, registerScheme, serveScheme } from '../../main/electron/protocol.ts'
import { FakeElectron } from './fake.ts'
import { FakeSession } from './fake-session.ts'

const POLICY = 'content-security-policy'

/** Routes that tell what they were asked for. */
function setUp(answer?: (request: Request) => Promise<Response>) {
  const asked: string[] = []
  const logged: string[] = []
  const handler = createHandler(
    async (request) => {
      asked.push(`${request.method} ${request.url}`)
      return answer ? answer(request) : new Response('ok', { headers: { [POLICY]: "default-src 'self'" } })
    },
    (message) => logged.push(message),
  )
  return { handler, asked, logged }
}

test('EL16 the scheme is registered once, before ready, without a way round the content policy', async () => {
  const electron = new FakeElectron()
  registerScheme(electron)
  expect(electron.schemes).toEqual([
    { scheme: 'lectern', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
  expect(() => registerScheme(electron)).toThrow('twice')
  const late = new FakeElectron()
  await late.app.whenReady()
  expect(() => registerScheme(late)).toThrow('after ready')
})

test('EL17 a session serves the scheme once', () => {
  const session = new FakeSession()
  const { handler } = setUp()
  serveScheme(session, handler, () => undefined)
  expect(session.protocol.isProtocolHandled('lectern')).toBe(true)
  expect(() => serveScheme(session, handler, () => undefined)).toThrow('Failed to register')
})

describe('EL18 two hosts: pages on one, the lecture on the other, nothing on any third', () => {
  const PASSED: [asked: string, routed: string][] = [
    ['lectern://app/presenter', 'lectern://app/presenter'],
    ['lectern://app/assets/a-1.js', 'lectern://app/assets/a-1.js'],
    ['lectern://deck/slides/media/a%20b.png', 'lectern://app/deck/slides/media/a%20b.png'],
    ['lectern://deck/slides/a.png?v=2', 'lectern://app/deck/slides/a.png?v=2'],
    ['lectern://deck/..%2f..%2fetc/passwd', 'lectern://app/deck/..%2f..%2fetc/passwd'],
    // Dots are resolved before; they cannot climb out of the deck.
    ['lectern://deck/../presenter', 'lectern://app/deck/presenter'],
  ]
  test.each(PASSED)('%s is asked for as %s', async (url, routed) => {
    const { handler, asked } = setUp()
    expect((await handler(new Request(url))).status).toBe(200)
    expect(asked).toEqual([`GET ${routed}`])
  })

  const REFUSED = [
    'lectern://app/deck/slides/a.svg',
    'lectern://app/%64eck/slides/a.svg',
    'lectern://app//deck/slides/a.svg',
    'lectern://app/x/../deck/slides/a.svg',
    'lectern://app/%',
    'lectern://evil/presenter',
    'lectern://app.evil/presenter',
    'lectern://app:8080/presenter',
    'lectern://deck:1/slides/a.png',
    'https://app/presenter',
  ]
  test.each(REFUSED)('%s is not found', async (url) => {
    const { handler, asked } = setUp()
    const response = await handler(new Request(url))
    expect(response.status).toBe(404)
    expect(response.headers.get(POLICY)).toBe("default-src 'none'")
    expect(asked).toEqual([])
  })

  test('only GET and HEAD are passed on', async () => {
    const { handler, asked } = setUp()
    expect((await handler(new Request('lectern://app/presenter', { method: 'POST' }))).status).toBe(404)
    await handler(new Request('lectern://deck/slides/a.mp4', { method: 'HEAD' }))
    expect(asked).toEqual(['HEAD lectern://app/deck/slides/a.mp4'])
  })

  test('a range of a video is passed on', async () => {
    const ranges: (string | null)[] = []
    const { handler } = setUp(async (request) => {
      ranges.push(request.headers.get('range'))
      return new Response(null, { status: 206 })
    })
    const request = new Request('lectern://deck/slides/a.mp4', { headers: { range: 'bytes=0-99' } })
    expect((await handler(request)).status).toBe(206)
    expect(ranges).toEqual(['bytes=0-99'])
  })
})

describe('EL19 every answer carries a content policy', () => {
  test('the policy of the routes is kept', async () => {
    const { handler } = setUp()
    const response = await handler(new Request('lectern://app/presenter'))
    expect(response.headers.get(POLICY)).toBe("default-src 'self'")
  })

  test('an answer without one gets the strictest', async () => {
    const { handler } = setUp(async () => new Response('bare', { status: 201, headers: { 'x-a': '1' } }))
    const response = await handler(new Request('lectern://app/presenter'))
    expect(response.headers.get(POLICY)).toBe("default-src 'none'")
    expect(response.headers.get('x-a')).toBe('1')
    expect(response.status).toBe(201)
    expect(await response.text()).toBe('bare')
  })

  test('routes that throw make a plain 500 and a line in the log, and tell the page nothing', async () => {
    const { handler, logged } = setUp(() => Promise.reject(new Error('/home/me/secret')))
    const response = await handler(new Request('lectern://app/presenter'))
    expect(response.status).toBe(500)
    expect(response.headers.get(POLICY)).toBe("default-src 'none'")
    expect(await response.text()).not.toContain('secret')
    expect(logged).toHaveLength(1)
  })
})
