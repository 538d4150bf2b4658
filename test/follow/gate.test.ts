import { describe, expect, test } from 'vitest'
import { createGate, newToken } from '../../main/follow/gate.ts'
import { lanAddresses } from '../../main/follow/lan.ts'

const HOST = '192.168.1.20:4711'
const TOKEN = 'abcdefgh23'
const COOKIE = `lectern-follow-4711=${TOKEN}`

function gate() {
  let now = 0
  const made = createGate({ host: HOST, token: TOKEN, now: () => now })
  return {
    wait: (milliseconds: number) => (now += milliseconds),
    visit: (target: string, headers: Record<string, string> = {}, from = '192.168.1.7') =>
      made.admit({ target, headers: { host: HOST, ...headers }, from }),
    connect: (target: string, headers: Record<string, string> = {}) =>
      made.admitSocket({
        target,
        headers: { host: HOST, origin: `http://${HOST}`, cookie: COOKIE, ...headers },
        from: '192.168.1.7',
      }),
  }
}

describe('who may follow', () => {
  test('WS69 tokens can be typed, cannot be guessed and are never the same', () => {
    const tokens = Array.from({ length: 200 }, newToken)
    expect(new Set(tokens).size).toBe(200)
    for (const token of tokens) expect(token).toMatch(/^[a-hjkmnp-z2-9]{10}$/)
  })

  test('WS70 the address of the room lets a browser in and becomes a cookie', () => {
    for (const path of [`/${TOKEN}`, `/${TOKEN}/`, `/${TOKEN.toUpperCase()}`])
      expect(gate().visit(path)).toEqual({
        kind: 'redirect',
        location: '/follow',
        cookie: `${COOKIE}; Path=/; HttpOnly; SameSite=Strict`,
      })
    expect(gate().visit('/follow', { cookie: COOKIE })).toMatchObject({ kind: 'serve' })
    expect(gate().visit('/follow')).toMatchObject({ status: 401 })
    expect(gate().visit('/follow', { cookie: 'lectern-follow-4711=abcdefgh24' })).toMatchObject({
      status: 401,
    })
  })

  test.each(['evil.example', 'evil.example:4711', '192.168.1.20', '127.0.0.1:4711', 'localhost:4711', ''])(
    'WS71 under the host name %j there is no answer, whatever the token',
    (host) => {
      expect(gate().visit(`/${TOKEN}`, { host })).toMatchObject({ status: 421 })
      expect(gate().visit('/follow', { host, cookie: COOKIE })).toMatchObject({ status: 421 })
      expect(gate().connect('/rpc?role=follower', { host })).toMatchObject({ status: 421 })
    },
  )

  test('WS72 nothing else than the page and what it loads is there', () => {
    const served = (path: string) => gate().visit(path, { cookie: COOKIE }).kind === 'serve'
    const paths = [
      '/',
      '/presenter',
      '/audience',
      '/print',
      '/review',
      '/follow',
      '/follow/x',
      '/assets/a.js',
    ]
    expect([...paths, '/deck/slides/a.svg', '/rpc'].filter(served)).toEqual([
      '/follow',
      '/assets/a.js',
      '/deck/slides/a.svg',
    ])
    expect(gate().visit('//evil.example', { cookie: COOKIE })).toMatchObject({ status: 400 })
    expect(gate().visit('/assets/a.js', { cookie: COOKIE, 'sec-fetch-site': 'cross-site' })).toMatchObject({
      status: 403,
    })
  })

  test('WS73 only our own page connects, and only as a follower', () => {
    expect(gate().connect('/rpc?role=follower')).toEqual({ kind: 'accept' })
    for (const role of ['presenter', 'audience', 'printer', 'reviewer', ''])
      expect(gate().connect(`/rpc?role=${role}`)).toMatchObject({ status: 403 })
    expect(gate().connect('/rpc?role=follower', { origin: 'http://evil.example' })).toMatchObject({
      status: 403,
    })
    expect(gate().connect('/rpc?role=follower', { cookie: '' })).toMatchObject({ status: 401 })
    expect(gate().connect('/other?role=follower')).toMatchObject({ status: 404 })
  })

  test('WS74 whoever guesses tokens waits a minute; those who are in, and others, notice nothing', () => {
    const { visit, wait } = gate()
    for (let guess = 0; guess < 20; guess += 1) expect(visit(`/${newToken()}`)).toMatchObject({ status: 401 })
    expect(visit(`/${newToken()}`)).toMatchObject({ status: 429 })
    expect(visit(`/${TOKEN}`)).toMatchObject({ status: 429 })
    expect(visit('/follow', { cookie: COOKIE })).toMatchObject({ kind: 'serve' })
    expect(visit(`/${TOKEN}`, {}, '192.168.1.8')).toMatchObject({ kind: 'redirect' })
    wait(60_000)
    expect(visit(`/${TOKEN}`)).toMatchObject({ kind: 'redirect' })
  })
})

describe('the address for the room', () => {
  const at = (address: string, internal = false) => ({
    address,
    family: 'IPv4' as const,
    internal,
    netmask: '255.255.255.0',
    mac: '00:00:00:00:00:00',
    cidr: null,
  })
  const sixth = { ...at('fe80::1'), family: 'IPv6' as const, scopeid: 2 }

  test('WS75 is that of a real adapter in a private network before all others', () => {
    const found = lanAddresses({
      lo: [at('127.0.0.1', true)],
      docker0: [at('172.17.0.1')],
      utun3: [at('10.8.0.2')],
      eth0: [at('141.5.20.9')],
      en0: [sixth, at('169.254.7.7'), at('192.168.1.20')],
    })
    expect(found).toEqual(['192.168.1.20', '141.5.20.9', '172.17.0.1', '10.8.0.2'])
  })

  test('WS76 is missing on a machine without a network', () => {
    expect(lanAddresses({ lo: [at('127.0.0.1', true)] })).toEqual([])
    expect(lanAddresses({})).toEqual([])
  })
})
