import { basename } from 'node:path'
import type { CheckReport, DeskView } from '../../core/desktop/contract.ts'
import type { StateFile } from '../app/state-file.ts'
import { PAGE_ORIGIN, PARTITION } from './addresses.ts'
import { createAwake } from './awake.ts'
import { createDesk, type Desk } from './desk.ts'
import { createDeskWindows } from './desk-windows.ts'
import { createDialogs } from './dialogs.ts'
import { watchDisplays } from './displays.ts'
import { createEnding } from './ending.ts'
import { createExporter, type ExportAs } from './exporter.ts'
import { createLectureOpener } from './lecture-opener.ts'
import { clockRuns, createStand, isUnderWay, type OpenLecture } from './lecture-stand.ts'
import { createMenu } from './menu-keeper.ts'
import { connectOutside } from './outside.ts'
import type { PageDeps } from './page-window.ts'
import type { Prepared } from './prepare.ts'
import { createPrinter } from './printer.ts'
import { serveScheme, type Routes } from './protocol.ts'
import { createReviewWindow } from './review-window.ts'
import { secureSession } from './security.ts'
import type { ElectronLike } from './surface.ts'
import { audienceFills, openTheatre, serveFrom, type Theatre } from './theatre.ts'
import type { DesktopEnvironment } from './windows.ts'

/** What the shell is built from; `index.ts` supplies the real things, tests their own. */
export interface ShellDeps extends PageDeps {
  env: DesktopEnvironment
  /** Opens a lecture folder or an archive. @throws LecternError when it is none or cannot be read */
  openLecture(path: string): Promise<OpenLecture>
  /** Folder of the lecture that comes with the program. */
  bundledLecture: string
  /** @throws LecternError `pages-missing` */
  routes(lectureDir: () => string): Routes
  exportAs: ExportAs
  /** What is remembered from one start to the next. */
  file: StateFile
  version: string
  runsOn: DeskView['runsOn']
  /** Makes a new lecture to begin from. @throws LecternError */
  createLecture(folder: string, title?: string): Promise<string>
  /** @throws LecternError */
  checkLecture(path: string): Promise<CheckReport>
  /** Text of the licences of everything bundled. */
  readNotices(): Promise<string>
  /** Absolute. */
  logFile: string
}

/** A lecture that does not close in this time does not keep the program open. */
const CLOSING_MS = 3000

/**
 * Opens the lecture that was asked for, in its two windows, or the home window. Call once, when Electron
 * is ready.
 * @throws LecternError when the pages are missing
 */
