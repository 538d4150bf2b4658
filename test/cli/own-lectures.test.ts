import { readdir, readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { connectClient } from '../../core/rpc/client.ts'
import type { OwnLectures } from '../../core/rpc/host.ts'
import { memoryPortPair } from '../../core/rpc/ports.ts'
import { serve } from '../../core/rpc/server.ts'
import { folderNameFor } from '../../core/template/folder-name.ts'
import { serveWithOwn } from '../../main/cli/serve-own.ts'
import { wsPort } from '../../main/http/ws-port.ts'
import { createAccess } from '../../main/web/access.ts'
import { admit } from '../../main/web/gate.ts'
import { temporaryFolder } from '../app/temporary-folder.ts'
import { sampleHost } from '../support/lecture-host.ts'

/** The program in one folder, a lecture in another, given as `lectern present` gives it. */
async function given(directory?: string) {
  const root = await temporaryFolder({
    'app/out/renderer/audience/index.html': 'audience',
    'app/out/renderer/home/index.html': 'home',
    'talk/slides/lecture.yaml': 'title: Talk\n',
    'talk/slides/01.md': '## One {#one}\n',
  })
  const ending = new AbortController()
  const printed: string[] = []
  const folder = join(root, 'talk')
  const served = await serveWithOwn(
    {
      folder,
      shownFolder: folder,
      appRoot: join(root, 'app'),
      directory: directory ?? join(root, 'app'),
      signal: ending.signal,
      port: 0,
      watch: false,
      place: 'unkept',
    },
    { print: (text) => printed.push(text), note() {}, progress() {} },
  )
  let isOpen = true
  const close = async () => {
    ending.abort()
    if (isOpen) await served.close()
    isOpen = false
  }
  onTestFinished(close)
  return { root, served, printed, close }
}

async function ask(address: URL, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const asking = request(address, { headers, agent: false })
  asking.end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  answer.resume()
  return answer
}

/** Connects as the page behind an address would. */
async function open(address: string) {
  const { headers } = await ask(new URL(address))
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const { origin, host } = new URL(address)
  const socket = new WebSocket(`ws://${host}/rpc?role=presenter`, { origin, headers: { cookie } })
  await once(socket, 'open')
  return connectClient(wsPort(socket))
}

describe('a lecture of one’s own from the home page', () => {
  test('CL152 it is written beside the program’s folder, served by itself, and its addresses are printed', async () => {
    const { root, served, printed, close } = await given()
    const page = await open(served.homeUrl)
    expect((await page.call('own-lectures', {})).places).toEqual({
      folder: join(root, 'talk'),
      newIn: root,
    })
    const answer = await page.call('new-lecture', { title: 'How bees decide', folder: 'how-bees-decide' })
    const made = join(root, 'how-bees-decide')
    expect(await readFile(join(made, 'slides/lecture.yaml'), 'utf8')).toContain('"How bees decide"')
    if (!('address' in answer)) throw new Error(answer.problem)
    expect(printed.join('\n')).toContain(answer.address)
    const own = await open(answer.address)
    expect((await own.call('own-lectures', {})).places?.folder).toBe(made)
    expect((await own.call('outline', {})).meta.title).toBe('How bees decide')
    await close()
    await Promise.all([page.closed, own.closed])
  })

  test('CL153 a folder that holds something, and a title that is none, are refused in words', async () => {
    const { root, served } = await given()
    const page = await open(served.homeUrl)
    expect(await page.call('new-lecture', { title: 'T', folder: join(root, 'talk') })).toEqual({
      problem: `The folder ${join(root, 'talk')} is not empty. Name a folder that is not there yet; nothing that exists is overwritten.`,
    })
    expect(await page.call('new-lecture', { title: '  ', folder: 'x' })).toMatchObject({
      problem: expect.stringContaining('The title is empty.'),
    })
    expect(await readdir(root)).toEqual(['app', 'talk'])
  })

  test('CL154 nobody but the presenter can ask for one, and only where the shell makes them', async () => {
    const own: OwnLectures = { folder: null, newIn: '/', make: async () => ({ address: 'x' }) }
    const wish = { title: 'T', folder: 'x' }
    for (const role of ['audience', 'printer', 'reviewer'] as const) {
      const [page, main] = memoryPortPair()
      serve(main, role, sampleHost(), { own })
      const client = connectClient(page)
      await expect(client.call('new-lecture', wish)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(client.call('own-lectures', {})).rejects.toMatchObject({ code: 'forbidden' })
    }
    const [page, main] = memoryPortPair()
    serve(main, 'presenter', sampleHost())
    const client = connectClient(page)
    expect(await client.call('own-lectures', {})).toEqual({ places: null })
    await expect(client.call('new-lecture', wish)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('CL155 the folder is proposed by the title, in letters that every system takes', () => {
    expect(folderNameFor('How bees decide')).toBe('how-bees-decide')
    expect(folderNameFor('Schmerz & Lust: „Wozu?“')).toBe('schmerz-lust-wozu')
    expect(folderNameFor('ولادة الجبر')).toBe('ولادة-الجبر')
    expect(folderNameFor(' … ')).toBe('my-lecture')
    expect(folderNameFor('word '.repeat(100)).length).toBeLessThan(64)
  })
})

describe('an address that is followed from another page', () => {
  const PORT = 4711
  const access = createAccess(PORT)
  const visit = (target: string, headers: IncomingHttpHeaders = {}) =>
    admit({ target, headers: { host: `127.0.0.1:${PORT}`, ...headers } }, PORT, access)

  test.each(['same-site', 'cross-site'])(
    'CL156 its token lets in whoever follows it, but no page loads what is behind it: %s',
    (site) => {
      const headers = { 'sec-fetch-site': site }
      expect(visit(`/?token=${access.tokens.host}`, headers)).toMatchObject({
        kind: 'redirect',
        isForeign: true,
        location: '/',
      })
      expect(visit('/?token=wrong', headers)).toMatchObject({ status: 401 })
      const cookie = access.cookie('host').split(';')[0]
      expect(visit('/?token=wrong', { ...headers, cookie })).toMatchObject({ status: 403 })
      expect(visit('/', { ...headers, cookie })).toMatchObject({ status: 403 })
    },
  )

  test('CL157 the browser goes on by itself to the address without the token', async () => {
    const { served } = await given()
    const address = new URL(served.homeUrl)
    const { statusCode, headers } = await ask(address, { 'sec-fetch-site': 'same-site' })
    expect([statusCode, headers['refresh']]).toEqual([200, '0; url=/'])
    expect(headers['set-cookie']?.[0]).toContain(address.searchParams.get('token'))
    expect(headers['content-security-policy']).not.toContain('sandbox')
  })
})

test('CL158 what a problem means is told in the words of the documentation', async () => {
  const { explanationOf } = await import('../../renderer/presenter/explanations.ts')
  const { severities } = await import('../../core/deck/diagnose.ts')
  const page = await readFile(new URL('../../docs/problems.md', import.meta.url), 'utf8')
  for (const code of Object.keys(severities)) {
    const words = explanationOf(page, code).flat()
    expect(words.length).toBeGreaterThan(0)
    for (const { text } of words) expect(text).not.toMatch(/\]\(|^#|`/)
  }
  expect(explanationOf(page, 'config-missing')).toEqual([
    [
      { text: 'There is no ', isCode: false },
      { text: 'slides/lecture.yaml', isCode: true },
      { text: ', so there is no title slide. Create it with a line ', isCode: false },
      { text: 'title: …', isCode: true },
      { text: '.', isCode: false },
    ],
  ])
  expect(explanationOf(page, 'letters-missing').length).toBe(2)
  expect(explanationOf(page, 'no-such-code')).toEqual([])
})
