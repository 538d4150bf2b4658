import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { describe, expect, it, vi } from 'vitest'
import type { CitationRequest } from '../../core/deck/types.ts'
import { cacheFolder } from '../../main/app/user-folders.ts'
import { cacheKey, CitationCache, ENGINE } from '../../main/app/citation-cache.ts'
import { createCitationFormatter } from '../../main/app/citation-formatter.ts'
import { allLocales, allStyles } from '../../main/app/citation-resources.ts'
import { CitationThread } from '../../main/app/citation-thread.ts'
import { NoThreadError } from '../../main/app/own-thread.ts'
import { temporaryFolder } from './temporary-folder.ts'

const request = (title = 'Pain'): CitationRequest => ({
  records: [{ id: 'a', type: 'book', title }],
  clusters: [[{ key: 'a' }]],
  style: 'apa',
  lang: 'en',
})

/** A thread that answers with how often it was asked, and its number; `body` runs at each message. */
const script = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { parentPort, threadId } from 'node:worker_threads'
      let asked = 0
      const answer = (id, marks) => parentPort.postMessage({ id, result: { marks, entries: [] } })
      parentPort.on('message', ({ id, request }) => { asked += 1; ${body} })
      parentPort.postMessage('ready')`,
    )}`,
  )
const counting = script('answer(id, [`(${asked})`])')

// What is loaded on demand takes seconds where the machine is busy.
describe('the thread that sets citations', { timeout: 60_000 }, () => {
  it('AP70 gives what the engine gives', async () => {
    const result = await new CitationThread().format(request())
    expect(result.marks).toEqual(['(<i>Pain</i>, n.d.)'])
    expect(result.entries[0]?.html).toContain('<i>Pain</i>')
  })

  it('AP70 is another thread than the asking one', async () => {
    const thread = new CitationThread({ script: script('answer(id, [String(threadId)])') })
    const { threadId } = await import('node:worker_threads')
    expect((await thread.format(request())).marks).not.toEqual([String(threadId)])
  })

  it('AP71 ends when nothing is asked of it for a while, and starts anew', async () => {
    const thread = new CitationThread({ script: counting, idle: 0 })
    expect((await thread.format(request())).marks).toEqual(['(1)'])
    await vi.waitFor(() => expect(thread.runs).toBe(false))
    expect((await thread.format(request())).marks).toEqual(['(1)'])
  })

  it('AP71 keeps the program alive for an answer and not longer', async () => {
    const file = new URL('../../main/app/citation-thread.ts', import.meta.url)
    const program = `import { CitationThread } from ${JSON.stringify(file.href)}
      const thread = new CitationThread({ script: new URL(${JSON.stringify(counting.href)}) })
      console.log((await thread.format({})).marks, thread.runs)`
    const args = ['--input-type=module', '-e', program]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    expect(stdout).toBe("[ '(1)' ] true\n")
  })

  it('AP72 says what the engine says of a style that it cannot use', async () => {
    const text =
      '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><macro name="a"><text macro="a"/></macro><citation><layout><text macro="a"/></layout></citation></style>'
    const failed = new CitationThread().format({ ...request(), style: 'my.csl', styleText: text })
    await expect(failed).rejects.toThrow(/"a"|call stack/)
  })

  it('AP72 that cannot be started says so, one that stops or takes too long has failed', async () => {
    const none = new CitationThread({ script: new URL('no-such-file.ts', import.meta.url) })
    await expect(none.format(request())).rejects.toBeInstanceOf(NoThreadError)
    const stopping = new CitationThread({ script: script('process.exit()') })
    await expect(stopping.format(request())).rejects.toThrow('the citation engine stopped')
    const endless = new CitationThread({ script: script('for (;;);'), limit: 50 })
    await expect(endless.format(request())).rejects.toThrow('longer than 0.05 seconds')
  })
})

