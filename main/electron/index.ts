import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
} from 'electron'
import { bundledLecture } from '../app/bundled.ts'
import type { CitationFormatter } from '../app/citation-formatter.ts'
import { createLogFile } from '../app/log-file.ts'
import { createAnswers, createRoutes } from '../app/routes.ts'
import { openStateFile } from '../app/state-file.ts'
import { developmentOrigin } from './addresses.ts'
import { describe } from './dialogs.ts'
import { canPlaceWindows } from './launch.ts'
import { createLog, keepRunning } from './log.ts'
import { orClose } from './or-close.ts'
import { prepare, type Prepared } from './prepare.ts'
import { createShell, type ShellDeps } from './shell.ts'
import type { ElectronLike } from './surface.ts'

// The entry of the desktop program. Everything up to `whenReady` is synchronous: awaiting at the top
// level of a module would keep Electron from ever becoming ready. Nothing is decided here.

const electron: ElectronLike = {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
}
const { isPackaged } = app
const here = import.meta.dirname
const policy = {
  developmentOrigin: developmentOrigin(isPackaged, process.env['ELECTRON_RENDERER_URL']),
  developerTools: !isPackaged,
}

const later: ShellDeps['later'] = (callback, milliseconds) => {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}
const logFile = join(app.getPath('userData'), 'lectern.log')
const log = createLog(process.stderr, createLogFile(logFile, Date.now))

/** One for all lectures that are opened. */
let citations: CitationFormatter | undefined

/** Read only by the program that has the lock: a second start must not touch what the first remembers. */
const shellDeps = (): ShellDeps => ({
  env: {
    preload: join(here, '../preload/preload.cjs'),
    isPackaged,
    platform: process.platform,
    canPlace: canPlaceWindows(
      process.platform,
      process.env,
      app.commandLine.getSwitchValue('ozone-platform'),
    ),
  },
  policy,
  bundledLecture: bundledLecture(
    isPackaged
      ? { kind: 'packaged', resourcesPath: process.resourcesPath }
      : { kind: 'repository', entry: join(here, 'electron.js') },
  ),
  // Loaded when it is needed: the compiler and the PDF library must not hold up the start.
  async openLecture(place) {
    const [{ citationFormatter, openDoorsOf, openToPresent }, { findLectureOrArchive }] = await Promise.all([
      import('../app/open-lecture.ts'),
      import('../app/archive/open.ts'),
    ])
    const folder = await findLectureOrArchive(place)
    citations ??= citationFormatter()
    const opened = await openToPresent(folder, { watch: true, place: 'resume', citations })
    return await orClose(opened, async (lecture) => {
      const doors = await openDoorsOf(lecture)
      const { createFollowAlong } = await import('../follow/follow-along.ts')
      const following = createFollowAlong({
        host: lecture,
        routes: createAnswers({ pagesDir: join(here, '../renderer'), lectureDir: () => lecture.folder }),
        before: doors.before.follow ?? null,
        keep: (place) => void doors.keep('follow', place),
      })
      lecture.useFollowing(following)
      if (process.env['LECTERN_FOLLOW']) following.turn(true)
      return {
        folder: lecture.folder,
        host: lecture,
        whenIdle: () => lecture.whenIdle(),
        flush() {
          lecture.flush()
          lecture.preferences?.flush?.()
        },
        async close() {
          await following.close()
          await lecture.close()
          await doors.forget()
        },
      }
    })
  },
  async exportAs(job) {
    const { exportAs } = await import('../app/export/as.ts')
    return exportAs({ ...job, pagesDir: join(here, '../renderer') })
  },
  async createLecture(folder, title) {
    const { createLecture } = await import('../app/new-lecture.ts')
    return (await createLecture(folder, { title })).folder
  },
  async checkLecture(path) {
    const { reportOf } = await import('../app/check-report.ts')
    return reportOf(path)
  },
  async readNotices() {
    const { readNotices } = await import('../app/notices.ts')
    return readNotices(isPackaged ? process.resourcesPath : join(here, '../..'))
  },
  routes: (lectureDir) => createRoutes({ pagesDir: join(here, '../renderer'), lectureDir, desk: true }),
  file: openStateFile(join(app.getPath('userData'), 'state.json'), { later, log }),
  version: app.getVersion(),
  runsOn: [
    { name: 'Electron', version: process.versions['electron'] ?? '' },
    { name: 'Chromium', version: process.versions['chrome'] ?? '' },
    { name: 'Node', version: process.versions.node },
  ],
  logFile,
  later,
  now: Date.now,
  log,
})

let prepared: Prepared | null = null
keepRunning(process, (message, cause) => {
  log(message, cause)
  prepared?.flush()
})
prepared = prepare(electron, { argv: process.argv, directory: process.cwd(), policy })
if (prepared !== null) run(prepared)

function run(ready: Prepared): void {
  // Told to end from outside, there is nobody to ask.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ready.end())
  void app.whenReady().then(() => start(ready))
}

async function start(ready: Prepared): Promise<void> {
  try {
    await createShell(electron, ready, shellDeps())
  } catch (error) {
    log('Lectern could not start.', error)
    const { message, remedy } = describe(error)
    dialog.showErrorBox('Lectern could not start.', `${message}\n${remedy}`.trim())
    app.exit(1)
  }
}
