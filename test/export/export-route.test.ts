import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { createExportState, type Exporting } from '../../core/export/exporter.ts'
import type { ExportWish } from '../../core/export/wish.ts'
import { LecternError } from '../../main/app/errors.ts'
import type { exportAs } from '../../main/app/export/as.ts'
import { asResponse } from '../../main/app/answer.ts'
import { createExportRoute } from '../../main/app/export/route.ts'
import { mayOpen } from '../../main/web/access.ts'
import { exportAddress } from '../../renderer/presenter/export-choices.ts'
import { sampleDeck, sampleHost } from '../support/lecture-host.ts'

const deck = sampleDeck()
const host = sampleHost(deck)
const lecture = {
  folder: '/lecture',
  deck: () => ({ deck }),
  whenIdle: async () => undefined,
  holdForPrint: () => host.holdForPrint(),
}
const nothing = () => Promise.reject(new Error())
const printer = { print: nothing, make: nothing, pictures: nothing }
const get = (query: string, init: RequestInit = {}) => new Request(`http://127.0.0.1:4/export?${query}`, init)

function routeOf(run: typeof exportAs, state = createExportState()) {
  const route = createExportRoute({
    lecture,
    pagesDir: '/pages',
    printer: () => printer,
    exportAs: run,
    state,
  })
  return async (request: Request) => {
    const answered = await route(request)
    return answered && asResponse(answered)
  }
}

/** Writes a word in place of a lecture and remembers what was wished for. */
function recording() {
  const wishes: ExportWish[] = []
  const route = routeOf(async ({ wish, out }) => {
    wishes.push(wish)
    await writeFile(out, 'written')
    return { path: out, count: 1, unit: 'page', notes: [] }
  })
  return { wishes, route }
}

