import type { Port } from '../../core/rpc/contract.ts'
import { serve } from '../../core/rpc/server.ts'
import type { Role } from '../../core/session/types.ts'
import { createAwake } from './awake.ts'
import { PAGE_ORIGIN, pageUrl, PARTITION } from './addresses.ts'
import { createCommandRunner, forwardKeys } from './command-runner.ts'
import { createDialogs, describe, type Dialogs } from './dialogs.ts'
import { createEnding } from './ending.ts'
import { createExporter, type ExportSlides } from './exporter.ts'
import { createExternalOpener } from './external.ts'
import { acceptPorts } from './ipc-port.ts'
import { createLectureOpener } from './lecture-opener.ts'
import { clockRuns, createStand, type OpenLecture, type Stand } from './lecture-stand.ts'
import { menuTemplate } from './menu.ts'
import type { Later } from './placer.ts'
import type { Prepared } from './prepare.ts'
import { createPrinter } from './printer.ts'
import { serveScheme, type Routes } from './protocol.ts'
import { watchOver } from './recovery.ts'
import { secureSession, type RequestPolicy } from './security.ts'
import type { ElectronLike, WindowLike } from './surface.ts'
import { createWindows, type DesktopEnvironment, type LectureWindows } from './windows.ts'

/** What the shell is built from; `index.ts` supplies the real things, tests their own. */
export interface ShellDeps {
  env: DesktopEnvironment
  policy: RequestPolicy
  /** @throws LecternError when the folder is no lecture or cannot be read */
  openLecture(folder: string): Promise<OpenLecture>
  /** Folder of the lecture that comes with the program. */
  bundledLecture: string
  /** @throws LecternError `pages-missing` */
  routes(lectureDir: () => string): Routes
  exportSlides: ExportSlides
  later: Later
  /** Milliseconds since the epoch. */
  now(): number
  log(message: string, cause?: unknown): void
}

/** A lecture that does not close in this time does not keep the program open. */
const CLOSING_MS = 3000

/**
 * Opens both windows at once and then the first lecture, which the pages wait for. Call once, when
 * Electron is ready.
 * @throws LecternError when not even the bundled lecture can be opened, or the pages are missing
 */
export async function createShell<M>(
  electron: ElectronLike<M>,
  prepared: Prepared,
  deps: ShellDeps,
): Promise<void> {
  // No name is ever resolved (see prepare.ts); nor may a resolver be asked by way of HTTPS.
  electron.app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false })
  const session = electron.session.fromPartition(PARTITION, { cache: false })
  for (const each of [electron.session.defaultSession, session]) secureSession(each, deps.policy)
  const stand = createStand()
  const routes = deps.routes(() => stand.current()?.folder ?? deps.bundledLecture)
  serveScheme(session, routes, deps.log)

  const awake = createAwake(electron)
  const update = () => awake(clockRuns(stand) || audienceFills(windows))
  const windows: LectureWindows = createWindows(electron, deps.env, { later: deps.later, placed: update })
  stand.subscribe(update)
  update()

  const dialogs = createDialogs(electron.dialog, windows.presenter)
  guardEnding(electron, prepared, windows, stand, dialogs, deps)
  connectOutside(electron, prepared, windows, dialogs, deps)
  const closePorts = [
    openPage(windows.presenter, 'presenter', stand, dialogs, deps),
    openPage(windows.audience, 'audience', stand, dialogs, deps),
  ]
  forwardKeys(windows.audience, stand)

  const open = createLectureOpener({
    stand,
    dialogs,
    openLecture: deps.openLecture,
    log: deps.log,
    replaced() {
      for (const close of closePorts) close()
      // The same addresses now name other files.
      for (const { webContents } of [windows.presenter, windows.audience]) webContents.reload()
    },
  })
  // What is asked for while the first lecture still opens waits for it.
  const waiting: string[] = []
  const request = (folder: string) => {
    if (stand.current() === null) waiting.push(folder)
    else void open(folder)
  }
  installMenu(electron, windows, stand, dialogs, request, deps)
  const first = prepared.queue.attach(request)
  stand.replace(await openFirst(electron, first, deps))
  for (const folder of waiting.slice(-1)) void open(folder)
}

async function openFirst<M>(
  electron: ElectronLike<M>,
  asked: string | null,
  deps: ShellDeps,
): Promise<OpenLecture> {
  if (asked !== null) {
    try {
      return await deps.openLecture(asked)
    } catch (error) {
      deps.log(`The lecture ${asked} could not be opened.`, error)
      const { message, remedy } = describe(error)
      electron.dialog.showErrorBox('The lecture could not be opened.', `${message}\n${remedy}`.trim())
    }
  }
  return deps.openLecture(deps.bundledLecture)
}

