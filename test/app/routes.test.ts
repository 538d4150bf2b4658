import { createServer } from 'node:http'
import { readdir, readlink, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseRange } from '../../main/app/file-response.ts'
import { createRoutes } from '../../main/app/routes.ts'
import { temporaryFolder } from './temporary-folder.ts'

const SECRET = 'nobody may read this'

async function site(options: { origin?: string } = {}) {
  const root = await temporaryFolder({
    'pages/home/index.html': '<title>home</title>',
    'pages/audience/index.html': '<title>audience</title>',
    'pages/presenter/index.html': '<title>presenter</title>',
    'pages/print/index.html': '<title>print</title>',
    'pages/assets/stage-1a2b.js': 'export {}',
    'pages/assets/inter.woff2': 'font',
    'pages/secret.txt': SECRET,
    'lecture/slides/01-a.md': '# A',
    'lecture/slides/lecture.yaml': 'title: x',
    'lecture/slides/media/brain scan.png': 'png',
    'lecture/slides/media/film.mp4': '0123456789',
    'lecture/slides/media/empty.mp4': '',
    'lecture/slides/media/100%.png': 'percent',
    'lecture/slides/media/%2e%2e': 'a strange name',
    'lecture/slides/media/cafe\u0301.png': 'decomposed',
    'lecture/slides/.hidden/key.png': SECRET,
    'lecture/slides/.env': SECRET,
    'lecture/speaker-notes/01-a.md': SECRET,
    'lecture/secret.txt': SECRET,
    'lecture-evil/secret.txt': SECRET,
    'lecture/slides-evil/secret.txt': SECRET,
    'secret.txt': SECRET,
  })
  const lecture = join(root, 'lecture')
  const routes = createRoutes({ pagesDir: join(root, 'pages'), lectureDir: () => lecture })
  const { origin = 'http://127.0.0.1:4100' } = options
  const get = (path: string, init: RequestInit = {}) => routes(new Request(origin + path, init))
  return { root, lecture, routes, get }
}

