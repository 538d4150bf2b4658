import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAnswers } from '../../main/app/routes.ts'
import { severalAtOnce } from '../../main/app/several.ts'
import { forbidden } from '../support/rooms.ts'
import { temporaryFolder } from './temporary-folder.ts'

async function pages() {
  const pagesDir = await temporaryFolder({
    'audience/index.html': '<script src="../assets/a-1.js"></script><link href="../assets/b-2.css">',
    'assets/a-1.js': 'first',
  })
  const answers = createAnswers({ pagesDir, lectureDir: () => pagesDir })
  const get = async (path: string) => {
    const asked = { url: `http://127.0.0.1:1${path}`, method: 'GET', headers: new Headers() }
    const { status, body } = await answers({ ...asked, signal: new AbortController().signal })
    return [status, body instanceof Uint8Array ? new TextDecoder().decode(body).trim() : null]
  }
  return { pagesDir, get }
}

describe('What the first page waits for', () => {
  test('LA85 nobody in main imports HTTP in the way that loads Node’s fetch as well', () => {
    const edge = { file: 'main/follow/server.ts', specifier: 'node:http', line: 1 }
    expect(forbidden({ ...edge, kind: 'value' })).toContain('main/http/node-http.ts')
    expect(forbidden({ ...edge, kind: 'dynamic' })).toContain('main/http/node-http.ts')
    expect(forbidden({ ...edge, kind: 'type' })).toBeNull()
  })

  test('LA86 what a page names is read once, whoever asks for it', async () => {
    const { pagesDir, get } = await pages()
    expect((await get('/audience'))[0]).toBe(200)
    expect(await get('/assets/a-1.js')).toEqual([200, 'first'])
    await rm(join(pagesDir, 'assets', 'a-1.js'))
    expect(await get('/assets/a-1.js')).toEqual([200, 'first'])
  })

  test('LA87 what was not there is looked for again', async () => {
    const { pagesDir, get } = await pages()
    await get('/audience')
    expect((await get('/assets/b-2.css'))[0]).toBe(404)
    await mkdir(join(pagesDir, 'assets'), { recursive: true })
    await writeFile(join(pagesDir, 'assets', 'b-2.css'), 'later')
    expect(await get('/assets/b-2.css')).toEqual([200, 'later'])
  })

  test('LA88 several things are done at once, so many at most, and come in their order', async () => {
    const under: (() => void)[] = []
    const counts: number[] = []
    const work = async (item: number) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      counts.push(under.push(resolve))
      await promise
      return item * 2
    }
    const results = severalAtOnce([1, 2, 3, 4, 5], work, 2)
    // The one that came last is done first; what was begun by then is on its way when the turn is over.
    for (let turn = 0; turn < 5; turn += 1) {
      under.pop()?.()
      await new Promise((done) => setImmediate(done))
    }
    expect(await results).toEqual([2, 4, 6, 8, 10])
    expect(Math.max(...counts)).toBe(2)
    expect(await severalAtOnce([], work)).toEqual([])
  })
})
