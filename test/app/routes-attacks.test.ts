import { symlink } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRoutes } from '../../main/app/routes.ts'
import { SECRET, site } from './routes-site.ts'

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
  it.each(ATTACKS)('RT11 a path that leads out of the slides is refused: %s', async (path) => {
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