describe('pages and their assets', () => {
  it.each([
    ['/', 'home'],
    ['/audience', 'audience'],
    ['/audience/', 'audience'],
    ['/audience?room=2', 'audience'],
    ['/presenter', 'presenter'],
    ['/print?kind=slides', 'print'],
  ])('RT1 %s is the page %s', async (path, page) => {
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
    'RT2 %s is not found',
    async (path) => {
      const { get } = await site()
      expect((await get(path)).status).toBe(404)
    },
  )

  it('RT3 without built pages the routes are not made, and the error says what to do', async () => {
    const folder = await temporaryFolder()
    expect(() => createRoutes({ pagesDir: folder, lectureDir: () => folder })).toThrow(
      expect.objectContaining({ code: 'pages-missing', remedy: expect.stringContaining('npm run build') }),
    )
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
    'RT4 %s is refused and told what is allowed',
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

  it.each(PATHS)('RT5 %s carries every security header', async (path) => {
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

  it.each(['/deck/slides/a.svg', '/deck/slides/01-a.md', '/deck/slides/gone.png'])(
    'RT7 %s is sandboxed when opened by itself',
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
  ])('RT8 %s is found and typed', async (name, type) => {
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
  ])('RT9 %s is shown as text, never run', async (name) => {
    const { get, lecture } = await site()
    await writeFile(join(lecture, 'slides', name), 'x')
    const response = await get(`/deck/slides/${name}`)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    await response.body?.cancel()
  })

  it.each(['slides', 'slides/', 'slides/media', 'slides/gone.png', 'slides/01-a.md/deeper'])(
    'RT10 %s is no file, which is all one learns',
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

const ATTACKS = [
  '/deck/secret.txt',
  '/deck/speaker-notes/01-a.md',
  '/deck/slides-evil/secret.txt',
  '/deck/Slides/01-a.md',
  '/deck/slides/../secret.txt',
  '/deck/slides/../speaker-notes/01-a.md',
  '/deck/slides/%2e%2e/secret.txt',
  '/deck/slides/%2E%2E/secret.txt',
  '/deck/slides/.%2e/secret.txt',
  '/deck/slides/..%2fsecret.txt',
  '/deck/slides/..%2Fspeaker-notes%2f01-a.md',
  '/deck/slides/media/..%2f..%2f..%2fsecret.txt',
  '/deck/slides%2f..%2fsecret.txt',
  '/deck%2fslides%2f..%2fsecret.txt',
  '/deck/..%2fsecret.txt',
  '/deck/slides/..%5csecret.txt',
  '/deck/slides/..\\secret.txt',
  '/deck/slides/%5c%5cserver%5cshare%5csecret.txt',
  '/deck/slides/%2fetc%2fpasswd',
  '/deck/slides//etc/passwd',
  '/deck//etc/passwd',
  '/deck/%2fetc/passwd',
  '/deck/slides/C:%5cWindows%5cwin.ini',
  '/deck/slides/C:/Windows/win.ini',
  '/deck/slides/file:///etc/passwd',
  '/deck/slides/01-a.md%00.png',
  '/deck/slides/%00',
  '/deck/slides/01-a.md::$DATA',
  '/deck/slides/01-a.md%3a%3a$DATA',
  '/deck/slides/con',
  '/deck/slides/NUL.png',
  '/deck/slides/aux.tar.gz',
  '/deck/slides/COM1',
  '/deck/slides/lpt%C2%B9.txt',
  '/deck/slides/conin$',
  '/deck/slides/01-a.md.',
  '/deck/slides/01-a.md%20',
  '/deck/slides/media%20/film.mp4',
  '/deck/slides/...',
  '/deck/slides/.../secret.txt',
  '/deck/slides/.env',
  '/deck/slides/%2eenv',
  '/deck/slides/.hidden/key.png',
  '/deck/slides/media/%0a',
  '/deck/slides/%c0%ae%c0%ae/secret.txt',
  '/deck/slides/%',
  '/deck/slides/%zz',
  '/deck/slides/%ff',
  '/deck/slides/%252e%252e/secret.txt',
  '/deck/slides/..%252fsecret.txt',
  '/deck/slides/..;/secret.txt',
  '/deck/slides/\u2025/secret.txt',
  '/deck/slides/\uff0e\uff0e/secret.txt',
  '/assets/../secret.txt',
  '/assets/..%2fsecret.txt',
  '/assets/..%5csecret.txt',
  '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
  '/assets/.git/config',
  '/assets//etc/passwd',
  '/..%2fsecret.txt',
  '/secret.txt',
  '/audience%2f..%2f..%2fsecret.txt',
  '/pages/secret.txt',
]

describe('attempts to read what is not to be read', () => {
  it.each(ATTACKS)('RT11 %s is refused', async (path) => {
    const { get, root } = await site()
    const response = await get(path)
    expect([400, 403, 404]).toContain(response.status)
    const text = await response.text()
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain(root)
    expect(text.length).toBeLessThan(100)
  })

  it('RT11 over a real socket, where no client tidies the path, nothing leaks either', async () => {
    const { routes } = await site()
    const server = createServer((request, answer) => {
      const respond = async () => {
        const response = await routes(new Request(`http://127.0.0.1${request.url}`))
        answer.writeHead(response.status, Object.fromEntries(response.headers))
        if (response.body) Readable.fromWeb(response.body as never).pipe(answer)
        else answer.end()
      }
      void respond()
    })
    onTestFinished(() => void server.close())
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    for (const path of ATTACKS) {
      const { status, body } = await rawGet(port, encodeURI(path).replaceAll('%25', '%'))
      expect.soft([400, 403, 404], path).toContain(status)
      expect.soft(body, path).not.toContain(SECRET)
    }
  })

  it('RT12 a link that leads out of the slides is refused, within the lecture and beyond', async () => {
    const { get, lecture, root } = await site()
    const slides = join(lecture, 'slides')
    await symlink(join(root, 'secret.txt'), join(slides, 'out.png'))
    await symlink(root, join(slides, 'everything'))
    await symlink('../speaker-notes', join(slides, 'notes'))
    await symlink('.env', join(slides, 'env.png'))
    await symlink('..', join(slides, 'media', 'up'))
    for (const path of ['out.png', 'everything/secret.txt', 'notes/01-a.md', 'env.png', 'media/up/.env']) {
      const response = await get(`/deck/slides/${path}`)
      expect.soft(response.status, path).toBe(403)
      expect.soft(await response.text(), path).not.toContain(SECRET)
    }
  })

  it('RT12 a link that stays within the slides is followed', async () => {
    const { get, lecture } = await site()
    await symlink('media/film.mp4', join(lecture, 'slides', 'film.mp4'))
    expect(await (await get('/deck/slides/film.mp4')).text()).toBe('0123456789')
  })

  it('RT12 a lecture opened through a link is served', async () => {
    const { root } = await site()
    await symlink('lecture', join(root, 'shortcut'))
    const routes = createRoutes({ pagesDir: join(root, 'pages'), lectureDir: () => join(root, 'shortcut') })
    expect(await (await routes(new Request('http://127.0.0.1/deck/slides/01-a.md'))).text()).toBe('# A')
  })

  it('RT12 neighbours whose names begin like the root are outside', async () => {
    const { get } = await site()
    expect((await get('/deck/slides/..%2fslides-evil%2fsecret.txt')).status).toBe(403)
  })

  it('RT13 whatever path is asked for, only files below the slides are answered', async () => {
    const { get } = await site()
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '/',
      'slides',
      'secret.txt',
      'speaker-notes',
      '%00',
      ':',
      'a',
      '%',
      '~',
      '\\',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const response = await get(`/deck/slides/${pieces.join('')}`)
        expect([200, 400, 403, 404]).toContain(response.status)
        expect(await response.text()).not.toContain(SECRET)
      }),
      { numRuns: 400 },
    )
  })
})

describe('ranges and caching', () => {
  const film = '/deck/slides/media/film.mp4'

  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-30', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-100', 206, '89', 'bytes 8-9/10'],
    ['bytes=9-9', 206, '9', 'bytes 9-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=5-2', 200, '0123456789', null],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['bytes=a-b', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
    ['bytes=-', 200, '0123456789', null],
  ])('RT14 the range %s is answered with %i', async (range, status, body, contentRange) => {
    const { get } = await site()
    const response = await get(film, { headers: { range } })
    expect([response.status, response.headers.get('content-range')]).toEqual([status, contentRange])
    expect(await response.text()).toBe(body)
    expect(response.headers.get('content-length')).toBe(status === 416 ? null : String(body.length))
    expect(response.headers.get('accept-ranges')).toBe('bytes')
  })

  it('RT14 an empty file is empty and has no satisfiable range', async () => {
    const { get } = await site()
    const whole = await get('/deck/slides/media/empty.mp4')
    expect([whole.status, whole.headers.get('content-length'), await whole.text()]).toEqual([200, '0', ''])
    expect((await get('/deck/slides/media/empty.mp4', { headers: { range: 'bytes=0-' } })).status).toBe(416)
  })

  it('RT14 a range never leaves the file, whatever is asked', () => {
    const number = fc.option(fc.nat(), { nil: '' })
    fc.assert(
      fc.property(number, number, fc.nat({ max: 1000 }), (first, last, size) => {
        const range = parseRange(`bytes=${first}-${last}`, size)
        if (range === null || range === 'unsatisfiable') return
        expect(range.start).toBeGreaterThanOrEqual(0)
        expect(range.end).toBeGreaterThanOrEqual(range.start)
        expect(range.end).toBeLessThan(size)
      }),
    )
  })

  it('RT15 an unchanged file is not sent again, a changed one is', async () => {
    const { get, lecture } = await site()
    const first = await get(film)
    await first.body?.cancel()
    const etag = first.headers.get('etag') ?? ''
    const modified = first.headers.get('last-modified') ?? ''
    for (const headers of [
      { 'if-none-match': etag },
      { 'if-none-match': `"x", W/${etag}` },
      { 'if-modified-since': modified },
    ]) {
      const again = await get(film, { headers })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    const path = join(lecture, 'slides', 'media', 'film.mp4')
    await writeFile(path, 'abcdefghij')
    await utimes(path, new Date(), new Date(Date.now() + 60_000))
    expect(await (await get(film, { headers: { 'if-none-match': etag } })).text()).toBe('abcdefghij')
    expect(await (await get(film, { headers: { 'if-modified-since': modified } })).text()).toBe('abcdefghij')
    const resumed = await get(film, { headers: { range: 'bytes=5-', 'if-range': etag } })
    expect([resumed.status, await resumed.text()]).toEqual([200, 'abcdefghij'])
  })

  it('RT16 a large file is streamed whole, and a reader who leaves closes it', async () => {
    const { get, lecture } = await site()
    const path = join(lecture, 'slides', 'media', 'large.mp4')
    const large = new Uint8Array(3_000_000).map((_, at) => at % 251)
    await writeFile(path, large)
    const response = await get('/deck/slides/media/large.mp4')
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(large))).toBe(true)
    const opened = await openFiles(path)
    const left = await get('/deck/slides/media/large.mp4')
    const reader = left.body?.getReader()
    await reader?.read()
    await reader?.cancel()
    await expect.poll(() => openFiles(path)).toBe(opened)
  })
})

/** How many descriptors of this process are open on a file; 0 where the system does not tell. */
async function openFiles(path: string): Promise<number> {
  const names = await readdir('/proc/self/fd').catch(() => [])
  const targets = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')))
  return targets.filter((target) => target === path).length
}

async function rawGet(port: number, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
    })
    let received = ''
    socket.on('data', (chunk) => (received += chunk.toString('latin1')))
    socket.on('error', reject)
    socket.on('end', () => resolve({ status: Number(received.split(' ')[1]), body: received }))
  })
}
