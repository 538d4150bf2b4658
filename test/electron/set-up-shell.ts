import { connectClient } from '../../core/rpc/client.ts'
import { INITIAL, type DesktopState } from '../../core/desktop/state.ts'
import type { View } from '../../core/session/types.ts'
import { LecternError } from '../../main/app/errors.ts'
import type { StateFile } from '../../main/app/state-file.ts'
import type { OpenLecture } from '../../main/electron/lecture-stand.ts'
import { prepare } from '../../main/electron/prepare.ts'
import { createShell, type ShellDeps } from '../../main/electron/shell.ts'
import { sampleHost, type SampleHost } from '../support/lecture-host.ts'
import { FakeElectron } from './fake.ts'
import { display } from './fake-screen.ts'
import { FakeTime, settle } from './fake-time.ts'
import type { FakeWindow } from './fake-window.ts'
import { itemsOf } from './menu-items.ts'
import { pageOf } from './page-of.ts'

export const POLICY = { developmentOrigin: null, developerTools: false }

/** A lecture in memory that counts how often it is closed. */
export class FakeLecture implements OpenLecture {
  readonly host: SampleHost = sampleHost()
  closed = 0
  readonly folder: string
  constructor(folder: string) {
    this.folder = folder
  }
  async close(): Promise<void> {
    this.closed += 1
  }
}

export interface ShellOptions {
  argv?: string[]
  projector?: boolean
  over?: Partial<ShellDeps>
}

/** Everything the shell is built from but the lectures. */
export function depsFor({
  time,
  openLecture,
}: {
  time: FakeTime
  openLecture: ShellDeps['openLecture']
}): ShellDeps {
  return {
    env: { preload: '/preload.cjs', isPackaged: true, platform: 'linux', canPlace: true },
    file: memoryFile(),
    version: '1.2.3',
    runsOn: [{ name: 'Electron', version: '45.0.0' }],
    createLecture: async (folder) => folder,
    checkLecture: async () => ({ title: 'Pain', errors: 0, warnings: 0, diagnostics: [] }),
    readNotices: async () => 'Notices',
    logFile: '/nowhere/lectern.log',
    policy: POLICY,
    openLecture,
    bundledLecture: '/bundled',
    routes: (lectureDir) => async (request) => new Response(`${lectureDir()} ${request.url}`),
    exportAs: async ({ out, wish }) => ({
      path: out,
      count: 3,
      unit: wish.type === 'pdf' ? 'page' : 'file',
      notes: [],
    }),
    later: time.later,
    now: () => time.now,
    log: () => undefined,
  }
}

/** A state file that has no disk. */
export function memoryFile(initial: DesktopState = INITIAL): StateFile & { flushed: number } {
  let state = initial
  return {
    flushed: 0,
    state: () => state,
    change(update) {
      state = update(state)
    },
    async flush() {
      this.flushed += 1
    },
  }
}

/** A shell as it is after its start. */
export async function startShell({ argv = ['/bundled'], projector = true, over = {} }: ShellOptions = {}) {
  const electron = new FakeElectron()
  const time = new FakeTime()
  const lectures: FakeLecture[] = []
  const logged: string[] = []
  if (projector)
    electron.screen.displays.push(display(2, { bounds: { x: 1440, y: 0, width: 1920, height: 1080 } }))
  const prepared = prepare(electron, { argv: ['lectern', ...argv], directory: '/', policy: POLICY })
  if (!prepared) throw new Error('The lock was refused.')
  await electron.app.whenReady()
  const openLecture = async (folder: string) => {
    if (folder.includes('missing'))
      throw new LecternError('folder-missing', `There is no folder ${folder}.`, 'Check the path.')
    const lecture = new FakeLecture(folder)
    lectures.push(lecture)
    return lecture
  }
  const log = (message: string) => logged.push(message)
  await createShell(electron, prepared, { ...depsFor({ time, openLecture }), log, ...over })
  await settle()
  const click = (id: string) => {
    const item = itemsOf(electron.menu ?? []).find((each) => each.id === id)
    ;(item?.click as (() => void) | undefined)?.()
  }
  const lecture = () => {
    const latest = lectures.at(-1)
    if (!latest) throw new Error('No lecture is open.')
    return latest
  }
  const startClock = () => lecture().host.dispatch({ type: 'clock', command: 'start' })
  return { electron, prepared, time, lectures, lecture, logged, click, startClock }
}

/** A shell that was started with a lecture, and both of its windows painted. */
export async function setUpShell(options: ShellOptions = {}) {
  const started = await startShell(options)
  const presenter = started.electron.window('/presenter')
  const audience = started.electron.window('/audience')
  for (const window of [presenter, audience]) {
    window.emit('ready-to-show')
    window.webContents.emit('did-finish-load')
  }
  await settle()
  return { ...started, presenter, audience }
}

/** A page of the lecture in this window. */
export function pageIn(window: FakeWindow) {
  const client = connectClient(pageOf(window.webContents)())
  const views: View[] = []
  client.onSnapshot(({ view }) => views.push(view))
  return { client, views }
}
