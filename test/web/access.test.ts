import { describe, expect, test } from 'vitest'
import { createAccess, mayActAs, mayOpen } from '../../main/web/access.ts'
import { admit, admitSocket } from '../../main/web/gate.ts'

const PORT = 4321
const access = createAccess(PORT)
const { host, audience } = access.tokens
const own = `127.0.0.1:${PORT}`
const cookieOf = (grant: 'host' | 'audience') => access.cookie(grant).split(';')[0] ?? ''
const visit = (target: string, headers: Record<string, string> = {}) =>
  admit({ target, headers: { host: own, ...headers } }, PORT, access)
const connect = (role: string, headers: Record<string, string>, target = `/rpc?role=${role}`) =>
  admitSocket({ target, headers: { host: own, origin: `http://${own}`, ...headers } }, PORT, access)

describe('tokens and cookies', () => {
  test('WS1 tokens are long, random, and different for each grant and each start', () => {
    const other = createAccess(PORT)
    const all = [host, audience, other.tokens.host, other.tokens.audience]
    expect(new Set(all).size).toBe(4)
    for (const token of all) expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16)
  })

  test('WS2 cookies are closed to scripts and to other sites and name the port', () => {
    for (const grant of ['host', 'audience'] as const) {
      expect(access.cookie(grant)).toContain(`${grant}-${PORT}=`)
      expect(access.cookie(grant)).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    }
  })

  test('WS3 a browser with both cookies keeps the greater grant', () => {
    expect(access.grantOfCookies(`x=1; ${cookieOf('audience')}; ${cookieOf('host')}`)).toBe('host')
    expect(access.grantOfCookies(cookieOf('audience'))).toBe('audience')
  })

  test.each([undefined, '', 'lectern-host-4321', 'lectern-host-4321=', 'lectern-host-4321=wrong', ';;;=;'])(
    'WS4 the cookie header %j grants nothing',
    (header) => {
      expect(access.grantOfCookies(header)).toBeNull()
    },
  )

  test('WS5 the audience’s token as the host’s cookie grants nothing', () => {
    expect(access.grantOfCookies(`lectern-host-${PORT}=${audience}`)).toBeNull()
  })

  test('WS60 the reviewer may act as reviewer and open the review page and what it loads, no more', () => {
    const roles = ['presenter', 'printer', 'audience', 'reviewer', '']
    expect(roles.filter((role) => mayActAs('reviewer', role))).toEqual(['reviewer'])
    expect(roles.filter((role) => mayActAs('host', role))).toEqual([
      'presenter',
      'printer',
      'audience',
      'reviewer',
    ])
    const paths = [
      '/',
      '/review',
      '/review/',
      '/audience',
      '/presenter',
      '/print',
      '/assets/a.js',
      '/review/x',
    ]
    expect(paths.filter((path) => mayOpen('reviewer', path))).toEqual(['/review', '/review/', '/assets/a.js'])
    expect(mayOpen('audience', '/review')).toBe(false)
  })

  test('WS6 the audience may act as audience and open its page and what it loads, no more', () => {
    expect(['presenter', 'printer', 'audience', ''].filter((role) => mayActAs('audience', role))).toEqual([
      'audience',
    ])
    const paths = [
      '/',
      '/audience',
      '/presenter',
      '/print',
      '/assets/a.js',
      '/deck/slides/a.svg',
      '/audience/x',
    ]
    expect(paths.filter((path) => mayOpen('audience', path))).toEqual([
      '/audience',
      '/assets/a.js',
      '/deck/slides/a.svg',
    ])
    expect(mayActAs('host', 'constructor')).toBe(false)
  })
})