export async function createShell<M>(
  electron: ElectronLike<M>,
  prepared: Prepared,
  deps: ShellDeps,
): Promise<void> {
  const stand = createStand()
  closeSessions(electron, deps, () => stand.current()?.folder ?? deps.bundledLecture)
  const onDisplays = watchDisplays(electron)
  const awake = createAwake(electron)
  let theatre: Theatre | null = null
  const update = () => awake(clockRuns(stand) || (theatre !== null && audienceFills(theatre.windows)))
  stand.subscribe(update)

  const front = () => living(theatre?.windows.presenter) ?? deskWindows.home()
  /** Where the lecturer is at work, which is never what the room sees. */
  const atHand = () => {
    const focused = living(electron.BrowserWindow.getFocusedWindow())
    return focused === null || focused === theatre?.windows.audience ? front() : focused
  }
  const dialogs = createDialogs(electron.dialog, atHand)
  const ending = createEnding({
    mustAsk: () => isUnderWay(stand),
    ask: () => dialogs.confirmEnd(),
    end: async (wanted) => {
      const patience = Promise.withResolvers<void>()
      deps.later(patience.resolve, CLOSING_MS)
      // A lecture that the system cuts off goes on at the next start, as after a crash: closing would end it.
      const isCutOff = !wanted && isUnderWay(stand)
      if (isCutOff) stand.current()?.flush?.()
      const closed = Promise.all([deps.file.flush(), isCutOff ? null : stand.current()?.close()])
      await Promise.race([closed, patience.promise]).finally(() => electron.app.quit())
    },
    log: deps.log,
  })
  const desk: Desk = createDesk(electron, {
    ...deps,
    dialogs,
    open: (path) => open(path),
    show(page) {
      if (page === 'log') electron.shell.showItemInFolder(deps.logFile)
      else deskWindows.show(page)
    },
  })
  desk.applyPreferences()
  const deskWindows = createDeskWindows(electron, {
    ...deps,
    host: desk,
    dialogs,
    open: (path) => void open(path),
  })
  const review = createReviewWindow(electron, {
    ...deps,
    dialogs,
    accept: (port) => serveFrom(stand, port, 'reviewer'),
  })
  const printer = createPrinter(electron, {
    env: deps.env,
    origin: deps.policy.developmentOrigin ?? PAGE_ORIGIN,
    later: deps.later,
    accept: (port, notes, onLaidOut) =>
      serveFrom(stand, port, notes ? 'notes-printer' : 'printer', { onLaidOut }),
  })
  const exporter = createExporter({ stand, printer, dialogs, electron, ...deps })
  const enter = (): Theatre =>
    openTheatre(electron, {
      ...deps,
      stand,
      dialogs,
      ending,
      exporter,
      onDisplays,
      placed: update,
      open: (path) => void open(path),
      memory: deps.file.state().windows,
      remember: (windows) => deps.file.change((state) => ({ ...state, windows })),
      showBoth: desk.preferences().oneDisplay === 'both',
    })
  const leave = () => {
    // In this order, because the last window that closes ends the program.
    deskWindows.show('home')
    exporter.cancel()
    theatre?.close()
    theatre = null
    review.close()
    update()
  }
  const open = createLectureOpener({
    stand,
    dialogs,
    openLecture: deps.openLecture,
    log: deps.log,
    opening: (path) => desk.setOpening(path === null ? null : basename(path)),
    opened(path, { host }, previous) {
      // It has a button of its own, and lies elsewhere at every start of an AppImage.
      if (path !== deps.bundledLecture) desk.remember(path, host.deck().deck.meta.title)
      if (theatre === null) theatre = enter()
      else if (previous !== null) theatre.renew()
      if (previous !== null) review.renew()
      update()
      deskWindows.closeHome()
    },
    nothingStands: leave,
  })
  const closeLecture = async () => {
    if (isUnderWay(stand) && !(await dialogs.confirmClose())) return
    const lecture = stand.clear()
    leave()
    await lecture?.close()
  }

  connectOutside(electron, prepared, {
    ending,
    front,
    home: () => deskWindows.show('home'),
    dialogs,
    stand,
    file: deps.file,
    log: deps.log,
  })
  createMenu(electron, {
    ...deps,
    stand,
    desk,
    dialogs,
    theatre: () => theatre,
    open: (path) => void open(path),
    closeLecture,
    exportAs: (wish) => exporter.exportAndTell(wish),
    review: () => review.show(),
    showHome: () => deskWindows.show('home'),
  })
  const asked = prepared.queue.attach((path) => void open(path)) ?? lastOne(desk)
  if (asked === null) {
    deskWindows.show('home')
    return
  }
  // The windows do not wait for the lecture: their pages load while it is read.
  theatre = enter()
  update()
  await open(asked)
}

function living<W extends { isDestroyed(): boolean }>(window: W | null | undefined): W | null {
  return window?.isDestroyed() === false ? window : null
}

/** What to open without being asked; null for the home window. */
function lastOne(desk: Desk): string | null {
  return desk.preferences().startWith === 'last' ? (desk.recents()[0]?.path ?? null) : null
}

function closeSessions<M>(electron: ElectronLike<M>, deps: ShellDeps, lectureDir: () => string): void {
  // No name is ever resolved (see prepare.ts); nor may a resolver be asked by way of HTTPS.
  electron.app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false })
  const session = electron.session.fromPartition(PARTITION, { cache: false })
  for (const each of [electron.session.defaultSession, session]) secureSession(each, deps.policy)
  serveScheme(session, deps.routes(lectureDir), deps.log)
}
