import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRoutes } from '../../main/app/routes.ts'
import { site } from './routes-site.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('pages and their assets', () => {
  it.each([
    ['/', 'home'],
    ['/audience', 'audience'],
    ['/audience/', 'audience'],
    ['/audience?room=2', 'audience'],
    ['/presenter', 'presenter'],
    ['/print?kind=slides', 'print'],
  ])('RT1 each page has its address: %s is the page %s', async (path, page) => {
    const { get } = await site()
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toBe(`<title>${page}</title>`)
  })

  it('RT1 assets are served with their type', async () => {
    const { get } = await site()
    const script = await get('/assets/stage-1a2b.js')
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ])
    expect((await get('/assets/inter.woff2')).headers.get('content-type')).toBe('font/woff2')
  })

  it.each(['/nothing', '/home', '/assets', '/assets/gone.js', '/pages', '/deck.html', '/rpc', '/audience/x'])(
    'RT2 an address that nothing has is not found: %s',
    async (path) => {
      const { get } = await site()
      expect((await get(path)).status).toBe(404)
    },
  )

  it('RT17 the pages around a lecture are the desktop program’s alone', async () => {
    for (const path of ['/home', '/about', '/preferences']) {
      const { get } = await site({ desk: true })
      const response = await get(path)
      expect([response.status, await response.text()]).toEqual([200, '<title>desk</title>'])
      expect((await (await site()).get(path)).status).toBe(404)
    }
  })

  it('RT3 without built pages the routes are not made, and the error says what to do', async () => {
    const folder = await temporaryFolder()
    expect(() => createRoutes({ pagesDir: folder, lectureDir: () => folder })).toThrow(
      expect.objectContaining({ code: 'pages-missing', remedy: expect.stringContaining('npm run build') }),
    )
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
    'RT4 a method that changes something is refused and told what is allowed: %s',
    async (method) => {
      const { get } = await site()
      const response = await get('/audience', { method })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    },
  )

  it.each(['/audience', '/assets/stage-1a2b.js', '/deck/slides/media/film.mp4'])(
    'RT4 HEAD of %s has the headers of GET and no body',
    async (path) => {
      const { get } = await site()
      const head = await get(path, { method: 'HEAD' })
      const whole = await get(path)
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(whole.headers))
      expect([head.status, await head.text()]).toEqual([200, ''])
      expect(await whole.text()).toHaveLength(Number(whole.headers.get('content-length')))
    },
  )
})