describe('who is let in', () => {
  test('WS10 without a token, or with a wrong one, nothing is served', () => {
    for (const target of ['/presenter', '/', '/assets/a.js', '/presenter?token=', '/presenter?token=wrong'])
      expect(visit(target)).toMatchObject({ kind: 'refuse', status: 401 })
  })

  test('WS11 a right token becomes a cookie and leaves the address, the rest of the query stays', () => {
    expect(visit(`/print?kind=slides&token=${host}`)).toEqual({
      kind: 'redirect',
      isForeign: false,
      location: '/print?kind=slides',
      cookie: access.cookie('host'),
    })
    expect(visit(`/audience?token=${audience}`)).toMatchObject({ cookie: access.cookie('audience') })
  })

  test('WS12 an old token in a browser that is let in only leaves the address', () => {
    expect(visit('/presenter?token=old', { cookie: cookieOf('host') })).toEqual({
      kind: 'redirect',
      isForeign: false,
      location: '/presenter',
      cookie: null,
    })
  })

  test('WS13 the audience’s cookie does not open the presenter view', () => {
    expect(visit('/presenter', { cookie: cookieOf('audience') })).toMatchObject({ status: 403 })
    expect(visit('/audience', { cookie: cookieOf('audience') })).toMatchObject({ kind: 'serve' })
  })

  test.each([
    'evil.example',
    `evil.example:${PORT}`,
    '127.0.0.1',
    `127.0.0.1:${PORT + 1}`,
    `[::1]:${PORT}`,
    '',
  ])('WS14 the host name %j is refused, whatever the cookie', (name) => {
    expect(visit('/presenter', { host: name, cookie: cookieOf('host') })).toMatchObject({ status: 421 })
    expect(connect('audience', { host: name, cookie: cookieOf('host') })).toMatchObject({ status: 421 })
  })

  test('WS15 localhost is the same machine', () => {
    const answer = visit('/presenter', { host: `localhost:${PORT}`, cookie: cookieOf('host') })
    expect(answer).toMatchObject({ kind: 'serve' })
  })

  test.each(['same-site', 'cross-site'])('WS16 what a %s page loads is refused, cookie or not', (site) => {
    const headers = { cookie: cookieOf('host'), 'sec-fetch-site': site }
    expect(visit('/deck/slides/a.svg', headers)).toMatchObject({ status: 403 })
  })

  test.each(['//evil.example/a', 'http://evil.example/', '*', '', '/\\evil.example'])(
    'WS17 the request target %j is malformed',
    (target) => {
      const answer = visit(`${target}?token=${host}`)
      expect(answer).toMatchObject({ kind: 'refuse', status: 400 })
    },
  )
})

describe('who may connect', () => {
  const cookie = cookieOf('host')

  test('WS20 our own page with a cookie connects in the role it asks for', () => {
    expect(connect('presenter', { cookie })).toEqual({ kind: 'accept', role: 'presenter' })
    expect(connect('printer', { cookie })).toEqual({ kind: 'accept', role: 'printer' })
    expect(connect('audience', { cookie: cookieOf('audience') })).toEqual({
      kind: 'accept',
      role: 'audience',
    })
  })

  test.each(['http://evil.example', 'null', `http://127.0.0.1:${PORT + 1}`, `https://127.0.0.1:${PORT}`, ''])(
    'WS21 a page from %j cannot connect',
    (origin) => {
      expect(connect('audience', { cookie, origin })).toMatchObject({ kind: 'refuse', status: 403 })
    },
  )

  test('WS22 without a cookie, as a role that is not open, or at another path there is no connection', () => {
    expect(connect('audience', {})).toMatchObject({ status: 401 })
    expect(connect('presenter', { cookie: cookieOf('audience') })).toMatchObject({ status: 403 })
    expect(connect('admin', { cookie })).toMatchObject({ status: 403 })
    expect(connect('', { cookie }, '/rpc')).toMatchObject({ status: 403 })
    expect(connect('', { cookie }, '/other?role=audience')).toMatchObject({ status: 404 })
  })

  test('WS23 a token in the socket’s address is not enough', () => {
    expect(connect('', {}, `/rpc?role=presenter&token=${host}`)).toMatchObject({ status: 401 })
  })
})