describe('exporting over the web shell', () => {
  it('EX95 the file comes as a download with the lecture’s name', async () => {
    const { route } = recording()
    const answer = await route(get('type=pdf&kind=script'))
    expect(answer?.status).toBe(200)
    expect(answer?.headers.get('content-type')).toBe('application/pdf')
    expect(answer?.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Pain%20(script).pdf",
    )
    expect(await answer?.text()).toBe('written')
  })

  it.each<[string, ExportWish]>([
    ['type=html&notes=1', { type: 'html', notes: true }],
    ['type=archive', { type: 'archive' }],
    ['type=pptx', { type: 'pptx' }],
    ['type=bib', { type: 'bib' }],
    ['type=csl', { type: 'csl' }],
    [
      'type=pdf&kind=handout&per-page=3&with=lines&paper=letter',
      {
        type: 'pdf',
        pdf: {
          kind: 'handout',
          perPage: 3,
          beside: 'lines',
          paper: 'letter',
          appearance: 'light',
          pageNumbers: true,
        },
      },
    ],
    [
      'type=pdf&kind=slides&aspect=4%3A3&disclaimer=1&slide-sources=1&page-numbers=0&appearance=dark',
      {
        type: 'pdf',
        pdf: {
          kind: 'slides',
          aspect: '4:3',
          disclaimer: true,
          slideSources: true,
          pageNumbers: false,
          appearance: 'dark',
        },
      },
    ],
  ])('EX95 what %s wishes for is what is made', async (query, wish) => {
    const { route, wishes } = recording()
    expect((await route(get(query)))?.status).toBe(200)
    expect(wishes).toEqual([wish])
  })

  it.each<[string, ExportWish]>([
    ['the picture of a slide', { type: 'png', slide: 'pag & co', dark: true, ink: false }],
    ['pictures of all slides', { type: 'png', slide: null, dark: false, ink: true }],
    ['the diagrams of a slide', { type: 'svg', slide: 'pag' }],
    ['all diagrams', { type: 'svg', slide: null }],
    ['the lecture as it was given', { type: 'pack' }],
  ])('EX302 what the dialog wishes for in a browser is what is made: %s', async (_, wish) => {
    const wishes: ExportWish[] = []
    const route = routeOf(async (job) => {
      wishes.push(job.wish)
      await mkdir(job.out, { recursive: true })
      return { path: job.out, count: 0, unit: 'picture', notes: [] }
    })
    await route(new Request(`http://127.0.0.1:4${exportAddress(wish)}`))
    expect(wishes).toEqual([wish])
  })

  it('EX302 a folder comes as one zip of its files, with the lecture’s name', async () => {
    const route = routeOf(async ({ out }) => {
      await mkdir(join(out, 'below'), { recursive: true })
      await writeFile(join(out, '01-a.png'), 'a picture')
      await writeFile(join(out, 'below', 'β.txt'), 'a text')
      return { path: out, count: 2, unit: 'picture', notes: [] }
    })
    const answer = await route(get('type=png'))
    expect(answer?.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Pain%20(pictures).zip",
    )
    const zip = await fromBufferPromise(Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer()))
    const files: Record<string, string> = {}
    for await (const entry of zip.eachEntry()) {
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
      files[entry.fileName] = Buffer.concat(chunks).toString()
    }
    expect(files).toEqual({ '01-a.png': 'a picture', 'below/β.txt': 'a text' })
  })

  it('EX302 one picture comes as it is, named by its slide', async () => {
    const { route } = recording()
    const answer = await route(get('type=png&slide=pag'))
    expect(answer?.headers.get('content-type')).toBe('image/png')
    expect(answer?.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Pain%20(pag).png")
    expect(await answer?.text()).toBe('written')
  })

  it('EX96 other addresses are left to others, and nonsense is refused', async () => {
    const { route } = recording()
    expect(await route(new Request('http://127.0.0.1:4/exports'))).toBeNull()
    expect((await route(get('type=exe')))?.status).toBe(400)
    expect((await route(get('type=pdf&kind=handout&with=notes&per-page=4')))?.status).toBe(400)
    expect((await route(get('type=pdf', { method: 'POST' })))?.status).toBe(405)
  })

  it('EX96 while one export runs another one waits its turn', async () => {
    const gate = Promise.withResolvers<void>()
    const route = routeOf(async ({ out }) => {
      await gate.promise
      await writeFile(out, 'written')
      return { path: out, count: 1, unit: 'page', notes: [] }
    })
    const first = route(get('type=pdf'))
    expect((await route(get('type=pdf')))?.status).toBe(409)
    gate.resolve()
    expect((await first)?.status).toBe(200)
    expect((await route(get('type=pdf')))?.status).toBe(200)
  })

  it('EX96 a failure is told in words with its remedy, and leaves nothing behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-route-'))
    vi.stubEnv('TMPDIR', folder)
    const route = routeOf(() =>
      Promise.reject(new LecternError('browser-missing', 'No browser.', 'Install one.')),
    )
    const answer = await route(get('type=pdf'))
    expect(answer?.status).toBe(500)
    expect(await answer?.text()).toBe('No browser. Install one.\n')
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })

  it('WS170 how far an export is, and what is missing from it, is told to whoever listens', async () => {
    const state = createExportState()
    const told: Exporting[] = []
    state.subscribe(() => told.push(state.state()))
    const route = routeOf(async ({ out, onProgress }) => {
      onProgress?.({ stage: 'laying-out', done: 2, all: 3 })
      onProgress?.({ stage: 'printing', pages: 3 })
      await writeFile(out, 'written')
      return { path: out, count: 3, unit: 'slide', notes: ['Not carried over: films (a).'] }
    }, state)
    expect((await route(get('type=pptx')))?.status).toBe(200)
    expect(told).toEqual([
      { kind: 'busy', progress: { stage: 'laying-out', done: 0, all: 3 } },
      { kind: 'busy', progress: { stage: 'laying-out', done: 2, all: 3 } },
      { kind: 'busy', progress: { stage: 'printing', pages: 3 } },
      { kind: 'done', file: 'Pain.pptx', count: 3, unit: 'slide', notes: ['Not carried over: films (a).'] },
    ])
  })

  it('WS170 what failed is told with its remedy, and what was called off is as if it had not been', async () => {
    const state = createExportState()
    const fails = () => Promise.reject(new LecternError('browser-missing', 'No browser.', 'Install one.'))
    await routeOf(fails, state)(get('type=pdf'))
    expect(state.state()).toEqual({ kind: 'failed', why: 'No browser. Install one.' })
    const stop = new AbortController()
    const aborted = routeOf(async ({ signal }) => {
      stop.abort()
      signal?.throwIfAborted()
      throw new Error('It went on.')
    }, state)
    await aborted(get('type=pdf', { signal: stop.signal }))
    expect(state.state()).toEqual({ kind: 'idle' })
  })

  it('EX97 the audience cannot export anything', () => {
    expect(mayOpen('audience', '/export')).toBe(false)
    expect(mayOpen('host', '/export')).toBe(true)
  })
})

describe('a lecture that is edited while it is exported', () => {
  it.each(['written', 'failed'])('EX320 is held as it was until the export has %s', async (end) => {
    let during = 0
    const route = routeOf(async ({ out }) => {
      during = host.holds
      if (end === 'failed') throw new LecternError('export-failed', 'No.', '')
      await writeFile(out, 'written')
      return { path: out, count: 1, unit: 'page', notes: [] }
    })
    expect((await route(get('type=pdf&kind=slides')))?.status).toBe(end === 'written' ? 200 : 500)
    expect([during, host.holds]).toEqual([1, 0])
  })
})