describe('headers', () => {
  const PATHS = [
    '/',
    '/assets/stage-1a2b.js',
    '/deck/slides/media/film.mp4',
    '/gone',
    '/deck/../x',
    '/%',
    '/.git',
  ]

  it.each(PATHS)('RT5 every answer carries every security header: %s', async (path) => {
    const { get } = await site()
    const response = await get(path)
    const { headers } = response
    await response.body?.cancel()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('RT6 a page’s policy allows no foreign origin and no inline script', async () => {
    const { get } = await site()
    const policy = new Map(
      (await get('/presenter')).headers
        .get('content-security-policy')
        ?.split('; ')
        .map((directive) => directive.split(/ (.*)/, 2) as [string, string]),
    )
    expect(policy.get('script-src')).toBe("'self'")
    expect(policy.get('connect-src')).toBe("'self'")
    expect(policy.get('frame-ancestors')).toBe("'none'")
    expect([...policy.values()].join(' ')).not.toMatch(/https?:|\*|unsafe-eval/)
  })

  it('AP217 the projector’s page alone may be shown within another, and only within the presenter view of the same lecture', async () => {
    const { get } = await site()
    const policyOf = async (path: string) => (await get(path)).headers.get('content-security-policy') ?? ''
    for (const path of ['/', '/presenter']) expect(await policyOf(path)).toContain("frame-ancestors 'none'")
    expect(await policyOf('/audience?over-notes')).toContain("frame-ancestors 'self'")
    for (const path of ['/', '/audience']) expect(await policyOf(path)).not.toContain('frame-src')
    expect(await policyOf('/presenter')).toContain("frame-src 'self'")
  })

  it('EX244 the print page stands in a frame as a preview alone, and only of the presenter page', async () => {
    const { get } = await site()
    const frames = async (path: string) => {
      const response = await get(path)
      await response.body?.cancel()
      const policy = response.headers.get('content-security-policy') ?? ''
      const of = (name: string) => new RegExp(`(?:^|; )${name} ([^;]*)`).exec(policy)?.[1] ?? null
      return [of('frame-src'), of('frame-ancestors')]
    }
    expect(await frames('/presenter')).toEqual(["'self'", "'none'"])
    expect(await frames('/print?kind=slides&preview=1.2')).toEqual([null, "'self'"])
    for (const path of [
      '/print',
      '/print?kind=slides',
      '/audience',
      '/audience?preview=1',
      '/presenter?preview=1',
    ])
      expect((await frames(path))[1]).toBe("'none'")
    for (const path of ['/audience', '/print?preview=1', '/assets/stage-1a2b.js'])
      expect((await frames(path))[0]).toBeNull()
    // The lecture's own files say nothing of frames but nothing of theirs may load one.
    expect((await frames('/deck/slides/media/brain%20scan.png'))[0]).toBeNull()
  })

  it.each(['/deck/slides/a.svg', '/deck/slides/01-a.md', '/deck/slides/gone.png'])(
    'RT7 a file of the lecture is sandboxed when opened by itself: %s',
    async (path) => {
      const { get, lecture } = await site()
      await writeFile(join(lecture, 'slides', 'a.svg'), '<svg/>')
      const response = await get(path)
      await response.body?.cancel()
      expect(response.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none';/)
    },
  )

  it('RT7 under Electron’s scheme pages may load the lecture’s files from their own host', async () => {
    const { get } = await site({ origin: 'lectern://app' })
    expect((await get('/audience')).headers.get('cross-origin-resource-policy')).toBe('same-origin')
    const file = await get('/deck/slides/01-a.md')
    expect([file.status, file.headers.get('cross-origin-resource-policy')]).toEqual([200, 'cross-origin'])
    await file.body?.cancel()
  })
})

describe('files of the lecture', () => {
  it.each([
    ['brain%20scan.png', 'image/png'],
    ['caf%C3%A9.png', 'image/png'],
    ['cafe%CC%81.png', 'image/png'],
    ['100%25.png', 'image/png'],
    ['%252e%252e', 'application/octet-stream'],
  ])('RT8 a file of the lecture is found under its name and typed: %s', async (name, type) => {
    const { get } = await site()
    const response = await get(`/deck/slides/media/${name}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
    await response.body?.cancel()
  })

  it.each([
    'page.html',
    'page.HTM',
    'script.js',
    'module.mjs',
    'style.css',
    'page.xhtml',
    'sheet.xsl',
    'data.xml',
  ])('RT9 what a browser might run is shown as text: %s', async (name) => {
    const { get, lecture } = await site()
    await writeFile(join(lecture, 'slides', name), 'x')
    const response = await get(`/deck/slides/${name}`)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    await response.body?.cancel()
  })

  it.each(['slides', 'slides/', 'slides/media', 'slides/gone.png', 'slides/01-a.md/deeper'])(
    'RT10 what is no file is not found, which is all one learns: %s',
    async (path) => {
      const { get, root } = await site()
      const response = await get(`/deck/${path}`)
      expect([403, 404]).toContain(response.status)
      expect(await response.text()).not.toContain(root)
    },
  )

  it('RT10 a lecture that was removed is not found, without an error', async () => {
    const { get, lecture } = await site()
    await rm(lecture, { recursive: true })
    expect((await get('/deck/slides/media/film.mp4')).status).toBe(404)
  })
})
