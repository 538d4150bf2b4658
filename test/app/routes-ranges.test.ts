import { readdir, readlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRange } from '../../main/app/file-response.ts'
import { site } from './routes-site.ts'

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
