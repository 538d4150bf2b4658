import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { AttackFiles } from '../../support/attacks/lectures.ts'
import { named } from '../../support/attacks/marks.ts'
import { watchPage } from './page-watch.ts'
import { openLecture, type RunningLecture } from './running-lecture.ts'

/** A browser whose every step is watched while it shows a lecture of attacks. */
export interface Watched {
  context: BrowserContext
  /** What the attacks managed to do, each with the attack's name; complete once `settled` has resolved. */
  traces: readonly string[]
  /** Text that pages got over their sockets. */
  frames: readonly string[]
  settled(): Promise<void>
}

/** Opens the folder that `write` fills in the web shell, gives the lecture to `work`, and removes it. */
export async function withLecture(
  write: (folder: string) => Promise<void>,
  work: (lecture: RunningLecture) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-attack-'))
  try {
    await write(folder)
    const lecture = await openLecture(folder)
    await work(lecture).finally(() => lecture.close())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Gives a new watched browser context to `work`.
 * @param wall without the pages' policy whatever the compiler let through would work
 */
export async function watched(
  browser: Browser,
  lecture: RunningLecture,
  wall: 'with policy' | 'without policy',
  work: (watched: Watched) => Promise<void>,
): Promise<void> {
  const outside = await recordOutside()
  const context = await browser.newContext({
    bypassCSP: wall === 'without policy',
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
    proxy: { server: `127.0.0.1:${outside.port}`, bypass: '127.0.0.1' },
  })
  try {
    const watch = await watchContext(context, new URL(lecture.presenterUrl).origin)
    await work({
      context,
      traces: watch.traces,
      frames: watch.frames,
      async settled() {
        // What a page told before this answer has arrived with it.
        await Promise.all(context.pages().map((page) => page.evaluate('0')))
        for (const target of outside.asked.splice(0)) watch.add(`another host was asked: ${target}`)
      },
    })
  } finally {
    await context.close()
    await outside.close()
  }
}

/** Writes a lecture in memory to a folder. */
export async function writeFiles(folder: string, files: AttackFiles): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await mkdir(join(folder, 'speaker-notes'), { recursive: true })
}

/** Stands where every way out of the machine leads: whatever connects wanted something of another host. */
async function recordOutside() {
  const asked: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (data) => {
      asked.push(data.toString('latin1').split('\r\n')[0] ?? '')
      socket.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, asked, close: () => new Promise((resolve) => server.close(resolve)) }
}

async function watchContext(context: BrowserContext, origin: string) {
  const traces: string[] = []
  const frames: string[] = []
  const add = (trace: string) => {
    const text = named(trace)
    if (!traces.includes(text)) traces.push(text)
  }
  await context.exposeBinding('lecternCaught', (_, trace: string) => add(trace))
  await context.addInitScript(watchPage)
  context.on('request', (request) => {
    if (!isExpected(request.url(), origin)) add(`a request: ${request.url().slice(0, 200)}`)
  })
  context.on('page', (page) => watchWindow(page, origin, add, frames))
  return { traces, frames, add }
}

function watchWindow(page: Page, origin: string, add: (trace: string) => void, frames: string[]): void {
  let documents = 0
  page.on('dialog', (dialog) => {
    add(`a dialog: ${dialog.type()} ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => add(`a window: ${popup.url()}`))
  page.on('download', (download) => add(`a download: ${download.url()}`))
  page.on('worker', (worker) => add(`a worker: ${worker.url()}`))
  page.on('pageerror', (error) => add(`an exception: ${error.message}`))
  page.on('crash', () => add('a page crashed'))
  page.on('console', (message) => {
    if (/pwned/.test(message.text())) add(`the console: ${message.text()}`)
  })
  page.on('framenavigated', (frame) => {
    documents += 1
    if (documents > 1 || frame !== page.mainFrame()) add(`a navigation: ${frame.url()}`)
  })
  page.on('websocket', (socket) => {
    if (!socket.url().startsWith(`${origin.replace('http', 'ws')}/rpc?role=`))
      add(`a socket: ${socket.url()}`)
    socket.on('framereceived', ({ payload }) => frames.push(payload.toString()))
  })
}

/** Pages, their own files and what lies below slides/; `data:,` stands for the icon that pages do not have. */
function isExpected(address: string, origin: string): boolean {
  if (address === 'data:,') return true
  const url = new URL(address)
  return (
    url.origin === origin &&
    /^\/(?:audience|presenter|print|assets\/.*|deck\/slides\/.*)?$/.test(url.pathname)
  )
}

/** Resolves when the page has painted this slide at this step; with the text of the notes where there are any. */
export async function painted(page: Page, position: string): Promise<string | null> {
  return await page.evaluate(async (wanted) => {
    const root = document.documentElement
    await new Promise<void>((resolve) => {
      const look = () => root.dataset['position'] === wanted && resolve()
      new MutationObserver(look).observe(root, { attributes: true, attributeFilter: ['data-position'] })
      look()
    })
    return document.querySelector('.notes-text')?.textContent ?? null
  }, position)
}