describe('setting citations', { timeout: 60_000 }, () => {
  it('AP73 is done once for the same request, also when asked twice at the same time', async () => {
    const { format, known } = createCitationFormatter({ thread: { script: counting } })
    expect(await known(request())).toBeUndefined()
    const [first, second] = await Promise.all([format(request()), format(request())])
    expect(second).toBe(first)
    expect(await known(request())).toBe(first)
    expect((await format(request('Other'))).marks).toEqual(['(2)'])
  })

  it('AP73 goes on in the asking thread where there can be no other', async () => {
    const { format } = createCitationFormatter({
      thread: { script: new URL('no-such-file.ts', import.meta.url) },
    })
    expect((await format(request())).marks).toEqual(['(<i>Pain</i>, n.d.)'])
  })

  it('AP73 that failed is tried again the next time', async () => {
    const once = script(
      'if (request.style === "bad") parentPort.postMessage({ id, error: "bad" }); else answer(id, ["x"])',
    )
    const { format, known } = createCitationFormatter({ thread: { script: once } })
    await expect(format({ ...request(), style: 'bad' })).rejects.toThrow('bad')
    expect(await known({ ...request(), style: 'bad' })).toBeUndefined()
    expect((await format(request())).marks).toEqual(['x'])
  })

  it('AP74 is remembered on disk for the next start of the program', async () => {
    const folder = await temporaryFolder()
    const formatter = () => createCitationFormatter({ cacheFolder: folder, thread: { script: counting } })
    await formatter().format(request())
    expect(await formatter().known(request())).toEqual({ marks: ['(1)'], entries: [] })
    expect(await formatter().known(request('Other'))).toBeUndefined()
    expect(await formatter().known({ ...request(), lang: 'de' })).toBeUndefined()
    expect(await formatter().known({ ...request(), styleText: '<style/>' })).toBeUndefined()
  })

  it('AP74 the order of a record’s properties makes no difference, that of the clusters does', () => {
    const turned = {
      lang: 'en',
      style: 'apa',
      clusters: [[{ key: 'a' }]],
      records: [{ title: 'Pain', type: 'book', id: 'a' }],
    }
    expect(cacheKey(turned)).toBe(cacheKey(request()))
    const two = { ...request(), clusters: [[{ key: 'a' }], [{ key: 'a', locator: '1' }]] }
    expect(cacheKey({ ...two, clusters: two.clusters.toReversed() })).not.toBe(cacheKey(two))
  })

  it('AP74 the memory is given up when the engine, its styles or its languages change', async () => {
    const require = createRequire(import.meta.url)
    const version = (require('citeproc/package.json') as { version: string }).version
    const data = (name: string) =>
      require(`@citation-js/plugin-csl/lib/${name}.json`) as Record<string, string>
    const texts = [...allStyles(data('styles')), ...allLocales(data('locales'))]
    const hash = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12)
    expect(ENGINE).toContain(`citeproc ${version}, styles ${hash},`)
  })
})

describe('the memory on disk', () => {
  const result = { marks: ['(x)'], entries: [{ key: 'a', html: 'e' }] }
  const key = cacheKey(request())

  it.each([
    '',
    '{',
    'null',
    '{"marks": ["(x)"]}',
    '{"marks": [], "entries": []}',
    '{"marks": [1], "entries": []}',
    '{"marks": ["x"], "entries": [{"key": "a"}]}',
    '{"marks": ["x"], "entries": [{"key": "a", "html": "b"}, {"key": "a", "html": "b"}]}',
  ])('AP75 a damaged file, %j, counts as none and is written anew', async (content) => {
    const folder = await temporaryFolder({ [`${key}.json`]: content })
    const cache = new CitationCache(folder)
    expect(await cache.read(key, request())).toBeUndefined()
    await cache.write(key, result)
    expect(await cache.read(key, request())).toEqual(result)
  })

  it('AP75 a folder that cannot be written stops nothing', async () => {
    const folder = await temporaryFolder({ file: 'x' })
    const cache = new CitationCache(join(folder, 'file', 'citations'))
    await cache.write(key, result)
    expect(await cache.read(key, request())).toBeUndefined()
  })

  it('AP76 keeps the fifty that were used last, and files of others', async () => {
    const folder = await temporaryFolder({ 'mine.txt': 'x' })
    const cache = new CitationCache(folder)
    const name = (at: number) => at.toString(16).padStart(64, '0')
    await mkdir(folder, { recursive: true })
    for (let at = 0; at < 60; at++) {
      await writeFile(join(folder, `${name(at)}.json`), JSON.stringify(result))
      await utimes(join(folder, `${name(at)}.json`), 1000 + at, 1000 + at)
    }
    expect(await cache.read(name(0), request())).toEqual(result)
    await cache.write(key, result)
    const left = await readdir(folder)
    expect(left).toHaveLength(51)
    expect(left).toEqual(
      expect.arrayContaining(['mine.txt', `${name(0)}.json`, `${key}.json`, `${name(59)}.json`]),
    )
    expect(left).not.toContain(`${name(11)}.json`)
    expect(JSON.parse(await readFile(join(folder, `${key}.json`), 'utf8'))).toEqual(result)
    await rm(folder, { recursive: true })
  })
})

describe('the folder for what could be made again', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string | undefined]>([
    ['linux', {}, '/home/ann/.cache/lectern'],
    ['linux', { XDG_CACHE_HOME: '/var/c' }, '/var/c/lectern'],
    ['linux', { XDG_CACHE_HOME: 'c' }, '/home/ann/.cache/lectern'],
    ['darwin', { XDG_CACHE_HOME: '/var/c' }, '/home/ann/Library/Caches/lectern'],
    ['win32', { LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' }, 'C:\\Users\\ann\\AppData\\Local\\lectern'],
    ['win32', {}, undefined],
    ['linux', { LECTERN_CACHE: '/tmp/c' }, '/tmp/c'],
    ['linux', { LECTERN_CACHE: 'c' }, '/home/ann/.cache/lectern'],
  ])('AP77 on %s with %j it is %s', (platform, env, folder) => {
    expect(cacheFolder(env, platform, '/home/ann')).toBe(folder)
  })
})