/** Loads a window's page, keeps it alive and answers it. Returns the way to close its connections. */
function openPage(
  window: WindowLike,
  role: 'presenter' | 'audience',
  stand: Stand,
  dialogs: Dialogs,
  deps: ShellDeps,
): () => void {
  const origin = deps.policy.developmentOrigin ?? PAGE_ORIGIN
  const load = () => {
    // Failures come as `did-fail-load` too, which is where they are dealt with.
    window.loadURL(pageUrl(role, deps.policy.developmentOrigin)).catch(() => undefined)
  }
  watchOver(window.webContents, {
    name: role,
    load,
    later: deps.later,
    now: deps.now,
    log: deps.log,
    giveUp(retry) {
      deps.log(`The ${role} page failed too often.`)
      void dialogs.askAfterFailure(role).then((again) => again && retry())
    },
  })
  const close = acceptPorts(window.webContents, origin, (port) => serveFrom(stand, port, role))
  load()
  return close
}

function guardEnding<M>(
  electron: ElectronLike<M>,
  prepared: Prepared,
  windows: LectureWindows,
  stand: Stand,
  dialogs: Dialogs,
  { log, later }: ShellDeps,
): void {
  const ending = createEnding({
    mustAsk: () => clockRuns(stand),
    ask: () => dialogs.confirmEnd(),
    end: async () => {
      const patience = Promise.withResolvers<void>()
      later(patience.resolve, CLOSING_MS)
      await Promise.race([stand.current()?.close(), patience.promise]).finally(() => electron.app.quit())
    },
    log,
  })
  prepared.onEnd(() => ending.end())
  electron.app.on('before-quit', (event) => ending.intercept(event))
  windows.presenter.on('close', (event) => ending.intercept(event))
  windows.audience.on('close', (event) => {
    if (ending.isEnding()) return
    // Kept, so that the menu can bring it back at once.
    event.preventDefault()
    windows.prefer({ audience: 'hidden' })
  })
}

function connectOutside<M>(
  electron: ElectronLike<M>,
  prepared: Prepared,
  { presenter }: LectureWindows,
  dialogs: Dialogs,
  { log }: ShellDeps,
): void {
  const openExternal = createExternalOpener({
    ask: (address) => dialogs.confirmLink(address),
    open: (address) => electron.shell.openExternal(address),
    log,
  })
  prepared.onExternal((url) => void openExternal(url))
  prepared.onActivate(() => {
    if (presenter.isDestroyed()) return
    if (presenter.isMinimized()) presenter.restore()
    presenter.show()
    presenter.focus()
  })
  electron.app.on('child-process-gone', (_event, { type, reason }) => {
    log(`A process of kind ${type} is gone: ${reason}.`)
  })
}

function installMenu<M>(
  electron: ElectronLike<M>,
  windows: LectureWindows,
  stand: Stand,
  dialogs: Dialogs,
  open: (folder: string) => void,
  deps: ShellDeps,
): void {
  const origin = deps.policy.developmentOrigin ?? PAGE_ORIGIN
  const printer = createPrinter(electron, {
    env: deps.env,
    origin,
    later: deps.later,
    accept: (port) => serveFrom(stand, port, 'printer'),
  })
  const exportSlides = createExporter({ stand, printer, dialogs, electron, ...deps })
  const run = createCommandRunner(windows, stand)
  const template = menuTemplate(deps.env, {
    openLecture: () => {
      void dialogs.chooseLecture().then((folder) => (folder === null ? undefined : open(folder)))
    },
    exportSlides: () => void exportSlides(),
    run,
    toggleAudience: () => {
      windows.prefer({ audience: windows.placement().audience.visible ? 'hidden' : 'shown' })
    },
    swapDisplays: () => windows.prefer({ swapped: !windows.isSwapped(), presenterBounds: null }),
  })
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template))
}

/** Answers a page from the current lecture, once there is one; a port keeps what comes before. */
function serveFrom(stand: Stand, port: Port, role: Role): void {
  void stand.whenOpen().then(({ host }) => serve(port, role, host))
}

/** The room is looking at it, clock or no clock. */
function audienceFills(windows: LectureWindows): boolean {
  const { visible, fullscreen } = windows.placement().audience
  return visible && fullscreen
}
