import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Browser, type Page } from '@playwright/test'
import type { Deck } from '../../../core/deck/types.ts'
import type { Method, Methods } from '../../../core/rpc/contract.ts'
import { checkLecture } from '../../../main/app/check.ts'
import { startDesktop, type Desktop } from '../../electron/harness/desktop.ts'
import { editFile, editFileSlowly, type RunningLecture } from './running-lecture.ts'
import type { Traffic } from './traffic.ts'

/** A lecture that runs in the desktop program; see test/electron/harness. */
export interface DesktopLecture extends RunningLecture {
  page(path: '/presenter' | '/audience'): Promise<Page>
  traffic: Traffic
}

/** Opens a copy of a lecture folder in the desktop program. */
export async function openInDesktop(browser: Browser, folder: string): Promise<DesktopLecture> {
  const copy = await mkdtemp(join(tmpdir(), 'lectern-e2e-'))
  for (const part of ['slides', 'speaker-notes'])
    await cp(join(folder, part), join(copy, part), { recursive: true })
  const desktop = await startDesktop(browser, { lecture: copy })
  const deck = await wholeDeck(desktop, copy)
  return {
    presenterUrl: 'lectern://app/presenter',
    audienceUrl: 'lectern://app/audience',
    printUrl: 'lectern://app/print',
    reviewUrl: 'lectern://app/review',
    followUrl: () => notHere('where people follow along'),
    follow: () => notHere('how people are let to follow along'),
    slides: () => deck.slides,
    removeFolder: () => rm(copy, { recursive: true }),
    // As it was when the lecture was opened: the program does not tell of its deck.
    deck: () => deck,
    read: (path) => readFile(join(copy, path), 'utf8'),
    page: (path) => desktop.page(path),
    traffic: trafficOf(desktop),
    goto(slide, step) {
      void call(desktop, 'dispatch', { action: { type: 'goto', slide, step } })
    },
    revision: () => notHere('the revision of its deck'),
    write: (path, text) => writeFile(join(copy, path), text),
    edit: (path, change) => editFile(join(copy, path), change),
    editSlowly: (path, milliseconds, change) => editFileSlowly(join(copy, path), milliseconds, change),
    async close() {
      await desktop.close()
      await rm(copy, { recursive: true, force: true })
    },
  }
}

function notHere(what: string): never {
  throw new Error(`The desktop program does not tell ${what}.`)
}

/** Everything that main answered, and everything that it sent to a window. */
function trafficOf({ electron, window }: Desktop): Traffic {
  return {
    get addresses() {
      return electron.answered.map(({ url }) => url)
    },
    framesTo: (path) =>
      window(path)
        .webContents.sent()
        .map(({ message }) => JSON.stringify(message)),
  }
}

/** The program shows the title before it has read the slides; tests start from all of them. */
async function wholeDeck(desktop: Desktop, folder: string): Promise<Deck> {
  const { deck } = await checkLecture(folder)
  const steps = deck.slides.map(({ id, lastStep }) => `${id} ${lastStep}`)
  await expect
    .poll(async () => {
      const { slides } = (await call(desktop, 'outline', {})) as Methods['outline']['result']
      return slides.map(({ id, lastStep }) => `${id} ${lastStep}`)
    })
    .toEqual(steps)
  return deck
}

/** As the presenter page does it, over a connection of its own. */
async function call(desktop: Desktop, method: Method, params: object): Promise<unknown> {
  const page = await desktop.page('/presenter')
  return await page.evaluate(
    async (given) => {
      const port = window.lectern?.connect()
      if (port === undefined) throw new Error('The preload gave nothing.')
      const answered = new Promise((resolve) => {
        port.onMessage((message) => {
          const { kind, result } = message as { kind: string; result?: unknown }
          if (kind === 'result') resolve(result)
        })
      })
      port.post({ kind: 'call', id: 1, ...given })
      const result = await answered
      port.close()
      return result
    },
    { method, params },
  )
}
